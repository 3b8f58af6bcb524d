// page.mjs - the classroom page in a browser: node page.mjs CHROMIUM PAGE MADE-UP SHEQU FOLDER
//
// PAGE holds the lessons of the class, MADE-UP those of tests/classroom/lessons. Prints TAP. Times
// are of a machine of its own; where others work on it too (load above its processors) they are
// held against what was used, not against the clock.

import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { loadavg, cpus } from 'node:os';
import { promisify } from 'node:util';
import { readState, writeState, initial } from '../../classroom/src/state.js';
import { quoted } from '../../classroom/src/save/command.js';
import { ITSELF, tests } from '../browser/tap.mjs';
import { hostileAddresses } from './addresses.mjs';
import { opens } from './opening.mjs';
import { openPage } from './pages.mjs';

const [, , program, real, madeUp, shequ, folder] = process.argv;
const [home, made] = [real, madeUp].map((file) => `file://${file}`);
const browser = await openPage(program, folder);
const { run, click, press, tabTo, until, sleep, visit, send, saved } = browser;
const crowd = Math.max(1, loadavg()[0] / cpus().length);
const { test, end } = tests(browser, { before: () => browser.size(1280, 720), fetched: ITSELF });

const execute = promisify(execFile);
const ran = `performance.getEntriesByName('first').length`;
const text = (selector) => run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const step = () => run(`document.querySelector('.lesson').dataset.step`);
const names = async (address) => {
    await visit(address);
    return run(`[...document.querySelectorAll('.card a')].map((node) => /lesson=([^&]*)/.exec(node.getAttribute('href'))[1])`);
};
const lessons = await names(home);
const first = lessons.includes('needle') ? 'needle' : lessons[0];

await test('opens from a file, and both communities have run within two seconds', (expect) =>
    opens(browser, `${home}#lesson=${first}&lang=en`, () => crowd, expect));

await test('the policy forbids what the page does not do', async (expect) => {
    await visit(home);
    const made = await run(`new Promise((done) => {
        window.ran = [];
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.ran.push(violatedDirective));
        const script = document.createElement('script');
        script.textContent = 'window.ranInline = true';
        document.body.append(script);
        fetch('https://example.org/').catch(() => {});
        new Image().src = 'https://example.org/x.png';
        setTimeout(() => done([...window.ran, Boolean(window.ranInline)]), 300);
    })`);
    expect(`refused: ${made}`, made.includes('connect-src') && made.includes('img-src') && made.at(-1) === false);
    const { exceptionDetails } = await send('Runtime.evaluate', { expression: `new Function('return 1')()`, allowUnsafeEvalBlockedByCSP: false });
    expect('no code is made of texts', exceptionDetails);
    browser.said.length = browser.fetched.length = 0;
});

await test('without scripts it says in both languages what it is', async (expect) => {
    await send('Emulation.setScriptExecutionDisabled', { value: true });
    await visit(home);
    const { root } = await send('DOM.getDocument', { depth: -1 });
    const { nodeId } = await send('DOM.querySelector', { nodeId: root.nodeId, selector: '.plain-text' });
    const { outerHTML } = await send('DOM.getOuterHTML', { nodeId });
    await send('Emulation.setScriptExecutionDisabled', { value: false });
    expect('Chinese', outerHTML.includes('需要 JavaScript') && outerHTML.includes('聊天软件'));
    expect('English', outerHTML.includes('needs JavaScript') && outerHTML.includes('chat app'));
});

await test('what stops the page before it begins is said', async (expect) => {
    const { identifier } = await send('Page.addScriptToEvaluateOnNewDocument', { source: `Intl.NumberFormat = function () { throw new RangeError('no such language'); }` });
    await visit(home);
    await send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    const said = await text('.plain-text [role=alert]');
    expect(`said: ${said}`, said.includes('could not begin') && said.includes('没能开始') && said.includes('no such language'));
    browser.said.length = 0;
});

const told = JSON.parse(execFileSync(shequ, ['lesson', '--json'], { encoding: 'utf8' })).lessons;
await test('the page and the command have the same lessons', (expect) =>
    expect(lessons.join(), told.map(({ name }) => name).join() === lessons.join()));

