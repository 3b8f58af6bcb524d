// cost.js - what each payer pays more in each year.

import { costOption } from '../charts/bars.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';

export function cost(page, arm, place) {
    const { number, say } = page;
    const given = arm.cost;
    if (!given?.rows.length || !given.years.length)
        return null;
    const unit = page.pick(given.unit_words);
    const sums = given.years.map((_, i) => given.rows.reduce((sum, row) => sum + (row.values[i] ?? 0), 0));
    const most = Math.max(...given.rows.flatMap((row) => row.values.map((v) => Math.abs(v ?? 0))), ...sums.map(Math.abs));
    const d = most >= 100 ? 0 : most >= 10 ? 1 : 2;
    const cell = (value) => ({ text: number.plain(value, d, true), value });
    const together = (values) => values.reduce((sum, value) => sum + (value ?? 0), 0);
    return section(page, { ...place, key: 'cost' }, figure(page, {
        title: say('cost_title'), file: `${arm.name}-cost`, make: costOption(page, given),
        alt: say('cost_alt', given.years.map((year, i) => `${year}${say('colon')}${number.plain(sums[i], d, true)}`)
            .join(say('comma')), unit ? ` ${unit}` : ''),
    }), table(page, {
        caption: unit ? say('ledger_unit', say('cost_title'), unit) : say('cost_title'), file: `${arm.name}-cost`,
        columns: [{ head: say('payer'), kind: 'text' },
            ...given.years.map((year) => ({ head: String(year), kind: 'number' })),
            { head: say('total'), kind: 'number' }],
        rows: [...given.rows.map((row) => [page.begun(page.pick(row.payer)), ...row.values.map(cell),
                { ...cell(together(row.values)), class: 'strong' }]),
            { class: 'sum', cells: [say('sum'), ...sums.map(cell), cell(together(sums))] }],
    }));
}
