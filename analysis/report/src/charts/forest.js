// forest.js - estimates with two intervals each, beside zero and the smallest effect that
// matters. A thick line is chance alone, a thin one holds the assumptions too.

import { axisText, categoryAxis, legend, tooltip, valueAxis, wordWidth } from './axes.js';

const interval = (name, pairs, colour, width, z) => ({
    name, type: 'line', symbol: 'none', silent: true, z, emphasis: { disabled: true },
    lineStyle: { color: colour, width, cap: 'butt' }, itemStyle: { color: colour },
    data: pairs.flatMap((pair, i) => (pair ? [[pair[0], i], [pair[1], i], [null, i]] : [])),
});

// Room for every interval, for zero, and for the margin on the good side.
function bounds(rows, margin) {
    const all = [0, margin, ...rows.flatMap((row) => [...(row.chance ?? []), ...(row.assumed ?? [])])];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const room = 0.06 * (high - low || 1);
    return { min: low - room, max: high + room };
}

// rows: [{ name, effect, chance, assumed }]; matters in the metric's unit, or 0.
export function forestOption(page, metricName, rows, matters) {
    const { number, say } = page;
    const metric = page.metric(metricName);
    const many = rows.length > 1;
    const assumed = rows.some((row) => row.assumed);
    const margin = metric.better === 'neither' ? 0 : (metric.better === 'more' ? 1 : -1) * matters;
    const tick = (v) => number.tick(number.isShare(metric) ? 100 * v : v, true);
    return (c, width) => {
        const narrow = width < 420;
        const d = (row) => number.decimals(metric, row.chance, row.effect);
        const names = many ? Math.min(150, width * 0.3) : 0;
        // The two words stand on the far sides of their lines: they never meet.
        const mark = (value, words, colour, type, align, more) => ({
            xAxis: value, lineStyle: { color: colour, type, width: 1.2 },
            label: { formatter: words, color: colour, align, ...more },
        });
        const far = margin < 0 ? ['right', 'left'] : margin > 0 ? ['left', 'right'] : ['center', 'center'];
        // But not beyond the picture.
        const edge = { left: names + 10, right: narrow ? 30 : 70 };
        const { min, max } = bounds(rows, margin);
        const at = (value) => edge.left + ((value - min) / (max - min)) * (width - edge.left - edge.right);
        const wants = wordWidth(say('matters'));
        const turned = far[0] === 'right' ? at(margin) < wants : far[0] === 'left' && width - at(margin) < wants;
        const sides = !turned ? far : far[0] === 'right' ? ['left', 'left'] : ['right', 'right'];
        const lifted = turned && Math.abs(at(0) - at(margin)) < wants ? 16 : 0; // above the other word
        const top = (assumed && narrow ? 72 : 52) + lifted;
        return {
            height: top + 44 + rows.length * (!many ? 40 : narrow ? 62 : 34),
            legend: legend(c, [say('interval_chance'), ...(assumed ? [say('interval_assumed')] : [])], {
                lineStyle: { width: 'inherit' }, itemStyle: { opacity: 0 } }),
            grid: { ...edge, top, bottom: 42 },
            xAxis: valueAxis(c, tick, {
                ...bounds(rows, margin), splitNumber: narrow ? 3 : 5,
                name: number.points(metric), nameLocation: 'middle', nameGap: 24, nameTextStyle: axisText(c),
                axisLabel: { ...axisText(c), hideOverlap: true, formatter: tick, showMinLabel: false, showMaxLabel: false },
                splitLine: { lineStyle: { color: c.line }, showMinLine: false, showMaxLine: false },
            }),
            yAxis: categoryAxis(c, rows.map((row) => row.name), {
                inverse: true, axisLine: { show: false },
                axisLabel: { show: many, interval: 0, color: c.ink, fontSize: 12, width: names, overflow: 'break', lineHeight: 15 },
            }),
            tooltip: tooltip(c, (p) => {
                const row = rows[p.dataIndex];
                return [row.name,
                    `${say('difference')}${say('colon')}${number.changeUnit(row.effect, metric, d(row))}`,
                    `${say('interval_chance')}${say('colon')}${number.span(row.chance, metric, d(row))}`,
                    ...(row.assumed ? [`${say('interval_assumed')}${say('colon')}${number.span(row.assumed, metric, d(row))}`] : [])];
            }, { trigger: 'item' }),
            series: [
                interval(say('interval_chance'), rows.map((row) => row.chance), c.reform, 14, 3),
                ...(assumed ? [interval(say('interval_assumed'), rows.map((row) => row.assumed), c.base, 3, 2)] : []),
                {
                    type: 'scatter', symbol: 'diamond', symbolSize: 14, z: 6, emphasis: { disabled: true },
                    data: rows.map((row, i) => [row.effect, i]),
                    itemStyle: { color: c.surface, borderColor: c.ink, borderWidth: 2 },
                    markLine: {
                        symbol: 'none', silent: true,
                        label: { position: 'start', fontSize: 12, textBorderWidth: 0, distance: 4 },
                        data: [
                            mark(0, narrow && margin ? '0' : say('no_change'), c.ink, 'solid', sides[1]),
                            ...(margin ? [mark(margin, say('matters'), c.better, 'dashed', sides[0], { distance: 4 + lifted })] : []),
                        ],
                    },
                },
            ],
        };
    };
}
