// voice.js - the wall's words and numbers in one language.

import { numbers } from '../number.js';
import { wall } from '../words/wall.js';

export function voiceOf(lang) {
    const say = (key, ...values) => wall[key][lang].replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? ''));
    const other = lang === 'zh' ? 'en' : 'zh';
    const pick = (text) =>
        String((text !== null && typeof text === 'object' ? (text[lang] ?? text[other]) : text) ?? '');
    return { lang, say, pick, number: numbers(lang, say('points')) };
}

// As many decimals as make three figures of the larger end, the same for all that stand together.
export function spanOf({ effect, low, high }, metric, { number }) {
    const decimals = number.decimals(metric, low, high, effect);
    return {
        mean: number.changeUnit(effect, metric, decimals),
        low: number.change(low, metric, decimals),
        high: number.changeUnit(high, metric, decimals),
    };
}
