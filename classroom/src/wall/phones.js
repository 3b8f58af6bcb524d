// phones.js - how a phone gets this page: a QR code where there is an address, plain words where not.

import qrcode from 'qrcode-generator';
import { el, refill, svg } from '../dom.js';
import { voiceOf } from './voice.js';

const QUIET = 4; // modules of white around it, as ISO/IEC 18004 asks

// One path of black modules on white, whatever the page's colours: that is what is scanned.
function qrPicture(text, label) {
    const code = qrcode(0, 'M');
    code.addData(text);
    code.make();
    const size = code.getModuleCount();
    let path = '';
    for (let row = 0; row < size; row++)
        for (let column = 0; column < size; column++)
            if (code.isDark(row, column))
                path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    const whole = size + 2 * QUIET;
    return svg('svg', { viewBox: `0 0 ${whole} ${whole}`, role: 'img', 'aria-label': label, class: 'qr', 'shape-rendering': 'crispEdges' },
        svg('rect', { width: whole, height: whole, fill: '#fff' }), svg('path', { d: path, fill: '#000' }));
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;

// 'file' (no address), 'here' (this computer only), 'plain' (http), 'safe' (https).
function reachOf({ protocol, hostname }) {
    if (!/^https?:$/.test(protocol))
        return 'file';
    if (LOCAL.test(hostname))
        return 'here';
    return protocol === 'https:' ? 'safe' : 'plain';
}

const WORDS = { file: 'phones_file', here: 'phones_here', plain: 'phones_plain', safe: 'phones_again' };

export function mountPhones(root, { store, address = location.href.replace(/[?#].*$/, '').replace(/index\.html$/, '') }) {
    function update() {
        const { say } = voiceOf(store.get().lang);
        const reach = reachOf(new URL(address));
        refill(root, el('section', { class: `phones ${reach}`, 'aria-label': say('phones') },
            el('h3', {}, say('phones')),
            reach !== 'file' && [el('p', {}, say('phones_scan')), qrPicture(address, say('qr', address)),
                el('p', { class: 'address' }, address)],
            el('p', { class: 'note' }, say(WORDS[reach]))));
    }
    update();
    return { update, unmount: () => root.replaceChildren() };
}