// The digest of one life as the command runs it, while the page does.
async function digestOf(scenario, arm, side) {
    const { stdout } = await execute(shequ, ['run', arm.scenario ?? scenario,
        ...Object.entries(arm.set).flatMap(([path, value]) => ['--set', `${path}=${value}`]),
        '--replicates', '1', '--force', '--quiet', '-o', `${folder}/lesson${side}.h5`]);
    return /^digest (\w+)/m.exec(stdout)[1];
}

for (const name of lessons)
    await test(`${name}: its steps by mouse, to the digests of the command`, async (expect) => {
        const { scenario, arms } = told.find((one) => one.name === name);
        const digests = Promise.all(arms.slice(0, 2).map((arm, side) => digestOf(scenario, arm, side)));
        digests.catch(() => {}); // told below, where it is waited for
        await visit(`${home}#lesson=${name}&lang=zh`);
        await until(ran, 'both sides');
        expect('begins with the guess', await step() === 'predict');
        await click('[data-step=compare]');
        expect('nothing is seen before a guess', await step() === 'predict');
        if (await run(`Boolean(document.querySelector('.sketch'))`))
            await click('.sketch');
        else
            await click('.choice');
        await click('.predict .primary');
        expect('runs', await step() === 'run');
        await until(`!document.querySelector('.faults:not([hidden])')`);
        for (const next of ['compare', 'explain']) {
            await click(`[data-step=${next}]`);
            expect(next, await step() === next);
        }
        expect('a difference is said', /\d/.test(await run(`(document.querySelector('[data-step=compare]').click(), document.querySelector('table.compare tbody td:last-child').textContent)`)));
        expect('nothing failed', await run(`!document.querySelector('.faults:not([hidden])')`));
        const [shown, expected] = [await text('.digest code'), (await digests).join(' / ')];
        expect(`${shown} in the page, ${expected} by the command`, shown === expected);
    });

