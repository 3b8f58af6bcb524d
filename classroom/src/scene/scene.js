// scene.js - one community on a canvas.
//
//   const scene = createScene(canvas, { frameFields, departments, community, side });
//   scene.draw(frame, fraction, { calm, palette, lang, scale, speed })
//                                 true if anything was drawn
//   scene.describe(frame)         {zh, en}: the day in two sentences, for aria-live
//   scene.at(x, y)                {zh, en} of what stands there (CSS pixels), or null
//   scene.view(frame)             the frame read by names: for scaleOf(views, rooms) (scale.js)
//   scene.room()                  pixels that a pile has here; the least of both sides is the scale's
//   scene.resize()                after the element's size or the screen's pixels changed
//
// frame: an evening. fraction: of its day, 0..1; piles, trust and money go from the evening
// before (if that was the frame drawn last) to this one. calm: nothing travels. speed: days
// a second; above FAST tokens become streams and the light stays that of noon. scale: see
// scale.js; both sides must be given the same. Draws at once; who calls decides when.

import { describe } from './describe.js';
import { drawWalls } from './estate.js';
import { drawDone, drawStaff } from './house.js';
import { drawFigures } from './labels.js';
import { layersOf } from './layers.js';
import { layout } from './layout.js';
import { coins, drawMoney } from './money.js';
import { drawSending } from './offices.js';
import { paletteOf } from './palette.js';
import { placeAt } from './places.js';
import { scaleOf } from './scale.js';
import { positions, running, streams } from './tokens.js';
import { between, reader } from './view.js';

export const FAST = 3;       // days a second
const MEMORY = 7;            // days whose mean a stream shows
const TRIP = 2.4;            // seconds of a token's way when days fly past
const WORK = [0.08, 0.8];    // of the day: when what was done today is laid out

const share = (fraction, [from, to]) => Math.max(0, Math.min(1, (fraction - from) / (to - from)));
const smooth = (t) => t * t * (3 - 2 * t);

// The evening's shade, the same at the end of a day and at the beginning of the next.
export function duskOf(view, fraction, still) {
    if (!view.works)
        return 0.1;
    return still ? 0 : 0.26 * Math.max(smooth(share(fraction, [0.78, 1])), 1 - smooth(share(fraction, [0, 0.1])));
}

// The mean day of some: for streams that outlast a day.
export function meanDay(days, last) {
    const mean = (pick) => days.reduce((all, day) => all + pick(day), 0) / days.length;
    const list = (name) => last[name].map((_, i) => mean((day) => day[name][i] ?? 0));
    return { ...last, day: 0, sent: list('sent'), arrived: list('arrived'), abandoned: list('abandoned'),
        refused: mean((day) => day.refused) };
}

export function createScene(canvas, { frameFields, departments = 0, community = 0, side = 0 }) {
    const ctx = canvas.getContext('2d', { alpha: false });
    const read = reader(frameFields);
    let [plan, layers, made, drawn] = [null, null, '', ''];
    let [before, today, shown] = [null, null, null];
    let recent = [];
    let [width, height, ratio] = [0, 0, 1];

    function resize() {
        const box = canvas.getBoundingClientRect();
        ratio = Math.min(3, globalThis.devicePixelRatio || 1);
        [width, height] = [Math.max(200, Math.round(box.width)), Math.max(180, Math.round(box.height))];
        [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
        made = drawn = '';
    }

    const postsOf = (view) => [0, 1].map((body) => view.staff.filter((one) => one.body === body).length);

    function prepare(view) {
        const posts = postsOf(view);
        if (!posts[1] && view.waiting[1].some((count) => count > 0))
            posts[1] = 1; // work waits where nobody is
        const offices = departments || Math.max(1, view.sent.findLastIndex?.((count) => count > 0) + 1 || view.sent.length);
        plan = layout(width, height, { departments: offices, posts });
        return `${width} ${height} ${ratio} ${offices} ${posts}`;
    }

    function remember(frame) {
        const day = read(frame);
        if (today?.day === day.day)
            return;
        before = today?.day === day.day - 1 ? today : null;
        if (!before)
            recent = [];
        recent = [...recent.slice(1 - MEMORY), day];
        today = day;
    }

    function tokens(view, fraction, calm, speed) {
        if (calm)
            return [];
        const fast = speed > FAST;
        const day = fast ? meanDay(recent, view) : view;
        const list = streams(plan, day);
        for (const stream of list)
            for (const place of fast ? running(stream, view.day + fraction, speed * TRIP)
                : positions(stream, view.day, fraction))
                layers.sprites.stamp(ctx, stream.sprite, place);
        for (const place of fast ? [] : coins(plan, view, fraction))
            layers.sprites.stamp(ctx, 'coin', place);
        return list;
    }

    function paint(view, fraction, { p, lang, scale, calm, speed }) {
        const still = calm || speed > FAST;
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.drawImage(layers.back, 0, 0);
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        const dusk = duskOf(view, fraction, still);
        if (dusk > 0.004) {
            ctx.fillStyle = `rgba(${p.dusk}, ${dusk.toFixed(3)})`;
            ctx.fillRect(0, 0, width, plan.legend.y - 3);
        }
        const evening = still || fraction > 0.7;
        drawSending(ctx, plan, p, speed > FAST && !calm ? meanDay(recent, view).sent.map(Math.round) : view.sent);
        drawStaff(ctx, plan, p, view, scale, { ...layers, ratio, evening, identity: community * 40 });
        if (view.works)
            drawDone(ctx, plan, p, view, still ? 1 : share(fraction, WORK));
        const top = plan.estateBox.y - 2;
        for (const [i, front] of [false, true].entries()) {
            drawWalls(ctx, plan, p, view.trust, scale.trust, front);
            ctx.drawImage(layers.rows[i], 0, top, width, plan.estateBox.h + 4);
        }
        drawMoney(ctx, plan, p, view, scale, lang);
        drawFigures(ctx, plan, p, view, lang, tokens(view, fraction, calm, speed));
    }

    function draw(frame, fraction = 1, { calm = false, palette = 'light', lang = 'zh', scale, speed = 1 } = {}) {
        if (!width)
            resize();
        remember(frame);
        const at = calm ? 1 : fraction;
        const p = paletteOf(palette);
        const shape = prepare(today);
        const used = scale ?? scaleOf([today], [plan.room]);
        const look = `${shape} ${typeof palette === 'string' ? palette : JSON.stringify(palette)} ${lang} ${JSON.stringify(used)}`;
        const state = `${look} ${today.day} ${at} ${calm} ${speed > FAST ? speed : 0}`;
        if (state === drawn)
            return false;
        if (look !== made)
            layers = layersOf(plan, p, lang, used, ratio);
        [made, drawn] = [look, state];
        shown = calm ? today : between(before, today, at);
        paint(shown, at, { p, lang, scale: used, calm, speed });
        return true;
    }

    return {
        side, draw, resize,
        describe: (frame) => describe(read(frame)),
        view: read,
        room: () => plan?.room ?? Infinity,
        at: (x, y) => (plan && shown ? placeAt(plan, shown, x, y) : null),
    };
}
