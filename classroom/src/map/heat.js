// heat.js - a metric over two numbers: a table whose cells are coloured from the least to the most.

import { el, refill } from '../dom.js';

// From the page's paper to a deep blue: one hue, told apart by lightness alone.
const [PALE, DEEP] = [[238, 244, 249], [12, 62, 102]];

// Black or white, whichever stands out more; one of the two always does.
function ink(colour) {
    const [r, g, b] = colour.map((part) => ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000' : '#fff';
}

function shade(part) {
    const colour = PALE.map((pale, i) => Math.round(pale + (DEEP[i] - pale) * part));
    return `background:rgb(${colour.join()});color:${ink(colour)}`;
}

const SHADES = `background:linear-gradient(90deg,rgb(${PALE.join()}),rgb(${DEEP.join()}))`;

// across, down: {label, values}. of(i, j): the value in column i of row j, NaN where there is none yet
export function heatMap({ speaker, metric, across, down, of, onChoose }) {
    const { say, pick, number, begun } = speaker;
    const label = begun(pick(metric.label));
    const unit = number.unit(metric);
    const scale = el('p', { class: 'heat-scale' });
    const cells = down.values.map((row, j) => across.values.map((column, i) =>
        el('button', { type: 'button', onclick: () => onChoose(i, j) })));
    const table = el('table', { class: 'heat' },
        el('caption', {}, label, unit && el('span', { class: 'soft' }, ` ${unit}`)),
        el('thead', {},
            el('tr', {}, el('td'), el('th', { colspan: across.values.length, scope: 'colgroup' }, across.label)),
            el('tr', {}, el('th', { scope: 'col' }, down.label), across.values.map((value) => el('th', { scope: 'col', class: 'number' }, value)))),
        el('tbody', {}, down.values.map((value, j) => el('tr', {}, el('th', { scope: 'row', class: 'number' }, value),
            cells[j].map((cell) => el('td', {}, cell))))));

    function update() {
        const values = cells.map((row, j) => row.map((cell, i) => of(i, j)));
        const known = values.flat().filter(Number.isFinite);
        const [low, high] = [Math.min(...known), Math.max(...known)];
        const d = number.decimals(metric, ...known);
        cells.forEach((row, j) => row.forEach((cell, i) => {
            const value = values[j][i];
            const told = number.level(value, metric, d);
            cell.textContent = told;
            cell.setAttribute('style', Number.isFinite(value) ? shade(high > low ? (value - low) / (high - low) : 0) : '');
            cell.setAttribute('aria-label', say('map_cell', `${across.label} ${across.values[i]}, ${down.label} ${down.values[j]}`,
                number.levelUnit(value, metric, d)));
        }));
        refill(scale, known.length > 0 && [number.level(low, metric, d), el('i', { 'aria-hidden': 'true', style: SHADES }), number.levelUnit(high, metric, d),
            metric.better !== 'neither' && el('span', {}, say(`map_${metric.better}`))]);
    }
    update();
    return { node: el('figure', { class: 'heat-map' }, table, scale), update };
}
