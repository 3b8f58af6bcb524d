// interval.js - twenty differences as dots, their mean and interval as a bar, 0 as a line.

import { svg } from '../dom.js';

const [WIDTH, HEIGHT, PAD] = [320, 76, 14];

export function intervalChart(differences, found, about, tick) {
    const all = [...differences, 0, ...(found ? [found.low, found.high] : [])];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const span = high - low || 1;
    const x = (value) => PAD + ((value - low) / span) * (WIDTH - 2 * PAD);
    const at = (value, anchor) => svg('text', { class: 'sketch-text', x: x(value), y: HEIGHT - 4, 'text-anchor': anchor }, tick(value));
    return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'interval', role: 'img', 'aria-label': about },
        svg('line', { class: 'zero', x1: x(0), x2: x(0), y1: 4, y2: HEIGHT - 20 }),
        // Dots that share a place stand beside one another, in order of the seat.
        ...differences.map((value, i) => svg('circle', { class: 'life', cx: x(value), cy: 14 + (i % 4) * 6, r: 3 })),
        ...(found ? [svg('line', { class: 'bar', x1: x(found.low), x2: Math.max(x(found.high), x(found.low) + 1), y1: 46, y2: 46 }),
            svg('circle', { class: 'mean', cx: x(found.effect), cy: 46, r: 5 })] : []),
        svg('text', { class: 'sketch-text', x: x(0), y: HEIGHT - 4, 'text-anchor': 'middle' }, '0'),
        ...[low, high].filter((value) => Math.abs(x(value) - x(0)) > 40).map((value) => at(value, value === low ? 'start' : 'end')));
}
