// scene.mjs - the picture's geometry, tokens and words, and the player, without a screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, keys } from '../../classroom/src/player/keys.js';
import { createPlayer } from '../../classroom/src/player/player.js';
import { apart } from '../../classroom/src/scene/apart.js';
import { describe } from '../../classroom/src/scene/describe.js';
import { dateOf, short } from '../../classroom/src/scene/figure.js';
import { doneSheets, pileParts, seatPlaces } from '../../classroom/src/scene/house.js';
import { layout, seatGrid } from '../../classroom/src/scene/layout.js';
import { threadPoint } from '../../classroom/src/scene/offices.js';
import { mix, paletteOf, trustColour } from '../../classroom/src/scene/palette.js';
import { placeAt } from '../../classroom/src/scene/places.js';
import { holds, scaleOf } from '../../classroom/src/scene/scale.js';
import { duskOf, meanDay } from '../../classroom/src/scene/scene.js';
import { portion, positions, running, streams } from '../../classroom/src/scene/tokens.js';
import { between, desk, employed, pile, pileTop, postsOf, reader, sum } from '../../classroom/src/scene/view.js';
import { words } from '../../classroom/src/words/scene.js';
import { evening, frameFields, frameOf } from './scene_frames.mjs';

const read = reader(frameFields);
const near = (a, b, within = 1e-9) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);
const busy = (more = {}) => read(evening({ load: 0.8, burnout: 0.5, departments: 40, ...more }));
const planOf = (view, width = 780, height = 520, departments = 40) =>
    layout(width, height, { departments, posts: postsOf(view) });

test('a frame is read by names; what the engine does not give reads as nothing', () => {
    const view = read(frameOf({
        day: 9, works: 1, posts: 3, state: [3, 1, 2], body: [0, 0, 1], burnout: [250, 0, 1000],
        backlog: [600, 0, 120, 0, 0, 120],
        trust: [500, -1], trust_mean: -1,
    }));
    assert.deepEqual(view.staff.map((one) => one.burnout), [0.25, 0, 1]);
    assert.equal(employed(view, 0), 1);
    assert.deepEqual(pile(view, 0), [10, 0, 2, 0, 0]);
    assert.deepEqual(view.trust.slice(0, 2), [0.5, null]);
    assert.equal(view.trustMean, 0);
    assert.deepEqual(postsOf(view), [[0, 1], [2]]);
    const dual = { ...view, dual: 1 }; // the first post serves both
    assert.equal(employed(dual, 1), 2);
    assert.deepEqual(desk(dual, dual.staff[0]), [11, 0, 2, 0, 0]);
    assert.deepEqual(desk(dual, dual.staff[2]), [1, 0, 0, 0, 0]);
    assert.equal(pileTop(dual), 13);
    const bare = reader([{ name: 'day', at: 0, n: 1 }])(Int32Array.of(4));
    assert.deepEqual([bare.day, bare.works, bare.staff, pileTop(bare), bare.sent], [4, true, [], 0, []]);
});

