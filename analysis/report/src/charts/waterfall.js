// waterfall.js - channels one after the other, and what they come to.

import { axisText, categoryAxis, tooltip, valueAxis } from './axes.js';

const WORD = 58; // px of a number such as −447,484 and its distance

export function waterfallOption(page, why) {
    const { number, say } = page;
    const steps = [];
    let at = 0;
    for (const channel of why.channels) {
        steps.push({ name: page.pick(channel.label), from: at, by: channel.hours });
        at += channel.hours;
    }
    steps.push({ name: say('total'), from: 0, by: why.total_hours, last: true });
    return (c, width) => {
        const names = Math.min(220, width * 0.4);
        // Room at both ends for a number beside the bar that reaches furthest.
        const ends = steps.flatMap((step) => [step.from, step.from + step.by]);
        const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
        const room = ((high - low || 1) * WORD) / Math.max(width - names - 16 - 2 * WORD, WORD);
        return {
            height: 40 + steps.length * 34,
            grid: { left: names + 8, right: 8, top: 6, bottom: 30 },
            xAxis: valueAxis(c, (v) => number.plain(v, 0), {
                min: low - room, max: high + room, splitNumber: width < 520 ? 2 : 5,
                axisLabel: { ...axisText(c), hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (v) => number.plain(v, 0) },
                splitLine: { lineStyle: { color: c.line }, showMinLine: false, showMaxLine: false } }),
            yAxis: categoryAxis(c, steps.map((step) => step.name), {
                inverse: true, axisLine: { show: false },
                axisLabel: { interval: 0, color: c.ink, fontSize: 12, width: names, overflow: 'break', lineHeight: 15 },
            }),
            tooltip: tooltip(c, (given) => {
                const step = steps[given[0].dataIndex];
                return [step.name, `${number.plain(step.by, 0, true)} ${say('hours')}`];
            }, { axisPointer: { type: 'none' } }),
            series: [
                { type: 'bar', stack: 'w', stackStrategy: 'all', silent: true, itemStyle: { opacity: 0 },
                  data: steps.map((step) => step.from) },
                {
                    type: 'bar', stack: 'w', stackStrategy: 'all', barWidth: 18,
                    emphasis: { disabled: true },
                    data: steps.map((step) => ({
                        value: step.by,
                        itemStyle: { color: step.last ? c.ink : step.by < 0 ? c.reform : c.worse },
                        label: {
                            ...axisText(c), show: true, color: c.ink, textBorderWidth: 0,
                            position: step.by < 0 ? 'left' : 'right',
                            formatter: number.plain(step.by, 0, true),
                        },
                    })),
                },
            ],
        };
    };
}
