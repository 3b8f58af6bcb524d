// wall.mjs - the wall in a browser, and the page as a site that is kept: node wall.mjs CHROMIUM FOLDER
//
// Prints TAP. The engine is made up (wall_page.js); what the real one says is in wall_engine.mjs.

import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { encode, decode } from '../../classroom/src/code/code.js';
import { digestOf } from '../../classroom/src/code/digest.js';
import { ALPHABET } from '../../classroom/src/code/symbols.js';
import { site } from '../../classroom/site/site.mjs';
import { tests } from '../browser/tap.mjs';
import { serious } from './axe.mjs';
import { FORMATS, chat } from './chats.mjs';
import { openPage } from './pages.mjs';
import { serve } from './serve.mjs';

const [, , program, folder] = process.argv;
const library = createRequire(pathToFileURL('classroom/package.json'));
const { build } = library('esbuild');
const packed = async (entry) =>
    (
        await build({
            entryPoints: [entry],
            bundle: true,
            write: false,
            format: 'iife',
            charset: 'utf8',
            target: ['chrome88', 'firefox78', 'safari14.1'],
            nodePaths: ['classroom/node_modules'],
        })
    ).outputFiles[0].text;
const script = (await packed('tests/classroom/wall_page.js')).replace(/<\/(script)/gi, '<\\/$1');
const style = `${readFileSync('classroom/src/style.css', 'utf8').replace(/@import[^;]*;/g, '')}\n${readFileSync('classroom/src/wall/wall.css', 'utf8')}`;
const policy =
    `default-src 'none'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; ` +
    `style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'`;
const html = `<!DOCTYPE html><html lang="zh-CN" data-theme="light"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>wall</title><style>${style}</style></head><body><main style="max-width:1240px;margin:0 auto;padding:0 20px"><h1>Wall</h1>
<div id="phones"></div><div id="seat-place"></div><div id="wall"></div></main><script>${script}</script></body></html>`;
writeFileSync(`${folder}/wall.html`, html);
const address = `file://${folder}/wall.html`;

const browser = await openPage(program, folder);
const { run, until, sleep, saved } = browser;
const { test, end } = tests(browser);
const text = (selector) => run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
const paste = (log) =>
    run(`(() => { const box = document.querySelector('#wall textarea'); box.value = ${JSON.stringify(log)};
    box.dispatchEvent(new Event('input', { bubbles: true })); })()`);
const press = (label) =>
    run(
        `[...document.querySelectorAll('#wall button')].find((one) => one.textContent === ${JSON.stringify(label)}).click()`
    );

await browser.visit(address);
const lesson = await run('wallTest.lesson');
const both = await run('wallTest.sides(wallTest.store.get())');
const digest = digestOf(lesson, both, '0.1.0');
const results = await run(`Promise.all(Array.from({ length: 40 }, async (_, replicate) => {
    const [left, right] = wallTest.sides(wallTest.store.get());
    const value = async (side) => (await wallTest.client.run(side, { replicate })).outcome.service_failure;
    return await value(right) - await value(left); }))`);
const fields = (seat, more) => ({
    lesson: 3,
    seat,
    guess: (seat % 3) + 1,
    challenge: seat % 5 === 0 ? 1 : 0,
    digest,
    result: results[seat - 1],
    ...more,
});
const forty = results.map((_, i) => encode(fields(i + 1)));

for (const format of Object.keys(FORMATS))
    await test(`forty codes, ${format}: all counted, whatever their order`, async (expect) => {
        const said = new Set();
        for (const seed of [1, 2]) {
            await paste(chat(format, forty, seed).log);
            await until(`document.querySelector('.wall-summary').textContent.includes('40')`);
            await until(
                `document.querySelectorAll('.tile:not(.tile-empty)').length === 40 && /^40 /.test(document.querySelector('.wall-interval').textContent)`
            );
            said.add(await text('.wall-interval'));
        }
        expect(`one interval: ${[...said].join(' | ')}`, said.size === 1);
    });

