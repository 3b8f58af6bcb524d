// scene.js - one community on a canvas.
//
//   const scene = createScene(canvas, { frameFields, lang, departments, community, side });
//   scene.draw(frame, fraction, { calm, palette, lang, scale, speed, departments, before })
//                                 true if anything was drawn
//   scene.describe(frame)         {zh, en}: the day in two sentences, for aria-live
//   scene.at(x, y)                {zh, en} of what stands there (CSS pixels), or null
//   scene.view(frame)             the frame read by names: for scaleOf(views, rooms) (scale.js)
//   scene.room()                  pixels that a pile has here, as last drawn; it changes when a workstation
//                                 comes, so pass { ...scale, room: the least of both sides } each time
//   scene.resize()                after the element's size or the screen's pixels changed
//
// frame: an evening. fraction: of its day, 0..1; piles and purses go from the evening before to
// this one: that of `before`, or of the frame drawn last if it was the day before's. calm: nothing
// travels. speed: days a second; above FAST tokens become streams and the light stays that of
// noon. scale: see scale.js; both sides must be given the same. lang: 'zh' or 'en'. palette:
// 'light', 'dark' or colours (palette.js). departments: how many offices stand above; if nobody
// tells, as many as ever sent anything. Draws at once; who calls decides when.

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
import { surface } from './shape.js';
import { positions, running, streams } from './tokens.js';
import { between, postsOf, reader } from './view.js';

const FAST = 3;              // days a second
const MEMORY = 7;            // days whose mean a stream shows
const TRIP = 2.4;            // seconds of a token's way when days fly past
const WORK = [0.08, 0.8];    // of the day: when what was done today is laid out

const share = (fraction, [from, to]) => Math.max(0, Math.min(1, (fraction - from) / (to - from)));
const smooth = (t) => t * t * (3 - 2 * t);

// The evening's shade, the same at the end of a day and at the beginning of the next.
export function duskOf(view, fraction, still) {
    if (!view.works)
        return 0.1;
    return still ? 0 : 0.14 * Math.max(smooth(share(fraction, [0.78, 1])),
        1 - smooth(share(fraction, [0, 0.1])));
}

// The mean day of some: for streams that outlast a day.
export function meanDay(days, last) {
    const mean = (pick) => days.reduce((all, day) => all + pick(day), 0) / days.length;
    const list = (name) => last[name].map((_, i) => mean((day) => day[name][i] ?? 0));
    return { ...last, day: 0, sent: list('sent'), arrived: list('arrived'), abandoned: list('abandoned'),
        refused: mean((day) => day.refused), visits: mean((day) => day.visits) };
}

