// frame.js - what stands around the sections of a page, whichever they are.

import { el } from '../dom.js';

// One section that fails leaves the others, the verdict above all.
export function safely(page, make) {
    try {
        return make();
    } catch (fault) {
        console.error(fault);
        return el('p', { class: 'aside' }, page.say('broken', fault.message));
    }
}

// sections: their keys, in order.
export function contents(page, sections) {
    const { say } = page;
    return el('nav', { class: 'contents', 'aria-label': say('contents') },
        el('p', {}, say('contents')),
        el('ul', {}, sections.map((key) => el('li', {},
            el('a', { href: `#${key}`, onclick: (event) => {
                // Of several arms the one that is shown.
                const place = document.querySelector(`.arm:not(.away) [data-key="${key}"]`);
                if (place) {
                    event.preventDefault();
                    location.hash = place.id;
                }
            } }, say(key))))));
}

export const footer = (page) => el('footer', {},
    el('p', {}, page.say('foot', page.doc.version ?? '')), el('p', {}, page.say('browsers')),
    el('p', {}, el('a', { href: '#page' }, page.say('to_top'))));

// Arms one after another, of which one is shown: sections is a map of key to what makes it.
export function arms(page, state, sections, listed) {
    const { doc } = page;
    const many = doc.arms.length > 1;
    return doc.arms.map((arm, i) => {
        const shown = Object.entries(sections).map(([key, make]) =>
            safely(page, () => make(page, arm, { level: many ? 3 : 2, id: many ? `${key}-${i}` : key }))).filter(Boolean);
        if (!many)
            return shown;
        return el('div', { class: i === state.arm ? 'arm' : 'arm away', id: `arm-${i}`, 'data-arm': i,
                role: listed ? 'region' : 'tabpanel', 'aria-labelledby': `arm-${i}-heading` },
            el('h2', { id: `arm-${i}-heading` }, page.armTitle(arm)), shown);
    });
}