await test('a lesson by keyboard alone, to the twenty lives', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=en`);
    await until(ran, 'both sides');
    await tabTo('.choice input');
    await press(' ');
    await tabTo('.predict .primary');
    await press('Enter');
    expect('runs', await step() === 'run');
    await until(`document.querySelector('.play').textContent.includes('Pause')`, 'it plays');
    await run(`document.getElementById('text').focus()`);
    await press(' ');
    await until(`document.querySelector('.play').textContent.includes('Play')`, 'it pauses');
    const before = await text('.date');
    await press('ArrowRight');
    await until(`document.querySelector('.date').textContent !== ${JSON.stringify(before)}`, 'a day on');
    await press('3');
    expect('compares', await step() === 'compare');
    await tabTo('.lives .primary');
    await press('Enter');
    await until(`document.querySelector('.verdict .chip')`, 'a verdict', 60000 * crowd);
    expect('an interval', /95 % interval .* to /.test(await text('.verdict')));
    // The same lives from the command, to the digits that are printed.
    const said = (await text('.verdict')).match(/[+\u2212]?\d+\.\d+/g);
    const [{ effect, low, high, n }] = JSON.parse(execFileSync(shequ, ['lesson', first, '--json'],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).charts[0].arms;
    expect(`${n} lives`, n === 20);
    [effect, low, high].forEach((value, i) => expect(`${said[i]} is ${value}`,
        Number(said[i].replace('\u2212', '-')) === Number(value.toFixed(said[i].split('.')[1].length))));
});

const where = () => run(`(() => { const at = document.activeElement;
    return at === document.body ? 'nowhere' : at.tagName + '.' + at.className + ' ' + (at.id || at.textContent.slice(0, 30)); })()`);
const heading = (selector) => run(`document.activeElement.matches(${JSON.stringify(selector)})`);

// By Tab once around: every stop is seen, and the last leads out. Gives the number of stops.
async function around(expect, view) {
    await run(`document.querySelector('.skip').focus()`);
    for (let stops = 1; stops < 150; stops++) {
        await press('Tab');
        const seen = await run(`(() => { const at = document.activeElement;
            if (at === document.body || at.matches('.skip'))
                return 'around';
            const box = at.getBoundingClientRect();
            const marked = [at, at.closest('label')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
            return marked && box.width && box.bottom > 0 && box.top < innerHeight; })()`);
        if (seen === 'around')
            return stops;
        expect(`${view}: ${await where()} has the keyboard and it does not show`, seen);
    }
    throw new Error(`${view}: Tab does not lead out`);
}

await test('every view by keyboard alone: no trap, each stop seen, a new step or view has its heading', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=en&guess=1`);
    await until(ran);
    for (const [key, name] of [['2', 'run'], ['3', 'compare'], ['4', 'explain']]) {
        await press(key);
        expect(`${name}: ${await where()}`, await step() === name && await heading('.panel h2, .panel h3, .panel caption'));
        await around(expect, name);
        await run(`document.activeElement.blur()`);
    }
    await tabTo('.notice button');
    await press('Enter');
    await until(`document.querySelector('.notice[aria-current]') && document.querySelector('.chart.pointed')`, 'it is seen');
    await press('Tab');
    await press('Enter');
    await until(`document.querySelector('.found .holds, .found .fails')`, 'it is tested', 60000 * crowd);
    expect(`tested: ${await where()}`, await heading('.notice button'));
    await tabTo('[data-sheet=key] summary');
    await press('Enter');
    expect('the key opens', await run(`document.querySelector('[data-sheet=key]').open`));
    await run(`document.activeElement.blur()`);
    await tabTo('.nav[data-view=challenge]');
    await press('Enter');
    await until(`document.querySelector('.goals li')`);
    expect(`challenge: ${await where()}`, await heading('.panel h2'));
    await around(expect, 'challenge');
    await tabTo('.slider input[type=range]');
    await press('ArrowLeft');
    await until(`/set\\./.test(location.hash)`, 'a slider is moved by its arrow key');
    expect(`moved: ${await where()}`, await heading('input[type=range]'));
    await run(`document.activeElement.blur()`);
    await tabTo('.challenge .primary');
    await press('Enter');
    await until(`document.querySelector('.answer strong')`, 'an answer', 60000 * crowd);
    expect(`answered: ${await where()}`, await heading('.challenge .primary'));
    await run(`document.activeElement.blur()`);
    await tabTo('#lang');
    await press('Enter');
    await until(`document.querySelector('.goals li') && document.documentElement.lang === 'zh-CN'`);
    expect(`another language: ${await where()}`, await heading('#lang'));
    for (const [view, wanted] of [['wall', 'h2'], ['sandbox', 'h1'], ['list', 'h1']]) {
        await run(`document.activeElement.blur()`);
        await tabTo(`.nav[data-view=${view}]`);
        await press('Enter');
        await until(`document.activeElement.matches('main ${wanted}')`, `the heading of ${view}`);
        expect(`${view} has stops`, await around(expect, view) > 6);
    }
});

await test('the wall by keyboard alone: a code is pasted, checked, saved', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=en&guess=1&step=compare&seat=7`);
    await until(`/SQ-/.test(document.querySelector('.seat-card')?.textContent)`, 'a code');
    const code = /SQ(-[0-9A-Z]{4}){4}/.exec(await text('.seat-card'))[0];
    await tabTo('.seat-card button');
    await press('Enter');
    await sleep(300);
    expect(`sat down: ${await where()}`, (await where()) !== 'nowhere');
    await run(`document.activeElement.blur()`);
    await tabTo('.nav[data-view=wall]');
    await press('Enter');
    await until(`document.activeElement.matches('main h2')`);
    await tabTo('#wall-log');
    await send('Input.insertText', { text: `Li: ${code}\n` });
    await until(`/${code}/.test(document.querySelector('.wall-table')?.textContent)`, 'a row');
    await press('Tab');
    await press('Tab');
    await press('Enter');
    await until(`document.querySelector('.wall progress').hidden && /[1-9]/.test(document.querySelector('.wall-paste .note[role=status]').textContent)`, 'checked');
    expect(`checked: ${await where()}`, await heading('.wall-paste button'));
    await press('Tab');
    await press('Enter');
    const file = await saved(`shequ-${first}.csv`);
    expect('the table', readFileSync(file, 'utf8').includes(code));
    rmSync(file);
});

await test('the sandbox by keyboard alone: scenario, reform, numbers, nonsense', async (expect) => {
    await visit(`${home}#view=sandbox&lang=en`);
    await until(ran);
    await tabTo('#reform');
    await send('Input.insertText', { text: '' });
    await press('ArrowDown');
    await until(`/reform=/.test(location.hash) && document.querySelector('#reform')`, 'a reform');
    await until(`document.activeElement.id === 'reform'`, 'the list keeps the keyboard');
    await tabTo('#find');
    await send('Input.insertText', { text: 'departments' });
    await until(`document.querySelector('.finds button')`);
    await press('Tab');
    await press('Enter');
    await until(`document.activeElement.matches('.slider input[type=range]')`, 'the new number has the keyboard');
    await press('Tab');
    const low = await run(`document.querySelector('.slider input[type=range]').min`);
    for (const [nonsense, fine] of [['', false], ['abc', false], ['1e99', false], ['-0', false], ['<b>', false], ['٣', false], ['NaN', false], [low, true]]) {
        await run(`(document.activeElement.select(), 0)`);
        if (nonsense)
            await send('Input.insertText', { text: nonsense });
        else
            await run(`(document.activeElement.value = '', document.activeElement.dispatchEvent(new Event('change')), 0)`);
        await press('Enter');
        await sleep(100);
        expect(`"${nonsense}" is ${fine ? 'taken' : 'refused, and said'}`, Boolean(await text('.wrong')) !== fine);
    }
    await until(`!document.querySelector('.faults:not([hidden])') && document.querySelector('.digest code')`, 'it runs at its limit');
    await tabTo('.slider button');
    await press('Enter');
    await until(`document.activeElement.id === 'find'`, 'the number goes, the search takes over');
});