await test('tiles say right and wrong by sign and word; guesses stand against the truth', async (expect) => {
    expect('tile 1', (await text('.tile[data-seat="1"]')) === '1✓猜对');
    expect('tile 2', (await text('.tile[data-seat="2"]')) === '2✗猜错');
    expect('truth', (await text('.wall-guesses .guess-truth .guess-count')) === '14 人');
    expect(
        'markup stays text',
        (await text('.wall-guesses')).includes('<b>一样</b>') &&
            (await run(`!document.querySelector('.wall-guesses b')`))
    );
    expect(
        'band',
        (await run(`document.querySelector('.wall-plot .band').getAttribute('points').split(' ').length`)) >
            2
    );
});

await test('doubled, contradicting, mistyped, edited, other lesson, settings, version: each is named', async (expect) => {
    const code = (seat) => forty[seat - 1];
    const typo = code(5).replace(/.$/, (c) => ALPHABET[(ALPHABET.indexOf(c) + 1) % 32]);
    const edited = encode(fields(6, { result: results[5] - 0.05 }));
    const log = [
        '甲',
        code(1),
        '甲',
        code(1),
        '乙',
        code(2),
        '丙',
        encode(fields(2, { guess: 1, result: 0.5 })),
        '丁',
        typo,
        '戊',
        edited,
        '己',
        encode(fields(7, { lesson: 4 })),
        '庚',
        encode(fields(8, { digest: digest ^ 1 })),
        '=cmd()',
        code(9),
        '辛',
        code(10),
    ];
    await paste(log.map((line, i) => (i % 2 ? line : `${line} 14:0${i % 10}`)).join('\n'));
    await until(`document.querySelectorAll('.wall-table tbody tr').length === 10`);
    const states = await run(
        `[...document.querySelectorAll('.wall-table tbody tr')].map((row) => row.className.replace('state-', '')).join()`
    );
    expect(states, states === 'found,again,differs,differs,found,lesson,settings,found,found,mistyped');
    expect('4 count', (await text('.wall-summary')).startsWith('计入 4 个座位，6 处'));
    await press('逐座核对');
    await until(
        `[...document.querySelectorAll('#wall button')].some((one) => one.textContent === '逐座核对') && !document.querySelector('.wall-table tbody').textContent.includes('未核对未')`
    );
    await until(`document.querySelector('.tile[data-seat="6"]').classList.contains('tile-edited')`);
    expect(
        'seat 2 is told',
        await run(`document.querySelector('.tile[data-seat="2"]').classList.contains('tile-wrong')`)
    );
    expect('progress', (await text('.wall-paste [role=status]')).includes('5 / 5'));
    await run(`document.querySelector('.wall-table td button').click()`);
    await until(`document.querySelectorAll('.state-found').length === 5`);
    expect(
        'accepted',
        await run(`!document.querySelector('.tile[data-seat="5"]').classList.contains('tile-empty')`)
    );
});

await test('the grade table: with its mark, right, no cell a formula', async (expect) => {
    await press('存为 CSV（可用 Excel 打开）');
    const csv = readFileSync(await saved('shequ-needle.csv'), 'utf8');
    const rows = csv.split('\r\n');
    expect('mark', csv.startsWith('\ufeff姓名,座位,代码,预测,对错,挑战,核对,备注'));
    expect(rows[1], rows[1] === `甲,1,${forty[0]},2,对,未完成,相符,`);
    expect(rows[3], rows[3] === `乙,2,${forty[1]},3,错,未完成,相符,同一座位有不同的代码`);
    expect(rows[4], rows[4].startsWith('丙,2,') && rows[4].includes('与重跑不符'));
    expect(rows[5], rows[5] === `丁,5,${forty[4]},3,错,完成,未核对,`);
    expect(rows[9], rows[9].startsWith("'=cmd(),9,"));
    expect('ten rows', rows.length === 12);
});

