// engine.mjs - see test_engine.sh: node engine.mjs BUILD SHEQU SCRATCH. Prints TAP.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { judge } from '../../classroom/src/claim.js';
import { Engine } from '../../classroom/src/engine/engine.js';
import { damaged, hostileSettings } from './hostile.mjs';
import { createNative, shown } from './native.mjs';
import { comparePaired } from './paired.mjs';

const [B, shequ, scratch] = process.argv.slice(2);
const native = createNative(B, shequ, scratch);
const wasm = await WebAssembly.compile(readFileSync(`${B}/classroom/shequ.wasm`));
let engine = await Engine.load(wasm);
let n = 0;
let bad = 0;

function report(ok, what, why = '') {
    n++;
    bad += !ok;
    console.log(`${ok ? 'ok' : 'not ok'} ${n} - ${what}`);
    if (!ok && why)
        console.log(`# ${String(why).slice(0, 1500)}`);
}

const small = [['city.streets', '1'], ['city.communities', '1'], ['city.sample', 'all'],
    ['run.burn_in', '3 months'], ['run.length', '24 months'], ['run.replicates', '1']];
const folder = 'scenarios/lessons';
const lessons = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml'))
    .map((file) => `lessons/${file.slice(0, -5)}`) : [];
const baked = native.bake(['hefei-2009', 'separation', 'matthew-communities', 'access-list']).scenarios;
for (const name of lessons) // those that this program has
    if (!native.check(name, [], 'en').status)
        Object.assign(baked, native.bake([name]).scenarios);
const chainOf = (name) => baked[name].chain;
const open = (name, settings) => engine.open({ name, chain: chainOf(name), settings });

// ---- digests ----

const frames = { days: 0, seen: 0 };
function digests(name, settings, onDay) {
    const opened = open(name, settings);
    if (opened.id === null)
        return { opened };
    const result = engine.run(opened.id, 0, { onDay, every: 7 });
    engine.close(opened.id);
    return { opened, result };
}

const cases = [['hefei-2009', small], ['separation', small], ['access-list', [...small, ['run.length', '12 months']]],
    ['matthew-communities', [['run.burn_in', '1 month'], ['run.length', '6 months'], ['run.replicates', '1']]],
    ['hefei-2009', [...small, ['city.communities', '3'], ['run.assumptions', 'drawn']]],
    ...Object.keys(baked).filter((name) => name.startsWith('lessons/')).map((name) => [name, [['run.replicates', '1']]])];
for (const [name, settings] of cases) {
    const expected = native.run(name, settings);
    const { opened, result } = digests(name, settings, (list) => { frames.seen += list.length / engine.frameStride; });
    const bare = result && digests(name, settings, null).result;
    frames.days += opened.id === null ? 0 : opened.days * opened.communities.length;
    const same = result && ['digest', 'stateDigest', 'inputsDigest'].every((key) =>
        result[key] === expected[key] && bare[key] === expected[key]);
    report(same, `${name}: the digests of the command, watched or not`,
        JSON.stringify([expected, result && result.digest, opened.faults]));
}
report(frames.seen === frames.days && frames.seen > 0, 'a frame for every community and evening', JSON.stringify(frames));

// ---- faults ----

const faulty = [[['work.departmens', '3']], [['work.departments', '-3']], [['run.length', 'long']],
    [['reforms.separation.dual_post', '1']], [['reforms.separashun.begin', '2010-01-01']],
    [['a..b', '1']], [['work.need_rate', '1e400']], [['work.need_rate', 'NaN']], [['run.start', '2010-02-30']],
    [['city.streets', '1'], ['city.communities', '0']], [['work.need_rate', '\u202e1']], [['work.need_rate', '1\r']],
    [['reforms.separation.where.share', '7']], [['work.need_rate', '0.1'], ['x', 'y'], ['staff.wage', 'null']],
    [['city.table', 'null'], ['work.need_rate', '99999']], [['reforms.separation.begin', '2010-01-01'], ['reforms.separation.end', '2009-01-01']]];
const asTold = (faults, lang) => faults.map((fault) => shown(fault, lang));
for (const settings of faulty)
    for (const name of ['hefei-2009', 'separation']) {
        const { faults, id } = open(name, settings);
        const wrong = ['zh', 'en'].filter((lang) => {
            const told = native.check(name, settings, lang);
            return JSON.stringify(told.lines) !== JSON.stringify(asTold(faults, lang));
        });
        if (id !== null)
            engine.close(id);
        report(!wrong.length, `${name} with ${JSON.stringify(settings)}: the same messages`,
            wrong.map((lang) => JSON.stringify([native.check(name, settings, lang).lines, asTold(faults, lang)])));
    }

// ---- outcomes ----

const begin = '2009-08-01';
const asked = small.filter(([path]) => path !== 'run.replicates');
const effects = native.effects('hefei-2009', 'clarity', asked, begin, 3);
const base = open('hefei-2009', [...asked, ['run.replicates', '3']]);
const variant = open('hefei-2009', [...asked, ['run.replicates', '3'], ['reforms.clarity.begin', begin]]);
const from = engine.differs(base.id, variant.id);
const values = [0, 1, 2].map((replicate) => [base, variant].map(({ id }) => engine.run(id, replicate, { from }).outcome));
// GSL and ours differ in the last digits of a quantile; sums are in one order.
const near = (a, b, within) => (a === null || Number.isNaN(a) ? b === '' : b !== '' &&
    Math.abs(a - Number(b)) <= within * Math.max(Math.abs(a), Math.abs(Number(b)), 1e-12));
