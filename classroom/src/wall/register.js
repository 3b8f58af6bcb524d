// register.js - the grade table on the page.

import { button, el } from '../dom.js';
import { COLUMNS, gradesOf, ordered } from './grades.js';

// accept(row): the teacher takes a mistyped code for the one that is offered.
export function register(found, about, accept) {
    const { say } = about;
    const rows = ordered(found);
    const grades = gradesOf(rows, about);
    return el(
        'div',
        { class: 'wall-table', tabindex: 0, role: 'region', 'aria-label': say('grades') },
        el(
            'table',
            {},
            el(
                'thead',
                {},
                el(
                    'tr',
                    {},
                    COLUMNS.map((name) => el('th', { scope: 'col' }, say(`column_${name}`)))
                )
            ),
            el(
                'tbody',
                {},
                rows.map((row, i) =>
                    el(
                        'tr',
                        { class: `state-${row.state}` },
                        grades[i].map((cell, column) =>
                            el(
                                'td',
                                {},
                                String(cell),
                                column === COLUMNS.length - 1 &&
                                    row.offer &&
                                    button(say('accept', row.offer), () => accept(row), {
                                        class: 'small',
                                        'aria-label': say('accept_about', row.seen, row.offer),
                                    })
                            )
                        )
                    )
                )
            )
        )
    );
}