test('nothing leaves the canvas or overlaps, at every size and number of posts', () => {
    for (const [width, height] of [[360, 300], [520, 380], [780, 520], [1100, 700]])
        for (const heads of [[1, 0], [9, 0], [8, 4], [6, 14], [40, 0]])
            for (const departments of [1, 2, 12, 48]) {
                const plan = planOf(busy({ heads }), width, height, departments);
                const boxes = [...plan.offices, ...plan.houses, ...plan.estate, plan.money.purse,
                    plan.money.fund, plan.legend];
                for (const { x, y, w, h } of boxes)
                    assert.ok(w > 0 && h > 0 && x >= -1 && y >= 0 && x + w <= width + 1 && y + h <= height + 1,
                        `${width} ${heads} ${departments}: ${[x, y, w, h]}`);
                assert.ok(plan.streetY < plan.eye.y && plan.eye.y < plan.houses[0].y);
                assert.ok(plan.groundY < plan.estateBox.y);
                assert.ok(plan.estateBox.y + plan.estateBox.h <= plan.legend.y);
                assert.ok(plan.room > 8, `room for piles: ${plan.room}`);
                for (const house of plan.houses)
                    for (const [i, seat] of house.seats.entries()) {
                        assert.ok(seat.x >= house.x && seat.x + seat.w <= house.x + house.w + 0.5);
                        const { person, pile: at } = seatPlaces(seat);
                        assert.ok(person.y >= house.y - 1 && at.x + at.w <= seat.x + seat.w + 3);
                        const next = house.seats[i + 1];
                        assert.ok(!next || next.x >= seat.x + seat.w - 0.5 || next.y > seat.y);
                    }
                for (let i = 1; i < plan.offices.length; i++)
                    assert.ok(plan.offices[i].x >= plan.offices[i - 1].x + plan.offices[i - 1].w);
            }
    assert.deepEqual({ ...seatGrid(9, 590, 150), size: 0 }, { columns: 9, rows: 1, size: 0 });
    assert.equal(seatGrid(40, 590, 150).rows > 1, true);
});

test('a pile is as high as its hours, in both pictures, and says when it does not fit', () => {
    const scale = { pile: 100, room: 200 };
    const { parts, height, over } = pileParts([50, 0, 25, 0, 0], scale, 200);
    assert.deepEqual(parts, [{ k: 0, from: 0, h: 100 }, { k: 2, from: 100, h: 50 }]);
    assert.deepEqual([height, over], [150, false]);
    near(2 * pileParts([10, 10, 0, 0, 0], scale, 200).height,
        pileParts([20, 20, 0, 0, 0], scale, 200).height);
    const cut = pileParts([150, 0, 0, 0, 0], scale, 200);
    assert.deepEqual([cut.height, cut.over], [200, true]);
    const views = [read(evening({ load: 0.2, trust: 0.55 })), busy({ trust: 0.5 })];
    const both = scaleOf(views, [180, 120]);
    assert.equal(both.room, 120);
    assert.ok(both.pile >= pileTop(views[1]) && both.pile <= 1.3 * pileTop(views[1]));
    for (const view of views)
        assert.equal(pileParts(pile(view, 0), both, both.room).over, false);
    assert.ok(both.fund > 0 && scaleOf([{ ...views[0], fund: 0 }], [1]).fund === 0);
    assert.ok(both.trust[1] - both.trust[0] >= 0.2 - 1e-9);
    assert.deepEqual([0, 0.31, 1, 3.1, 20, 21, 999].map(holds), [1, 0.4, 1, 4, 20, 25, 1000]);
});

test('sheets done: as many as were done, those on paper marked, and never more than fit', () => {
    const few = doneSheets([2, 0, 1, 0, 0], [0, 0, 3, 0, 0], 20);
    assert.deepEqual([few.sheets.length, few.sheets.filter((sheet) => sheet.hatched).length, few.each],
        [6, 3, 1]);
    const many = doneSheets([100, 0, 0, 0, 0], [50, 0, 0, 0, 0], 20);
    assert.equal(many.each, 8);
    assert.ok(many.sheets.length <= 20 && many.sheets.length >= 18);
});

