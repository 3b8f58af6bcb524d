// native.mjs - what the command says, for the engine to be held against.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const asSets = (settings) => settings.flatMap(([path, value]) => ['--set', `${path}=${value}`]);
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

export function createNative(B, shequ, scratch) {
    let files = 0;
    return {
        bake: (names) => JSON.parse(execFileSync(`${B}/classroom/bake`, names,
            { encoding: 'utf8', maxBuffer: 1 << 28 })),

        // {digest, stateDigest, inputsDigest} of one replicate.
        run(name, settings) {
            const out = execFileSync(shequ, ['run', name, '--quiet', '--threads', '1', '-o',
                `${scratch}/run${files++}.h5`, ...asSets(settings)], { encoding: 'utf8', env });
            const said = Object.fromEntries(out.trim().split('\n').map((line) => line.split(/:? +/)));
            return { digest: said.digest, stateDigest: said.state_digest, inputsDigest: said.inputs_digest };
        },

        // Messages of `check`, one a line.
        check(name, settings, lang) {
            const made = spawnSync(shequ, ['check', name, '--lang', lang, '--quiet', ...asSets(settings)],
                { encoding: 'utf8', env });
            return { status: made.status, lines: made.stderr.split('\n').filter((line) => line) };
        },

        // Rows of effects.csv, by metric.
        effects(base, variant, settings, begin, replicates) {
            const folder = `${scratch}/compare${files++}`;
            execFileSync(shequ, ['compare', base, variant, '--begin', begin, '-n', String(replicates),
                '--assumptions', 'fixed', '--lang', 'en', '--quiet', '-o', folder, ...asSets(settings)],
            { encoding: 'utf8', env, stdio: ['ignore', 'ignore', 'inherit'] });
            const [head, ...rows] = readFileSync(`${folder}/effects.csv`, 'utf8').replace(/^\uFEFF/, '')
                .trim().split('\n').map(cells);
            return new Map(rows.map((row) => {
                const all = Object.fromEntries(head.map((key, i) => [key, row[i]]));
                return [all.metric, all];
            }));
        },
    };
}

function cells(line) {
    return [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].slice(0, -1)
        .map(([, cell]) => (cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell));
}

// A fault as the command prints it.
export const shown = (fault, lang) =>
    `${fault.where || 'shequ'}${fault.line ? `:${fault.line}${fault.column ? `:${fault.column}` : ''}` : ''}: ${fault[lang]}`;