await test('while codes are checked the keyboard stays where it is, and what is open stays open', async (expect) => {
    const typo = forty[35].replace(/.$/, (c) => ALPHABET[(ALPHABET.indexOf(c) + 1) % 32]);
    await paste([...forty.slice(0, 4), typo, ...forty.slice(9, 30), typo].join('\n'));
    await until(`document.querySelectorAll('.wall-table tbody button').length === 2`);
    await run(`document.querySelector('.wall-paste + div details').open = true`);
    const places = {
        'a code that is offered': '.wall-table tbody tr:last-child button', 'the table': '.wall-table', 'the numbers': '.wall-paste + div summary',
    };
    for (const [what, selector] of Object.entries(places)) {
        // Other results: each seat is checked again, and the table is written after each.
        await run(`wallTest.store.set({ set: { 'work.departments': '39' } })`);
        await run(`wallTest.store.set({ set: { 'work.departments': '40' } })`);
        await run(`document.querySelector(${JSON.stringify(selector)}).focus()`);
        await run(`(window.row = document.querySelector('.wall-table tbody tr'), 0)`);
        await press('逐座核对');
        await until(`/25 \\/ 25/.test(document.querySelector('.wall-paste [role=status]').textContent)`);
        expect(`${what}: the table was written anew`, await run('!window.row.isConnected'));
        expect(`${what} has lost the keyboard to ${await run('document.activeElement.outerHTML.slice(0, 80)')}`,
            await run(`document.activeElement === document.querySelector(${JSON.stringify(selector)})`));
        expect('the numbers are open', await run(`document.querySelector('.wall-paste + div details').open`));
    }
});

await test('the seat: its code holds guess, challenge and result; bad numbers are told', async (expect) => {
    const sit = (seat) =>
        run(
            `(() => { document.querySelector('#seat-place input').value = ${JSON.stringify(seat)}; document.querySelector('#seat-place form').requestSubmit(); })()`
        );
    for (const bad of ['0', '-1', 'abc', '', '1e2', '1000']) {
        await sit(bad);
        expect(
            `${bad} is taken`,
            (await text('#seat-place [role=alert]')) !== '' &&
                (await run('wallTest.store.get().seat')) === null
        );
    }
    await sit('１７');
    await until(`document.querySelector('.seat-code')`);
    const code = await run(`document.querySelector('.seat-code').dataset.code`);
    const read = decode(code).fields;
    expect(
        code,
        read.seat === 17 &&
            read.guess === 2 &&
            read.challenge === 0 &&
            read.digest === digest &&
            code === encode(fields(17, { guess: 2, challenge: 0 }))
    );
    await run('wallTest.store.set({ guess: [1, 2, 3] })');
    await until(
        `document.querySelector('.seat-code')?.dataset.code !== ${JSON.stringify(code)} && document.querySelector('.seat-code')`
    );
    expect(
        'drawn',
        decode(await run(`document.querySelector('.seat-code').dataset.code`)).fields.guess === 6
    );
    expect('aloud', /^S Q，[0-9A-Z零幺二三四五六拐八九 ，]+$/.test(await text('.seat-aloud')));
});

await test('English; other sliders put the codes aside; nothing wider than a telephone', async (expect) => {
    await paste(chat('zoom', forty, 3).log);
    await until(`/^40 /.test(document.querySelector('.wall-interval').textContent)`);
    await run(`wallTest.store.set({ lang: 'en' })`);
    await until(`/^40 seats: mean/.test(document.querySelector('.wall-interval').textContent)`);
    await browser.size(390, 844, true);
    expect('width', await run('document.documentElement.scrollWidth <= innerWidth'));
    await browser.size(1280, 720);
    await run(`wallTest.store.set({ set: { 'work.departments': '30' } })`);
    await until(`document.querySelectorAll('.state-settings').length === 40`);
    expect('none counts', (await text('.wall-summary')).startsWith('0 seats'));
    await run(`wallTest.store.set({ set: { 'work.departments': '40.0' } })`);
    await until(`document.querySelectorAll('.state-found').length === 40`);
});

