// site.mjs - the real page as a site: kept at the first visit, opened without a network:
// node site.mjs CHROMIUM SITE FOLDER
//
// Prints TAP.

import { open } from '../browser/chromium.mjs';
import { serve } from './serve.mjs';

const [, , program, folder, scratch] = process.argv;
const offline = (yes) => ({ offline: yes, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const server = await serve(folder);
const browser = await open(program, scratch);
const wrong = [];
const kept = `navigator.serviceWorker.getRegistration().then((one) => Boolean(one && one.active))`;
const began = `Boolean(document.querySelector('#page button')) && document.querySelector('#page .plain-text') === null`;
async function until(what, code) {
    for (let i = 0; i < 150; i++, await sleep(100))
        if (await browser.run(code))
            return;
    wrong.push(`never: ${what}`);
}
await browser.visit(server.address);
await until('the page begins', began);
await until('the page is kept', kept);
wrong.push(...browser.said.splice(0));
server.close();
await browser.send('Network.emulateNetworkConditions', offline(true));
await browser.visit('about:blank');
await browser.visit(server.address);
await until('the page begins without a network', began);
await browser.close();
console.log(`${wrong.length ? 'not ok' : 'ok'} 1 - the page is kept and opens without a network`);
wrong.forEach((text) => console.log(`#   ${text}`));
console.log('1..1');
process.exitCode = wrong.length ? 1 : 0;
