// line.js - one metric of both communities over time. What lies after the day that is shown is
// not drawn yet; lines differ by dash and by a letter at their end, not by colour alone.

import uPlot from 'uplot';
import { el } from '../dom.js';
import { colours } from './colours.js';

const FONT = 11;

// options: {speaker, metric, sync}
export function lineChart({ speaker, metric, sync }) {
    const { say, number, begun, pick } = speaker;
    const label = begun(pick(metric.label));
    const room = el('div', { class: 'plot' });
    const day = el('div', { class: 'day-line', hidden: true });
    const unit = number.unit(metric);
    const node = el('figure', { class: 'chart', role: 'img', 'data-metric': metric.name, title: pick(metric.about) },
        el('figcaption', {}, label, unit && el('span', { class: 'unit' }, unit)), room, day);
    let plot = null;
    let data = null; // {times, left, right, guess, marks}, values as they are shown
    let shown = -1;
    node.setAttribute('aria-label', say('chart_waiting', label));

    function range() {
        const all = [...data.left, ...data.right, ...data.guess].filter((value) => Number.isFinite(value));
        const [low, high] = all.length ? [Math.min(...all), Math.max(...all)] : [0, 1];
        if (low === 0 && high === 0)
            return [0, 1]; // nothing happened, and nothing less can
        const pad = (high - low || Math.abs(high) || 1) * 0.08;
        return [low >= 0 && low < high * 0.6 ? 0 : low - pad, high + pad];
    }

    const part = (values, periods) => values.map((value, i) => (i < periods && Number.isFinite(value) ? value : null));
    const columns = (periods) => [data.times, part(data.left, periods), part(data.right, periods), data.guess];

    // The reform's date, and L and R where the lines end: in the canvas, so that they are printed.
    function mark(u) {
        const c = colours();
        const { ctx, bbox } = u;
        const ratio = devicePixelRatio || 1;
        ctx.save();
        ctx.font = `600 ${FONT * ratio}px ${getComputedStyle(document.body).fontFamily}`;
        for (const time of data.marks) {
            const x = u.valToPos(time, 'x', true);
            if (x < bbox.left || x > bbox.left + bbox.width)
                continue;
            ctx.strokeStyle = ctx.fillStyle = c.soft;
            ctx.setLineDash([2 * ratio, 3 * ratio]);
            ctx.lineWidth = ratio;
            ctx.beginPath();
            ctx.moveTo(x, bbox.top);
            ctx.lineTo(x, bbox.top + bbox.height);
            ctx.stroke();
            ctx.textBaseline = 'top';
            ctx.textAlign = x > bbox.left + bbox.width * 0.7 ? 'right' : 'left';
            const at = x + (ctx.textAlign === 'left' ? 4 : -4) * ratio;
            // Legible where a line runs through it.
            ctx.setLineDash([]);
            ctx.lineWidth = 4 * ratio;
            ctx.lineJoin = 'round';
            ctx.strokeStyle = c.surface;
            ctx.strokeText(say('reform_here'), at, bbox.top);
            ctx.fillText(say('reform_here'), at, bbox.top);
        }
        ctx.restore();
    }

    function make() {
        const c = colours();
        const axis = {
            stroke: c.soft, font: `${FONT}px ${getComputedStyle(document.body).fontFamily}`,
            grid: { stroke: c.line, width: 1 }, ticks: { stroke: c.line, width: 1, size: 4 },
        };
        day.style.top = `${room.offsetTop}px`;
        plot?.destroy();
        const lone = [data.left, data.right].map(sparse);
        const points = (i, fill) => ({ show: lone[i], size: 6, fill, stroke: fill });
        plot = new uPlot({
            width: Math.max(room.clientWidth, 120), height: Math.max(room.clientHeight, 80),
            legend: { show: false }, cursor: { sync: { key: sync }, drag: { x: false, y: false }, points: { size: 6 } },
            padding: [8, 10, 0, 0],
            scales: { x: { time: false }, y: { range } },
            series: [{},
                { stroke: c.left, width: 2, dash: [7, 4], points: points(0, c.left), spanGaps: lone[0] },
                { stroke: c.right, width: 2.6, points: points(1, c.right), spanGaps: lone[1] },
                { stroke: c.guess, width: 2, dash: [2, 4], points: { show: false }, spanGaps: true }],
            axes: [
                { ...axis, size: 22, gap: 3, splits: () => years(data.times, room.clientWidth),
                  values: (_, list) => list.map((time) => String(new Date(time * 1000).getUTCFullYear())) },
                { ...axis, size: 46, gap: 3, space: 28, values: (_, list) => list.map((value) => number.tick(value)) }],
            hooks: { draw: [mark] },
        }, columns(shown < 0 ? data.times.length : shown), room);
    }

    return {
        node,
        // series: {times: [s], left, right, guess, marks: [s]}, in the metric's unit
        set(series) {
            const scaled = (values) => Array.from(series.times, (_, i) =>
                (Number.isFinite(values?.[i]) ? values[i] * number.scale(metric) : null));
            data = { times: series.times, marks: series.marks,
                     left: scaled(series.left), right: scaled(series.right), guess: scaled(series.guess) };
            node.setAttribute('aria-label', say('chart_about', label,
                number.levelUnit(average(series.left), metric), number.levelUnit(average(series.right), metric)));
            if (room.clientWidth)
                make();
        },
        // Shows what lies before this moment.
        show(time) {
            if (!data)
                return;
            let periods = 0;
            while (periods < data.times.length && data.times[periods] < time)
                periods++;
            if (periods !== shown) {
                shown = periods;
                plot?.setData(columns(periods));
            }
            if (plot) {
                const x = plot.valToPos(time, 'x');
                day.hidden = !(x >= 0 && x <= plot.bbox.width / (devicePixelRatio || 1) + 1);
                day.style.transform = `translateX(${plot.bbox.left / (devicePixelRatio || 1) + x}px)`;
            }
        },
        draw() {
            if (data && room.clientWidth)
                make();
        },
        destroy: () => plot?.destroy(),
    };
}

// What is only known now and then, as the turnout of elections: a line alone would not show.
const sparse = (values) => values.filter((value) => value !== null).length * 3 < values.length;

export const average = (values) => {
    const known = Array.from(values ?? []).filter(Number.isFinite);
    return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : NaN;
};

// First of January of as many years as there is room for.
function years(times, width) {
    if (!times.length)
        return [];
    const [first, last] = [times[0], times[times.length - 1]].map((time) => new Date(time * 1000).getUTCFullYear());
    const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, (width - 60) / 40)));
    const found = [];
    for (let year = first; year <= last; year += step)
        found.push(Date.UTC(year, 0, 1) / 1000);
    return found.filter((time) => time >= times[0]);
}