await test('an address that is given while the last is being written is read', async (expect) => {
    await visit(`${home}#lesson=${first}&guess=1&step=run&lang=en`);
    await until(ran);
    // The page writes 400 ms after a change; an event comes later than what it tells of.
    for (const wait of [0, 390, 399, 400, 401, 410]) {
        await run(`new Promise((done) => {
            document.querySelector('[data-step=compare]').click();
            document.querySelector('[data-step=run]').click();
            setTimeout(() => { const end = performance.now() + 15; location.hash = '#view=sandbox&lang=en'; while (performance.now() < end); done(); }, ${wait});
        })`);
        await until(`document.querySelector('.free')`, `the sandbox, ${wait} ms after a change`);
        await run(`location.hash = '#lesson=${first}&guess=1&step=run&lang=en'`);
        await until(`document.querySelector('.lesson[data-step=run] .stepper')`);
    }
});

await test('what cannot be run in the sandbox is said, in both languages, with the key', async (expect) => {
    for (const [lang, words] of [['zh', /[\u4e00-\u9fff]/], ['en', /[a-z]/]])
        for (const set of ['work.departments=999999999', 'work.departments=3+parsecs', 'no.such=1']) {
            await visit(`${home}#view=sandbox&set.${set}&lang=${lang}`);
            await until(`document.querySelector('.faults:not([hidden])')`, `a fault of ${set}`);
            const said = await text('.faults ul');
            expect(`${set}, ${lang}: ${said}`, words.test(said) && said.includes(set.split(/[.=]/)[0] === 'no' ? 'parameters.no' : set.split('=')[0]) &&
                (lang === 'zh' || !/[\u4e00-\u9fff]/.test(said)));
        }
});

await test('a curve is drawn with the arrow keys and with the pointer', async (expect) => {
    await visit(`${made}#lesson=drawn&lang=en`);
    await until(`document.querySelector('.sketch')`, 'the board');
    expect('no guess yet', await run(`document.querySelector('.predict .primary').disabled`));
    await tabTo('.sketch-dot');
    await press('ArrowUp');
    expect('a guess', await run(`!document.querySelector('.predict .primary').disabled`));
    expect('its value is said', /\d/.test(await run(`document.activeElement.getAttribute('aria-valuetext')`)));
    await click('.sketch');
    await click('.predict .primary');
    await until(`/guess=d\\d/.test(location.hash)`, 'the address says it');
});

await test('the texts of a lesson bring no markup of their own', async (expect) => {
    await visit(`${made}#lesson=needle&lang=en&guess=1&step=explain`);
    await until(`document.querySelector('.explain .article h2')`);
    await sleep(200);
    expect('nothing ran', await run(`window.hostile === undefined`));
    expect('it is shown as text', (await text('.explain .article')).includes('<script>'));
    expect('no picture', await run(`!document.querySelector('.article img, .article script')`));
    expect('links lead to the web only', await run(`[...document.querySelectorAll('.article a')].every((node) => /^https:/.test(node.href))`));
});

