// finder.js - a number of the model, found by its name, its path or what it is about.

import { el, refill } from '../dom.js';
import { SLIDERS } from '../state.js';

const SHOWN = 12;

export function finder({ app, rows, onTake }) {
    const { store, client, speaker } = app;
    const { say, pick, begun } = speaker;
    const found = el('div', { class: 'finds', hidden: true });
    const told = el('p', { class: 'soft', role: 'status' });
    const box = el('input', { type: 'search', id: 'find', maxlength: 40, placeholder: say('find_about'), oninput: look,
        onkeydown: (event) => event.stopPropagation() });

    function look() {
        const wanted = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
        const { set } = store.get();
        const full = Object.keys(set).length >= SLIDERS;
        const list = !wanted.length || full ? [] : rows.filter(({ name, label }) => !(name in set) &&
            wanted.every((word) => `${name} ${label.zh} ${label.en}`.toLowerCase().includes(word))).slice(0, SHOWN);
        told.textContent = full ? say('full') : wanted.length && !list.length ? say('found_none') : '';
        found.hidden = !list.length;
        refill(found, list.map(({ name, label }) => el('button', { type: 'button', 'data-leads': `set-${name}`, onclick: async () => {
            const row = await client.row(name);
            if (row)
                onTake(name, String(row.default));
        } }, begun(pick(label)), el('span', { class: 'soft' }, ` ${name}`))));
    }

    return el('div', {}, el('label', {}, say('find'), box), told, found);
}
