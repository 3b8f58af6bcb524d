// sketch.js - the curve a student draws before the curtain rises: a handful of knots, each a
// slider for the keyboard, all together a line for the pointer.

import { el, refill, svg } from '../dom.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 300, 56, 28, 12];
const KNOTS = 8;
const TALLEST = 250; // per cent of the left side's mean
const STEP = 5;

// series: {times, left}; gives {node, value()}: per cents of the left side's mean, or null
export function sketch({ speaker, metric, series, mean, guess, onChange }) {
    const { say, number, begun, pick, month } = speaker;
    const knots = guess?.length === KNOTS ? [...guess] : Array(KNOTS).fill(100);
    let touched = Boolean(guess);
    const x = (i, n) => LEFT + (i / (n - 1)) * (WIDTH - LEFT - 12);
    const y = (percent) => TOP + (1 - percent / TALLEST) * (HEIGHT - BOTTOM - TOP);
    const when = (i) => month(new Date(1000 * series.times[Math.round((i / (KNOTS - 1)) * (series.times.length - 1))]));
    const path = (points) => points.map(([px, py], i) => `${i ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');

    const base = path([...series.left].map((value, i) => [x(i, series.times.length), y(Math.min((100 * value) / mean, TALLEST))])
        .filter(([, py]) => Number.isFinite(py)));
    const line = svg('path', { class: 'sketch-line', d: '' });
    const dots = knots.map((_, i) => svg('circle', {
        class: 'sketch-dot', r: 9, cx: x(i, KNOTS), tabindex: 0, role: 'slider', 'aria-orientation': 'vertical',
        'aria-valuemin': 0, 'aria-valuemax': TALLEST, 'aria-label': say('draw_knot', when(i)),
    }));
    const ticks = [0, 50, 100, 150, 200, 250].map((percent) => svg('g', {},
        svg('line', { class: 'sketch-grid', x1: LEFT, x2: WIDTH - 12, y1: y(percent), y2: y(percent) }),
        svg('text', { class: 'sketch-text', x: LEFT - 8, y: y(percent) + 4, 'text-anchor': 'end' },
            number.level((percent / 100) * mean, metric, number.decimals(metric, mean)))));
    const ends = [0, KNOTS - 1].map((i) => svg('text', {
        class: 'sketch-text', x: x(i, KNOTS), y: HEIGHT - 6, 'text-anchor': i ? 'end' : 'start' }, when(i)));
    const board = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'sketch', role: 'group',
        'aria-label': `${begun(pick(metric.label))}${say('colon')}${say('your_guess')}` },
        ...ticks, ...ends, svg('path', { class: 'sketch-base', d: base }), line, ...dots);

    function put() {
        line.setAttribute('d', path(knots.map((percent, i) => [x(i, KNOTS), y(percent)])));
        line.classList.toggle('faint', !touched);
        dots.forEach((dot, i) => {
            dot.setAttribute('cy', y(knots[i]));
            dot.setAttribute('aria-valuenow', knots[i]);
            dot.setAttribute('aria-valuetext', number.levelUnit((knots[i] / 100) * mean, metric));
        });
    }

    function set(i, percent) {
        knots[i] = Math.max(0, Math.min(TALLEST, Math.round(percent)));
        touched = true;
        put();
        onChange(knots.slice());
    }

    function point(event) {
        const box = board.getBoundingClientRect();
        const px = ((event.clientX - box.left) / box.width) * WIDTH;
        const py = ((event.clientY - box.top) / box.height) * HEIGHT;
        const i = Math.max(0, Math.min(KNOTS - 1, Math.round(((px - LEFT) / (WIDTH - LEFT - 12)) * (KNOTS - 1))));
        set(i, (1 - (py - TOP) / (HEIGHT - BOTTOM - TOP)) * TALLEST);
    }
    board.addEventListener('pointerdown', (event) => {
        board.setPointerCapture(event.pointerId);
        point(event);
    });
    board.addEventListener('pointermove', (event) => event.buttons && point(event));
    dots.forEach((dot, i) => dot.addEventListener('keydown', (event) => {
        const by = { ArrowUp: STEP, ArrowDown: -STEP, PageUp: 5 * STEP, PageDown: -5 * STEP }[event.key];
        if (by !== undefined)
            set(i, knots[i] + by);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
            dots[Math.max(0, Math.min(KNOTS - 1, i + (event.key === 'ArrowRight' ? 1 : -1)))].focus();
        else
            return;
        event.preventDefault();
        event.stopPropagation();
    }));
    put();
    return { node: refill(el('div', { class: 'sketch-frame' }), board), value: () => (touched ? knots.slice() : null) };
}

// The drawn curve at each period, in the metric's unit.
export function sketched(guess, times, mean) {
    if (!Array.isArray(guess) || !(mean > 0))
        return null;
    return times.map((_, i) => {
        const at = (i / Math.max(1, times.length - 1)) * (guess.length - 1);
        const [low, part] = [Math.floor(at), at % 1];
        const high = Math.min(low + 1, guess.length - 1);
        return ((guess[low] * (1 - part) + guess[high] * part) / 100) * mean;
    });
}
