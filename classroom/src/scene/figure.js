// figure.js - numbers for labels, short, and words with numbers in their places.

import { words } from '../words/scene.js';

export const say = (lang, key, ...values) =>
    words[key][lang].replace(/\{(\d)\}/g, (_, at) => values[at] ?? '');

export const whole = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

// Three figures at most: 950, 12.3k, 1.23 万.
export function short(value, lang) {
    const size = Math.abs(value);
    const sign = value < 0 ? '\u2212' : '';
    const cut = (number) => String(Number(number.toPrecision(number >= 100 ? 3 : 2)));
    if (lang === 'zh')
        return sign + (size < 1e4 ? whole(size) : size < 1e8 ? `${cut(size / 1e4)}万` : `${cut(size / 1e8)}亿`);
    return sign + (size < 1e4 ? whole(size) : size < 1e6 ? `${cut(size / 1e3)}k` : `${cut(size / 1e6)}m`);
}

export const percent = (share) => String(Math.round(share * 100));

// A day counted from 1970-01-01.
export function dateOf(lang, day) {
    const date = new Date(day * 864e5);
    const month = date.getUTCMonth();
    return say(lang, 'date', date.getUTCFullYear(), month + 1, date.getUTCDate(),
        words.months[lang].split(' ')[month] ?? '');
}
