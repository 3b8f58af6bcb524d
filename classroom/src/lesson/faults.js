// faults.js - why these settings cannot be run.

import { el, refill } from '../dom.js';

export function faultList({ say, pick }) {
    const node = el('div', { class: 'faults', role: 'alert', hidden: true });
    return {
        node,
        // list: [{zh, en}]
        show(list) {
            refill(node, el('strong', {}, say('faults')), el('ul', {}, list.map((one) => el('li', {}, pick(one)))));
            node.hidden = false;
        },
        hide() {
            node.hidden = true;
        },
    };
}
