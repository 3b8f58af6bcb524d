// curve.js - a quantity over one number, a line for each of those that are compared.

import { el, refill, svg } from '../dom.js';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [430, 290, 50, 16, 10, 50];
const TICKS = 4;

// Round steps, some TICKS of them up to the highest.
function steps(high) {
    const rough = high / TICKS;
    const ten = 10 ** Math.floor(Math.log10(rough));
    const step = ten * [1, 2, 2.5, 5, 10].find((one) => one * ten >= rough);
    return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, i) => i * step);
}

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
        const high = Math.max(0, ...all.flat().filter(Number.isFinite)) || 1;
        const y = (value) => HEIGHT - BOTTOM - (value / high) * (HEIGHT - BOTTOM - TOP);
        const path = (values) => values.map((value, i) => (Number.isFinite(value) ? `${i && Number.isFinite(values[i - 1]) ? 'L' : 'M'}${x(at[i]).toFixed(1)} ${y(value).toFixed(1)}` : '')).join('');
        const label = (px, py, text, anchor) => svg('text', { class: 'sketch-text', x: px, y: py, 'text-anchor': anchor }, text);
        refill(room, svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': title },
            ...steps(high).flatMap((value) => [
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
