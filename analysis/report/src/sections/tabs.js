// tabs.js - which of several arms is shown; on paper all are.

import { el } from '../dom.js';

export const TABS = 5; // at most; of more arms a list

function asTabs(page, state, choose, label) {
    const { doc } = page;
    const move = (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!step)
            return;
        event.preventDefault();
        const next = (Number(event.target.dataset.tab) + step + doc.arms.length) % doc.arms.length;
        choose(next);
        document.getElementById(`tab-${next}`).focus();
    };
    return el('div', { id: 'tabs', class: 'tabs', role: 'tablist', 'aria-label': page.say(label), onkeydown: move },
        doc.arms.map((arm, i) => el('button', {
            type: 'button', role: 'tab', id: `tab-${i}`, 'data-tab': i, 'aria-controls': `arm-${i}`,
            'aria-selected': String(i === state.arm), tabindex: i === state.arm ? 0 : -1,
            onclick: () => choose(i),
        }, page.armTitle(arm))));
}

export function tabs(page, state, choose, label = 'choose') {
    const { doc, say } = page;
    if (doc.arms.length <= TABS)
        return asTabs(page, state, choose, label);
    const list = el('select', { id: 'choose', onchange: (event) => choose(Number(event.target.value)) },
        doc.arms.map((arm, i) => el('option', { value: i, selected: i === state.arm }, page.armTitle(arm))));
    return el('p', { id: 'tabs', class: 'tabs' }, el('label', { for: 'choose' }, say(label), say('colon')), list);
}