export function createScene(canvas, {
    frameFields, lang: spoken = 'zh', departments: known = 0, community = 0, side = 0,
}) {
    const ctx = canvas.getContext('2d', { alpha: false });
    const read = reader(frameFields);
    let [plan, layers, made, drawn] = [null, null, '', ''];
    let [before, today, shown] = [null, null, null];
    let [kept, version, recent] = [null, 0, []];
    let needle = 0;
    let offices = known; // if nobody tells: as many as ever sent anything here
    let [width, height, ratio] = [0, 0, 1];

    function resize() {
        const box = canvas.getBoundingClientRect();
        ratio = Math.min(3, globalThis.devicePixelRatio || 1);
        [width, height] = [Math.max(200, Math.round(box.width)), Math.max(180, Math.round(box.height))];
        [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
        made = drawn = '';
    }

    function prepare(view, told) {
        const posts = postsOf(view);
        const departments = Math.min(view.sent.length || 1, told || offices || 1);
        const [own, other] = view.backlog.map(([admin]) => admin);
        if (own !== other) // threads go where departments' work lies
            needle = other > own ? 1 : 0;
        plan = layout(width, height, { departments, posts, needle });
        return `${width} ${height} ${ratio} ${departments} ${JSON.stringify(posts)} ${needle}`;
    }

    // A frame that says what the last one said is the last one.
    function remember(frame, given) {
        if (kept && frame.length === kept.length && kept.every((value, i) => value === frame[i]))
            return;
        kept = frame.slice();
        version++;
        const last = today;
        today = read(frame);
        const follows = last?.day === today.day - 1;
        before = given ? read(given) : follows ? last : null;
        const near = today.day > last?.day && today.day < last.day + 2 * MEMORY;
        recent = near ? [...recent.slice(1 - MEMORY), today] : [today];
        for (const [d, count] of today.sent.entries())
            if (count > 0 && !known)
                offices = Math.max(offices, d + 1);
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

    // What is the same from morning to evening: who sends, how residents' buildings stand.
    function paintDay(to, { p, scale, sent }) {
        to.setTransform(1, 0, 0, 1, 0, 0);
        to.drawImage(layers.back, 0, 0);
        to.setTransform(ratio, 0, 0, ratio, 0, 0);
        drawSending(to, plan, p, sent);
        for (const [i, front] of [false, true].entries()) {
            drawWalls(to, plan, p, today.trust, scale.trust, front);
            to.drawImage(layers.rows[i], 0, plan.estateBox.y - 2, width, plan.estateBox.h + 4);
        }
    }

    // While single days are watched their day is drawn once and then copied.
    function layDay(options, still) {
        if (still)
            return paintDay(ctx, options);
        if (layers.day !== version) {
            layers.ofDay ??= surface(width, height, ratio, () => {});
            paintDay(layers.ofDay.getContext('2d', { alpha: false }), options);
            layers.day = version;
        }
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.drawImage(layers.ofDay, 0, 0);
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    }

    // Down to the ground: the colours of trust stay what they are.
    function shade(p, depth) {
        const { groundY, estateBox } = plan;
        const shadow = ctx.createLinearGradient(0, groundY, 0, estateBox.y);
        shadow.addColorStop(0, `rgba(${p.dusk}, ${depth.toFixed(3)})`);
        shadow.addColorStop(1, `rgba(${p.dusk}, 0)`);
        ctx.fillStyle = `rgba(${p.dusk}, ${depth.toFixed(3)})`;
        ctx.fillRect(0, 0, width, groundY);
        ctx.fillStyle = shadow;
        ctx.fillRect(0, groundY, width, estateBox.y - groundY);
    }

    function paint(view, fraction, { p, lang, scale, calm, speed }) {
        const fast = speed > FAST && !calm;
        const still = calm || fast;
        layDay({ p, scale, sent: fast ? meanDay(recent, view).sent.map(Math.round) : view.sent }, still);
        const dusk = duskOf(view, fraction, still);
        if (dusk > 0.004)
            shade(p, dusk);
        drawStaff(ctx, plan, p, view, scale,
            { ...layers, ratio, evening: still || fraction > 0.7, identity: community * 40 });
        if (view.works)
            drawDone(ctx, plan, p, view, still ? 1 : share(fraction, WORK));
        drawMoney(ctx, plan, p, view, scale, lang, !fast);
        drawFigures(ctx, plan, p, view, scale, lang, tokens(view, fraction, calm, speed));
    }

    function draw(frame, fraction = 1, {
        calm = false, palette = 'light', lang = spoken, scale, speed = 1, departments = 0, before: earlier,
    } = {}) {
        if (!width)
            resize();
        remember(frame, earlier);
        const at = calm ? 1 : fraction;
        const p = paletteOf(palette);
        const shape = prepare(today, departments);
        const used = { ...(scale ?? scaleOf([today], [])) };
        used.room = Number.isFinite(used.room) ? used.room : plan.room;
        const look = `${shape} ${lang} ${JSON.stringify([palette, used])}`;
        const state = `${look} ${version} ${at} ${calm} ${speed > FAST ? speed : 0}`;
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