test('tokens follow from day and index, are capped, and say what each stands for', () => {
    assert.deepEqual([0, 1, 14, 15, 28, 29, 1000].map((count) => portion(count, 14)), [
        { each: 1, n: 0 }, { each: 1, n: 1 }, { each: 1, n: 14 }, { each: 2, n: 8 }, { each: 2, n: 14 },
        { each: 3, n: 10 }, { each: 72, n: 14 }]);
    const view = busy();
    const plan = planOf(view);
    const list = streams(plan, view);
    assert.deepEqual(list.map(({ sprite }) => sprite).sort(),
        ['admin', 'counter', 'gone', 'need', 'overhead', 'refused', 'self']);
    for (const stream of list) {
        assert.ok(stream.n <= plan.tokens);
        for (let at = 0; at <= 1; at += 0.01) {
            const places = positions(stream, view.day, at);
            assert.deepEqual(places, positions(streams(plan, view).find((one) => one.key === stream.key),
                view.day, at));
            for (const { x, y, alpha } of places)
                assert.ok(x >= -2 && x <= 780 && y >= 0 && y <= 520 && alpha >= 0 && alpha <= 1);
        }
        assert.deepEqual(positions(stream, view.day, 0), []);
        assert.deepEqual(positions(stream, view.day, 1), []);
        assert.equal(running(stream, 12.3, 70).length, stream.n);
    }
    const seen = (day) => JSON.stringify(list.map((stream) => positions(stream, day, 0.4)));
    assert.notEqual(seen(3), seen(4));
    assert.deepEqual(streams(plan, read(evening({ load: 0.8, works: 0, departments: 40 })))
        .map((one) => one.sprite), ['need']);
});

test('tasks fall from those who send, through the eye; people come up from home', () => {
    const view = busy();
    const plan = planOf(view);
    const office = plan.offices[5];
    near(threadPoint(office, plan.eye, 0).y, plan.streetY);
    near(threadPoint(office, plan.eye, 1).x, plan.eye.x);
    const only = { ...view, sent: view.sent.map((_, d) => (d === 5 ? 3 : 0)) };
    const admin = streams(plan, only).find((one) => one.sprite === 'admin');
    assert.equal(admin.n, 3);
    near(admin.path(2)(0).x, office.x + office.w / 2);
    const need = streams(plan, view).find((one) => one.sprite === 'need').path(0);
    assert.ok(need(0).y > plan.estateBox.y && need(1).y < plan.groundY);
    const gone = streams(plan, view).find((one) => one.sprite === 'gone').path(0);
    assert.ok(gone(0).y < plan.groundY && gone(1).y > plan.estateBox.y);
});

test('from evening to evening piles go steadily; the day counts are the later day', () => {
    const [a, b] = [busy({ day: 3 }), busy({ day: 4, load: 0.4 })];
    near(between(a, b, 0.25).backlog[0][0], 0.75 * a.backlog[0][0] + 0.25 * b.backlog[0][0]);
    assert.equal(between(a, b, 1), b);
    assert.equal(between(null, b, 0.5), b);
    assert.deepEqual(between(a, b, 0).arrived, b.arrived);
    assert.equal(between(a, busy({ heads: [5, 0] }), 0.5).staff.length, 5); // posts changed: no half ones
    const mean = meanDay([{ ...a, arrived: [2, 0, 0, 0, 0] }, { ...b, arrived: [4, 0, 0, 0, 0] }], b);
    assert.deepEqual(mean.arrived, [3, 0, 0, 0, 0]);
    near(duskOf(b, 0, false), duskOf(b, 1, false));
    assert.deepEqual([duskOf(b, 0.5, false), duskOf(b, 1, true)], [0, 0]);
});

test('colours of trust grow lighter step by step, and classes differ in lightness', () => {
    const light = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((all, c, i) => all + c * [0.2126, 0.7152, 0.0722][i], 0);
    for (const name of ['light', 'dark']) {
        const p = paletteOf(name);
        for (let i = 1; i <= 20; i++)
            assert.ok(light(trustColour(p, i / 20)) > light(trustColour(p, (i - 1) / 20)));
        assert.equal(trustColour(p, 7), trustColour(p, 1));
        const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        for (const [ground, ink] of [[p.plate, p.ink], [p.plate, p.admin], [p.plate, p.alarm],
            [p.inside, p.soft],
            [p.sky[0], p.soft], [p.ground, p.soft], [p.wall, p.ink]])
            assert.ok(ratio(ground, ink) >= 4.5, `${name}: ${ink} on ${ground}: ${ratio(ground, ink)}`);
        assert.ok(ratio(p.counter, p.admin) > 1.4 && ratio(p.self, p.need) > 1.4);
    }
    assert.equal(mix('#000000', '#ffffff', 0.5), '#808080');
});

