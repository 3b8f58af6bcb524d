// limits.js - what the page is not for, and the assumptions that move the answer.

import { influenceOption } from '../charts/bars.js';
import { el } from '../dom.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';

const SHOWN = 12; // in the picture; the table has all

function assumptions(page) {
    const { number, say } = page;
    const rows = [...page.doc.limits].sort((a, b) => Math.abs(b.influence ?? 0) - Math.abs(a.influence ?? 0));
    if (!rows.length)
        return null;
    const moved = rows.filter((row) => number.known(row.influence)).slice(0, SHOWN);
    const write = (value) => (number.known(value) ? number.tick(value) : String(value ?? '–'));
    const grade = (name) => (['assumed', 'calibrated', 'surveyed', 'statutory'].includes(name) ? say(name) : name);
    return [
        moved.length > 1 && figure(page, {
            title: say('influence_title'), file: 'influence', make: influenceOption(page, moved),
            alt: say('influence_alt', page.pick(moved[0].label), number.plain(moved[0].influence, 2, true)),
        }),
        !moved.length && el('p', { class: 'note' }, say('none_moves', number.whole(page.doc.replicates))),
        table(page, {
            caption: say(moved.length ? 'limits_table' : 'limits_drawn'), file: 'assumptions',
            columns: [['parameter', 'text'], ['grade', 'text'], ['value', 'number'], ['range', 'number'],
                ['influence', 'number']].map(([key, kind]) => ({ head: say(key), kind, pair: key === 'range' })),
            rows: rows.map((row) => [
                { text: row.path, class: 'roomy', show: [page.begun(page.pick(row.label)) || row.path, el('code', { class: 'about' }, row.path)] },
                grade(row.grade), { text: write(row.value), value: row.value },
                { text: row.range ? say('span', write(row.range[0]), write(row.range[1])) : '–', value: row.range },
                { text: number.plain(row.influence, 2, true), value: row.influence },
            ]),
        }),
    ];
}

export function limits(page, place) {
    const { say } = page;
    return section(page, { ...place, key: 'limits', lead: say('limits_note') },
        el('div', { class: 'aside' },
            el('p', { class: 'strong' }, say('not_for')),
            el('ul', {}, [1, 2, 3].map((i) => el('li', {}, say(`not_for_${i}`))))),
        assumptions(page));
}
