// tokens.js - what travels in a day, by the day's counts and by nothing else.
//
// A stream has at most `most` tokens; when more came, each stands for `each`, and the
// picture says so (x N). Start and place of a token follow from day and index. When many
// days pass in a second, a stream runs on from day to day: its density is then the mean of
// the days shown last, and a trip takes as many days as fit into its seconds.

import { luck } from './hash.js';
import { threadPoint } from './offices.js';
import { CLASSES } from './palette.js';
import { seatPlaces } from './house.js';

const SPAN = 0.3;     // of a day: one trip
const FIRST = 0.03;   // when the first sets out
const LAST = 0.62;
const KINDS = { rise: ['counter', 'need', 'self'] };

const line = (from, to, t) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
const smooth = (t) => t * t * (3 - 2 * t);

// How many tokens, and for how many each stands.
export function portion(count, most) {
    const each = Math.max(1, Math.ceil(count / most - 1e-9));
    return { each, n: Math.round(count / each) || (count > 0 ? 1 : 0) };
}

// The i-th of n senders when counts are laid end to end.
function senderOf(counts, i, n) {
    const total = counts.reduce((all, value) => all + value, 0);
    let left = ((i + 0.5) / n) * total;
    return Math.max(0, counts.findIndex((count) => (left -= count) < 0));
}

function bodyOf(view, k, house) {
    return house.length > 1 && view.backlog[1][k] > view.backlog[0][k] ? 1 : 0;
}

function down(plan, view, d, i) {
    const { seats, eye } = plan.houses.find((house) => house.eye === plan.eye);
    const seat = seats[Math.floor(luck(view.day, i, 41) * seats.length)];
    const at = seat && seatPlaces(seat).pile;
    const office = plan.offices[d];
    const desk = at ? { x: at.x + at.w / 2, y: at.base - 6 } : eye;
    return (t) => (t < 0.68 ? threadPoint(office, eye, smooth(t / 0.68))
        : line(eye, desk, (t - 0.68) / 0.32));
}

function up(plan, view, k, i, back) {
    const from = plan.estate[12 + Math.floor(luck(view.day, i, k, 42) * 12)];
    const house = plan.houses[bodyOf(view, k, plan.houses)];
    const home = { x: from.x + from.w / 2, y: from.y + from.h * 0.5 };
    const corner = { x: house.door.x + (luck(view.day, i, k, 43) - 0.5) * 46 * plan.unit,
        y: plan.groundY + (plan.estateBox.y - plan.groundY) * 0.75 };
    const trip = (t) => (t < 0.6 ? line(home, corner, smooth(t / 0.6))
        : line(corner, house.door, (t - 0.6) / 0.4));
    return back ? (t) => trip(1 - t) : trip;
}

// The streams of a day: {key, sprite, n, each, path(i), badge}.
export function streams(plan, view) {
    const list = [];
    const most = plan.tokens;
    const add = (key, sprite, count, path, badge) => {
        const { n, each } = portion(count, most);
        if (n > 0)
            list.push({ key, sprite, n, each, path: (i) => path(i, n), badge });
    };
    const sent = view.sent.slice(0, plan.offices.length);
    const total = sent.reduce((all, value) => all + value, 0);
    const { eye } = plan;
    add(1, 'admin', total, (i, n) => down(plan, view, senderOf(sent, i, n), i),
        { x: eye.x + 16 * plan.unit, y: eye.y - 4 });
    add(2, 'refused', total ? view.refused : 0, (i, n) => {
        const d = senderOf(sent, i, n);
        return (t) => threadPoint(plan.offices[d], eye, 1 - smooth(t));
    }, null);
    KINDS.rise.forEach((name, at) => {
        const k = at + 1;
        const door = plan.houses[bodyOf(view, k, plan.houses)].door;
        add(10 + k, name, view.arrived[k], (i) => up(plan, view, k, i, false),
            { x: door.x + (18 + 30 * at) * plan.unit, y: plan.groundY + 11 * plan.unit });
    });
    add(19, 'overhead', view.visits, () => {
        const y = plan.groundY + 8 * plan.unit;
        return (t) => line({ x: 0, y }, { x: plan.houses[0].door.x, y }, Math.min(1, t * 1.3));
    }, null);
    const gone = view.abandoned.reduce((all, value) => all + value, 0);
    add(20, 'gone', gone, (i) => up(plan, view, 2, i + 100, true), null);
    return list;
}

// Where each of a stream's tokens is at `fraction` of the day; nothing before and after.
export function positions(stream, day, fraction) {
    const found = [];
    for (let i = 0; i < stream.n; i++) {
        const slot = (i + luck(day, stream.key, i)) / stream.n;
        const t = (fraction - FIRST - slot * (LAST - FIRST)) / SPAN;
        if (t > 0 && t < 1)
            found.push({ ...stream.path(i)(t), alpha: Math.min(1, t * 8, (1 - t) * 8) });
    }
    return found;
}

// The same while days fly past: `trip` days from end to end, places spread evenly.
export function running(stream, time, trip) {
    return Array.from({ length: stream.n }, (_, i) => {
        const turn = time / trip + i / stream.n;
        const t = turn - Math.floor(turn);
        return { ...stream.path(i)(t), alpha: Math.min(1, t * 8, (1 - t) * 8) };
    });
}

export const spriteNames = [...CLASSES, 'refused', 'gone', 'coin'];
