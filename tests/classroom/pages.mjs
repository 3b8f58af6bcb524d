// pages.mjs - a page under test: what it said, what it fetched, hands that point and press.

import { existsSync } from 'node:fs';
import { open } from '../browser/chromium.mjs';

const CODES = { ' ': ['Space', 32, ' '], Enter: ['Enter', 13, '\r'], Tab: ['Tab', 9], ArrowUp: ['ArrowUp', 38], ArrowDown: ['ArrowDown', 40],
    ArrowRight: ['ArrowRight', 39], ArrowLeft: ['ArrowLeft', 37],
    PageUp: ['PageUp', 33], PageDown: ['PageDown', 34], End: ['End', 35], Home: ['Home', 36] };

// What every browser can be asked for.
export function pageOf(browser) {
    const { run } = browser;
    const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

    async function until(code, what, limit = 20000) {
        const end = Date.now() + limit;
        while (!(await run(`(async () => Boolean(await (${code})))()`))) {
            if (Date.now() > end)
                throw new Error(`waited in vain for ${what ?? code}`);
            await sleep(50);
        }
    }

    return {
        ...browser, until, sleep,
        async visit(address) {
            await browser.visit('about:blank');
            await browser.visit(address);
        },
        async click(selector) {
            await until(`document.querySelector(${JSON.stringify(selector)})?.getClientRects().length`, selector);
            const at = await run(`(() => {
                const node = document.querySelector(${JSON.stringify(selector)});
                node.scrollIntoView({ block: 'center' });
                const box = node.getBoundingClientRect();
                return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            })()`);
            await browser.tap(at);
        },
    };
}

export async function openPage(program, folder) {
    const page = pageOf(await open(program, folder));
    const { send, run } = page;

    async function press(key, modifiers = 0) {
        const [code, windowsVirtualKeyCode, text] = CODES[key] ?? [`Key${key.toUpperCase()}`, key.toUpperCase().charCodeAt(0), key];
        await send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, windowsVirtualKeyCode, text, modifiers });
        await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode, modifiers });
    }

    return {
        ...page, press,
        // What the page has saved: its path, once it is there.
        async saved(name) {
            const file = `${page.downloads}/${name}`;
            for (let i = 0; i < 100 && !existsSync(file); i++)
                await page.sleep(50);
            return file;
        },
        // By Tab alone until what has focus fits.
        async tabTo(selector, most = 80) {
            for (let i = 0; i < most; i++) {
                if (await run(`Boolean(document.activeElement?.matches(${JSON.stringify(selector)}))`))
                    return;
                await press('Tab');
            }
            throw new Error(`no way to ${selector} by Tab`);
        },
    };
}
