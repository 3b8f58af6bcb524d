// table.js - a table with its caption, its own sideways scroll and two buttons.
//
// columns: [{ head, kind }], kind 'text' | 'number' | 'mark'. rows: lists of cells, a cell
// being a text, or { text, value, show, class }: what is read, what CSV gets, what is shown;
// of a column with `pair`, value is two numbers, and CSV has two columns.
// A row may also be { group: text }, or { cells, class }.

import { button } from './button.js';
import { el } from './dom.js';
import { copyTable } from './save/clipboard.js';
import { csvText } from './save/csv.js';
import { saveFile } from './save/file.js';

const full = (cell) => (cell !== null && typeof cell === 'object' ? cell : { text: cell ?? '' });

// Of a long table a sheet of paper gets the beginning; the rest is in the CSV file.
const LONG = 40;
const ON_PAPER = 30;
const SHORT = 14; // stays on one sheet
const MANY = 7; // columns: they stand closer

function bodyRow(columns, row) {
    if (row.group !== undefined)
        return el('tr', { class: 'group' },
            el('th', { scope: 'colgroup', colspan: columns.length }, row.group));
    return el('tr', { class: row.class }, (row.cells ?? row).map((cell, i) => {
        const { text, show, class: kind } = full(cell);
        const name = [columns[i].kind, kind].filter(Boolean).join(' ');
        return i === 0 ? el('th', { scope: 'row', class: name }, show ?? text)
            : el('td', { class: name }, show ?? text);
    }));
}

// What can be scrolled can be reached by key, and only that.
export function reachTables() {
    for (const node of document.querySelectorAll('.scroll')) {
        const scrolls = node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1;
        node.parentElement.classList.toggle('sideways', node.scrollWidth > node.clientWidth + 1);
        scrolls ? node.setAttribute('tabindex', '0') : node.removeAttribute('tabindex');
    }
}

export function table(page, { caption, file, columns, rows }) {
    const flat = rows.filter((row) => row.group === undefined).map((row) => (row.cells ?? row).map(full));
    const heads = columns.map((column) => column.head);
    const valueOf = (cell) => ('value' in cell ? cell.value : cell.text);
    const csv = () => csvText([
        columns.flatMap(({ head, pair }) => (pair ? [page.say('low', head), page.say('high', head)] : [head])),
        ...flat.map((row) => row.flatMap((cell, i) => (columns[i].pair ? cell.value ?? ['', ''] : [valueOf(cell)]))),
    ]);
    const node = el('table', {},
        el('caption', {}, el('span', {}, caption)),
        el('thead', {}, el('tr', {}, columns.map((column) =>
            el('th', { scope: 'col', class: column.kind }, column.head)))),
        el('tbody', {}, rows.map((row) => bodyRow(columns, row))));
    const long = rows.length > LONG;
    if (long)
        [...node.tBodies[0].rows].slice(ON_PAPER).forEach((row) => row.classList.add('beyond'));
    const text = () => [heads, ...flat.map((row) => row.map((cell) => cell.text))]
        .map((row) => row.join('\t')).join('\n');
    const about = (key) => page.say('of_table', page.say(key), caption);
    const kinds = ['table', long ? 'long' : rows.length <= SHORT && 'short', columns.length > MANY && 'dense'];
    return el('div', { class: kinds.filter(Boolean).join(' ') },
        el('div', { class: 'scroll', role: 'group', 'aria-label': caption }, node),
        el('p', { class: 'note more', 'aria-hidden': 'true' }, page.say('sideways')),
        long && el('p', { class: 'note on-paper' }, page.say('beyond', rows.length - ON_PAPER)),
        el('div', { class: 'tools' },
            button(page.say('copy'), about('copy'), () =>
                page.say(copyTable(node, text()) ? 'copied' : 'not_copied')),
            button(page.say('csv'), about('csv'), () => saveFile(`${file}.csv`, 'text/csv;charset=utf-8', csv()))));
}
