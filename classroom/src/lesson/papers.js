// papers.js - what a teacher prints: run sheet, worksheet and, behind a door, the answer key.

import { article, button, el } from '../dom.js';

const SHEETS = ['sheet', 'worksheet', 'key'];

export function papers({ app, lesson }) {
    const { say, pick, lang } = app.speaker;
    const text = lesson.text[lang] ?? {};
    const made = SHEETS.filter((name) => text[name]).map((name) => {
        const print = button(say('print'), () => {
            node.open = true;
            document.body.dataset.print = name;
            addEventListener('afterprint', () => delete document.body.dataset.print, { once: true });
            window.print();
        }, { class: 'small' });
        const paper = el('div', { class: `paper ${name}` },
            el('p', { class: 'letterhead' }, `${say('number', lesson.number)} · ${pick(lesson.title)}`,
                name === 'worksheet' && el('span', { class: 'name-line' }, say('name'))),
            el('h3', {}, say(name)), article(text[name]));
        const node = el('details', { class: 'sheet', 'data-sheet': name },
            el('summary', {}, say(name), name === 'key' && el('span', { class: 'soft' }, ` · ${say('for_teacher')}`)),
            el('div', { class: 'tools' }, print), paper);
        return node;
    });
    return el('section', { class: 'papers' }, el('h2', {}, say('papers')), made);
}