await test('no difference anywhere, missing results, one code: still a wall', async (expect) => {
    await paste(forty.map((_, i) => encode(fields(i + 1, { result: i < 30 ? 0 : NaN }))).join('\n'));
    await until(`/^30 seats: mean 0/.test(document.querySelector('.wall-interval').textContent)`);
    expect('drawn', await run(`!document.querySelector('.wall-plot').innerHTML.includes('NaN')`));
    await paste(forty[0]);
    await until(`document.querySelector('.wall-summary').textContent === '1 seat counted'`);
    await until(`document.querySelector('.wall-interval').textContent.startsWith('Two seats')`);
    expect('no plot', await run(`!document.querySelector('.wall-plot svg')`));
});

await test('axe finds nothing serious; less motion is kept; from a file nothing is fetched', async (expect) => {
    (await serious(browser)).forEach((one) => expect(one));
    await browser.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    await browser.visit(address);
    await paste(chat('qq', forty, 4).log);
    await until(`document.querySelector('.wall-plot .mean')`);
    expect(
        'all at once',
        (await run(
            `document.querySelector('.wall-plot .mean').getAttribute('points').split(' ').length`
        )) === 39
    );
    expect(
        'plain words for phones',
        await run(`document.querySelector('.phones.file') && !document.querySelector('.qr')`)
    );
    expect(
        `fetched ${browser.fetched}`,
        browser.fetched.every((one) => one.startsWith('file:') || one.startsWith('data:'))
    );
    writeFileSync(`${folder}/wall.png`, await browser.picture(true));
    await browser.size(1280, 720);
    await run(`document.getElementById('wall').scrollIntoView()`);
    writeFileSync(`${folder}/top.png`, await browser.picture());
    const paper = await browser.paper();
    expect('paper', paper.length > 10000);
});

await test('as a site: a QR code, kept, opens without a network; a new version takes over', async (expect) => {
    site(`${folder}/site`, html);
    const server = await serve(`${folder}/site`);
    await browser.visit(server.address);
    await until(`document.querySelector('.qr')`);
    expect('address', (await text('.phones .address')) === server.address);
    await run('navigator.serviceWorker.ready.then(() => true)');
    server.close();
    await browser.send('Network.emulateNetworkConditions', {
        offline: true,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
    });
    for (const path of ['', 'index.html', '?a=1#lesson=needle']) {
        await browser.visit('about:blank');
        await browser.visit(server.address + path);
        expect(`offline ${path}`, await run(`Boolean(window.wallTest && document.querySelector('.qr'))`));
    }
    // Again with a network, and the page has changed: it comes once the old one is closed.
    await browser.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
    });
    site(`${folder}/site`, html.replace('<title>wall', '<title>newer'));
    const again = await serve(`${folder}/site`, Number(new URL(server.address).port));
    await browser.visit(server.address);
    expect('the old one still', (await run('document.title')) === 'wall');
    await run('navigator.serviceWorker.getRegistration().then((one) => one.update())');
    await until(`navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))`);
    for (let i = 0; i < 20 && (await run('document.title')) !== 'newer'; i++) {
        await browser.visit('about:blank');
        await sleep(300);
        await browser.visit(server.address);
    }
    expect('the new one', (await run('document.title')) === 'newer');
    expect('one store', (await run('caches.keys().then((names) => names.length)')) === 1);
    again.close();
    // The update of sw.js, which is looked for at an opening, finds no network: the browser says so.
    browser.said.splice(
        0,
        browser.said.length,
        ...browser.said.filter((said) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/.test(said))
    );
});

await end();
