// decade.mjs - the same as decade.c in the page's engine: node decade.mjs BUILD RUNS. Two figures:
// without frames, and with a frame every evening.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Engine } from '../../classroom/src/engine/engine.js';

const [B, runs] = process.argv.slice(2);
const name = 'hefei-2009';
const engine = await Engine.load(readFileSync(`${B}/classroom/shequ.wasm`));
const { scenarios } = JSON.parse(execFileSync(`${B}/classroom/bake`, [name], { encoding: 'utf8' }));
const settings = [['city.streets', '1'], ['city.communities', '1'], ['city.sample', 'all'],
    ['run.burn_in', '6 months'], ['run.length', '120 months'], ['run.replicates', '1']];
const { id } = engine.open({ name, chain: scenarios[name].chain, settings });
const best = [null, () => {}].map((onDay) => Math.min(...Array.from({ length: Number(runs) }, () => {
    const began = process.cpuUsage();
    engine.run(id, 0, { onDay });
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
})));
console.log(best.map((value) => value.toFixed(1)).join(' '));
