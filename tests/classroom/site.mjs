// site.mjs - the real page as a site: kept at the first visit, opened without a network; its QR code
// read by a program that is not ours: node site.mjs CHROMIUM SITE FOLDER
//
// Prints TAP.

import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open } from '../browser/chromium.mjs';
import { serve } from './serve.mjs';

const [, , program, folder, scratch] = process.argv;
const connected = (yes) => browser.send('Network.emulateNetworkConditions',
    { offline: !yes, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const browser = await open(program, scratch);
let counted = 0;

async function test(name, body) {
    const wrong = [];
    try {
        await body((what, ok) => ok || wrong.push(what));
    } catch (fault) {
        wrong.push(fault.message);
    }
    console.log(`${wrong.length ? 'not ok' : 'ok'} ${++counted} - ${name}`);
    wrong.forEach((text) => console.log(`#   ${text}`));
    if (wrong.length)
        process.exitCode = 1;
}

async function until(what, code) {
    for (let i = 0; i < 150; i++, await sleep(100))
        if (await browser.run(code))
            return;
    throw new Error(`never: ${what}`);
}

await test('the page is kept and opens without a network', async (expect) => {
    const began = `Boolean(document.querySelector('#page button')) && document.querySelector('#page .plain-text') === null`;
    const server = await serve(folder);
    await browser.visit(server.address);
    await until('the page begins', began);
    await until('the page is kept', `navigator.serviceWorker.getRegistration().then((one) => Boolean(one && one.active))`);
    browser.said.forEach((text) => expect(text));
    server.close();
    await connected(false);
    await browser.visit('about:blank');
    await browser.visit(server.address);
    await until('the page begins without a network', began);
    await connected(true);
});

// What a picture holds, as a decoder reads it.
function codesIn(name, bytes) {
    writeFileSync(`${scratch}/${name}.png`, bytes);
    const { stdout, status } = spawnSync('zbarimg', ['--quiet', '--raw', '--nodbus', '-Sdisable', '-Sqrcode.enable', `${scratch}/${name}.png`], { encoding: 'utf8' });
    return status === 0 ? stdout.trim().split('\n') : [];
}

async function scanned(expect) {
    // A short address, and one as long as a campus may give: the longer, the smaller the modules.
    const long = '公共管理学院/2026-2027-1/城市社区治理/shequ';
    mkdirSync(dirname(join(scratch, 'web', long)), { recursive: true });
    for (const path of ['s', long])
        symlinkSync(folder, join(scratch, 'web', path));
    const server = await serve(`${scratch}/web`);
    for (const path of ['s', long])
        for (const [width, height] of [[1920, 1080], [1280, 720], [390, 844]])
            for (const theme of ['light', 'dark']) {
                const address = new URL(`${path}/`, server.address).href;
                await browser.size(width, height, width < 500);
                await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }] });
                await browser.visit('about:blank');
                await browser.visit(`${address}#lang=en`);
                await until('the code is shown', `document.querySelector('.qr')`);
                await browser.run(`document.querySelector('.qr').scrollIntoView({ block: 'center' })`);
                expect(theme, await browser.run('document.documentElement.dataset.theme') === theme);
                const codes = codesIn(`qr-${path.length}-${width}-${theme}`, await browser.picture());
                expect(`${width} x ${height}, ${theme}: ${codes.join() || 'no code'}, not ${address}`, String(codes) === address);
            }
    await browser.run(`document.querySelector('.qr').remove()`);
    expect('a code is read where none is', !codesIn('none', await browser.picture()).length);
    server.close();
}

const asked = 'the QR code is the address, on a projector and a telephone, light and dark';
if (spawnSync('zbarimg', ['--version']).error)
    console.log(`ok ${++counted} - ${asked} # SKIP zbarimg: install zbar-tools`);
else
    await test(asked, scanned);

await browser.close();
console.log(`1..${counted}`);
