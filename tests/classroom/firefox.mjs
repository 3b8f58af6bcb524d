// firefox.mjs - the classroom page in Firefox: node firefox.mjs FIREFOX PAGE SHEQU FOLDER
//
// What hangs on a browser; what does not is asked in Chromium (page.mjs). Prints TAP. Times are of a
// machine of its own; where others work on it too (load above its processors) they are held against
// the load.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg, cpus } from 'node:os';
import { open } from '../browser/firefox.mjs';
import { ITSELF, tests } from '../browser/tap.mjs';
import { createNative } from './native.mjs';
import { opens } from './opening.mjs';
import { pageOf } from './pages.mjs';

const [, , program, file, shequ, folder] = process.argv;
const home = `file://${file}`;
const browser = pageOf(await open(program, folder));
const { run, click, until, sleep, visit } = browser;
const crowd = () => Math.max(1, loadavg()[0] / cpus().length); // others may begin while this runs
const { test, end } = tests(browser, { before: () => browser.size(1280, 720), fetched: ITSELF });

const ran = `performance.getEntriesByName('first').length`;
const text = (selector) => run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const picture = async (name) => writeFileSync(`${folder}/${name}.png`, await browser.picture());
const step = () => run(`document.querySelector('.lesson').dataset.step`);
const { lessons } = JSON.parse(execFileSync(shequ, ['lesson', '--json'], { encoding: 'utf8' }));
const [{ name: first }] = lessons;
console.log(`# ${await run('navigator.userAgent')}`);

await test('opens from a file, and both communities have run within two seconds', (expect) =>
    opens(browser, `${home}#lesson=${first}&lang=en`, crowd, expect));

await test('the policy forbids what the page does not do, and what is said and fetched is heard', async (expect) => {
    await visit(home);
    await until(`document.querySelector('.card')`);
    browser.said.length = 0;
    // From a timer: what is evaluated from outside may make code whatever the policy.
    const made = await run(`new Promise((done) => setTimeout(() => {
        window.ran = [];
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.ran.push(violatedDirective));
        const script = document.createElement('script');
        script.textContent = 'window.ranInline = true';
        document.body.append(script);
        fetch('https://example.org/').catch(() => {});
        new Image().src = 'https://example.org/x.png';
        try {
            window.made = new Function('return 1')();
        } catch {}
        setTimeout(() => done([...window.ran, Boolean(window.ranInline), Boolean(window.made)]), 300);
    }))`);
    expect(`refused: ${made}`, made.includes('connect-src') && made.includes('img-src') && made.at(-2) === false);
    expect('no code is made of texts', made.at(-1) === false);
    expect(`heard: ${browser.said}`, browser.said.some((one) => /Content Security Policy connect-src/.test(one)));
    await visit('about:blank');
    browser.said.length = browser.fetched.length = 0;
    await run(`(console.warn('a warning'), setTimeout(() => { throw new Error('a fault'); }), new Image().src = 'http://127.0.0.1:47809/x.png')`);
    await sleep(300);
    expect(`heard: ${browser.said}`, browser.said.some((one) => one.includes('a warning')) && browser.said.some((one) => one.includes('a fault')));
    expect(`fetched: ${browser.fetched}`, browser.fetched.includes('http://127.0.0.1:47809/x.png'));
    browser.said.length = browser.fetched.length = 0;
});

await test(`${first} by mouse: predict, run, compare, twenty lives, explain; another language`, async (expect) => {
    await visit(`${home}#lesson=${first}&lang=zh`);
    await until(ran, 'both sides');
    expect('begins with the guess', await step() === 'predict');
    await click('[data-step=compare]');
    expect('nothing is seen before a guess', await step() === 'predict');
    await click('.choice');
    await click('.predict .primary');
    expect('runs', await step() === 'run');
    await until(`getComputedStyle(document.querySelector('.curtain')).visibility === 'hidden'`, 'the curtain rises');
    const before = await text('.date');
    await until(`document.querySelector('.date').textContent !== ${JSON.stringify(before)}`, 'it plays');
    await click('[data-step=compare]');
    expect('compares', await step() === 'compare');
    expect('a difference is said', /\d/.test(await text('table.compare tbody td:last-child')));
    await click('.lives .primary');
    await until(`document.querySelector('.verdict .chip')`, 'a verdict', 60000 * crowd());
    await click('[data-step=explain]');
    expect('explains', await step() === 'explain' && (await text('.explain .article')).length > 50);
    await click('#lang');
    await until(`document.documentElement.lang === 'en' && document.querySelector('.explain')`, 'English');
    expect('no Chinese is left', !/[\u4e00-\u9fff]/.test(await text('.explain')));
    await click('#theme');
    expect('dark', await run(`document.documentElement.dataset.theme === 'dark'`));
    expect('nothing failed', await run(`!document.querySelector('.faults:not([hidden])')`));
});

