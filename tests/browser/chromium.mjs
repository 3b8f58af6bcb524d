// chromium.mjs - a headless Chromium, spoken to over its own pipe; no package, no port.

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const flags = [
    '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--disable-dev-shm-usage', '--disable-ipc-flooding-protection', '--hide-scrollbars', '--lang=en-GB', '--remote-debugging-pipe',
];

// A tab of its own, with what it fetched and what it said. folder: profile and downloads.
export async function open(program, folder) {
    mkdirSync(`${folder}/downloads`, { recursive: true });
    const browser = spawn(program, [...flags, `--user-data-dir=${folder}/profile`, 'about:blank'],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const [to, from] = [browser.stdio[3], browser.stdio[4]];
    const waiting = new Map();
    const hearers = new Set();
    let last = 0;
    let rest = '';
    from.setEncoding('utf8');
    from.on('data', (text) => {
        const messages = (rest + text).split('\0');
        rest = messages.pop();
        for (const message of messages.map((one) => JSON.parse(one))) {
            const answer = waiting.get(message.id);
            waiting.delete(message.id);
            if (answer)
                message.error ? answer.fail(new Error(message.error.message)) : answer.done(message.result);
            else
                hearers.forEach((hear) => hear(message.method, message.params));
        }
    });
    const gone = new Promise((_, fail) => browser.on('exit', () => fail(new Error('the browser ended'))));
    gone.catch(() => {});
    let sessionId;
    const send = (method, params = {}) => Promise.race([gone, new Promise((done, fail) => {
        waiting.set(++last, { done, fail });
        to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    })]);

    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    ({ sessionId } = await send('Target.attachToTarget', { targetId, flatten: true }));
    const fetched = [];
    const said = [];
    let loaded = () => {};
    hearers.add((method, params) => {
        if (method === 'Network.requestWillBeSent')
            fetched.push(params.request.url);
        if (method === 'Runtime.consoleAPICalled')
            said.push(params.args.map((arg) => arg.value ?? arg.description).join(' '));
        if (method === 'Runtime.exceptionThrown')
            said.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
        if (method === 'Log.entryAdded')
            said.push(`${params.entry.level}: ${params.entry.text}`);
        if (method === 'Page.loadEventFired')
            loaded();
    });
    for (const domain of ['Page', 'Runtime', 'Network', 'Log'])
        await send(`${domain}.enable`);
    await send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: `${folder}/downloads` });

    const run = async (code) => {
        const { result, exceptionDetails } = await send('Runtime.evaluate',
            { expression: code, returnByValue: true, awaitPromise: true, userGesture: true });
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    };
    return {
        send, run, fetched, said, downloads: `${folder}/downloads`,
        async visit(address) {
            const done = new Promise((resolve) => { loaded = resolve; });
            await send('Page.navigate', { url: address });
            await Promise.race([done, gone]);
        },
        size: (width, height, mobile = false) => send('Emulation.setDeviceMetricsOverride',
            { width, height, deviceScaleFactor: 1, mobile }),
        async tap(at) {
            for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'])
                await send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons: type === 'mousePressed' ? 1 : 0, clickCount: 1 });
        },
        async picture(whole = false) {
            const { data } = await send('Page.captureScreenshot', { captureBeyondViewport: whole,
                ...(whole && { clip: { x: 0, y: 0, scale: 1, ...await run(
                    '({ width: innerWidth, height: document.documentElement.scrollHeight })') } }) });
            return Buffer.from(data, 'base64');
        },
        async paper() {
            const { data } = await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
            return Buffer.from(data, 'base64');
        },
        async close() {
            const ended = new Promise((done) => browser.once('exit', done));
            await send('Browser.close').catch(() => browser.kill());
            await ended;
        },
    };
}
