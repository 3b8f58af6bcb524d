// bars.js - stacked bars by year (who pays), and one bar a row (influence).

import { axisText, categoryAxis, legend, legendLines, tooltip, valueAxis } from './axes.js';

export function costOption(page, cost) {
    const { number } = page;
    const unit = page.pick(cost.unit_words);
    return (c, width) => {
        const colours = [c.part1, c.part2, c.part3, c.part4, c.part5, c.part6, c.part7];
        const names = cost.rows.map((row) => page.pick(row.payer));
        const top = 16 + 22 * legendLines(names, width);
        return {
            height: top + 190,
            legend: legend(c, names),
            grid: { left: 56, right: 12, top: top + 14, bottom: 26 },
            xAxis: categoryAxis(c, cost.years.map(String), {
                axisLine: { onZero: true, lineStyle: { color: c.soft } },
                axisLabel: { ...axisText(c) },
            }),
            yAxis: valueAxis(c, (v) => number.tick(v), {
                scale: false, name: unit, nameTextStyle: { ...axisText(c), align: 'right', padding: [0, 6, 0, 0] } }),
            tooltip: tooltip(c, (given) => [given[0].name,
                ...cost.rows.map((row) => `${page.pick(row.payer)}${page.say('colon')}${number.figures(row.values[given[0].dataIndex])} ${unit}`)],
                { axisPointer: { type: 'none' } }),
            series: cost.rows.map((row, i) => ({
                name: page.pick(row.payer), type: 'bar', stack: 'cost', barMaxWidth: 56,
                data: row.values, emphasis: { disabled: true },
                itemStyle: { color: colours[i % 7], borderColor: c.surface, borderWidth: 1 },
            })),
        };
    };
}

export function influenceOption(page, rows) {
    return (c, width) => {
        const names = Math.min(260, width * 0.46);
        return {
            height: 34 + rows.length * 30,
            grid: { left: names + 8, right: 44, top: 4, bottom: 26 },
            xAxis: valueAxis(c, (v) => page.number.plain(v, 1), { scale: false, min: -1, max: 1, splitNumber: 2 }),
            yAxis: categoryAxis(c, rows.map((row) => page.pick(row.label)), {
                inverse: true, axisLine: { show: false },
                axisLabel: { interval: 0, color: c.ink, fontSize: 12, width: names, overflow: 'truncate' },
            }),
            series: [{
                type: 'bar', barWidth: 12, silent: true,
                data: rows.map((row) => ({
                    value: row.influence,
                    label: { ...axisText(c), show: true, color: c.ink, textBorderWidth: 0,
                             position: row.influence < 0 ? 'left' : 'right',
                             formatter: page.number.plain(row.influence, 2, true) },
                })),
                itemStyle: { color: c.reform },
            }],
        };
    };
}
