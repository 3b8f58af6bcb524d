// controls.mjs - what a viewer moves besides the lesson itself: which community is shown, the seat, the
// player's keys: node controls.mjs CHROMIUM PAGE FOLDER
//
// Prints TAP. What a picture ought to show is had from the engine, which is taken out of the page.

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Engine } from '../../classroom/src/engine/engine.js';
import { describe } from '../../classroom/src/scene/describe.js';
import { reader } from '../../classroom/src/scene/view.js';
import { lessonSides } from '../../classroom/src/sides.js';
import { initial, readState, writeState } from '../../classroom/src/state.js';
import { ITSELF, tests } from '../browser/tap.mjs';
import { openPage } from './pages.mjs';

const [, , program, file, folder] = process.argv;
const html = readFileSync(file, 'utf8');
const held = (id) => inflateSync(Buffer.from(new RegExp(`id="${id}">([^<]*)<`).exec(html)[1], 'base64'));
const data = JSON.parse(held('data'));
const engine = await Engine.load(held('wasm'));
const home = `file://${file}`;
const browser = await openPage(program, folder);
const { run, press, tabTo, until, visit, click, send, sleep } = browser;
const { test, end } = tests(browser, { before: () => browser.size(1280, 720), fetched: ITSELF });

const ran = `performance.getEntriesByName('first').length`;
const text = (selector) => run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const type = async (words) => {
    await run(`(document.activeElement.select(), 0)`);
    await send('Input.insertText', { text: words });
};
const LESSON = data.lessons.find(({ name }) => name === 'hukou');
const DAY = 400;

// What is to be said of both sides' evening of a community, in English.
function evening(community) {
    const read = reader(engine.frameFields);
    return lessonSides(data, LESSON, initial).map((side) => {
        const { id, communities, recordedFrom } = engine.open(side);
        const width = engine.frameStride * communities.length;
        const frames = [];
        engine.run(id, 0, { onDay: (list) => frames.push(...list.slice(0)), every: 30, shown: recordedFrom });
        engine.close(id);
        const at = DAY * width + community * engine.frameStride;
        return describe(read(Int32Array.from(frames.slice(at, at + engine.frameStride)))).en;
    });
}
const pictures = () => run(`[...document.querySelectorAll('canvas.scene')].map((one) => one.toDataURL())`);
const shown = () => text('.stages [aria-live]');

await test('the address holds which community is shown', async (expect) => {
    const known = { lessons: data.lessons, scenarios: [], reforms: [] };
    const written = writeState({ ...initial, view: 'lesson', lesson: 'hukou', community: 2 });
    expect(written, written.includes('community=2') && readState(written, known).state.community === 2);
    expect('the first is not written', !writeState({ ...initial, view: 'lesson', lesson: 'hukou' }).includes('community'));
    for (const bad of ['0', '1000', '-1', '2.5', 'x', '', '1e2'])
        expect(`community=${bad}`, readState(`#lesson=hukou&community=${bad}`, known).faults[0]?.key === 'community');
});

await test('of several communities the chosen one is drawn on both stages, described, and in the address', async (expect) => {
    const wanted = [evening(0), evening(1)];
    expect('both sides of both communities differ', new Set(wanted.flat()).size === 4);
    await visit(`${home}#lesson=hukou&guess=1&step=run&lang=en&day=${DAY}`);
    await until(`${ran} && document.querySelector('#community option')`);
    expect('as many as there are', await run(`document.querySelectorAll('#community option').length`) === 2);
    await sleep(300); // the list has come, and the pictures have made room for it
    const first = await pictures();
    await tabTo('#community');
    await press('ArrowDown');
    await until(`/community=2/.test(location.hash)`, 'the address');
    const second = await pictures();
    const said = await shown();
    for (const i of [0, 1]) {
        expect(`side ${i} has another picture`, first[i] !== second[i]);
        expect(`side ${i}: "${said}" and not "${wanted[1][i]}"`, said.includes(wanted[1][i]));
    }
    const name = await run(`document.querySelector('#community').selectedOptions[0].textContent`);
    expect(`${name} is named`, said.split(name).length === 3 && await run(`[...document.querySelectorAll('canvas.scene')]
        .every((one) => one.getAttribute('aria-label').includes(${JSON.stringify(name)}))`));
    expect('the choice keeps the keyboard', await run(`document.activeElement.id === 'community'`));
    // Whoever opens the address sees the same, on the same scale.
    await visit(await run('location.href'));
    await until(`${ran} && document.querySelector('#community')?.value === '2'`);
    await sleep(300);
    expect('the same pictures from the address', (await pictures()).join() === second.join());
    await press('ArrowUp'); // nothing has the keyboard: it is nobody's key
    await tabTo('#community');
    await press('ArrowUp');
    await until(`!/community/.test(location.hash)`, 'the first again');
    expect('the first picture again', (await pictures()).join() === first.join());
});

await test('a community that is not there is told, and the first stands; one alone is not chosen', async (expect) => {
    await visit(`${home}#lesson=hukou&community=3&guess=1&step=run&lang=en`);
    await until(`${ran} && document.querySelector('#community option')`);
    expect(await text('.notice[role=alert]'), (await text('.notice[role=alert]')).includes('community=3'));
    expect('the first', await run(`document.querySelector('#community').value === '1'`));
    await until(`!/community/.test(location.hash)`, 'it leaves the address');
    await visit(`${home}#lesson=needle&community=2&guess=1&step=run&lang=en`);
    await until(ran);
    expect('told here too', (await text('.notice[role=alert]')).includes('community=2'));
    expect('no choice among one', await run(`document.querySelector('.community').hidden`));
    expect('nor a name', !/[:：].*[:：]/.test(await run(`document.querySelector('canvas.scene').getAttribute('aria-label')`)));
});

