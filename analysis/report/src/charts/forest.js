// forest.js - estimates with two intervals each, beside zero and the smallest effect that
// matters. A thick bar is chance alone, a thin one holds the assumptions too.

import { axisText, categoryAxis, legend, tooltip, valueAxis } from './axes.js';

// A bar from low to high: an unseen one to low, and on it what is left.
function interval(name, pairs, colour, width, id) {
    const common = {
        type: 'bar', stack: id, stackStrategy: 'all', barWidth: width, barGap: '-100%', silent: true,
        emphasis: { disabled: true },
    };
    const centred = width < 10 ? { barGap: '-100%' } : {};
    return [
        { ...common, ...centred, data: pairs.map((p) => (p ? p[0] : null)), itemStyle: { opacity: 0 },
          tooltip: { show: false } },
        { ...common, ...centred, name, data: pairs.map((p) => (p ? p[1] - p[0] : null)),
          itemStyle: { color: colour, borderRadius: 1 } },
    ];
}

// rows: [{ name, effect, chance, assumed }]; matters in the metric's unit, or 0.
export function forestOption(page, metricName, rows, matters) {
    const { number, say } = page;
    const metric = page.metric(metricName);
    const many = rows.length > 1;
    const assumed = rows.some((row) => row.assumed);
    const good = metric.better === 'more' ? 1 : -1;
    return (c, width) => {
        const narrow = width < 420;
        const d = (row) => number.decimals(metric, row.chance, row.effect);
        const mark = (at, words, colour, type) => ({
            xAxis: at, lineStyle: { color: colour, type, width: 1 },
            label: { formatter: words, color: colour },
        });
        const top = assumed && narrow ? 62 : 46;
        return {
            height: top + 36 + rows.length * (many ? 40 : 46),
            legend: legend(c, [say('interval_chance'), ...(assumed ? [say('interval_assumed')] : [])]),
            grid: { left: many ? Math.min(150, width * 0.32) : 10, right: 24, top, bottom: 34 },
            xAxis: valueAxis(c, (v) => number.change(v, metric, Math.abs(number.isShare(metric) ? 100 * v : v) % 1 ? 1 : 0), {
                splitNumber: narrow ? 3 : 5, scale: false,
                name: number.points(metric), nameLocation: 'middle', nameGap: 22,
                nameTextStyle: axisText(c),
                // The margin is part of the picture.
                min: (v) => Math.min(v.min, 0, matters ? -1.15 * matters : 0),
                max: (v) => Math.max(v.max, 0, matters ? 1.15 * matters : 0),
                axisLabel: { ...axisText(c), hideOverlap: true,
                    formatter: (v) => number.change(v, metric, Math.abs(number.isShare(metric) ? 100 * v : v) % 1 ? 1 : 0),
                    showMinLabel: false, showMaxLabel: false },
            }),
            yAxis: categoryAxis(c, rows.map((row) => row.name), {
                inverse: true, axisLine: { show: false },
                axisLabel: { show: many, color: c.ink, fontSize: 12, width: Math.min(140, width * 0.3),
                             overflow: 'break', lineHeight: 15 },
            }),
            tooltip: tooltip(c, (given) => {
                const row = rows[given[0].dataIndex];
                return [row.name,
                    `${say('difference')}${say('colon')}${number.changeUnit(row.effect, metric, d(row))}`,
                    `${say('interval_chance')}${say('colon')}${number.span(row.chance, metric, d(row))}`,
                    ...(row.assumed ? [`${say('interval_assumed')}${say('colon')}${number.span(row.assumed, metric, d(row))}`] : [])];
            }, { axisPointer: { type: 'none' } }),
            series: [
                ...interval(say('interval_chance'), rows.map((row) => row.chance), c.reform, 14, 'chance'),
                ...(assumed ? interval(say('interval_assumed'), rows.map((row) => row.assumed), c.base, 3, 'assumed') : []),
                {
                    type: 'scatter', symbol: 'diamond', symbolSize: 13, z: 6, silent: true,
                    data: rows.map((row, i) => [row.effect, i]),
                    itemStyle: { color: c.surface, borderColor: c.ink, borderWidth: 2 },
                    markLine: {
                        symbol: 'none', silent: true,
                        label: { position: 'end', fontSize: 12, textBorderWidth: 0, distance: 3 },
                        data: [
                            mark(0, narrow && matters ? '0' : say('no_change'), c.ink, 'solid'),
                            ...(matters && metric.better !== 'neither'
                                ? [mark(good * matters, say('matters'), c.better, 'dashed')] : []),
                        ],
                    },
                },
            ],
        };
    };
}
