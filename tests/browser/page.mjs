// page.mjs - the page of a report, and that of a sensitivity, in a browser:
// node page.mjs CHROMIUM TEMPLATE DOCUMENT SENSITIVITY FOLDER
//
// Prints TAP. What is asked is in checks.mjs; here is when.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { checks, inPage } from './checks.mjs';
import { open } from './chromium.mjs';
import { HOSTILE, bare, hostile, many, ranked, real, screened, single } from './documents.mjs';
import { splice } from './splice.mjs';
import { tests } from './tap.mjs';

const [, , program, template, source, deciding, folder] = process.argv;
const page = readFileSync(template, 'utf8');
const doc = JSON.parse(readFileSync(source, 'utf8'));
const decided = JSON.parse(readFileSync(deciding, 'utf8'));
const write = (name, text) => {
    writeFileSync(`${folder}/${name}.html`, text);
    return `file://${folder}/${name}.html`;
};
const address = Object.fromEntries(Object.entries({
    full: doc, single: single(doc), bare: bare(doc), many: many(doc), hostile: hostile(doc), real: real(doc), other: { format: 2 },
    decided, screened: screened(decided), ranked: ranked(decided), decidedHostile: hostile(decided),
    decidedBare: { format: 1, kind: 'sensitivity', arms: [{ outcome: 'service_failure' }] },
}).map(([name, one]) => [name, write(name, splice(page, one))]));
address.empty = write('empty', page);
address.damaged = write('damaged', splice(page, doc).replace('"format":1', '"format":'));

const browser = await open(program, folder);
const { run } = browser;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
// Nothing is fetched but the file itself.
const { test, end } = tests(browser, { before: () => browser.size(1280, 800), fetched: /^(file:\/\/.*\.html(\?|$)|data:|blob:)/ });

async function all(expect, ...names) {
    for (const name of names.length ? names : Object.keys(checks))
        for (const text of await run(inPage(checks[name])))
            expect(`${name}: ${text}`);
}
const always = ['faint', 'wide', 'nameless', 'outline', 'unreached', 'blank'];
const texts = (selector) => run(`[...document.querySelectorAll('${selector}')].map((node) => node.textContent.trim())`);
const click = (selector) => run(`document.querySelector('${selector}').click()`);
const keysOf = (within) => run(`[...document.querySelectorAll('${within} [data-key]')].map((node) => node.dataset.key)`);
async function press(key) {
    const more = key === 'Enter' ? { text: '\r', windowsVirtualKeyCode: 13 } : {};
    for (const type of ['keyDown', 'keyUp'])
        await browser.send('Input.dispatchKeyEvent', { type, key, code: key, ...more });
}
async function saved(name) {
    for (let i = 0; i < 100 && !existsSync(`${browser.downloads}/${name}`); i++)
        await sleep(50);
    return readFileSync(`${browser.downloads}/${name}`);
}

const ofArm = ['answer', 'changes', 'course', 'outcomes', 'gainers', 'burden', 'cost', 'why', 'case', 'sure'];
const ofAll = ['limits', 'reproduce', 'glossary'];

