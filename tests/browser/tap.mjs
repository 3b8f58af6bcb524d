// tap.mjs - tests of a page, in whichever browser, that print TAP.

// browser: as chromium.mjs or firefox.mjs opens it. before(): done before each; fetched: what of the
// network is no fault. body(expect): what goes wrong is expect(what) or expect(what, false).
export function tests(browser, { before = async () => {}, fetched = /./ } = {}) {
    let counted = 0;
    return {
        async test(name, body) {
            browser.said.length = browser.fetched.length = 0;
            const wrong = [];
            const began = performance.now();
            try {
                await before();
                await body((what, ok) => ok || wrong.push(what));
            } catch (fault) {
                wrong.push(fault.message);
            }
            // Whatever is tested: nothing is said.
            wrong.push(...browser.said.map((text) => `said: ${text}`));
            wrong.push(...browser.fetched.filter((url) => !fetched.test(url)).map((url) => `fetched ${url}`));
            console.log(`${wrong.length ? 'not ok' : 'ok'} ${++counted} - ${name}`);
            console.log(`# ${((performance.now() - began) / 1000).toFixed(1)} s`);
            wrong.slice(0, 8).forEach((text) => console.log(`#   ${text}`));
        },
        async end() {
            await browser.close();
            console.log(`1..${counted}`);
        },
    };
}

// The file itself and its worker: all that a page that was opened from a file fetches.
export const ITSELF = /^(file:\/\/.*\.html(\?|#|$)|data:|blob:|about:)/;
