// button.js - small buttons that say for a moment what came of them.

import { el } from './dom.js';

// act may return words to show in place of the label, or a promise of them.
export function button(label, about, act) {
    const node = el('button', {
        type: 'button', class: 'small', 'aria-label': about,
        onclick: async () => {
            const said = await act();
            if (!said)
                return;
            node.textContent = said;
            node.setAttribute('aria-label', said);
            setTimeout(() => {
                node.textContent = label;
                node.setAttribute('aria-label', about);
            }, 2500);
        },
    }, label);
    return node;
}
