// glossary.js - the words of the page, explained.

import { el } from '../dom.js';
import { section } from '../section.js';
import { glossary as words } from '../words/glossary.js';

export const glossary = (page, place) => section(page, { ...place, key: 'glossary' },
    el('dl', { class: 'words-list' }, words.map((word) =>
        el('div', {}, el('dt', {}, word[page.lang][0]), el('dd', {}, word[page.lang][1])))));
