// holds.js - at which share of points the sign of an effect holds, and where it does not.

import { decidesOption, stripOption } from '../charts/decides.js';
import { el } from '../dom.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { nameOf } from './decides.js';

function share(page, subject) {
    const { say, number } = page;
    const { signs } = subject;
    const named = number.known(signs.helps);
    const value = named ? signs.helps : signs.holds;
    const pair = named ? signs.helps_interval : signs.holds_interval;
    if (!number.known(value))
        return null;
    const what = say(named ? 'helps_share' : 'holds_share');
    const spanText = say('span', number.share(pair[0]), number.share(pair[1]));
    return figure(page, {
        title: say('holds_title'), file: `${subject.outcome}-${subject.arm}-sign`, said: null,
        alt: say('holds_alt', what, number.share(value), spanText),
        make: decidesOption(page, [{ name: what, value, interval: pair, lines: [`${number.share(value)}${say('bracket', spanText)}`] }],
            { min: 0, max: 1, tick: number.share, named: { value: what, interval: say('interval_of', what) } }),
    });
}

function box(page, subject) {
    const { say, doc, number } = page;
    const { limits } = subject.box;
    if (!limits.length)
        return null;
    const rows = limits.map((limit) => {
        const factor = doc.factors[limit.factor] ?? {};
        return { factor, limit, position: limit.position, name: `${nameOf(page, factor)}\n${say('span', limit.low, limit.high)}` };
    });
    return [
        figure(page, {
            title: say('box_title'), file: `${subject.outcome}-${subject.arm}-box`, make: stripOption(page, rows),
            alt: page.pick(subject.says.box), said: say('box_how'),
        }),
        table(page, {
            caption: say('box_table'), file: `${subject.outcome}-${subject.arm}-box`,
            columns: [['factor', 'text'], ['box_from', 'number'], ['box_to', 'number'], ['range_from', 'number'], ['range_to', 'number'],
                ['unit', 'text']].map(([key, kind]) => ({ head: say(key), kind })),
            rows: rows.map(({ factor, limit }) => [
                { text: factor.path ?? '', show: [nameOf(page, factor), el('code', { class: 'about' }, factor.path)] },
                limit.low, limit.high, factor.low ?? '', factor.high ?? '', factor.unit ?? '',
            ]),
        }),
        table(page, {
            caption: say('box_worth'), file: `${subject.outcome}-${subject.arm}-box-worth`,
            columns: ['box_base', 'box_density', 'box_coverage', 'box_support', 'box_p'].map((key) => ({ head: say(key), kind: 'number' })),
            rows: [['base', 'density', 'coverage', 'support'].map((key) => ({ text: number.share(subject.box[key]), value: subject.box[key] }))
                .concat([{ text: number.chance(subject.box.p), value: subject.box.p }])],
        }),
    ];
}

export function holds(page, subject, place) {
    const { says } = subject;
    if (!subject.signs)
        return null;
    return section(page, { ...place, key: 'holds' },
        says.sign && el('p', { class: 'lead' }, page.pick(says.sign)),
        share(page, subject),
        says.box && el('p', { class: 'note' }, page.pick(says.box)),
        box(page, subject),
        says.luck && el('p', { class: subject.lucky ? 'aside strong' : 'note' }, page.pick(says.luck)));
}
