// wall_page.js - the wall, the seat's card and the way to phones on an empty page, over an engine that is made up.

import { mountPhones } from '../../classroom/src/wall/phones.js';
import { mountSeat } from '../../classroom/src/wall/seat.js';
import { mount } from '../../classroom/src/wall/wall.js';

// A number in 0 .. 1 from two whole ones, the same everywhere.
function luck(a, b) {
    let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
    return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32;
}

const calls = { run: 0, paired: 0 };
const client = {
    async run(request, { replicate }) {
        calls.run++;
        const base = 0.3 + 0.1 * luck(replicate, 1);
        const value = request.name === 'many' ? base - 0.04 + 0.06 * luck(replicate, 2) : base;
        return { outcome: { service_failure: value } };
    },
    metric: async () => ({
        name: 'service_failure',
        label: { zh: '服务落空率', en: 'service failure' },
        unit: '1',
        better: 'less',
    }),
    async paired(base, variant) {
        calls.paired++;
        const d = variant.map((value, i) => value - base[i]);
        const effect = d.reduce((sum, value) => sum + value, 0) / d.length;
        const half =
            (2 + 5 / d.length) *
            Math.sqrt(d.reduce((sum, value) => sum + (value - effect) ** 2, 0) / (d.length - 1) / d.length);
        return { n: d.length, effect, low: effect - half, high: effect + half };
    },
};

const lesson = {
    lesson: 1,
    number: 3,
    name: 'needle',
    primary: 'service_failure',
    predict: {
        question: { zh: '部门多了，服务会怎样？', en: 'More departments: what happens to service?' },
        right: 2,
        choices: [
            { zh: '更好', en: 'Better' },
            { zh: '更差', en: 'Worse' },
            { zh: '<b>一样</b>', en: '<b>The same</b>' },
        ],
    },
};
let state = {
    lang: new URLSearchParams(location.search).get('lang') ?? 'zh',
    seat: null,
    guess: 2,
    challenge: 0,
    set: { 'work.departments': '40' },
};
const views = [];
const store = {
    get: () => state,
    set(patch) {
        state = { ...state, ...patch };
        views.forEach((view) => view.update());
    },
};
const sides = ({ set }) => [
    { name: 'few', settings: [] },
    { name: 'many', settings: Object.entries(set) },
];
const seam = { client, store, lesson, sides, version: '0.1.0' };
views.push(
    mount(document.getElementById('wall'), seam),
    mountSeat(document.getElementById('seat-place'), seam),
    mountPhones(document.getElementById('phones'), { store })
);
window.wallTest = { client, store, lesson, sides, views, calls };
