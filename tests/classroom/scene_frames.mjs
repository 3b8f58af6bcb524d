// scene_frames.mjs - evenings made up for the picture's tests: every field by its name.

// As in classroom/frame.h; [name, how many].
const FIELDS = [
    ['day', 1], ['community', 1], ['works', 1], ['posts', 1], ['dual', 1], ['state', 40], ['body', 40],
    ['admin', 40], ['counter', 40], ['need', 40], ['self', 40], ['overhead', 40], ['idle', 40],
    ['overtime', 40], ['paper', 40], ['burnout', 40], ['waiting', 10], ['backlog', 10], ['arrived', 5],
    ['done', 5], ['on_paper', 5], ['abandoned', 5], ['refused', 1], ['merged', 1], ['dropped', 1],
    ['sent', 48], ['visits', 1], ['complained', 1], ['complaints', 1], ['quit', 1], ['hired', 1],
    ['trust', 24], ['trust_mean', 1], ['budget_in', 1], ['task_prices', 1], ['wages', 1],
    ['operating', 1], ['fund_in', 1], ['projects', 1], ['fees', 1], ['purse', 1], ['fund', 1],
];

export const frameFields = [];
let stride = 0;
for (const [name, n] of FIELDS) {
    frameFields.push({ name, at: stride, n, unit: '' });
    stride += n;
}

// A frame with what is named, as {field: number or list}; a frame of zeros otherwise.
export function frameOf(values) {
    const frame = new Int32Array(stride);
    for (const [name, value] of Object.entries(values)) {
        const field = frameFields.find((one) => one.name === name);
        if (!field)
            throw new Error(`no field ${name}`);
        frame.set([value].flat().slice(0, field.n), field.at);
    }
    return frame;
}

const bits = (...parts) => {
    let h = 17;
    for (const part of parts)
        h = Math.imul(h ^ part, 0x9e3779b1) ^ (h >>> 15);
    return ((h >>> 0) % 1000) / 1000;
};

// load: 0..1. heads: of the committee, of the workstation.
export function evening({ day = 3, load = 0.2, burnout = 0.2, trust = 0.6, departments = 12,
    heads = [9, 0], works = 1 }) {
    const posts = heads[0] + heads[1];
    const each = (make) => Array.from({ length: posts }, (_, i) => make(i));
    const state = each((i) => (!works ? 4 : i === 5 && load > 0.3 ? 1 : bits(day, i, 4) < 0.06 ? 2 : 3));
    const sent = Array.from({ length: 48 }, (_, d) =>
        (works && d < departments ? Math.floor(bits(day, d, 1) * 2.4 * (0.3 + load)) : 0));
    const total = sent.reduce((a, b) => a + b, 0);
    const hours = posts * 190 * load * load * 60;
    const parts = heads[1] ? [[0.1, 0, 0.5, 0.3, 0.05], [0.8, 0.15, 0, 0, 0.05]]
        : [[0.55, 0.12, 0.18, 0.1, 0.05], [0, 0, 0, 0, 0]];
    return frameOf({
        day, works, posts, state: state, body: each((i) => (i < heads[0] ? 0 : 1)),
        burnout: each((i) => Math.round(1000 * Math.min(1,
            Math.max(0, burnout + (bits(i, 9) - 0.5) * 0.35)))),
        admin: each((i) => (state[i] === 3 ? 250 : 0)), need: each((i) => (state[i] === 3 ? 120 : 0)),
        overtime: each((i) => (state[i] === 3 && load > 0.4 && i % 3 ? 95 : 0)),
        backlog: parts.flat().map((part, i) => Math.round(part * hours * (heads[1] && i < 5 ? 0.35 : 1))),
        waiting: parts.flat().map((part) => Math.round((part * hours) / 160)),
        arrived: works ? [total, 9, 6, 2, 1] : [0, 0, 1, 0, 0],
        done: works ? [Math.round(5 + load * 8), 6, 4, 1, 1] : [],
        on_paper: works ? [Math.round(load * 9), 0, Math.round(load * 2), 0, 0] : [],
        abandoned: works ? [0, Math.round(load * 3), Math.round(load * 4), 0, 0] : [],
        sent, complaints: Math.round(load * 6), refused: load > 0.7 ? 2 : 0,
        visits: works && load > 0.5 ? 1 : 0,
        trust: Array.from({ length: 24 }, (_, i) =>
            Math.round(1000 * Math.min(1, Math.max(0, trust + (bits(i, 2) - 0.5) * 0.22)))),
        trust_mean: Math.round(trust * 1000), budget_in: 4200, task_prices: 380, wages: 1260, operating: 140,
        fund_in: 300, purse: 23000 + day * 300, fund: 61000,
    });
}
