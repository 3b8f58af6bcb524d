// curve.js - a quantity over one number, a line for each of those that are compared.

import { ticksOf } from '../charts/ticks.js';
import { el, refill, svg } from '../dom.js';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [430, 290, 50, 16, 10, 50];

// title, unit, axis: words; at: [number]; names: [text], what the values are over, as written.
// lines: [{class, name, values(): [value, NaN where there is none yet]}]; those without a name are
// not in the key.
export function curve({ title, unit, axis, at, names, lines, tick }) {
    const room = el('div');
    const key = lines.filter(({ name }) => name);
    const node = el('figure', { class: 'curve' },
        el('figcaption', {}, title, unit && el('span', { class: 'unit' }, unit)),
        key.length > 0 && el('p', { class: 'key' }, key.map((line) =>
            el('span', {}, svg('svg', { viewBox: '0 0 28 8', class: 'sample', 'aria-hidden': 'true' },
                svg('line', { class: line.class, x1: 1, x2: 27, y1: 4, y2: 4 })), line.name))),
        room);
    const [first, last] = [at[0], at[at.length - 1]];
    const x = (value) => LEFT + ((value - first) / (last - first)) * (WIDTH - LEFT - RIGHT);

    function update() {
        const all = lines.map((line) => line.values());
        const known = all.flat().filter(Number.isFinite);
        const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
        const y = (value) => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - TOP);
        const letter = (values, i) => (i && Number.isFinite(values[i - 1]) ? 'L' : 'M');
        const path = (values) => values.map((value, i) => (Number.isFinite(value)
            ? `${letter(values, i)}${x(at[i]).toFixed(1)} ${y(value).toFixed(1)}` : '')).join('');
        const label = (px, py, text, anchor) => svg('text', { class: 'sketch-text', x: px, y: py, 'text-anchor': anchor }, text);
        refill(room, svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': title },
            ...ticksOf(low, high, 4).flatMap((value) => [
                svg('line', { class: 'sketch-grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
                label(LEFT - 8, y(value) + 5, tick(value), 'end')]),
            ...names.map((name, i) => label(x(at[i]), HEIGHT - BOTTOM + 19, name, 'middle')),
            label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, axis, 'middle'),
            ...lines.map((line, i) => svg('path', { class: line.class, d: path(all[i]) },
                svg('title', {}, line.title ?? line.name ?? '')))));
    }
    update();
    return { node, update };
}
