// looks.mjs - how the classroom page looks: sizes, languages, both themes by axe, paper:
// node looks.mjs CHROMIUM PAGE MADE-UP FOLDER
//
// PAGE holds the lessons of the class, MADE-UP those of tests/classroom/lessons. Prints TAP; leaves
// the pictures in FOLDER.

import { readdirSync, writeFileSync } from 'node:fs';
import { ITSELF, tests } from '../browser/tap.mjs';
import { serious } from './axe.mjs';
import { openPage } from './pages.mjs';

const [, , program, real, madeUp, folder] = process.argv;
const [home, made] = [real, madeUp].map((file) => `file://${file}`);
const browser = await openPage(program, folder);
const { run, until, sleep, visit, send } = browser;
const { test, end } = tests(browser, { before: () => browser.size(1280, 720), fetched: ITSELF });

const ran = `performance.getEntriesByName('first').length`;
const picture = async (name) => writeFileSync(`${folder}/${name}.png`, await browser.picture());
const lessons = readdirSync(new URL('../../classroom/lessons', import.meta.url)).map((name) => name.slice(3));
const [first] = lessons;

const SIZES = [[390, 844], [1280, 720], [1600, 900]];
for (const lang of ['zh', 'en'])
    for (const [width, height] of SIZES)
        await test(`${width} x ${height}, ${lang}: nothing sticks out`, async (expect) => {
            await browser.size(width, height, width < 500);
            for (const [name, hash] of Object.entries({ list: '', predict: `lesson=${first}`, run: `lesson=${first}&guess=1&step=run`,
                compare: `lesson=${first}&guess=1&step=compare`, explain: `lesson=${first}&guess=1&step=explain` })) {
                await visit(`${home}#${hash}&lang=${lang}`);
                await until(name === 'list' ? `document.querySelector('.card')` : ran);
                await sleep(150);
                await picture(`${name}-${width}-${lang}`);
                const out = await run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
                expect(`${name}: ${out} px to the right`, out <= 0);
                if (width >= 1280 && (name === 'predict' || name === 'run'))
                    expect(`${name}: the board ends at ${await run(`document.querySelector('.board').getBoundingClientRect().bottom`)}`,
                        await run(`document.querySelector('.board').getBoundingClientRect().bottom <= innerHeight + 1`));
            }
        });

for (const lang of ['zh', 'en'])
    await test(`a telephone, ${lang}: titles are whole`, async (expect) => {
        await browser.size(390, 844, true);
        for (const name of lessons) {
            await visit(`${home}#lesson=${name}&guess=1&step=run&lang=${lang}`);
            await until(`document.querySelector('.side h2 strong')?.textContent`);
            for (const cut of await run(`[...document.querySelectorAll('.lesson-head h1, .side h2, .side h2 strong')].filter((node) => {
                const box = node.getBoundingClientRect();
                return node.scrollHeight > node.clientHeight + 1 && getComputedStyle(node).display !== 'inline' || box.right > innerWidth;
            }).map((node) => node.textContent)`))
                expect(`${name}: cut: ${cut}`);
            const air = await run(`document.querySelector('.lesson-head h1').getBoundingClientRect().top - document.querySelector('header').getBoundingClientRect().bottom`);
            expect(`${name}: the title stands ${air} px below the header`, air >= 6);
        }
        await picture(`telephone-${lang}`);
    });

for (const theme of ['light', 'dark'])
    await test(`axe finds nothing serious, ${theme}`, async (expect) => {
        await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }, { name: 'prefers-reduced-motion', value: 'reduce' }] });
        const views = ['lang=en', ...['predict', 'run', 'compare', 'explain'].map((one) => `lesson=needle&lang=zh&step=${one}${one === 'predict' ? '' : '&guess=1'}`),
            'lesson=drawn&lang=en', 'lesson=needle&view=challenge&lang=en', 'lesson=needle&view=wall&lang=en', 'view=sandbox&lang=zh'].map((view) => [made, view]);
        // Of the class's own lessons the step with all their texts.
        if (theme === 'light')
            views.push(...lessons.map((name) => [home, `lesson=${name}&lang=en&step=explain&guess=1`]));
        for (const [page, view] of views) {
            await visit(`${page}#${view}`);
            await until(/wall|^lang/.test(view) ? `document.querySelector('main > *')` : ran);
            await sleep(100);
            (await serious(browser)).forEach((one) => expect(`${view}: ${one}`));
        }
        await send('Emulation.setEmulatedMedia', { features: [] });
    });

await test('a worksheet is printed alone, without answers', async (expect) => {
    await visit(`${made}#lesson=needle&lang=en&guess=1&step=explain`);
    await until(`document.querySelector('[data-sheet=worksheet]')`);
    await run(`(window.print = () => {}, document.querySelector('[data-sheet=worksheet] button').click())`);
    await send('Emulation.setEmulatedMedia', { media: 'print' });
    const shown = await run(`document.body.innerText`);
    await picture('worksheet');
    await send('Emulation.setEmulatedMedia', { media: '' });
    expect(`the questions: ${shown}`, shown.includes('What did you guess?') && shown.includes('Name'));
    expect(`no answers: ${shown}`, !shown.includes('What the chart shows') && !shown.includes('Things to notice') && !shown.includes('Predict'));
});

await end();
