// cells.js - what a lesson's map is made of: one community for each combination of its values, run
// under one luck after another, each of them met by all cells before the next.

import { armOf, armRequest, requestKey } from '../sides.js';

export const LIVES = 10;
const YEAR = 365.25; // days
const EVERY = 30; // days of frames that come at a time

// Departments' tasks that were counted, by request and luck: a map that is looked at again is there at
// once. (Outcomes are remembered by the runner.)
const remembered = new Map();

// [{arm, values: [text, ...], set: {path: text}, request}], the axis that goes across innermost
export function cellsOf(data, lesson) {
    const { arms, across, down } = lesson.map;
    return arms.flatMap(({ name }) => (down?.values ?? [null]).flatMap((other) => across.values.map((value) => {
        const values = [value, ...(down ? [other] : [])].map(String);
        const set = Object.fromEntries([across, ...(down ? [down] : [])].map(({ path }, i) => [path, values[i]]));
        return { arm: name, values, set, request: armRequest(data, lesson, armOf(lesson, name, 0), set) };
    })));
}

// Each metric's mean over the record and, where a line is drawn for each department, how many tasks it
// sends down to a community in a year.
async function live(app, request, replicate, departments) {
    const asked = { against: request, replicate, group: 'map' };
    if (!departments)
        return { outcome: await app.runner.outcome(request, asked) };
    const key = `${requestKey(request)}#${replicate}`;
    if (!remembered.has(key))
        remembered.set(key, await counted(app, request, asked));
    return remembered.get(key);
}

async function counted({ runner, client }, request, asked) {
    const { frameFields, frameStride } = await client.ready;
    const { at, n } = frameFields.find(({ name }) => name === 'sent');
    const { recordedFrom } = await client.open(request);
    const sent = new Float64Array(n);
    let frames = 0;
    const onFrames = (batch) => {
        for (let from = at; from < batch.length; from += frameStride, frames++)
            for (let i = 0; i < n; i++)
                sent[i] += batch[from + i];
    };
    const { outcome } = await runner.run(request, { ...asked, frames: { onFrames, shown: recordedFrom, every: EVERY } });
    return { outcome, sent: sent.map((tasks) => (tasks * YEAR) / frames) }; // each frame is a community's day
}

// hears(): whenever a cell has one more luck behind it. Values are means of the lucks that all cells
// have met, so that they can be held against one another; before the first round, of one.
export function createCells(app, lesson, hears) {
    const cells = cellsOf(app.data, lesson);
    const lives = cells.map(() => []);
    let turn = 0;

    const lived = () => Math.min(...lives.map((list) => list.length));
    const mean = (cell, of) => {
        const known = lives[cell].slice(0, Math.max(1, lived())).map(of).filter(Number.isFinite);
        return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : NaN;
    };
    return {
        cells,
        of: (cell, metric) => mean(cell, ({ outcome }) => outcome[metric]),
        sent: (cell, department) => mean(cell, ({ sent }) => sent[department]),
        lives: lived,
        done: () => lives.reduce((sum, list) => sum + list.length, 0),
        whole: cells.length * LIVES,
        // False: somebody stopped it.
        async run() {
            const mine = ++turn;
            for (let replicate = 0; replicate < LIVES; replicate++)
                for (const [i, { request }] of cells.entries()) {
                    if (lives[i].length > replicate)
                        continue;
                    const found = await live(app, request, replicate, Boolean(lesson.map.departments));
                    if (mine !== turn)
                        return false;
                    lives[i].push(found);
                    hears();
                }
            return true;
        },
        stop() {
            turn++;
            app.runner.drop('map');
        },
    };
}
