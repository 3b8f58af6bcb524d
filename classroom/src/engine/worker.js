// worker.js - the engine in a thread of its own; client.js speaks to it.
//
// A question is {n, what, ...}; its answer {n, value} or {n, error}. Frames come in between, as
// {n, frames}, with the memory they stand in.

import { Engine } from './engine.js';

let engine = null;
const ids = new Map(); // scenarios that are open, by what was asked for; the last used stand last
const OPEN_MOST = 12;

function plain(error) {
    const { name, message, file, line, fault } = error;
    return { name, message, file, line, fault };
}

function openOf(request) {
    const key = JSON.stringify([request.name, request.chain, request.settings || []]);
    let opened = ids.get(key);
    if (opened)
        ids.delete(key);
    else {
        if (ids.size >= OPEN_MOST) {
            const [oldest, { id }] = ids.entries().next().value;
            ids.delete(oldest);
            engine.close(id);
        }
        opened = engine.open(request);
    }
    if (opened.id !== null)
        ids.set(key, opened);
    return opened;
}

function run(n, { request, against, replicate, every, shown, frames }) {
    const opened = openOf(request);
    if (opened.id === null)
        return { faults: opened.faults };
    const from = against ? differs(openOf(against), opened) : null;
    const send = (list) => self.postMessage({ n, frames: list }, [list.buffer]);
    const result = engine.run(opened.id, replicate, { onDay: frames ? send : null, every, shown, from });
    const periods = Object.values(result.series);
    return { value: { ...result, faults: [] }, moved: periods.map((list) => list.buffer) };
}

// Arms that never differ are compared over the whole record: nothing has happened, and it shows.
function differs(base, variant) {
    if (base.id === null)
        return null;
    try {
        return engine.differs(base.id, variant.id);
    } catch (error) {
        if (error.name !== 'EngineFault')
            throw error;
        return null;
    }
}

const answers = {
    open: (n, { request }) => ({ value: openOf(request) }),
    run,
    row: (n, { path }) => ({ value: engine.row(path) }),
    metric: (n, { name }) => ({ value: engine.metric(name) }),
    claim: (n, { said, d, base }) => ({ value: engine.claim(said, d, base) }),
    paired: (n, { base, variant, level }) => ({ value: engine.paired(base, variant, level) }),
};

async function begin(module) {
    engine = await Engine.load(module);
    const { frameFields, frameStride, metrics } = engine;
    return { value: { frameFields, frameStride, metrics } };
}

self.onmessage = async ({ data }) => {
    const { n, what, ...rest } = data;
    try {
        const answer = what === 'begin' ? await begin(rest.module) : answers[what](n, rest);
        self.postMessage({ n, value: answer.value || { faults: answer.faults } }, answer.moved || []);
    } catch (error) {
        self.postMessage({ n, error: plain(error) });
    }
};
