// number.js - numbers as their unit asks for: shares in per cent, differences of shares in
// points, all else in words of the unit; three or four figures.

import { MINUS, known, localeOf, plainly } from '../../analysis/report/src/plain.js';

const PARTS = {
    h: { zh: '小时', en: 'h' }, d: { zh: '天', en: 'd' }, min: { zh: '分钟', en: 'min' }, yuan: { zh: '元', en: 'yuan' },
    year: { zh: '年', en: 'year' }, month: { zh: '月', en: 'month' }, week: { zh: '周', en: 'week' },
    person: { zh: '人', en: 'person' }, persons: { zh: '人', en: 'persons' }, community: { zh: '社区', en: 'community' },
    household: { zh: '户', en: 'household' }, households: { zh: '户', en: 'households' }, m2: { zh: '平方米', en: 'm²' },
    office: { zh: '街道', en: 'office' }, firm: { zh: '企业', en: 'firm' }, task: { zh: '件', en: 'task' },
    system: { zh: '系统', en: 'system' }, point: { zh: '分', en: 'points' }, stairwells: { zh: '楼道', en: 'stairwells' },
    '1000 persons': { zh: '千人', en: '1,000 persons' }, '100 households': { zh: '百户', en: '100 households' },
};

export function unitWords(unit, lang) {
    const [first, ...per] = String(unit ?? '').split('/').map((part) => PARTS[part]?.[lang] ?? part);
    if (!per.length)
        return first === '1' ? '' : first;
    if (first === '1')
        return lang === 'zh' ? per.map((part) => `每${part}`).join('') : `per ${per.join(' and ')}`;
    return lang === 'zh' ? `${first}/${per.join('·')}` : `${first} per ${per.join(' and ')}`;
}

export function numbers(lang, points) {
    const locale = localeOf(lang);
    const plain = plainly(locale);
    const share = (metric) => metric?.unit === '1';
    const scale = (metric) => (share(metric) ? 100 : 1);

    // Three figures of the larger of those that stand together.
    function decimals(metric, ...values) {
        const size = scale(metric) * Math.max(0, ...values.filter(known).map(Math.abs));
        return size > 0 ? Math.max(0, Math.min(3, 2 - Math.floor(Math.log10(size)))) : 1;
    }

    const unit = (metric) => (share(metric) ? '%' : unitWords(metric?.unit, lang));
    const joined = (text, words) => (words && text !== '–' ? `${text}\u00a0${words}` : text);
    return {
        plain, decimals, unit, known, share, scale,
        whole: (value) => plain(value, 0),
        tick: (value) => (value < 0 ? MINUS : '') +
            new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(Math.abs(value)),
        level: (value, metric, d = decimals(metric, value)) => plain(known(value) ? scale(metric) * value : value, d),
        levelUnit: (value, metric, d = decimals(metric, value)) =>
            joined(plain(known(value) ? scale(metric) * value : value, d), unit(metric)),
        change: (value, metric, d = decimals(metric, value)) =>
            plain(known(value) ? scale(metric) * value : value, d, true),
        changeUnit(value, metric, d = decimals(metric, value)) {
            return joined(this.change(value, metric, d), share(metric) ? points : unit(metric));
        },
    };
}
