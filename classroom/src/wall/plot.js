// plot.js - the interval that narrows: seats across, difference upwards, the band over it.

import { calm } from '../charts/colours.js';
import { ticksOf } from '../charts/ticks.js';
import { el, refill, svg } from '../dom.js';

const [WIDTH, HEIGHT] = [640, 300];
const EDGE = { left: 62, right: 18, top: 16, bottom: 40 };
const PACE = 45; // ms for one seat more

function middle(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
}

// What is seen: zero and every band, but a band of two or three seats that would dwarf the rest is cut.
function reach(points) {
    const half = 4 * middle(points.map(({ low, high }) => (high - low) / 2));
    const last = points[points.length - 1];
    const low = Math.min(0, last.low, ...points.map((one) => Math.max(one.low, one.effect - half)));
    const high = Math.max(0, last.high, ...points.map((one) => Math.min(one.high, one.effect + half)));
    if (low === high)
        return [-1, 1]; // forty times no difference
    const air = (high - low) * 0.06;
    return [low - (low < 0 ? air : 0), high + (high > 0 ? air : 0)];
}

// draw(points, metric, voice): points are growth's, n rising. The new ones come one after another,
// unless less motion is wanted.
export function createPlot() {
    const root = el('div', { class: 'wall-plot' });
    let shown = 0;
    let timer = null;

    function picture(points, metric, { say, number }, alt) {
        const scale = number.scale(metric);
        const most = Math.max(10, points[points.length - 1].n);
        const [low, high] = reach(points);
        const x = (n) => EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * (n - 1)) / (most - 1);
        const clamp = (value) => Math.min(high, Math.max(low, value));
        const y = (value) => EDGE.top + ((HEIGHT - EDGE.top - EDGE.bottom) * (high - clamp(value))) / (high - low);
        const spot = (n, value) => `${x(n).toFixed(1)},${y(value).toFixed(1)}`;
        const spots = (list, side) => list.map((point) => spot(point.n, point[side]));
        const tick = (at, anchor, text) => svg('text', { class: 'tick', ...at, 'text-anchor': anchor }, text);
        const grid = ticksOf(low * scale, high * scale).flatMap((value) => {
            const level = y(value / scale);
            return [
                svg('line', { class: value === 0 ? 'zero' : 'grid', x1: EDGE.left, x2: WIDTH - EDGE.right, y1: level, y2: level }),
                tick({ x: EDGE.left - 8, y: level + 4 }, 'end', (value > 0 ? '+' : '') + number.tick(Number(value.toPrecision(6)))),
            ];
        });
        const across = ticksOf(1, most, 6).filter((n) => Number.isInteger(n) && n >= 1)
            .map((n) => tick({ x: x(n), y: HEIGHT - EDGE.bottom + 18 }, 'middle', String(n)));
        const visible = points.slice(0, Math.max(1, shown));
        const last = visible[visible.length - 1];
        return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': alt }, ...grid, ...across,
            tick({ x: EDGE.left - 8, y: HEIGHT - 6 }, 'end', number.share(metric) ? say('points') : number.unit(metric)),
            tick({ x: WIDTH - EDGE.right, y: HEIGHT - 6 }, 'end', say('growing_axis')),
            tick({ x: WIDTH - EDGE.right, y: y(0) - 5 }, 'end', say('zero')),
            svg('polygon', { class: 'band', points: [...spots(visible, 'high'), ...spots([...visible].reverse(), 'low')].join(' ') }),
            svg('polyline', { class: 'mean', points: spots(visible, 'effect').join(' ') }),
            svg('line', { class: 'whisker', x1: x(last.n), x2: x(last.n), y1: y(last.low), y2: y(last.high) }),
            svg('circle', { class: 'now', cx: x(last.n), cy: y(last.effect), r: 5 }));
    }

    function stop() {
        clearTimeout(timer);
        timer = null;
    }

    return {
        root, stop,
        draw(points, metric, voice, alt) {
            stop();
            if (!points.length) {
                shown = 0;
                return refill(root);
            }
            const step = () => {
                shown = calm() ? points.length : Math.min(shown + 1, points.length);
                refill(root, picture(points, metric, voice, alt));
                timer = shown < points.length ? setTimeout(step, PACE) : null;
            };
            shown = Math.min(shown, points.length - 1);
            return step();
        },
    };
}
