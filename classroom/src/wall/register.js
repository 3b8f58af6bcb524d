// register.js - the grade table on the page.

import { button, el } from '../dom.js';
import { COLUMNS, gradesOf, ordered } from './grades.js';

// accept(row): the teacher takes a mistyped code for the one that is offered.
export function register(found, about, accept) {
    const { say } = about;
    const rows = ordered(found);
    const grades = gradesOf(rows, about);
    const offer = (row) => row.offer && button(say('accept', row.offer), () => accept(row), {
        class: 'small', 'aria-label': say('accept_about', row.seen, row.offer), 'data-key': `${row.seen} ${found.indexOf(row)}` });
    const cells = (row, i) => grades[i].map((cell, column) =>
        el('td', {}, String(cell), column === COLUMNS.length - 1 && offer(row)));
    return el('table', {},
        el('thead', {}, el('tr', {}, COLUMNS.map((name) => el('th', { scope: 'col' }, say(`column_${name}`))))),
        el('tbody', {}, rows.map((row, i) => el('tr', { class: `state-${row.state}` }, cells(row, i)))));
}