await test('a number out of its limits is refused beside its box', async (expect) => {
    await visit(`${made}#lesson=needle&lang=en&guess=1&step=run`);
    await until(ran);
    await run(`(() => { const box = document.querySelector('.box'); box.value = '1e9'; box.dispatchEvent(new Event('change')); })()`);
    expect('said', /1 to 40/.test(await text('.wrong')));
    expect('not taken', !/set\./.test(await run('location.hash')));
    await run(`(() => { const box = document.querySelector('.box'); box.value = '7'; box.dispatchEvent(new Event('change')); })()`);
    await until(`/set\\.work\\.departments=7/.test(location.hash)`, 'taken');
});

await test('ten thousand hostile addresses: what is read is always a state', async (expect) => {
    const known = { lessons: [{ name: 'needle', arms: [{ name: 'few' }, { name: 'many' }], sliders: [{ path: 'work.departments', low: '1', high: '40' }] }, { name: 'drawn', arms: [], sliders: [] }],
        scenarios: ['hefei-2009'], reforms: ['separation'] };
    for (const address of hostileAddresses(10000, 20091122)) {
        const { state, faults } = readState(address, known);
        const whole = { ...initial, ...state };
        const odd = Object.keys(state).find((key) => !Object.hasOwn(initial, key));
        expect(`${address}: ${odd}`, !odd);
        const fine = ['zh', 'en'].includes(whole.lang) && Number.isInteger(whole.seat) && whole.seat >= 1 && whole.seat <= 999 &&
            Number.isInteger(whole.community) && whole.community >= 1 && whole.community <= 999 &&
            Object.keys(whole.set).length <= 5 && Object.values(whole.set).every((value) => /^[\d.\- a-z%]+$/.test(value) && value.length < 32) &&
            [null, ...known.lessons.map(({ name }) => name)].includes(whole.lesson) && faults.every(({ value }) => typeof value === 'string');
        expect(address, fine);
        const again = readState(writeState(whole), known);
        expect(`${address}: written and read again`, !again.faults.length && writeState({ ...initial, ...again.state }) === writeState(whole));
    }
});

await test('what is taken home runs to the same digest', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=en&guess=1&step=compare${first === 'needle' ? '&set.work.departments=33' : ''}`);
    await until(`document.querySelector('.digest code')`, 'a digest');
    await sleep(300);
    await until(`document.querySelectorAll('table.compare td').length`);
    const digest = (await text('.digest code')).split(' / ')[1];
    for (const which of [3, 4]) {
        await click(`.take button:nth-child(${which})`);
        const file = await saved(`${first}${which === 4 ? '-complete' : ''}.yaml`);
        const said = execFileSync(shequ, ['run', file, '--replicates', '1', '-o', `${folder}/home.h5`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
        expect(`${file}: ${digest}`, said.includes(`digest ${digest}`));
        rmSync(`${folder}/home.h5`);
    }
    expect('quotes', quoted(`a b'c`) === `'a b'\\''c'` && quoted('work.departments=3') === 'work.departments=3');
});

await test('fifty frames a second while it plays', async (expect) => {
    await visit(`${home}#lesson=${first}&lang=zh&guess=1&step=run&speed=7`);
    await until(ran);
    await click('.play');
    await send('Performance.enable', { timeDomain: 'threadTicks' });
    const used = async () => (await send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
    const before = await used();
    const frames = await run(`new Promise((done) => { let n = 0; const end = performance.now() + 2000;
        requestAnimationFrame(function count(now) { n++; now < end ? requestAnimationFrame(count) : done(n); }); })`);
    const each = (1000 * (await used() - before)) / frames;
    console.log(`# ${(frames / 2).toFixed(0)} frames a second; ${each.toFixed(1)} ms of the page's thread each; load ${crowd.toFixed(1)} a processor`);
    expect(`${frames / 2} a second, ${each.toFixed(1)} ms each`, frames / 2 >= 50 || (crowd > 1.2 && each < 20));
});

await end();
