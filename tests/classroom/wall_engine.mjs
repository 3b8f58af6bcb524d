// wall_engine.mjs - forty codes, sent through a chat, have the interval that `shequ compare` prints:
// node wall_engine.mjs SHEQU ENGINE.wasm BAKED.json FOLDER
//
// Prints TAP.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { encode } from '../../classroom/src/code/code.js';
import { digestOf } from '../../classroom/src/code/digest.js';
import { find } from '../../classroom/src/code/find.js';
import { Engine } from '../../classroom/src/engine/engine.js';
import { createGrowth } from '../../classroom/src/wall/growth.js';
import { recheck } from '../../classroom/src/wall/recheck.js';
import { counted, rollOf } from '../../classroom/src/wall/roll.js';
import { chat } from './chats.mjs';

const SEATS = 40;
const PRIMARIES = ['service_failure', 'need_wait', 'admin_share', 'overtime', 'burnout'];
const SMALL = [
    ['city.streets', '1'],
    ['city.communities', '1'],
    ['city.sample', 'all'],
    ['run.length', '1 year'],
];
const CHANGE = ['community.staff', '7'];
const [, , shequ, wasm, baked, folder] = process.argv;

// effects.csv: text, quotes around what has commas, no line ends within.
function effects(text) {
    const [head, ...rows] = text
        .replace(/^\ufeff/, '')
        .trim()
        .split(/\r?\n/)
        .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((one) => one[1]));
    const at = (row, name) => row[head.indexOf(name)];
    return new Map(
        rows.map((row) => [
            at(row, 'metric'),
            {
                effect: Number(at(row, 'effect')),
                low: Number(at(row, 'low')),
                high: Number(at(row, 'high')),
            },
        ])
    );
}

writeFileSync(
    `${folder}/fewer.yaml`,
    `shequ: 1\nextends: hefei-2009\nparameters: {community: {staff: ${CHANGE[1]}}}\n`
);
execFileSync(
    shequ,
    [
        'compare',
        'hefei-2009',
        `${folder}/fewer.yaml`,
        ...SMALL.flatMap(([path, value]) => ['--set', `${path}=${value}`]),
        '-n',
        String(SEATS),
        '--assumptions',
        'fixed',
        '-o',
        `${folder}/answer`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
);
const printed = effects(readFileSync(`${folder}/answer/effects.csv`, 'utf8'));

const engine = await Engine.load(readFileSync(wasm));
const { chain } = JSON.parse(readFileSync(baked, 'utf8')).scenarios['hefei-2009'];
const sides = [SMALL, [...SMALL, CHANGE]].map((settings) => ({ name: 'hefei-2009', chain, settings }));
const ids = sides.map((side) => {
    const { id, faults } = engine.open(side);
    if (id === null) throw new Error(JSON.stringify(faults));
    return id;
});
const from = engine.differs(...ids);
const outcomes = Array.from({ length: SEATS }, (_, replicate) =>
    ids.map((id) => engine.run(id, replicate, { from }).outcome)
);
const client = {
    run: async (side, { replicate }) => ({ outcome: outcomes[replicate][sides.indexOf(side)] }),
};

let counter = 0;
for (const primary of PRIMARIES) {
    const wrong = [];
    const lesson = { lesson: 1, number: 5, primary };
    const digest = digestOf(lesson, sides, '0');
    const codes = outcomes.map(([left, right], i) =>
        encode({
            lesson: 5,
            seat: i + 1,
            guess: 1,
            challenge: 0,
            digest,
            result: right[primary] - left[primary],
        })
    );
    const rows = rollOf(find(chat('wechat', codes, counter + 1).log), { lesson: 5, digest });
    const checks = new Map();
    await recheck(rows, { client, sides, metric: primary, checks, tell() {}, going: () => true });
    if (checks.size !== SEATS || ![...checks.values()].every((one) => one === 'right'))
        wrong.push('not every seat is right');
    const points = await createGrowth((...lists) => engine.paired(...lists))(
        counted(rows, checks),
        () => true,
        () => {}
    );
    const wall = points[points.length - 1];
    const compare = printed.get(primary);
    for (const key of ['effect', 'low', 'high'])
        if (wall[key].toPrecision(3) !== compare[key].toPrecision(3))
            wrong.push(`${key}: ${wall[key]} against ${compare[key]}`);
    console.log(
        `# ${primary}: ${wall.n} seats, ${wall.effect} (${wall.low} .. ${wall.high}); of compare ${compare.effect} (${compare.low} .. ${compare.high})`
    );
    console.log(
        `${wrong.length ? 'not ok' : 'ok'} ${++counter} - forty codes have compare's interval: ${primary}`
    );
    wrong.forEach((text) => console.log(`#   ${text}`));
    if (wrong.length) process.exitCode = 1;
}
console.log(`1..${counter}`);