for (const lang of ['zh', 'en'])
    await test(`names of communities, ${lang}: apart, in the page's language`, async (expect) => {
        for (const name of ['hukou', 'inspector', 'spiral', 'votes']) {
            await visit(`${home}#lesson=${name}&guess=1&step=run&lang=${lang}`);
            await until(`${ran} && document.querySelector('#community option')`);
            const names = await run(`[...document.querySelectorAll('#community option')].map((one) => one.textContent)`);
            expect(names.join(' | '), names.length > 1 && new Set(names).size === names.length);
            // The names of a table are a city's; those that the program makes up are said in either language.
            expect(names.join(' | '), lang === 'zh' || !names.some((one) => /^街道\d/.test(one)));
            const about = await text('#community-about');
            expect(about, about.includes(names.length) && /[\u4e00-\u9fff]/.test(about) === (lang === 'zh'));
        }
    });

await test('what is no seat is said and stands until it is mended or left', async (expect) => {
    await visit(`${home}#lesson=needle&guess=1&step=run&seat=7&lang=en`);
    await until(ran);
    const invalid = () => run(`document.querySelector('#seat').getAttribute('aria-invalid') === 'true'`);
    const value = () => run(`document.querySelector('#seat').value`);
    await tabTo('#seat');
    for (const bad of ['1000', '0', '-3', '1.5', '1e9']) {
        await type(bad);
        await press('Enter');
        const said = await text('#seat-no');
        expect(`${bad}: "${said}"`, said.includes('999') && said.includes('seat 7') && await invalid());
        expect(`${bad} stands`, await value() === bad);
        expect(`${bad} is not taken`, /seat=7(&|$)/.test(await run('location.hash')));
    }
    expect('told aloud, seen, and tied to the box', await run(`(() => { const said = document.querySelector('#seat-no');
        return said.getAttribute('role') === 'alert' && said.getBoundingClientRect().height > 10 &&
            document.querySelector('#seat').getAttribute('aria-describedby') === said.id; })()`));
    await type('12');
    expect('mended as it is typed', !await text('#seat-no') && !await invalid());
    await press('Enter');
    await until(`/seat=12/.test(location.hash)`, 'the seat is taken');
    await run(`(document.activeElement.value = '', 0)`);
    await press('Tab');
    expect('left: the seat that stands is back', await value() === '12' && !await invalid());
    expect('and it is still said why', (await text('#seat-no')).includes('seat 12'));
});

const date = () => text('.date');

// A key where `focus` puts the keyboard: whose is it?
async function whose(key, focus) {
    await run(`(() => { scrollTo(0, 60); document.activeElement.blur(); ${focus} })()`);
    const inside = `(document.querySelector('.panel').scrollTop + ',' + scrollY)`;
    const [before, at] = [await date(), await run(inside)];
    await press(key);
    await sleep(400);
    const moved = await date() !== before;
    if (await text('.play span:last-child') === 'Pause')
        await press('k');
    return { player: moved, scroll: await run(inside) !== at };
}

await test('keys that scroll are the text\'s where one is read, and the player\'s on the stages', async (expect) => {
    const keys = ['PageDown', 'PageUp', 'End', 'Home', ' '];
    const theText = `document.getElementById('text').focus({ preventScroll: true });`;
    const theStage = `document.querySelector('canvas.scene').focus({ preventScroll: true });`;
    const thePanel = `const panel = document.querySelector('.panel'); panel.focus({ preventScroll: true }); panel.scrollTop = 20;`;
    const open = async (step) => {
        await visit(`${home}#lesson=needle&guess=1&step=${step}&lang=en&day=600`);
        await until(ran);
        await until(`document.querySelector('.date')?.textContent`);
    };
    await open('explain');
    for (const focus of ['', theText])
        for (const key of keys) {
            const { player, scroll } = await whose(key, focus);
            expect(`explain, ${focus || 'nowhere'}: "${key}" moves the player`, !player);
            expect(`explain, ${focus || 'nowhere'}: "${key}" does not scroll`, scroll);
        }
    for (const key of keys) {
        const { player, scroll } = await whose(key, theStage);
        expect(`explain, on a stage: "${key}" is not the player's`, player && !scroll);
    }
    expect('an arrow is the player\'s in a text, too', (await whose('ArrowRight', theText)).player);
    await open('run');
    for (const focus of ['', theText, theStage])
        for (const key of [...keys, 'ArrowLeft']) {
            const { player } = await whose(key, focus);
            expect(`run, ${focus || 'nowhere'}: "${key}" is not the player's`, player);
        }
    await browser.size(1280, 620);
    await open('compare');
    expect('the panel is longer than it is seen', await run(`(() => { const panel = document.querySelector('.panel');
        return panel.scrollHeight > panel.clientHeight + 40; })()`));
    for (const key of keys) {
        const { player, scroll } = await whose(key, thePanel);
        expect(`compare, in the panel: "${key}" is not the panel's`, !player && scroll);
    }
    await click('.panel table caption');
    expect('who clicks into the panel reads there', await run(`document.activeElement.matches('.panel')`));
    const told = await text('.keys');
    expect(`the list says it: ${told}`, told.includes('Space, Page Down, Page Up, Home, End') && told.includes('scroll'));
});

await end();
