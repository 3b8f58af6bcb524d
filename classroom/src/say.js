// say.js - the page's words in the language that is shown.

import { numbers } from './number.js';
import { charts } from './words/charts.js';
import { controls } from './words/controls.js';
import { frame } from './words/frame.js';
import { lesson } from './words/lesson.js';
import { map } from './words/map.js';
import { sandbox } from './words/sandbox.js';
import { teacher } from './words/teacher.js';

const words = { ...frame, ...lesson, ...map, ...controls, ...charts, ...sandbox, ...teacher };

// A table's words, a text that brings its own, and numbers, in one language.
export function voice(table, lang) {
    const other = lang === 'zh' ? 'en' : 'zh';
    const say = (key, ...values) => table[key][lang].replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? ''));
    // A text in one language only is better than none.
    const pick = (text) =>
        String((text !== null && typeof text === 'object' ? text[lang] ?? text[other] : text) ?? '');
    return { lang, say, pick, number: numbers(lang, say('points')) };
}

export function speaker(lang) {
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' });
    const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'short' });
    return {
        ...voice(words, lang),
        begun: (text) => text.charAt(0).toUpperCase() + text.slice(1),
        date: (date) => (lang === 'zh'
            ? `${date.getUTCFullYear()}\u00a0年 ${date.getUTCMonth() + 1}\u00a0月 ${date.getUTCDate()}\u00a0日` : day.format(date)),
        month: (date) => (lang === 'zh' ? `${date.getUTCFullYear()}\u00a0年 ${date.getUTCMonth() + 1}\u00a0月` : month.format(date)),
    };
}
