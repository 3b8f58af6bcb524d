// client.js - the page's side of the worker: questions are promises, frames come in batches.
//
//     const client = createClient(wasmBytes, workerSource);
//     await client.ready;                              // {frameFields, frameStride, metrics}
//     await client.open({ name, chain, settings });    // as engine.open()
//     await client.run({ name, chain, settings }, { replicate: 0, onFrames: (int32s) => {} });
//
// stop() ends the worker at once, whatever it does, and starts another from the compiled module;
// what was asked and not answered is then rejected with `Stopped`.

export class Stopped extends Error {
    constructor() {
        super('stopped');
        this.name = 'Stopped';
    }
}

function failed({ name, message, ...rest }) {
    return Object.assign(new Error(message), { name, ...rest });
}

// A worker from a text: a page that was opened from a file may have no other.
function startWorker(source) {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(url);
    return { worker, end() { worker.terminate(); URL.revokeObjectURL(url); } };
}

export function createClient(wasmBytes, workerSource, start = startWorker) {
    const module = wasmBytes instanceof WebAssembly.Module ? Promise.resolve(wasmBytes)
        : WebAssembly.compile(wasmBytes);
    let waiting = new Map(); // by number: {resolve, reject, onFrames}
    let number = 0;
    let running = null;

    function take({ data }) {
        const one = waiting.get(data.n);
        if (!one)
            return;
        if (data.frames) {
            one.onFrames(data.frames);
            return;
        }
        waiting.delete(data.n);
        if (data.error)
            one.reject(failed(data.error));
        else
            one.resolve(data.value);
    }

    function rejectAll(error) {
        const left = waiting;
        waiting = new Map();
        for (const one of left.values())
            one.reject(error);
    }

    function post(what, rest, onFrames = () => {}) {
        const n = ++number;
        const { worker } = running;
        return new Promise((resolve, reject) => {
            waiting.set(n, { resolve, reject, onFrames });
            worker.postMessage({ n, what, ...rest });
        });
    }

    async function begin() {
        const mine = running = start(workerSource);
        mine.worker.onmessage = (event) => mine === running && take(event);
        mine.worker.onerror = (event) => {
            if (mine === running)
                rejectAll(new Error(event.message || 'the worker cannot be started'));
        };
        const compiled = await module;
        if (mine !== running)
            throw new Stopped();
        return post('begin', { module: compiled });
    }

    // A stop is meant for the run: what else was asked is asked again of the new worker.
    async function ask(what, rest, onFrames) {
        for (;;)
            try {
                return await askOnce(what, rest, onFrames);
            } catch (error) {
                if (error.name !== 'Stopped' || what === 'run' || !running)
                    throw error;
            }
    }

    // What follows a bug of the core is asked of a new worker.
    async function askOnce(what, rest, onFrames) {
        // One may be ready while another has already taken its place.
        for (let ready = null; ready !== client.ready;) {
            ready = client.ready;
            await ready;
        }
        try {
            return await post(what, rest, onFrames);
        } catch (error) {
            if (error.name === 'EngineBug')
                client.stop();
            throw error;
        }
    }

    const client = {
        ready: null,
        open: (request) => ask('open', { request }),
        // `against`: the request of the base, for outcomes that count from the day both differ.
        run: (request, { replicate = 0, onFrames = null, every = 30, shown = 0, against = null } = {}) =>
            ask('run', { request, against, replicate, every, shown, frames: onFrames !== null },
                onFrames || undefined),
        row: (path) => ask('row', { path }),
        metric: (name) => ask('metric', { name }),
        claim: (said, d, base) => ask('claim', { said, d, base }),
        paired: (base, variant, level = 0.95) => ask('paired', { base, variant, level }),
        stop() {
            if (running)
                running.end();
            rejectAll(new Stopped());
            client.ready = begin();
            client.ready.catch(() => {}); // told by whoever asks
            return client.ready;
        },
        // For good.
        end() {
            if (running)
                running.end();
            running = null;
            rejectAll(new Stopped());
        },
    };
    client.ready = begin();
    client.ready.catch(() => {});
    return client;
}
