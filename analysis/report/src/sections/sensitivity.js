// sensitivity.js - the page of `shequ sensitivity`: its subjects, and the design they rest on.

import { el } from '../dom.js';
import { section } from '../section.js';
import { wayOf, decides } from './decides.js';
import { arms, contents, footer, safely } from './frame.js';
import { holds } from './holds.js';
import { TABS, tabs } from './tabs.js';

const ofSubject = { decides, holds };

function asked(page) {
    const { say, doc, number } = page;
    const { design } = doc;
    return el('p', { class: 'question' }, say('design_is', design.kind ?? '–', number.whole(doc.factors.length),
        number.whole(design.points), number.whole(design.replicates), number.whole(design.failed), number.whole(design.missing)));
}

function sweep(page, place) {
    const { say, doc } = page;
    return section(page, { ...place, key: 'design' },
        el('ul', { class: 'plain' }, [`${doc.way}_rule`, 'failed_rule', 'apart_rule'].map((key) => el('li', {}, say(key)))),
        doc.sweep && el('details', { class: 'scenario' }, el('summary', {}, say('sweep_text')),
            el('pre', { tabindex: 0, role: 'region', 'aria-label': say('sweep_text') }, el('code', {}, doc.sweep))));
}

function words(page, place) {
    const { say, doc } = page;
    const keys = [...wayOf(doc).measures.map((measure) => `measure_${measure}`), 'interval_word', 'grade_word', 'box_word', 'luck_word'];
    return section(page, { ...place, key: 'glossary' },
        el('dl', { class: 'words-list' }, keys.map((key) =>
            el('div', {}, el('dt', {}, say(key)), el('dd', {}, say(`${key}_about`))))));
}

const ofAll = { design: sweep, glossary: words };

export function sensitivityBody(page, state, choose) {
    const { doc } = page;
    const main = el('main', { id: 'text', tabindex: -1 },
        asked(page),
        doc.arms.length > 1 && tabs(page, state, choose, 'choose_subject'),
        arms(page, state, ofSubject, doc.arms.length > TABS),
        Object.entries(ofAll).map(([key, make]) => safely(page, () => make(page, { level: 2, id: key }))),
        footer(page));
    const order = [...Object.keys(ofSubject), ...Object.keys(ofAll)];
    return el('div', { class: 'columns' },
        contents(page, order.filter((key) => main.querySelector(`[data-key=${key}]`))), main);
}
