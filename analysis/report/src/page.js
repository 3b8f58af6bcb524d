// page.js - what every section is told: the document, the language, how to say things.

import { dates } from './date.js';
import { numbers } from './number.js';
import { frame } from './words/frame.js';
import { sections } from './words/sections.js';
import { charts } from './words/charts.js';
import { sensitivity } from './words/sensitivity.js';

const words = { ...frame, ...sections, ...charts, ...sensitivity };

export function makePage(doc, lang) {
    const other = lang === 'zh' ? 'en' : 'zh';
    // Words of the document; a text in one language only is better than none.
    // (A per cent sign stays with its number.)
    const pick = (text) =>
        String((text !== null && typeof text === 'object' ? text[lang] ?? text[other] : text) ?? '')
            .replace(/(\d) %/g, '$1\u00a0%');
    const say = (key, ...values) =>
        words[key][lang].replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? ''));
    const number = numbers(lang, say, pick);
    const metric = (name) => doc.metrics[name] ?? { label: name, unit: '' };
    return {
        doc, lang, pick, say, number,
        date: dates(lang, doc.record),
        metric,
        name: (metricName) => pick(metric(metricName).label) || metricName, // within a sentence
        begun: (text) => text.charAt(0).toUpperCase() + text.slice(1), // where it stands alone
        label(metricName) {
            return this.begun(this.name(metricName));
        },
        armTitle(arm) {
            return this.begun(pick(arm.title) || arm.name);
        },
    };
}