test('a day is told in two sentences, with its own numbers, in both languages', () => {
    const told = describe(read(frameOf({
        day: 14674, works: 1, posts: 3, state: [3, 1, 3], burnout: [200, 0, 400],
        waiting: [1200, 0, 34, 0, 0, 5],
        arrived: [4, 2, 3, 1, 0], done: [3, 1], on_paper: [2], abandoned: [0, 0, 6], trust_mean: 480,
    })));
    assert.equal(told.en, '6 Mar 2010: 2 of 3 posts are at work, mean burnout 30 %; 1,239 tasks wait, 1,205 of them '
        + 'departments’. Residents brought 6 matters, 6 were closed (2 on paper only), 6 gave up; trust is 48 %.');
    assert.equal(told.zh, '2010 年 3 月 6 日：3 个岗位中 2 人在岗，平均倦怠 30 %，待办 1,239 件，其中部门任务 1,205 件。'
        + '居民今天来了 6 件事，办结 6 件（2 件只在纸面上），6 人放弃；信任 48 %。');
    assert.match(describe(read(evening({ works: 0 }))).en, /the office is closed/);
    assert.equal(dateOf('en', 0), '1 Jan 1970');
    assert.deepEqual([950, 12345, -2.5e6].map((value) => short(value, 'en')), ['950', '12k', '\u22122.5m']);
    assert.equal(short(12345, 'zh'), '1.2万');
    for (const [key, { zh, en }] of Object.entries(words)) {
        const slots = (text) => [...new Set(text.match(/\{\d\}/g))].sort();
        assert.ok(typeof zh === 'string' && typeof en === 'string', key);
        if (key !== 'date') // which has the month's name in English
            assert.deepEqual(slots(zh), slots(en), key);
    }
});

test('labels that want one place: the first has it, the others stand beside, inside, and stay who they are', () => {
    const within = { x: 0, y: 0, w: 200, h: 60 };
    const wish = (x, y, name) => ({ x, y, w: 60, h: 15, name });
    assert.deepEqual(apart([wish(10, 20), wish(90, 20)], within), [wish(10, 20), wish(90, 20)]);
    const placed = apart(Array.from({ length: 6 }, (_, i) => wish(70 + i, 20, i)), within, [{ x: 0, y: 0, w: 30, h: 60 }]);
    assert.deepEqual(placed[0], wish(70, 20, 0));
    placed.forEach((one, i) => {
        assert.equal(one.name, i);
        assert.ok(one.x >= 33, `${i} stands on what is fixed`);
        for (const other of placed.slice(i + 1))
            assert.ok(one.x + 60 <= other.x || other.x + 60 <= one.x || one.y + 15 <= other.y || other.y + 15 <= one.y);
    });
    assert.equal(apart([wish(190, 0)], within)[0].x, 140); // what sticks out comes in
});

test('what stands at a point is named with its figure', () => {
    const view = busy({ heads: [8, 4] });
    const plan = planOf(view);
    const say = (box) => placeAt(plan, view, box.x + box.w / 2, box.y + box.h / 2)?.en;
    const sender = view.sent.findIndex((count) => count > 1);
    assert.equal(say(plan.offices[sender]), `Department ${sender + 1}: ${view.sent[sender]} tasks sent today`);
    const seat = plan.houses[0].seats[view.staff.findIndex((one) => one.state === 3)];
    const { person, pile: at } = seatPlaces(seat);
    assert.match(placeAt(plan, view, person.x + seat.size * 0.4, person.y + seat.size * 0.5).en,
        /^At work, burnout \d+ %/);
    assert.match(placeAt(plan, view, at.x + at.w / 2, at.base - 5).en,
        new RegExp(`^Residents’ committee: ${sum(view.waiting[0])} waiting, `));
    const vacant = plan.houses[0].seats[view.staff.findIndex((one) => one.state === 1)];
    assert.match(say(vacant), /vacant/);
    assert.equal(say({ ...plan.estate[20], h: 0, y: plan.estate[20].y + plan.estate[20].h - 2 }),
        `Building 21: trust in the committee ${Math.round(view.trust[20] * 100)} %`);
    assert.match(say(plan.money.purse), /^Purse: /);
    assert.match(say(plan.money.fund), /^Community fund: /);
    assert.equal(placeAt(plan, view, 2, plan.streetY + 20), null);
});

