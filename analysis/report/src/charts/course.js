// course.js - both arms over time, and below them their difference with two bands.

import { periodOf } from '../date.js';
import { axisText, categoryAxis, legend, tooltip, valueAxis } from './axes.js';

// Years are named at their first period; where there are too many, every other.
function yearLabels(time, width) {
    const years = new Set(time.map((date) => date.slice(0, 4))).size;
    const step = Math.ceil((years * 44) / Math.max(width - 80, 1));
    return (index) => {
        const year = time[index].slice(0, 4);
        const first = index === 0 || time[index - 1].slice(0, 4) !== year;
        return first && Number(year) % step === 0;
    };
}

// A band is two lines, of which the upper is stacked on the lower and shaded.
function band(name, low, high, colour, id) {
    const common = {
        type: 'line', xAxisIndex: 1, yAxisIndex: 1, stack: id, stackStrategy: 'all', symbol: 'none',
        lineStyle: { opacity: 0 }, silent: true, emphasis: { disabled: true },
    };
    return [
        { ...common, data: low, tooltip: { show: false } },
        { ...common, name, data: high.map((v, i) => (v === null || low[i] === null ? null : v - low[i])),
          areaStyle: { color: colour, opacity: 1 }, itemStyle: { color: colour } },
    ];
}

const WORD = 64; // px that the word of a wave takes

function marks(page, arm, course, c, width) {
    const { time } = page.doc;
    const step = width / Math.max(time.length - 1, 1);
    let last = -Infinity; // where the last word stands: waves that follow closely have none
    const waves = arm.orders.flatMap((order) =>
        order.waves.length ? order.waves.map((wave) => wave.date) : [order.begin]);
    const dates = [...new Set(waves.filter(Boolean))].sort();
    const starts = dates.map((date, i) => {
        const at = Math.max(periodOf(time, date), 0);
        const show = (at - last) * step >= WORD;
        if (show)
            last = at;
        return { xAxis: at, label: { show, formatter: dates.length > 1 ? page.say('wave', i + 1) : page.say('begins') } };
    });
    const line = {
        symbol: 'none', silent: true,
        lineStyle: { color: c.ink, type: 'dotted', width: 1 },
        label: { ...axisText(c), color: c.ink, position: 'end', distance: 4, textBorderWidth: 0 },
    };
    const known = course.apart !== null && course.apart !== undefined;
    return {
        above: { ...line, data: starts },
        below: {
            ...line,
            data: [
                { yAxis: 0, label: { show: false }, lineStyle: { color: c.soft, type: 'solid' } },
                ...starts.map((start) => ({ ...start, label: { show: false } })),
                ...(known ? [{ xAxis: course.apart, lineStyle: { color: c.reform, type: 'dashed' },
                    label: { formatter: page.say('apart_mark'), color: c.reform } }] : []),
            ],
        },
        worse: course.worse && {
            silent: true, itemStyle: { color: c.shade },
            label: { ...axisText(c), color: c.worse, position: 'insideBottom' },
            data: [[{ name: page.say('worse_mark'), xAxis: course.worse[0] },
                    { xAxis: course.worse[1] }]],
        },
    };
}

export function courseOption(page, arm, course) {
    const { number, say, doc } = page;
    const metric = page.metric(course.metric);
    const banded = Array.isArray(course.band_low);
    const ranged = Array.isArray(course.low);
    const share = number.isShare(metric);
    const d = number.decimals(metric, null, Math.max(...course.base.map((v) => Math.abs(v ?? 0))));
    return (c, width) => {
        const narrow = width < 520;
        const left = 50;
        const at = narrow ? [84, 150, 314, 120] : [52, 150, 264, 108];
        const mark = marks(page, arm, course, c, width - left - 16);
        const x = (gridIndex, show) => categoryAxis(c, doc.time, {
            gridIndex, boundaryGap: false, axisPointer: { label: { show: false } },
            axisLabel: { ...axisText(c), show, interval: yearLabels(doc.time, width),
                         formatter: (date) => date.slice(0, 4), hideOverlap: true },
            axisLine: { show, onZero: false, lineStyle: { color: c.soft } },
            axisTick: { show, interval: yearLabels(doc.time, width) },
        });
        const line = (name, data, colour, type, grid, more = {}) => ({
            name, data, type: 'line', xAxisIndex: grid, yAxisIndex: grid, symbol: 'none', z: 5,
            lineStyle: { color: colour, width: 2.2, type }, itemStyle: { color: colour },
            emphasis: { disabled: true }, ...more,
        });
        const bands = [
            ...(banded ? band(say('simultaneous'), course.band_low, course.band_high, c.bandWide, 'wide') : []),
            ...(ranged ? band(say('pointwise'), course.low, course.high, c.band, 'narrow') : []),
        ];
        const title = (text, top) => ({
            text, left: 0, top, textStyle: { color: c.soft, fontSize: 12, fontWeight: 'normal' } });
        return {
            height: at[2] + at[3] + 30,
            title: [title(number.points(metric) ? say('ledger_unit', say('difference'), number.points(metric)) : say('difference'),
                          at[2] - 44)],
            legend: [
                legend(c, [say('baseline'), say('reform')], { itemStyle: { opacity: 0 } }),
                legend(c, [...(ranged ? [say('pointwise')] : []), ...(banded ? [say('simultaneous')] : [])],
                       { icon: 'rect', ...(narrow ? { top: 20, orient: 'vertical', itemGap: 6 } : { left: 'auto', right: 0 }) }),
            ],
            grid: [{ left, right: 16, top: at[0], height: at[1] }, { left, right: 16, top: at[2], height: at[3] }],
            axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: c.soft } },
            xAxis: [x(0, false), x(1, true)],
            yAxis: [
                valueAxis(c, (v) => `${number.tick(share ? 100 * v : v)}${share ? ' %' : ''}`, { gridIndex: 0 }),
                valueAxis(c, (v) => number.tick(share ? 100 * v : v, true), { gridIndex: 1, splitNumber: 3 }),
            ],
            tooltip: tooltip(c, (given) => {
                const i = given[0].dataIndex;
                const span = ranged ? [course.low[i], course.high[i]] : null;
                return [
                    page.date.period(doc.time[i]),
                    `${say('baseline')}${say('colon')}${number.levelUnit(course.base[i], metric, d)}`,
                    `${say('reform')}${say('colon')}${number.levelUnit(course.variant[i], metric, d)}`,
                    `${say('difference')}${say('colon')}${number.changeUnit(course.effect[i], metric, d)}`,
                    ...(span ? [`${say('chance_95')}${say('colon')}${number.span(span, metric, d)}`] : []),
                ];
            }),
            series: [
                line(say('baseline'), course.base, c.base, [6, 4], 0, { markLine: mark.above, z: 6 }),
                line(say('reform'), course.variant, c.reform, 'solid', 0,
                     mark.worse ? { markArea: mark.worse } : {}),
                ...bands,
                line(say('difference'), course.effect, c.reform, 'solid', 1, { markLine: mark.below }),
            ],
        };
    };
}
