// firefox.mjs - a headless Firefox as it is shipped, spoken to by WebDriver BiDi; no package, no driver.

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from './websocket.mjs';

// What it shows at its first start, and where it puts files; the rest it sets itself when it is driven.
const preferences = (folder) => ({
    'browser.download.folderList': 2,
    'browser.download.dir': `${folder}/downloads`,
    'datareporting.policy.dataSubmissionEnabled': false,
    'intl.accept_languages': 'en-GB',
    'browser.aboutwelcome.enabled': false,
});

// A tab of its own, with what it fetched and what it said. folder: profile and downloads.
export async function open(program, folder) {
    for (const name of ['profile', 'downloads'])
        mkdirSync(`${folder}/${name}`, { recursive: true });
    writeFileSync(`${folder}/profile/user.js`, Object.entries(preferences(folder))
        .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
    const browser = spawn(program, ['--headless', '--no-remote', '--profile', `${folder}/profile`, '--remote-debugging-port', '0', 'about:blank'],
        { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder, MOZ_CRASHREPORTER_DISABLE: '1' } });
    process.once('exit', () => browser.kill());
    const gone = new Promise((_, fail) => browser.on('exit', () => fail(new Error('the browser ended'))));
    gone.catch(() => {});
    const address = await Promise.race([gone, new Promise((done) => {
        let told = '';
        browser.stderr.setEncoding('utf8').on('data', (text) => {
            told += text;
            const [, found] = /WebDriver BiDi listening on (ws:\S+)\s/.exec(told) ?? [];
            if (found)
                done(found);
        });
    })]);

    const waiting = new Map();
    const fetched = [];
    const said = [];
    let last = 0;
    const socket = await connect(`${address}/session`, (text) => {
        const { type, id, method, params, result, error, message } = JSON.parse(text);
        const answer = waiting.get(id);
        waiting.delete(id);
        if (type === 'success')
            answer.done(result);
        if (type === 'error')
            answer.fail(new Error(`${error}: ${message}`));
        if (method === 'network.beforeRequestSent')
            fetched.push(params.request.url);
        if (method === 'log.entryAdded')
            said.push(`${params.level}: ${params.text}`);
    });
    const send = (method, params = {}) => Promise.race([gone, new Promise((done, fail) => {
        waiting.set(++last, { done, fail });
        socket.send(JSON.stringify({ id: last, method, params }));
    })]);

    await send('session.new', { capabilities: {} });
    const { contexts: [{ context }] } = await send('browsingContext.getTree');
    await send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
    // What a policy refused is an event in the page, and no entry of the log.
    await send('script.addPreloadScript', { functionDeclaration:
        `() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error('Content Security Policy', violatedDirective, blockedURI))` });

    const run = async (code) => {
        const { type, result, exceptionDetails } = await send('script.evaluate', { target: { context }, awaitPromise: true, userActivation: true,
            expression: `Promise.resolve((${code})).then((value) => JSON.stringify(value))` });
        if (type === 'exception')
            throw new Error(exceptionDetails.text);
        return result.value === undefined ? undefined : JSON.parse(result.value);
    };
    return {
        send, run, fetched, said, downloads: `${folder}/downloads`,
        visit: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
        size: (width, height) => send('browsingContext.setViewport', { context, viewport: { width, height }, devicePixelRatio: 1 }),
        async tap({ x, y }) {
            await send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions: [
                { type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }] });
        },
        async picture(whole = false) {
            const { data } = await send('browsingContext.captureScreenshot', { context, origin: whole ? 'document' : 'viewport' });
            return Buffer.from(data, 'base64');
        },
        async close() {
            const ended = new Promise((done) => browser.once('exit', done));
            await send('browser.close').catch(() => browser.kill());
            await ended;
        },
    };
}