// A screen that shows a frame when it is told to.
function screen(options) {
    const ticks = [];
    let call = null;
    let now = 0;
    const player = createPlayer({ ...options, onTick: (day, fraction) => ticks.push([day, fraction]),
        frame: (given) => { call = given; return 1; }, drop: () => { call = null; } });
    const pass = (ms) => {
        const due = call;
        call = null;
        due?.(now += ms);
        return Boolean(due);
    };
    return { player, ticks, pass };
}

test('the player: a day a second, closed days quicker, no leap after a stall, then rest', () => {
    const { player, ticks, pass } = screen({ days: 10, speed: 1, closed: (day) => day === 1 });
    player.play();
    pass(0);
    for (let i = 0; i < 10; i++)
        pass(100);
    near(player.day() + player.fraction(), 1, 1e-6);
    pass(100);
    near(player.fraction(), 0.4, 1e-6);
    pass(60000); // a stall
    near(player.fraction(), 0.8, 1e-6);
    player.pause();
    pass(16);
    const before = ticks.length;
    assert.equal(pass(16), false);
    assert.equal(ticks.length, before);
    assert.ok(ticks.every(([day, fraction]) => Number.isInteger(day) && fraction >= 0 && fraction <= 1));
});

test('the player: step, seek, end, speeds and keys', () => {
    const { player, ticks, pass } = screen({ days: 100 });
    const settle = () => {
        while (pass(16));
        return [player.day(), Math.round(player.fraction() * 1000) / 1000];
    };
    player.step(1);
    assert.deepEqual(settle(), [1, 1]);
    player.step(-5);
    assert.deepEqual(settle(), [0, 1]);
    player.seek(42);
    assert.deepEqual(settle(), [42, 0]);
    player.seek(NaN);
    assert.deepEqual(settle(), [42, 0]);
    player.seek(1e9);
    assert.equal(settle()[0], 99);
    player.seek(98);
    player.speed(365);
    player.speed(17); // not one of the speeds
    assert.equal(player.speed(), 365);
    player.play();
    for (let i = 0; i < 5; i++)
        pass(50);
    assert.deepEqual([player.playing(), player.day()], [false, 99]); // stops at the end
    player.faster(1);
    assert.equal(player.speed(), 365);
    player.faster(-1);
    assert.equal(player.speed(), 90);
    const press = (key, more = {}) => act(player, { key, target: { tagName: 'BODY' }, ...more });
    assert.equal(press('Home'), true);
    assert.deepEqual(settle(), [0, 0]);
    press('PageDown');
    assert.deepEqual(settle(), [30, 1]);
    press(' ');
    assert.equal(player.playing(), true);
    assert.equal(press(' ', { target: { tagName: 'BUTTON' } }), false);
    assert.equal(press('k', { ctrlKey: true }), false);
    assert.equal(press('ArrowRight', { target: { tagName: 'INPUT' } }), false);
    assert.equal(press('q'), false);
    const here = settle();
    for (const { key } of keys.filter(({ scrolls }) => scrolls)) // where a text is read they are the text's
        assert.equal(act(player, { key, target: { tagName: 'BODY' } }, true), false);
    assert.deepEqual(settle(), here);
    assert.equal(act(player, { key: 'ArrowLeft', target: { tagName: 'BODY' } }, true), true);
    player.days(20);
    assert.ok(player.day() <= 19);
    assert.ok(ticks.length > 5);
    assert.ok(keys.every(({ words: { zh, en } }) => zh && en));
});