await test('the page is one small file with one place for a document', async (expect) => {
    expect(`${page.length} bytes`, Buffer.byteLength(page) < 1.5e6);
    expect('an address to fetch', !/(src|href)="?https?:/.test(page.replace(/<!--[^]*-->/, '')));
    expect('no licence', page.includes('Apache License') && page.includes('zrender'));
});

await test('sections stand in their order, in each arm', async (expect) => {
    await browser.visit(address.full);
    expect('order', String(await keysOf('main')) === String(['answers', ...ofArm, ...ofArm.filter((key) => key !== 'case'), ...ofAll]));
    await browser.visit(address.single);
    expect('one arm', String(await keysOf('main')) === String([...ofArm, ...ofAll]));
});

for (const lang of ['zh', 'en'])
    for (const theme of ['light', 'dark'])
        await test(`${lang}, ${theme}: contrast, names, outline, charts`, async (expect) => {
            await browser.visit(`${address.full}?lang=${lang}&theme=${theme}`);
            expect('lang', (await run('document.documentElement.lang')).startsWith(lang));
            await all(expect, ...always);
            await click('#tab-1');
            await all(expect, ...always);
        });

await test('the first screen holds the whole answer', async (expect) => {
    for (const lang of ['zh', 'en']) {
        await browser.visit(`${address.single}?lang=${lang}`);
        const end = await run(`document.querySelector('.facts').getBoundingClientRect().bottom`);
        expect(`${lang}: it ends at ${end}`, end <= 800);
    }
});

await test('1280 px: no table is cut, and no word stands on another', async (expect) => {
    for (const name of ['full', 'real'])
        for (const lang of ['zh', 'en']) {
            await browser.visit(`${address[name]}?lang=${lang}`);
            for (const tab of ['#tab-0', '#tab-1']) {
                await click(tab);
                await all(expect, 'cut', 'aside', 'trimmed', 'overlaid', 'wide');
            }
        }
});

await test('390 px: outcome, verdict and difference are seen without scrolling', async (expect) => {
    await browser.size(390, 844, true);
    for (const name of ['full', 'real'])
        for (const lang of ['zh', 'en']) {
            await browser.visit(`${address[name]}?lang=${lang}`);
            await all(expect, 'aside', 'trimmed', 'overlaid', 'blank');
            expect('a word that a table scrolls', await run(`[...document.querySelectorAll('.arm:not(.away) .sideways > .more')]
                .every((node) => getComputedStyle(node).display !== 'none')`));
        }
});

await test('words do not contradict the numbers', async (expect) => {
    for (const [lang, undecided, hangs, minus, margin] of [
        ['zh', '尚不能断定', '取决于假设', '相差 −14.8', '5.0 个百分点'],
        ['en', 'Undecided', 'hangs on assumptions', '−15.7 to −13.8', '5.0 points']]) {
        await browser.visit(`${address.real}?lang=${lang}`);
        const verdicts = await texts('.arm:not(.away) [data-key=outcomes] td.verdict');
        expect(`the primary one: ${verdicts[0]}`, verdicts[0] === undecided);
        expect('beyond chance is not "no difference"', verdicts.filter((text) => text === hangs).length > 5);
        expect('minus signs', (await texts('.arm:not(.away) .sentence'))[0].replace(/\u00a0/g, ' ').includes(minus));
        expect('the effect lies outside', (await texts('.arm:not(.away) .words p')).length === 3);
        expect('the margin in words', (await texts('.arm:not(.away) [data-key=sure] li')).some((text) => text.replace(/\u00a0/g, ' ').includes(margin)));
        expect('a column of nothing', !(await texts('.arm:not(.away) [data-key=burden] th')).some((text) => /迁入|moves/.test(text)));
        expect('no assumption stands out, and it is said', (await texts('[data-key=limits] > .note')).length === 1);
        expect('where numbers come from is on the first screen',
            await run(`document.querySelector('.ground').getBoundingClientRect().bottom < 400`));
    }
});

await test('390 px: nothing sticks out', async (expect) => {
    await browser.size(390, 844, true);
    for (const name of ['full', 'many', 'hostile'])
        for (const lang of ['zh', 'en']) {
            await browser.visit(`${address[name]}?lang=${lang}`);
            await all(expect, 'wide', 'blank', 'unreached');
        }
});

await test('language and theme can be switched, and focus stays', async (expect) => {
    await browser.visit(address.full);
    const title = await run('document.title');
    expect('the document says zh', title === doc.title.zh);
    await run(`document.getElementById('lang').focus()`);
    await press('Enter');
    expect('English', await run('document.title') === doc.title.en && (await texts('h1'))[0] === doc.title.en);
    expect('focus', await run(`document.activeElement.id === 'lang'`));
    const colour = () => run('getComputedStyle(document.body).backgroundColor');
    const before = await colour();
    await click('#theme');
    expect('theme', before !== await colour());
    await click('#lang');
    expect('Chinese again', await run('document.title') === doc.title.zh);
    // Without a word of the document the reader's system decides.
    await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
    await browser.visit(address.bare);
    expect('dark by preference', await run(`document.documentElement.dataset.theme === 'dark'`));
    expect('English by preference', await run(`document.documentElement.lang === 'en'`));
    await browser.send('Emulation.setEmulatedMedia', { features: [] });
});

await test('arms are chosen by mouse and by key; focus can be seen', async (expect) => {
    await browser.visit(address.full);
    const shown = () => run(`document.querySelector('.arm:not(.away)').id`);
    await run(`document.getElementById('tab-0').focus()`);
    await press('ArrowRight');
    expect('arrow', await shown() === 'arm-1' && await run(`document.activeElement.id === 'tab-1'`));
    await all(expect, 'blank');
    expect('outline', await run(`getComputedStyle(document.activeElement).outlineStyle !== 'none'`));
    await click('[data-key=answers] button.link');
    expect('a row of the comparison', await shown() === 'arm-0');
    await browser.visit(`${address.many}?lang=en`);
    await run(`(() => { const list = document.getElementById('choose'); list.value = '6'; list.dispatchEvent(new Event('change')); })()`);
    expect('a list for many', await shown() === 'arm-6');
    await all(expect, ...always);
    expect('books that do not balance', (await texts('.books.hurts')).length > 0);
    expect('how many replicates', (await texts('.answer .words p')).some((text) => text.includes('40')));
});

await test('figures, tables and the scenario can be taken home', async (expect) => {
    await browser.visit(`${address.full}?theme=dark`);
    // One at a time: a browser lets a page hand out few files at once.
    const take = async (selector, name) => {
        await click(selector);
        return saved(name);
    };
    const figureOf = (key, n, tool) =>
        `.arm:not(.away) [data-key=${key}] figure:nth-of-type(${n}) > .tools button:nth-child(${tool})`;
    const svg = (await take(figureOf('course', 1, 1), 'separation-service_failure.svg')).toString();
    expect('svg', await run(`(() => { const tree = new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml');
        return !tree.querySelector('parsererror') && tree.querySelectorAll('path').length > 5 &&
            tree.querySelector('title').textContent.length > 3; })()`));
    expect('provenance', svg.includes(doc.arms[0].digest) && svg.includes(doc.version));
    for (const [name, key, n] of [['interval', 'answer', 1], ['service_failure', 'course', 1], ['cost', 'cost', 1],
        ['channels', 'why', 1], ['flows', 'why', 2]]) {
        const png = await take(figureOf(key, n, 2), `separation-${name}.png`);
        expect(`${name}.png is a picture`, png.toString('latin1', 1, 4) === 'PNG' && png.length > 8000);
        expect(`${name}.png is 16 cm at 300 dpi`, png.readUInt32BE(16) === 1890 &&
            png.toString('latin1', 37, 41) === 'pHYs' && png.readUInt32BE(41) === 11811);
    }
    // It is more than paper: light, and ink on it.
    const ink = await run(`(async () => { const image = new Image();
        image.src = 'data:image/png;base64,${(await saved('separation-service_failure.png')).toString('base64')}';
        await image.decode(); const canvas = document.createElement('canvas'); canvas.width = 189; canvas.height = 105;
        const context = canvas.getContext('2d'); context.drawImage(image, 0, 0, 189, 105);
        const data = context.getImageData(0, 0, 189, 105).data; let dark = 0, paper = 0;
        for (let i = 0; i < data.length; i += 4) { dark += data[i] < 200; paper += data[i] > 250; }
        return dark > 200 && paper > 8000; })()`);
    expect('a light picture with ink', ink);
    const csv = await take('.arm:not(.away) [data-key=outcomes] .tools button:nth-child(2)', 'separation-outcomes.csv');
    expect('csv with its mark', csv.toString('latin1', 0, 3) === '\xef\xbb\xbf');
    expect('csv rows', csv.toString().trim().split('\r\n').length === doc.arms[0].effects.length + 1);
    expect('csv numbers', csv.toString().includes(',变好,-13.92,个百分点,-16.26,-11.58,') && csv.toString().includes(',32.16,18.24,'));
    expect('scenario', (await take('[data-key=reproduce] > .tools button', 'separation.yaml')).toString() === doc.reproduce.scenario);
    const copied = await run(`(() => { let got; addEventListener('copy', (event) => {
        got = [event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain')]; });
        document.querySelector('.arm:not(.away) [data-key=outcomes] .tools button').click(); return got; })()`);
    expect('copied for Word', copied?.[0].startsWith('<table') && copied[0].includes('−13.9') && copied[1].includes('\t'));
});

await test('on paper: A4, light, every section of every arm', async (expect) => {
    await browser.visit(`${address.full}?theme=dark`);
    const heads = await texts('h1, h2, section > h3, figcaption');
    writeFileSync(`${folder}/page.pdf`, await browser.paper());
    const squeeze = (text) => text.replace(/\s+/g, '');
    const told = squeeze(execFileSync('pdftotext', [`${folder}/page.pdf`, '-']).toString());
    heads.filter((text) => !['h2#answers-heading'].includes(text) && !told.includes(squeeze(text)))
        .forEach((text) => expect(`not printed: ${text}`));
    expect('second arm', told.includes(squeeze(doc.arms[1].verdict.sentence.zh)));
    expect('A4', /Page size: +59[45][.\d]* x 84[12]/.test(execFileSync('pdfinfo', [`${folder}/page.pdf`]).toString()));
    expect('the screen is as it was', await run(`document.documentElement.dataset.theme === 'dark'`));
    await browser.size(665, 1000);
    await browser.send('Emulation.setEmulatedMedia', { media: 'print' });
    for (const name of ['full', 'real'])
        for (const lang of ['zh', 'en']) {
            await browser.visit(`${address[name]}?lang=${lang}`);
            await run(`dispatchEvent(new Event('beforeprint'))`);
            await all(expect, 'wide', 'faint', 'blank', 'trimmed', 'overlaid');
        }
    await browser.send('Emulation.setEmulatedMedia', { media: '' });
});

await test('a document with a verdict alone', async (expect) => {
    for (const lang of ['zh', 'en']) {
        await browser.visit(`${address.bare}?lang=${lang}`);
        expect('sections', String(await keysOf('main')) === 'answer,limits,glossary');
        expect('sentence', (await texts('.sentence'))[0] === doc.arms[0].verdict.sentence[lang].replace(/(\d) %/g, '$1\u00a0%'));
        await all(expect, ...always);
    }
});

await test('hostile words are words', async (expect) => {
    rmSync(`${browser.downloads}/separation-outcomes.csv`, { force: true });
    for (const lang of ['zh', 'en']) {
        await browser.visit(`${address.hostile}?lang=${lang}`);
        expect('it ran', await run('typeof hurt === "undefined"'));
        expect('it became markup', await run(`!document.querySelector('#page img, #page a[href^=javascript]')`));
        expect('it is shown', (await texts('h1'))[0] === HOSTILE);
        await all(expect, 'nameless', 'outline', 'blank');
        // What floats over a chart is markup's last chance.
        const at = await run(`(() => { const chart = document.querySelector('.arm:not(.away) [data-key=course] .chart');
            chart.scrollIntoView(); const box = chart.getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + 120 }; })()`);
        await browser.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at });
        await sleep(100);
        expect('a word over a chart', await run(`[...document.querySelectorAll('.chart > div')].some((node) => node.textContent.includes('2010') || node.textContent.includes('2011'))`));
        await run(`document.querySelector('.arm:not(.away) [data-key=outcomes] .tools button:nth-child(2)').click()`);
        expect('it ran from a chart', await run('typeof hurt === "undefined" && !document.querySelector("#page img")'));
    }
    const csv = (await saved('separation-outcomes.csv')).toString();
    expect('a formula in a table', csv.includes(`"'=1+1`) && !/(^|,)"?=1/m.test(csv));
});

