// previews.mjs - the preview of each lesson, as docs/lessons shows it: node previews.mjs CHROMIUM PAGE TO
//
// Both communities in the middle of the run, in English, as the page draws them at a projector's size.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openPage } from './pages.mjs';

const [, , program, page, to] = process.argv;
const folder = mkdtempSync(`${tmpdir()}/previews-`);
const browser = await openPage(program, folder);
const { run, until, sleep, visit, send } = browser;
const SCALE = 0.75;

await browser.size(1280, 720);
await visit(`file://${page}#lang=en`);
const names = await run(`[...document.querySelectorAll('.card a')].map((node) => /lesson=([^&]*)/.exec(node.getAttribute('href'))[1])`);
for (const name of names) {
    await visit(`file://${page}#lesson=${name}&lang=en&step=run&guess=1`);
    await until(`performance.getEntriesByName('first').length`, `a result of ${name}`);
    const days = await run(`Number(document.querySelector('.transport input[type=range]').max)`);
    await run(`(() => {
        const date = document.querySelector('.transport input[type=range]');
        date.value = ${Math.round(0.7 * days)};
        date.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await sleep(600);
    const clip = await run(`(() => {
        const sides = [...document.querySelectorAll('.side')].map((node) => node.getBoundingClientRect());
        const left = Math.min(...sides.map((box) => box.left)), top = Math.min(...sides.map((box) => box.top));
        return { x: left, y: top, width: Math.max(...sides.map((box) => box.right)) - left,
            height: Math.max(...sides.map((box) => box.bottom)) - top };
    })()`);
    const { data } = await send('Page.captureScreenshot', { clip: { ...clip, scale: SCALE } });
    writeFileSync(`${to}/${name}.png`, Buffer.from(data, 'base64'));
}
await browser.close();
rmSync(folder, { recursive: true });
