// map.mjs - the maps of lessons in a browser: node map.mjs CHROMIUM PAGE MADE-UP SHEQU FOLDER
//
// PAGE holds the lessons of the class, MADE-UP those of tests/classroom/lessons. Prints TAP.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg, cpus } from 'node:os';
import { ITSELF, tests } from '../browser/tap.mjs';
import { serious } from './axe.mjs';
import { openPage } from './pages.mjs';

const [, , program, real, madeUp, shequ, folder] = process.argv;
const [home, made] = [real, madeUp].map((file) => `file://${file}`);
const browser = await openPage(program, folder);
const { run, click, press, tabTo, until, visit, saved } = browser;
const { test, end } = tests(browser, { before: () => browser.size(1280, 720), fetched: ITSELF });
const crowd = Math.max(1, loadavg()[0] / cpus().length);
const LIVES = 10;

const all = (selector, what = 'textContent') => run(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((node) => node.${what})`);
const whole = (lives = LIVES) => until(`document.querySelector('.map-view [role=status]')?.textContent.startsWith('${lives} of')`,
    `${lives} lives`, 240000 * crowd);
const open = (page, lesson, more = '') => visit(`${page}#lesson=${lesson}&view=map&lang=en${more}`);

// The command's means of each outcome, by point in the order of the grid.
async function swept(file) {
    const out = `${folder}/swept`;
    for (const words of [['sweep', await saved(file), '-o', out], ['merge', out]])
        execFileSync(shequ, ['--quiet', ...words], { stdio: 'ignore' });
    const [head, ...rows] = readFileSync(`${out}/outcomes.csv`, 'utf8').replace(/^\ufeff/, '').trim().split('\n').map((line) => line.split(','));
    return { head, rows };
}

await test('a heat map: every cell after ten lives is what the sweep it saves comes to', async (expect) => {
    await open(made, 'needle');
    await whole(1);
    expect('two tables of six', (await all('.heat button')).length === 12);
    await whole();
    const cells = await all('.heat button');
    const coloured = await all('.heat button', 'style.backgroundColor');
    expect(`colours ${coloured}`, new Set(coloured.slice(0, 6)).size > 2);
    await click('.take button');
    const { head, rows } = await swept('needle-few.sweep.yaml');
    expect(`${rows.length} points: ${head}`, rows.length === 6);
    ['service_failure', 'burnout'].forEach((metric, m) => {
        const column = head.findIndex((one) => one.startsWith(metric));
        const [a, b] = [head.indexOf('work.departments'), head.indexOf('work.patience')];
        for (const row of rows) {
            const cell = [2, 10, 40].indexOf(Number(row[a])) + 3 * [5, 20].indexOf(parseFloat(row[b]));
            const shown = cells[6 * m + cell];
            const told = (100 * Number(row[column])).toFixed(shown.split('.')[1]?.length ?? 0);
            expect(`${metric} at ${row[a]}, ${row[b]}: ${shown}, the sweep ${told}`, shown === told);
        }
    });
});

await test('by keyboard a cell goes to the stage', async (expect) => {
    await open(made, 'needle', '&guess=1');
    await whole(1);
    await tabTo('.heat tbody tr:nth-child(2) td:nth-of-type(3) button');
    await press('Enter');
    await until(`document.querySelector('.lesson')?.dataset.step === 'run'`, 'the stages');
    await until(`location.hash.includes('set.work')`, 'the address says it');
    const address = decodeURIComponent(await run('location.hash'));
    expect(address, /set\.work\.departments=40/.test(address) && /set\.work\.patience=20\+d/.test(address));
});

await test('before the guess a cell leads to the guess', async (expect) => {
    await open(made, 'needle');
    await whole(1);
    await click('.heat button');
    await until(`document.querySelector('.lesson')?.dataset.step === 'predict'`, 'the curtain');
    expect('it is down', await run(`getComputedStyle(document.querySelector('.curtain')).visibility === 'visible'`));
});

await test('stopped, gone on with, and there again without another run', async (expect) => {
    await open(made, 'needle');
    await whole(1);
    await click('.map-view .primary');
    await until(`document.querySelector('.map-view .primary').textContent === 'Go on'`);
    const at = await run(`document.querySelector('.map-view progress').value`);
    await run(`new Promise((done) => setTimeout(done, 400))`);
    expect('nothing runs', at === await run(`document.querySelector('.map-view progress').value`));
    await click('.map-view .primary');
    await whole(3);
    await click('#lang');
    await until(`document.documentElement.lang === 'zh-CN' && document.querySelector('.map-view progress')?.value > 17`, 'what was run is there', 2000);
});

await test('curves by department: their sum is the metric', async (expect) => {
    await open(made, 'drawn');
    await whole(2);
    await click('.map-view .primary');
    const lines = await run(`[...document.querySelectorAll('.curve')].map((node) => node.querySelectorAll('.line-department').length)`);
    expect(`departments ${lines}`, lines.join() === '2,0');
    // Along y a path is linear in tasks; the mean times the number is the height of the metric's line.
    const told = await run(`[...document.querySelectorAll('.sheet tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))`);
    expect(`six points ${told.length}`, told.length === 6 && told.every(([, , value]) => Number(value.replace(',', '')) > 0));
    const means = await run(`[...document.querySelectorAll('.curve')].map((node) => {
        const ticks = [...node.querySelectorAll('.sketch-grid')].map((line) => Number(line.getAttribute('y1')));
        const values = [...node.querySelectorAll('text[text-anchor=end]')].map((text) => Number(text.textContent.replace(',', '')));
        const scale = (values[1] - values[0]) / (ticks[0] - ticks[1]);
        return [...node.querySelectorAll('path.line:not(.line-department)')].map((path) =>
            path.getAttribute('d').match(/[\\d.]+ [\\d.]+/g).map((pair) => (ticks[0] - Number(pair.split(' ')[1])) * scale));
    })`);
    means[0][0].forEach((mean, i) => {
        const metric = means[1][0][i];
        expect(`point ${i}: 2 x ${mean.toFixed(1)} is ${metric.toFixed(1)}`, Math.abs(2 * mean - metric) < 0.03 * metric);
    });
});

for (const [lesson, figures] of [['apps', 2], ['free-labour', 4]])
    await test(`${lesson}: its map runs in every cell, in both languages, three sizes`, async (expect) => {
        for (const [width, height] of [[1280, 720], [390, 844], [1600, 900]])
            for (const lang of ['en', 'zh']) {
                await browser.size(width, height, width < 500);
                if (width !== 1280 || lang !== 'en')
                    await run(`document.documentElement.lang.startsWith('${lang}') || document.querySelector('#lang').click()`);
                else
                    await open(home, lesson);
                await until(`document.querySelector('.map-view progress')?.value >= document.querySelector('.map-view progress')?.max / ${LIVES}`, 'a life each', 120000 * crowd);
                expect('all figures', (await all('.figures > *')).length === figures);
                expect('no fault', await run(`document.querySelector('.map-view .faults').hidden`));
                expect('numbers everywhere', !(await all('.heat button, .sheet td.number')).some((text) => !/\d/.test(text)));
                const out = await run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
                expect(`${width} ${lang}: ${out} px to the right`, out <= 0);
                writeFileSync(`${folder}/map-${lesson}-${width}-${lang}.png`, await browser.picture());
            }
        for (const theme of ['light', 'dark']) {
            await run(`document.documentElement.dataset.theme = '${theme}'`);
            (await serious(browser)).forEach((one) => expect(`${theme}: ${one}`));
        }
    });

await test('a lesson without a map has none by address', async (expect) => {
    await open(home, 'votes');
    await until(`document.querySelector('.notice:not([hidden])')`, 'it is said');
    expect('no such view', await run(`!document.querySelector('.map-view') && !document.querySelector('.nav[data-view=map]')`));
});

await end();