await test('a section that fails leaves the others', async (expect) => {
    const odd = structuredClone(single(doc));
    odd.arms[0].cost.rows[0].values = 5;
    await browser.visit(write('odd', splice(page, odd)));
    expect('sections', String(await keysOf('main')) === String([...ofArm.filter((key) => key !== 'cost'), ...ofAll]));
    expect('it is said', browser.said.length === 1 && (await texts('main > .aside')).length === 1);
    browser.said.length = 0;
});

await test('without a document, with half of one, with one of another format: a plain word', async (expect) => {
    for (const name of ['empty', 'damaged', 'other']) {
        await browser.visit(address[name]);
        expect(name, (await texts('.notice'))[0]?.length > 10);
    }
});

await test('an old browser is told so, and this one is not', async (expect) => {
    await browser.visit(address.full);
    expect('not here', await run(`document.getElementById('old').hidden`));
    const { identifier } = await browser.send('Page.addScriptToEvaluateOnNewDocument', { source: 'delete Element.prototype.replaceChildren' });
    await browser.visit(address.full);
    expect('told', await run(`!document.getElementById('old').hidden`));
    await browser.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    browser.said.length = 0; // the rest of the page cannot run there
});

// ---- the page of a sensitivity ----

for (const name of ['decided', 'screened', 'ranked'])
    for (const lang of ['zh', 'en'])
        await test(`sensitivity, ${name}, ${lang}: legible, whole at 1280 and 390 px, on paper`, async (expect) => {
            for (const theme of name === 'decided' ? ['light', 'dark'] : ['light']) {
                await browser.visit(`${address[name]}?lang=${lang}&theme=${theme}`);
                await all(expect, ...always, 'cut', 'trimmed', 'overlaid');
            }
            await browser.size(390, 844, true);
            await browser.visit(`${address[name]}?lang=${lang}`);
            await all(expect, ...always, 'trimmed', 'overlaid');
            expect('no paper', (await browser.paper()).length > 20000);
        });