let compared = 0;
const off = [];
for (const [metric, row] of effects) {
    const paired = engine.paired(values.map(([a]) => a[metric]), values.map(([, b]) => b[metric]), 0.95);
    if (row.n !== '3')
        continue;
    compared++;
    for (const [key, column] of [['base', 'base'], ['variant', 'variant'], ['effect', 'effect'], ['low', 'low'],
        ['high', 'high'], ['p', 'p'], ['reduction', 'variance_reduction'], ['relative', 'relative']])
        if (!near(paired[key], row[column], key === 'base' || key === 'variant' ? 1e-15 : 1e-9))
            off.push([metric, key, paired[key], row[column]]);
}
report(compared > 60 && !off.length, `${compared} outcomes, effects, intervals and p values of \`shequ compare\``,
    JSON.stringify(off.slice(0, 8)));
// The difference is 21 % in every pair, whatever the baseline's luck: more than a fifth for certain, though the
// interval of the mean difference, 1.9 .. 2.3, holds a fifth of the mean.
const luck = Array.from({ length: 20 }, (_, i) => (i % 2 ? 12 : 8));
const verdicts = [[{ is: 'more', by: '20 %' }, 1.21, true], [{ is: 'more', by: '20 %' }, 1.19, false],
    [{ is: 'less', by: '20 %' }, 0.79, true], [{ is: 'less', by: '20 %' }, 0.81, false],
    [{ is: 'same', within: '20 %' }, 1.19, true], [{ is: 'same', within: '20 %' }, 0.79, false],
    [{ is: 'more', by: '2 h' }, 1.21, false], [{ is: 'more' }, 1.01, true]];
const judged = await Promise.all(verdicts.map(async ([test, share, holds]) => holds === (await judge(test,
    [luck.map((value) => share * value), luck], async (...said) => engine.claim(...said))).holds));
report(judged.every(Boolean), 'a size in per cent is of each pair\'s own baseline', judged.join());
// Of a difference of differences the share is of the first pair's baseline, as the command takes it.
const than = await judge({ is: 'more', by: '20 %' }, [luck.map((value) => 1.21 * value + 5), luck, luck.map(() => 5), luck.map(() => 0)],
    async (...said) => engine.claim(...said));
report(than.holds && than.bound === 2 && than.n === 20, 'and of the first pair\'s, of a difference of differences', JSON.stringify(than));
const never = open('hefei-2009', [...asked, ['run.replicates', '3'], ['reforms.clarity.begin', '2030-01-01']]);
let late = '';
try {
    engine.differs(base.id, never.id);
} catch (error) {
    late = error.fault && error.fault.zh;
}
report(/2030-01-01/.test(late), 'arms that never differ in the run are told', late);
comparePaired(engine, B, report);
const rate = engine.row('work.need_rate');
report(rate.limits[0] <= rate.range[0] && rate.range[0] < rate.range[1] && rate.unit && rate.label.zh && rate.source,
    'a row has label, unit, limits, range and source');
report(engine.row('reforms.separation.dual_posts').label.zh && engine.row('reforms.separation.intensity').limits[1] === 1 &&
    engine.row('no.such') === null && engine.row('reforms..') === null, 'rows of reforms, and none of what is not there');
report(engine.metric('service_failure').better === 'less' && engine.metric('x') === null, 'metrics');

// ---- hostile ----

const cost = [];
let survived = 0;
let opened = 0;
for (const chain of damaged(chainOf('separation'), 200)) {
    const before = performance.now();
    try {
        const answer = engine.open({ name: 'damaged', chain, settings: [] });
        survived++;
        opened += answer.id !== null;
        if (answer.id !== null)
            engine.close(answer.id);
        else if (!answer.faults.length || !answer.faults.every(({ zh, en }) => zh && en))
            survived--;
    } catch (error) {
        report(false, 'damaged leaves are no bug', error.message);
        engine = await Engine.load(wasm);
    }
    cost.push(performance.now() - before);
}
report(survived === 200 && opened < 200, `200 damaged texts: faults, or scenarios all the same (${opened})`, survived);
report(Math.max(...cost) < 3000, `none takes longer than 3 s (${Math.round(Math.max(...cost))} ms)`);
survived = 0;
for (const settings of hostileSettings(200)) {
    try {
        const answer = open('hefei-2009', settings);
        survived += answer.id !== null || answer.faults.length > 0;
        if (answer.id !== null)
            engine.close(answer.id);
    } catch (error) {
        report(false, `settings ${JSON.stringify(settings).slice(0, 200)} are no bug`, error.message);
        engine = await Engine.load(wasm);
    }
}
report(survived === 200, '200 hostile settings: faults, or numbers all the same', survived);

// ---- memory, and a bug ----

const held = () => engine.core.memory.buffer.byteLength;
const once = () => digests('hefei-2009', [...small, ['run.length', '3 months']], () => {});
once();
const before = held();
for (let i = 0; i < 20; i++)
    once();
report(held() === before, 'twenty runs more take no more memory than one', `${before} ${held()}`);
// An id that no open() gave is refused in JavaScript; a run with frames of no days is the core's bug.
let told = null;
try {
    const { id } = open('hefei-2009', small);
    engine.run(id, 0, { onDay: () => {}, every: -1 });
} catch (error) {
    told = error;
}
report(told && told.name === 'EngineBug' && /frame\.c$/.test(told.file) && told.line > 0, 'a bug has file and line', told);
let again = null;
try {
    engine.metric('service_failure');
} catch (error) {
    again = error;
}
report(again === told, 'after a bug nothing more is answered');
console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
