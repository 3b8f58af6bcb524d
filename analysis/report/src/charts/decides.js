// decides.js - how much each factor decides, as bars with intervals; and a box of factors, as
// strips side by side.

import { axisText, categoryAxis, legend, legendLines, tooltip, valueAxis, wordWidth } from './axes.js';

// Room below a name of that many pixels for its second line, and a third where it breaks.
const heightOf = (names, wide) => (names.some((name) => name.split('\n').some((line) => wordWidth(line) > wide)) ? 58 : 44);

const rowAxis = (c, names, wide) => categoryAxis(c, names, {
    inverse: true, axisLine: { show: false },
    axisLabel: { interval: 0, color: c.ink, fontSize: 12, width: wide, overflow: 'break', lineHeight: 15 },
});

// A piece of a line in each row, from the one number to the other.
const strip = (name, pairs, colour, width, z) => ({
    name, type: 'line', symbol: 'none', silent: true, z, emphasis: { disabled: true },
    lineStyle: { color: colour, width, cap: 'butt' }, itemStyle: { color: colour },
    data: pairs.flatMap(([low, high], i) => [[low, i], [high, i], [null, i]]),
});

// rows: [{ name, value, interval, second, lines }]: lines is what the tooltip says. named: what
// value, its interval, second and the bound are called; second stands within the bar ('part'), as
// a mark on the same axis ('mark'), or nowhere. min, max: ends of the axis, where they are known.
export function decidesOption(page, rows, { named, second, bound, min, max, tick }) {
    return (c, width) => {
        const wide = Math.min(230, width * 0.36);
        const names = rows.map((row) => row.name);
        const spans = rows.some((row) => page.number.known(row.interval?.[0])) ? rows.map((row) => row.interval ?? [null, null]) : [];
        const bounds = bound ? [bound, ...(min < 0 ? [-bound] : [])] : [];
        const said = [named.value, ...(second ? [named.second] : []), ...(spans.length ? [named.interval] : [])];
        const top = 10 + 22 * legendLines(said, width) + (bounds.length ? 14 : 0);
        return {
            height: top + 28 + rows.length * heightOf(names, wide),
            legend: legend(c, said.map((name) => ({ name, ...(name === named.interval && { itemStyle: { opacity: 0 } }) }))),
            grid: { left: wide + 12, right: 26, top, bottom: 28 },
            xAxis: valueAxis(c, tick, { scale: false, min, max, splitNumber: width < 420 ? 2 : 4,
                ...(max === undefined ? {} : { interval: (max - min) / 4 }),
                axisLabel: { ...axisText(c), formatter: tick, hideOverlap: true } }),
            yAxis: rowAxis(c, names, wide),
            tooltip: tooltip(c, (given) => {
                const row = rows[given[0].dataIndex];
                return [row.name.split('\n')[0], ...row.lines];
            }, { axisPointer: { type: 'none' } }),
            series: [
                {
                    name: named.value, type: 'bar', barWidth: 16, z: 2, emphasis: { disabled: true },
                    data: rows.map((row) => row.value), itemStyle: { color: second === 'part' ? c.band : c.reform },
                    markLine: !bounds.length ? undefined : {
                        symbol: 'none', silent: true, lineStyle: { color: c.soft, type: 'dashed', width: 1.2 },
                        label: { show: true, position: 'start', color: c.soft, fontSize: 12, textBorderWidth: 0, distance: 3,
                                 align: 'left', formatter: ({ value }) => (value < 0 ? '' : named.bound) },
                        data: bounds.map((at) => ({ xAxis: at })),
                    },
                },
                ...(second === 'part' ? [strip(named.second, rows.map((row) => [0, row.second]), c.reform, 8, 3)] : []),
                ...(second === 'mark' ? [{
                    name: named.second, type: 'scatter', symbol: 'diamond', symbolSize: 12, z: 6, emphasis: { disabled: true },
                    data: rows.map((row, i) => [row.second, i]),
                    itemStyle: { color: c.surface, borderColor: c.part2, borderWidth: 2 },
                }] : []),
                // Dark on dark would not be seen.
                ...(spans.length ? [strip('', spans, c.surface, 6, 4), strip(named.interval, spans, c.ink, 2, 5)] : []),
            ],
        };
    };
}

// rows: [{ name, position: [low, high] }], in shares of each factor's range.
export function stripOption(page, rows) {
    const { say } = page;
    return (c, width) => {
        const wide = Math.min(230, width * 0.4);
        return {
            height: 62 + rows.length * 58,
            legend: legend(c, [say('whole_range'), say('in_the_box')], { itemStyle: { opacity: 0 }, lineStyle: { width: 8 } }),
            grid: { left: wide + 12, right: 26, top: 30, bottom: 26 },
            xAxis: valueAxis(c, (v) => (v === 0 ? say('least') : v === 1 ? say('greatest') : ''), {
                scale: false, min: 0, max: 1, interval: 1, splitLine: { show: false } }),
            yAxis: rowAxis(c, rows.map((row) => row.name), wide),
            series: [
                strip(say('whole_range'), rows.map(() => [0, 1]), c.bandWide, 8, 2),
                strip(say('in_the_box'), rows.map((row) => row.position), c.worse, 14, 3),
            ],
        };
    };
}