await test('sensitivity: sections, sentences, pictures and numbers of each subject', async (expect) => {
    await browser.visit(`${address.decided}?lang=en`);
    const levels = decided.arms.map((arm) => (arm.what === 'effect' ? ['decides', 'holds'] : ['decides'])).flat();
    expect('order', String(await keysOf('main')) === String([...levels, 'design', 'glossary']));
    const said = (await texts('.arm:not(.away)')).join(' ');
    for (const [key, words] of Object.entries(decided.arms[0].says))
        expect(`not said: ${key}`, said.includes(words.en.replace(/(\d) %/g, '$1\u00a0%')));
    expect('the name of the bars', (await run(`document.querySelector('#decides-0 svg').getAttribute('aria-label')`)).includes('Growth of burnout'));
    expect('grades', String(await texts('#decides-0 tbody tr td:nth-last-child(2)')).split('◆').length - 1 ===
        decided.factors.filter((factor) => factor.grade === 'assumed').length);
    expect('limits of the box', String(await texts('#holds-0 table tbody tr:first-child td')).startsWith('0,0.34,0,1'));
    await click('#tab-1');
    expect('a level has no sign', !(await keysOf('.arm:not(.away)')).includes('holds'));
    await click('#tab-0');
    await run(`document.querySelector('#decides-0 .table button:last-of-type').click()`);
    const csv = (await saved('service_failure-effect-separation-factors.csv')).toString();
    expect('CSV has both ends', csv.includes('Total index: 95 % interval: low') && csv.includes('staff.burnout_growth'));
    expect(`CSV has ${csv.split('\r\n').length} lines`, csv.split('\r\n').length === decided.factors.length + 2);
});