await test('both communities have the digests of the command', async (expect) => {
    const native = createNative(null, shequ, folder);
    for (const { name, scenario, arms } of [lessons[0], lessons.at(-1)]) {
        await visit(`${home}#lesson=${name}&lang=en&guess=1&step=compare`);
        await until(`document.querySelector('.digest code')`, `digests of ${name}`);
        const shown = await text('.digest code');
        const told = arms.slice(0, 2).map((arm) => native.run(arm.scenario ?? scenario, [...Object.entries(arm.set), ['run.replicates', 1]]).digest);
        expect(`${name}: ${shown} in the page, ${told.join(' / ')} by the command`, shown === told.join(' / '));
    }
});

await test('the wall takes a seat\'s code, and checks it', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=en&guess=1&step=compare&seat=7`);
    await until(`/SQ-/.test(document.querySelector('.seat-card')?.textContent)`, 'a code');
    const code = /SQ(-[0-9A-Z]{4}){4}/.exec(await text('.seat-card'))[0];
    await click('.nav[data-view=wall]');
    await until(`document.querySelector('#wall-log')`, 'the wall');
    await run(`(() => { const box = document.querySelector('#wall-log'); box.value = 'Li: ${code}\\n'; box.dispatchEvent(new Event('input', { bubbles: true })); })()`);
    await until(`/${code}/.test(document.querySelector('.wall-table')?.textContent)`, 'a row');
    await click('.wall-paste .tools button:nth-child(2)');
    await until(`document.querySelector('.wall progress').hidden && /[1-9]/.test(document.querySelector('.wall-paste .note[role=status]').textContent)`, 'checked');
    expect('it is right', await run(`!document.querySelector('.tile-edited') && document.querySelectorAll('.state-found').length === 1`));
    await picture('wall');
});

for (const lang of ['zh', 'en'])
    for (const [width, height] of [[390, 844], [1280, 720]])
        await test(`${width} x ${height}, ${lang}: nothing sticks out`, async (expect) => {
            await browser.size(width, height);
            for (const [name, hash] of Object.entries({ list: 'view=list', predict: `lesson=${first}`, run: `lesson=${first}&guess=1&step=run`,
                compare: `lesson=${first}&guess=1&step=compare`, explain: `lesson=${first}&guess=1&step=explain`, wall: `lesson=${first}&view=wall`,
                sandbox: 'view=sandbox' })) {
                await visit(`${home}#${hash}&lang=${lang}`);
                await until(/list|wall/.test(name) ? `document.querySelector('main > *')` : ran, name);
                await sleep(100);
                await picture(`${name}-${width}-${lang}`);
                const out = await run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
                expect(`${name}: ${out} px to the right`, out <= 0);
                expect(`${name}: a stage or chart under the panel`, await run(`[...document.querySelectorAll('.theatre > *')]
                    .every((one) => one.getBoundingClientRect().right <= one.parentNode.getBoundingClientRect().right + 0.5)`));
                if (width >= 1280 && (name === 'predict' || name === 'run')) {
                    const end = await run(`document.querySelector('.board').getBoundingClientRect().bottom`);
                    expect(`${name}: the board ends at ${end}`, end <= height + 1);
                }
            }
        });

await test('fifty frames a second while it plays', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=zh&guess=1&step=run&speed=7`);
    await until(ran);
    await click('.play');
    const frames = await run(`new Promise((done) => { let n = 0; const end = performance.now() + 2000;
        requestAnimationFrame(function count(now) { n++; now < end ? requestAnimationFrame(count) : done(n); }); })`);
    console.log(`# ${(frames / 2).toFixed(0)} frames a second; load ${crowd().toFixed(1)} a processor`);
    expect(`${frames / 2} a second`, frames / 2 >= 50 / crowd());
});

await end();
