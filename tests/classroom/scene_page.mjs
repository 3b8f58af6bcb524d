// scene_page.mjs - the picture in Chromium: node scene_page.mjs CHROMIUM ESBUILD SCRATCH [PICTURES]
//
// Quiet and overloaded, with a workstation, by night, on a telephone, in both languages: every
// state is drawn without a complaint, differs from the others, and is the same when drawn
// again. PICTURES, a folder, keeps the screens for who wants to look at them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { open } from '../browser/chromium.mjs';

const [program, esbuild, scratch, pictures] = process.argv.slice(2);
const BUDGET = 4; // ms for both communities, when nothing else runs

execFileSync(esbuild, ['tests/classroom/scene_demo.mjs', '--bundle', '--format=iife', '--charset=utf8',
    '--target=chrome88,edge88,firefox78,safari14.1', `--outfile=${scratch}/demo.js`, '--log-level=warning']);
const code = readFileSync(`${scratch}/demo.js`, 'utf8').replace(/<\/(script)/gi, '<\\/$1');
writeFileSync(`${scratch}/scene.html`, '<!doctype html><meta charset="utf-8"><title>scene</title>'
    + '<style>body{margin:0;padding:10px}main{display:flex;gap:12px;flex-wrap:wrap}canvas{border-radius:8px}</style>'
    + `<main></main><script>${code}</script>`);

const quiet = { load: 0.12, burnout: 0.15, trust: 0.62, departments: 2 };
const busy = { load: 0.62, burnout: 0.45, trust: 0.5, departments: 40 };
const burnt = { load: 1, burnout: 0.92, trust: 0.25, departments: 40 };
const station = { load: 0.4, burnout: 0.3, trust: 0.58, departments: 24, heads: [8, 4] };
const projector = { width: 780, height: 520, palette: 'light', lang: 'en', fraction: 0.45 };
const states = {
    quiet_and_busy: [[quiet, busy], projector],
    evening_zh: [[busy, burnt], { ...projector, lang: 'zh', fraction: 0.95 }],
    workstation_night: [[busy, station], { ...projector, palette: 'dark', lang: 'zh', fraction: 0.5 }],
    running_night: [[quiet, burnt], { ...projector, palette: 'dark', fraction: 0.9, speed: 30 }],
    calm: [[quiet, burnt], { ...projector, calm: true }],
    closed: [[station, busy], { ...projector, width: 580, height: 400, days: [5], fraction: 1 }],
    telephone: [[station, busy], { ...projector, width: 360, height: 300, lang: 'zh' }],
};

const tab = await open(program, scratch);
try {
    await tab.visit(pathToFileURL(`${scratch}/scene.html`).href);
    const seen = new Set();
    const pixels = '[...document.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL()).join()';
    for (const [name, [arms, options]] of Object.entries(states)) {
        await (options.width > 400 ? tab.size(2 * options.width + 40, options.height + 20) : tab.size(380, 640));
        const call = `show(${JSON.stringify(arms)}, ${JSON.stringify(options)})`;
        const told = await tab.run(call);
        const drawn = await tab.run(pixels);
        assert.ok(told.every(({ zh, en }) => zh && en), name);
        await tab.run(call);
        assert.ok(drawn === await tab.run(pixels), `${name}: the same day looks otherwise when drawn again`);
        assert.ok(!seen.has(drawn), `${name} looks like another state`);
        seen.add(drawn);
        const found = await tab.run('scenes[0].at(40, 60)');
        assert.ok(found === null || (found.zh && found.en));
        if (pictures) {
            mkdirSync(pictures, { recursive: true });
            writeFileSync(`${pictures}/${name}.png`, await tab.picture());
        }
    }
    // From the narrowest telephone to half a projector: no word stands on another.
    const meet = (a, b) => Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > 1
        && Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > 1;
    const crowded = [busy, burnt, station, { ...burnt, heads: [6, 14] }, { ...burnt, heads: [40, 0] }];
    for (const [width, height] of [[320, 300], [360, 300], [440, 320], [440, 240], [580, 400], [780, 520]])
        for (const lang of ['zh', 'en']) {
            const drawn = await tab.run(`wordsOn(${JSON.stringify(crowded)}, ${JSON.stringify({ width, height, lang })})`);
            for (const [at, list] of drawn.entries())
                for (const [i, one] of list.entries()) {
                    const other = list.slice(i + 1).find((label) => meet(one, label));
                    assert.ok(!other, `${width} x ${height}, ${lang}, ${at}: "${one.words}" meets "${other?.words}"`);
                    assert.ok(one.x >= -1 && one.x + one.w <= width + 1 && one.y >= -1 && one.y + one.h <= height + 1,
                        `${width} x ${height}, ${lang}: "${one.words}" leaves the picture`);
                }
            assert.ok(drawn[1].some(({ words }) => /gave up|放弃/.test(words)));
        }
    assert.deepEqual(await tab.run('redraw()'), [true, false, true, false],
        'draws when something changed, and only then');

    for (const [speed, calm] of [[1, false], [7, false], [90, false], [30, true]]) {
        const [least, tenth, half, most] = await tab.run(
            `cost(${JSON.stringify([busy, station])}, ${JSON.stringify({ ...projector, speed, calm })}, 240)`);
        console.log(`# ${speed} days a second${calm ? ', calm' : ''}: ${[least, tenth, half, most]
            .map((ms) => ms.toFixed(1)).join(', ')} ms (least, 10th, 50th, 95th percentile)`);
        // What others do on the machine is not the picture's: the quickest tenth counts.
        assert.ok(tenth < 2 * BUDGET, `a tick takes ${tenth} ms; the budget is ${BUDGET}`);
    }
    const foreign = tab.said.filter((said) => !said.includes('willReadFrequently')); // cost() reads back
    assert.deepEqual(foreign, []);
    assert.equal(tab.fetched.length, 1);
} finally {
    await tab.close();
}