await test('sensitivity: more subjects than tabs are a list, reached by key', async (expect) => {
    await browser.visit(`${address.ranked}?lang=en`);
    expect('a list', await run(`document.querySelectorAll('#choose option').length`) === 8);
    await run(`document.getElementById('choose').focus()`);
    await press('ArrowDown');
    expect('the second one', await run(`document.querySelector('.arm:not(.away)').dataset.arm === '1'`));
    await browser.visit(address.screened);
    await run(`document.getElementById('tab-0').focus()`);
    await press('ArrowRight');
    expect('the second tab', await run(`document.querySelector('.arm:not(.away)').dataset.arm === '1'`));
});

await test('sensitivity: hostile words stay words, and little is better than nothing', async (expect) => {
    await browser.visit(address.decidedHostile);
    expect('a script ran', await run('window.hurt === undefined'));
    expect('markup', await run(`!document.querySelector('#page img, #page svg svg, #page a[href^="javascript"]')`));
    expect('the words', (await run('document.body.textContent')).includes(HOSTILE));
    await browser.visit(address.decidedBare);
    expect('a notice', await run(`document.querySelector('main').textContent.length > 100`));
    await all(expect, 'wide', 'nameless', 'unreached');
});

// A check that cannot fail shows nothing.
await test('each check finds its fault', async (expect) => {
    await browser.visit(address.full);
    await run(`document.querySelector('main').insertAdjacentHTML('beforeend',
        '<p style="color:#aaa;background:#fff">faint</p><div style="width:3000px;height:1px"></div><svg></svg><h6>deep</h6>' +
        '<div class="scroll" style="width:50px"><p style="width:90px">far</p></div>' +
        '<div class="scroll" style="width:50px"><table><tr><th>far</th><td style="min-width:60px"></td><td class="mark verdict">off</td></tr></table></div>' +
        '<figure><figcaption>words</figcaption><div class="chart"><svg width="99" height="30" role="img" aria-label="words">' +
        '<text x="0" y="20">one word</text><text x="5" y="20">another</text><text x="80" y="9">off the edge</text></svg></div></figure>' +
        '<section><h2>alone</h2></section><figure><figcaption>empty</figcaption><div class="chart" style="height:9px"></div></figure>')`);
    for (const name of Object.keys(checks))
        expect(`${name} finds nothing`, (await run(inPage(checks[name]))).length > 0);
    await run(`console.warn('heard'); fetch('https://example.invalid/').catch(() => {})`);
    await sleep(100);
    expect('a warning is not heard', browser.said.some((text) => text.includes('heard')));
    expect('a refused request is not heard', browser.said.some((text) => text.includes('Content Security Policy')));
    browser.said.length = browser.fetched.length = 0;
});

await end();
