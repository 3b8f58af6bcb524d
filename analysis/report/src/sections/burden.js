// burden.js - who carries more, who less, by ledger; the columns add up.

import { section } from '../section.js';
import { table } from '../table.js';

function one(page, arm, book) {
    const { number, say } = page;
    const whole = book.ledger !== 'trust';
    const cell = (value) => ({ text: whole ? number.plain(value, 0, true) : number.plain(value, 3, true), value });
    // What is 0 for all of them, or for one in all, adds nothing to a sum: it is not shown.
    const rowsShown = book.rows.filter((row) => row.values.some(Boolean) || row.total);
    const shown = book.columns.map((_, i) => i).filter((i) => book.rows.some((row) => row.values[i]));
    const of = (values) => shown.map((i) => cell(values[i]));
    const name = ['work', 'money', 'trust'].includes(book.ledger) ? say(book.ledger) : book.ledger;
    const unit = page.pick(book.unit_words) || book.unit;
    return table(page, {
        caption: unit ? say('ledger_unit', name, unit) : name, file: `${arm.name}-burden-${book.ledger}`,
        columns: [{ head: say('who'), kind: 'text' },
            ...shown.map((i) => ({ head: page.pick(book.columns[i]), kind: 'number' })),
            { head: say('total'), kind: 'number' }],
        rows: [
            ...rowsShown.map((row) => [page.begun(page.pick(row.who)), ...of(row.values), { ...cell(row.total), class: 'strong' }]),
            ...(book.sum ? [{ class: 'sum', cells: [say('sum'), ...of(book.sum), cell(book.sum[book.sum.length - 1])] }] : []),
        ],
    });
}

export function burden(page, arm, place) {
    return section(page, { ...place, key: 'burden', lead: page.say('burden_note') },
        arm.burden.filter((book) => book.rows.length).map((book) => one(page, arm, book)));
}
