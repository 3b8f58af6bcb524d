// page.js - what every section is told: the document, the language, how to say things.

import { dates } from './date.js';
import { numbers } from './number.js';
import { frame } from './words/frame.js';
import { sections } from './words/sections.js';
import { charts } from './words/charts.js';

const words = { ...frame, ...sections, ...charts };

export function makePage(doc, lang) {
    const other = lang === 'zh' ? 'en' : 'zh';
    // Words of the document; a text in one language only is better than none.
    const pick = (text) =>
        text === null || text === undefined ? ''
            : typeof text === 'object' ? String(text[lang] ?? text[other] ?? '') : String(text);
    const say = (key, ...values) =>
        words[key][lang].replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? ''));
    const number = numbers(lang, say, pick);
    const metric = (name) => doc.metrics[name] ?? { label: name, unit: '' };
    return {
        doc, lang, pick, say, number,
        date: dates(lang, doc.record),
        metric,
        label: (name) => pick(metric(name).label) || name,
        armTitle: (arm) => pick(arm.title) || arm.name,
    };
}
