// burden.js - who carries more, who less, by ledger; the columns add up.

import { section } from '../section.js';
import { table } from '../table.js';

function one(page, arm, book) {
    const { number, say } = page;
    const whole = book.ledger !== 'trust';
    const cell = (value) => ({ text: whole ? number.plain(value, 0, true) : number.plain(value, 3, true), value });
    const name = ['work', 'money', 'trust'].includes(book.ledger) ? say(book.ledger) : book.ledger;
    const unit = page.pick(book.unit_words) || book.unit;
    return table(page, {
        caption: unit ? say('ledger_unit', name, unit) : name, file: `${arm.name}-burden-${book.ledger}`,
        columns: [{ head: say('who'), kind: 'text' },
            ...book.columns.map((column) => ({ head: page.pick(column), kind: 'number' })),
            { head: say('total'), kind: 'number' }],
        rows: [
            ...book.rows.map((row) => [page.pick(row.who), ...row.values.map(cell), { ...cell(row.total), class: 'strong' }]),
            ...(book.sum ? [{ class: 'sum', cells: [say('sum'), ...book.sum.map(cell)] }] : []),
        ],
    });
}

export function burden(page, arm, place) {
    return section(page, { ...place, key: 'burden', lead: page.say('burden_note') },
        arm.burden.filter((book) => book.rows.length).map((book) => one(page, arm, book)));
}
