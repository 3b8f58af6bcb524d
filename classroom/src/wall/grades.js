// grades.js - the grade table as CSV: UTF-8 with its mark, CRLF; a cell that begins like a formula
// stays a text.

import { DRAWN } from '../code/code.js';
import { markOf } from './roll.js';

const MARK = '\ufeff';
export const COLUMNS = ['who', 'seat', 'code', 'guess', 'right', 'challenge', 'checked', 'remark'];

function cell(value) {
    if (value === null || value === undefined)
        return '';
    if (typeof value === 'number')
        return String(value);
    // Spreadsheets pass over blanks and full width before they look for a formula.
    const text = /^[\s\u200b\ufeff'"]*[=+\-@＝＋－＠−|\t\r]/.test(value) ? `'${value}` : value;
    return /[",;\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const csvOf = (rows) => MARK + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

// What is to be said of a row that does not simply count.
const remarkOf = ({ state, offer }, say) =>
    state === 'found' ? '' : offer ? say('state_mistyped_offer', offer) : say(`state_${state}`);

// As a teacher looks for them: by seat, then what has none; of one seat in the order of the log.
export const ordered = (rows) => [...rows].sort((a, b) => (a.seat ?? Infinity) - (b.seat ?? Infinity) || 0);

// One row per thing found, as texts and numbers. say(key, ...): the wall's words in one language.
export function gradesOf(rows, { right, checks, say }) {
    return rows.map((row) => {
        const guess = row.fields?.guess;
        const mark = markOf(row, right);
        const checked = checks.get(row.code);
        return [
            row.who ?? '', row.seat ?? '', row.code ?? row.seen,
            guess === DRAWN ? say('drawn') : guess || (row.fields ? say('no_guess') : ''),
            mark === 'none' ? '' : say(mark),
            row.fields ? say(row.fields.challenge ? 'done' : 'not_done') : '',
            checked ? say(checked === 'right' ? 'checked_right' : checked) : row.fields ? say('unchecked') : '',
            remarkOf(row, say),
        ];
    });
}

export const gradeTable = (rows, about) =>
    csvOf([COLUMNS.map((name) => about.say(`column_${name}`)), ...gradesOf(ordered(rows), about)]);
