// number.js - numbers as their unit asks for: shares in per cent, differences of shares in
// points, all else in the metric's unit; as many decimals as the interval deserves.

import { MINUS, known, localeOf, plainly } from './plain.js';

const isShare = (metric) => metric?.unit === '1';

export function numbers(lang, say, pick) {
    const locale = localeOf(lang);
    const plain = plainly(locale);

    // Two figures of the interval's half-width, of one above 3, 30, 0.3 one; without one, four
    // of the value itself.
    function decimals(metric, interval, value) {
        const scale = isShare(metric) ? 100 : 1;
        const half = interval && known(interval[0]) && known(interval[1])
            ? (scale * Math.abs(interval[1] - interval[0])) / 2 : 0;
        const size = half || (known(value) ? (scale * Math.abs(value)) / 50 : 0);
        const digits = size <= 0 ? 1 : isShare(metric) ? 1 - Math.floor(Math.log10(size)) : -Math.floor(Math.log10(size / 3));
        return Math.max(0, Math.min(digits, isShare(metric) ? 1 + (size < 0.095) : 3));
    }

    const unit = (metric) => (isShare(metric) ? '' : pick(metric?.unit_words) || metric?.unit || '');
    const points = (metric) => (isShare(metric) ? say('points') : unit(metric));
    const with_unit = (text, words) => (words && text !== '–' ? `${text}\u00a0${words}` : text);

    return {
        plain, decimals, unit, points, isShare, known,
        // On an axis: no more decimals than there are.
        tick(value, sign = false) {
            const text = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(Math.abs(value));
            return value < 0 ? MINUS + text : sign && value > 0 ? `+${text}` : text;
        },
        whole: (value) => plain(value, 0),
        figures(value, n = 3) { // n significant figures, for what has no unit of its own
            if (!known(value))
                return '–';
            const at = value ? Math.floor(Math.log10(Math.abs(value))) : 0;
            return plain(value, Math.max(0, Math.min(n - 1 - at, 6)));
        },
        level: (value, metric, d) =>
            isShare(metric) && known(value) ? `${plain(100 * value, d)}\u00a0%` : plain(value, d),
        levelUnit: (value, metric, d) => isShare(metric) && known(value)
            ? `${plain(100 * value, d)}\u00a0%` : with_unit(plain(value, d), unit(metric)),
        change: (value, metric, d) =>
            plain(isShare(metric) && known(value) ? 100 * value : value, d, true),
        changeUnit(value, metric, d) {
            return with_unit(this.change(value, metric, d), points(metric));
        },
        span(pair, metric, d) {
            if (!pair || !known(pair[0]) || !known(pair[1]))
                return '–';
            return say('span', this.change(pair[0], metric, d), this.change(pair[1], metric, d));
        },
        // The same as cells of a table: shown rounded, saved whole, both in the unit shown.
        raw: (value, metric) =>
            (isShare(metric) && known(value) ? Number((100 * value).toPrecision(12)) : value),
        levelCell(value, metric, d) {
            return { text: this.level(value, metric, d), value: this.raw(value, metric) };
        },
        changeCell(value, metric, d) {
            return { text: this.change(value, metric, d), value: this.raw(value, metric) };
        },
        spanCell(pair, metric, d) {
            return { text: this.span(pair, metric, d), value: pair?.map((value) => this.raw(value, metric)) };
        },
        share: (value) => (known(value) ? `${plain(100 * value, 0)}\u00a0%` : '–'),
        chance: (p) => (!known(p) ? '–' : p < 0.001 ? '< 0.001' : plain(p, 3)),
    };
}
