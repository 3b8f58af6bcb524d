// client.mjs - the page's client and the worker, in node: node client.mjs BUILD. Prints TAP.
//
// node has no Worker of the page's kind: here threads are made to look like one. What is tried is
// the protocol: answers by number, frames in batches, stop() at once, a bug that ends the worker.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createClient } from '../../classroom/src/engine/client.js';
import { failure } from '../../classroom/src/lesson/lives.js';
import { createRunner } from '../../classroom/src/runner.js';

const [B] = process.argv.slice(2);
const wasm = readFileSync(`${B}/classroom/shequ.wasm`);
const source = `import { parentPort } from 'node:worker_threads';
globalThis.self = { postMessage: (data, moved) => parentPort.postMessage(data, moved) };
await import(${JSON.stringify(new URL('../../classroom/src/engine/worker.js', import.meta.url).href)});
parentPort.on('message', (data) => self.onmessage({ data }));`;
let started = 0;
function start(text) {
    started++;
    const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(text)}`));
    const worker = { postMessage: (data) => thread.postMessage(data), onmessage: null, onerror: null };
    thread.on('message', (data) => worker.onmessage && worker.onmessage({ data }));
    thread.on('error', (error) => worker.onerror && worker.onerror(error));
    return { worker, end: () => thread.terminate() };
}

let n = 0;
let bad = 0;
function report(ok, what, why = '') {
    n++;
    bad += !ok;
    console.log(`${ok ? 'ok' : 'not ok'} ${n} - ${what}`);
    if (!ok && why !== '')
        console.log(`# ${String(why).slice(0, 1000)}`);
}

const name = 'hefei-2009';
const { scenarios } = JSON.parse(execFileSync(`${B}/classroom/bake`, [name], { encoding: 'utf8' }));
const settings = (months) => [['city.streets', '1'], ['city.communities', '1'], ['city.sample', 'all'],
    ['run.burn_in', '1 month'], ['run.length', `${months} months`]];
const request = (months, more = []) => ({ name, chain: scenarios[name].chain, settings: [...settings(months), ...more] });

const client = createClient(wasm, source, start);
const known = await client.ready;
report(known.frameStride > 100 && known.frameFields.some(({ name: field }) => field === 'burnout') &&
    known.metrics.includes('service_failure'), 'what frames and metrics there are');
const opened = await client.open(request(6));
let frames = 0;
const [first, again, row] = await Promise.all([
    client.run(request(6), { replicate: 1, every: 10, onFrames: (list) => { frames += list.length; } }),
    client.run(request(6), { replicate: 1 }), client.row('work.need_rate')]);
report(frames === opened.days * known.frameStride, 'all frames come', `${frames} ${opened.days}`);
report(first.digest === again.digest && /^[0-9a-f]{32}$/.test(first.digest), 'the same run has the same digest');
report(row.path === 'work.need_rate', 'answers find who asked');
const begin = '2009-04-01';
const changed = request(6, [['reforms.clarity.begin', begin]]);
const [whole, late, base, baseLate] = await Promise.all([client.run(changed), client.run(changed, { against: request(6) }),
    client.run(request(6)), client.run(request(6), { against: changed })]);
const names = Object.keys(whole.outcome);
report(names.some((metric) => whole.outcome[metric] !== late.outcome[metric]) && whole.digest === late.digest &&
    names.some((metric) => base.outcome[metric] !== baseLate.outcome[metric]),
'against a base, outcomes count from the day both differ');
const wrong = await client.open(request(6, [['work.need_rate', 'x']]));
report(wrong.id === null && wrong.faults[0].zh && (await client.run(request(6, [['work.need_rate', 'x']]))).faults.length === 1,
    'a fault is an answer');
const paired = await client.paired([1, 2, 3, 4], [2, 3, 4, 5.5], 0.95);
report(paired.n === 4 && paired.low < paired.effect && paired.effect < paired.high, 'pairs are compared');
for (let i = 0; i < 20; i++)
    await client.open(request(1 + (i % 3), [['run.seed', String(i)]]));
report((await client.run(request(6))).digest === base.digest, 'more scenarios than are kept open');

const long = client.run(request(120), { onFrames: () => {} }).then(() => 'done', (error) => error.name);
await new Promise((resolve) => setTimeout(resolve, 100));
const began = performance.now();
await client.stop();
report(await long === 'Stopped' && started === 2, 'stop() ends what runs', await long);
report(performance.now() - began < 5000, 'and another worker is ready');
report((await client.run(request(6), { replicate: 1 })).digest === first.digest, 'which says the same');
const asked = [client.open(request(6)), client.row('work.need_rate'), client.metric('service_failure')];
const cut = client.run(request(120)).catch((error) => error.name);
await new Promise((resolve) => setTimeout(resolve, 0));
client.stop();
client.stop();
const answers = await Promise.all(asked).catch((error) => error);
report(answers.length === 3 && answers[1].path === 'work.need_rate' && await cut === 'Stopped',
    'what else is asked as a run is stopped is answered', answers);
const before = started;
const bug = await client.run(request(2), { onFrames: () => {}, every: -1 }).catch((error) => error);
report(bug.name === 'EngineBug' && bug.line > 0 && /frame\.c/.test(bug.file), 'a bug is told with file and line', bug);
report((await client.run(request(6), { replicate: 1 })).digest === first.digest && started === before + 1, 'and the next answer is a new worker\'s');
// A wish that waits behind another's run is stopped on purpose like one that runs: nothing has failed.
const runner = createRunner({ run: () => new Promise(() => {}), stop() {} });
runner.run(request(6), { against: request(6), replicate: 0, group: 'stage' });
const waits = runner.outcome(request(6), { against: request(6), replicate: 1, group: 'lives' }).catch((error) => error);
runner.drop('lives');
const voice = { say: (key, ...words) => `${key} ${words.join()}`, pick: (text) => text.zh };
report(failure(voice, await waits) === false, 'what waits and is stopped has not failed', failure(voice, await waits));
report(failure(voice, Object.assign(new Error('no'), { faults: [{ zh: '不行', en: 'no' }] })) === 'engine_failed 不行',
    'what is refused is said in the language of the page');
client.end();
const broken = createClient(new Uint8Array([1, 2, 3]), source, start);
report(await broken.open(request(6)).then(() => false, () => true), 'no module: a rejection, not silence');
broken.end();
console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
