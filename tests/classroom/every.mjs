// every.mjs - all scenarios in the sandbox, all lessons' challenges, ten thousand hostile addresses:
// node every.mjs CHROMIUM PAGE MADE-UP FOLDER STEP
//
// STEP: every so many of them, 1: each. Prints TAP.

import { readFileSync, readdirSync } from 'node:fs';
import { loadavg, cpus } from 'node:os';
import { parse } from '../../classroom/node_modules/yaml/dist/index.js';
import { ITSELF, tests } from '../browser/tap.mjs';
import { hostileAddresses } from './addresses.mjs';
import { openPage } from './pages.mjs';

const [, , program, real, madeUp, folder, step] = process.argv;
const [home, made] = [real, madeUp].map((file) => `file://${file}`);
const browser = await openPage(program, folder);
const { run, click, until, visit } = browser;
const { test, end } = tests(browser, { before: () => browser.size(1280, 720), fetched: ITSELF });
const crowd = Math.max(1, loadavg()[0] / cpus().length);
const text = (selector) => run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const some = (list) => list.filter((_, i) => i % Number(step) === 0);
const listed = (path) => readdirSync(new URL(`../../${path}`, import.meta.url));
const lessons = listed('classroom/lessons');
const scenarios = listed('scenarios').filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -5));
const RAN = `document.querySelector('.digest code') || document.querySelector('.faults:not([hidden])')`;

await test('shipped scenarios run in the sandbox, and reforms do', async (expect) => {
    const runs = some([...scenarios.map((name) => `scenario=${name}`),
        ...['separation', 'burden_relief', 'refusal', 'funding_follows_tasks', 'campaign'].map((name) => `scenario=hefei-2009&reform=${name}`)]);
    await visit(`${home}#view=sandbox&lang=en`);
    await until(RAN);
    const took = [];
    for (const [i, address] of runs.entries()) {
        const began = performance.now();
        // Not the last one's: its view goes as the address comes.
        await run(`(document.querySelector('.digest').replaceChildren(), location.hash = '#view=sandbox&${address}&seat=${i + 2}&lang=${i % 2 ? 'en' : 'zh'}', 0)`);
        await until(`document.querySelector('#seat')?.value === '${i + 2}' && (${RAN})`, `an end of ${address}`);
        expect(`${address}: ${await text('.faults:not([hidden])')}`, await run(`!document.querySelector('.faults:not([hidden])')`));
        expect(`${address} is read: ${await text('.notice[role=alert]:not([hidden])')}`, await run(`!document.querySelector('.notice[role=alert]:not([hidden])')`));
        took.push([performance.now() - began, address]);
    }
    const [slowest, which] = took.sort(([a], [b]) => b - a)[0];
    console.log(`# ${took.length} runs; the slowest: ${which}, ${(slowest / 1000).toFixed(1)} s`);
});

await test('challenges: what solves them passes in the page, what stands at first does not', async (expect) => {
    for (const folder of some(lessons)) {
        const { challenge } = parse(readFileSync(new URL(`../../classroom/lessons/${folder}/lesson.yaml`, import.meta.url), 'utf8'));
        const solution = Object.entries(challenge.solved_by).map(([path, value]) => `&set.${path}=${encodeURIComponent(value)}`).join('');
        for (const [set, passed] of [[solution, true], ['', false]]) {
            await visit(`${home}#lesson=${folder.slice(3)}&view=challenge&guess=1&lang=en${set}`);
            await until(`document.querySelector('.goals li')`);
            await click('.challenge .primary');
            await until(`document.querySelector('.answer strong')`, `an answer of ${folder}`, 60000 * crowd);
            const said = await text('.answer strong');
            expect(`${folder}${set}: ${said}`, /^Done/.test(said) === passed);
        }
    }
});

await test('hostile addresses in the page: no script runs, it says so and goes on', async (expect) => {
    const addresses = hostileAddresses(10015, 7);
    const list = some(addresses.slice(0, 10000));
    await visit(made);
    const began = performance.now();
    // Each is read; every fiftieth is given the time to be shown. (Chromium takes 10 ms for each by itself.)
    for (let i = 0; i < list.length; i += 1000)
        await run(`(async () => { for (const [i, hash] of ${JSON.stringify(list.slice(i, i + 1000))}.entries()) {
            location.hash = hash;
            dispatchEvent(new HashChangeEvent('hashchange'));
            if (i % 50 === 0)
                await new Promise((done) => setTimeout(done, 20));
        } })()`);
    console.log(`# ${list.length} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    expect('nothing ran', await run('window.hostile === undefined'));
    await until(`document.querySelector('main > *')`);
    expect('no more in it than one view', await run(`document.querySelectorAll('main').length === 1 && document.querySelectorAll('canvas').length < 12`));
    for (const hash of some(addresses.slice(10000))) {
        await visit(`${made}#${hash}`);
        await until(`document.querySelector('main > *')`);
        expect(`${hash}: nothing ran`, await run('window.hostile === undefined'));
    }
    await visit(`${made}#lesson=<b>x</b>&seat=1e9&lang=en`);
    await until(`document.querySelector('.card')`);
    expect('it says what it left out', (await text('.notice[role=alert]')).includes('lesson=<b>x</b>'));
});

await end();
