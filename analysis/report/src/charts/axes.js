// axes.js - axes, legends and tooltips that all charts have alike.

import { el } from '../dom.js';

export const axisText = (c) => ({ color: c.soft, fontSize: 12 });

// About what a word takes at 12 px: Chinese is square, Latin half of it.
export const wordWidth = (text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.7), 6);

// Lines that a legend takes.
export function legendLines(names, width) {
    let [lines, at] = [1, 0];
    for (const name of names) {
        const wide = wordWidth(name) + 44; // its mark and what is between
        if (at && at + wide > width)
            [lines, at] = [lines + 1, 0];
        at += wide;
    }
    return lines;
}

export function valueAxis(c, formatter, more = {}) {
    return {
        type: 'value', scale: true, splitNumber: 4,
        axisLabel: { ...axisText(c), formatter },
        axisLine: { show: false }, axisTick: { show: false },
        splitLine: { lineStyle: { color: c.line, width: 1 } },
        ...more,
    };
}

export function categoryAxis(c, data, more = {}) {
    return {
        type: 'category', data,
        axisLabel: axisText(c),
        axisLine: { lineStyle: { color: c.soft } }, axisTick: { show: false },
        ...more,
    };
}

export const legend = (c, data, more = {}) => ({
    data, top: 0, left: 0, itemWidth: 22, itemHeight: 10, itemGap: 16, selectedMode: false,
    textStyle: { color: c.ink, fontSize: 12 }, ...more,
});

// Elements, not markup: a label of the document stays a label.
export const tooltip = (c, lines, more = {}) => ({
    trigger: 'axis', confine: true, backgroundColor: c.surface, borderColor: c.line,
    textStyle: { color: c.ink, fontSize: 12 }, padding: [6, 10],
    formatter: (given) => el('div', {}, lines(given).map((line, i) =>
        el('div', i ? {} : { style: 'font-weight:600' }, line))),
    ...more,
});

// Text of about n pixels, cut to the width.
export const overflow = (width) => ({ width, overflow: 'break', lineHeight: 15 });
