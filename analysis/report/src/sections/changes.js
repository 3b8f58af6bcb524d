// changes.js - what is ordered, which parameters differ, and what did not change.

import { el } from '../dom.js';
import { section } from '../section.js';
import { table } from '../table.js';

function orders(page, arm) {
    const { say } = page;
    if (!arm.orders.length)
        return null;
    const waves = (order) => order.waves
        .map((wave) => say('rollout_wave', page.date.day(wave.date), page.number.whole(wave.communities)))
        .join(page.lang === 'zh' ? '；' : '; ');
    return table(page, {
        caption: say('orders_table'), file: `${arm.name}-orders`,
        columns: ['order', 'from_date', 'until', 'dose', 'rollout'].map((key, i) =>
            ({ head: say(key), kind: i === 3 ? 'number' : 'text' })),
        rows: arm.orders.map((order) => {
            const title = page.begun(page.pick(order.title) || order.reform);
            const about = page.pick(order.about);
            return [
                { text: about ? say('of_table', title, about) : title, class: 'roomy',
                  show: [title, about && el('span', { class: 'about' }, about)] },
                { text: page.date.day(order.begin), value: order.begin },
                { text: order.end ? page.date.day(order.end) : say('stays'), value: order.end },
                { text: page.number.known(order.dose) ? page.number.share(order.dose) : String(order.dose ?? ''),
                  value: order.dose },
                waves(order),
            ];
        }),
    });
}

function differ(page, arm) {
    const { say } = page;
    if (!arm.differ.length)
        return null;
    const rest = arm.differs > arm.differ.length ? say('differ_shown', arm.differ.length) : '';
    const ground = ({ grade, source }) => [
        ['assumed', 'calibrated', 'surveyed', 'statutory'].includes(grade) && say(grade), page.pick(source),
    ].filter(Boolean).join(say('colon'));
    return [
        el('p', {}, say('differ_n', page.number.whole(arm.differs ?? arm.differ.length), rest)),
        table(page, {
            caption: say('differ_table'), file: `${arm.name}-parameters`,
            columns: ['parameter', 'in_base', 'in_variant', 'source'].map((key) => ({ head: say(key), kind: 'text' })),
            rows: arm.differ.map((row) => {
                const label = page.begun(page.pick(row.label));
                return [
                    { text: row.path, show: [label || row.path, label && el('code', { class: 'about' }, row.path)] },
                    page.pick(row.base) || '–', { text: page.pick(row.variant) || '–', class: 'strong' },
                    { text: ground(row), class: 'roomy' },
                ];
            }),
        }),
    ];
}

export function changes(page, arm, place) {
    const shown = [orders(page, arm), differ(page, arm)].flat().filter(Boolean);
    return section(page, { ...place, key: 'changes' }, shown,
        shown.length > 0 && el('p', { class: 'aside' }, page.say('unchanged')));
}
