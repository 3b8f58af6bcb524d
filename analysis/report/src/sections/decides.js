// decides.js - which factor decides: the sentence, the bars, the table of all factors.

import { decidesOption } from '../charts/decides.js';
import { el } from '../dom.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';

const SHOWN = 16; // in the picture; the table has all

// What a way of asking measures, the ranking one first, and what goes beside it in the picture.
const ways = {
    shares: { measures: ['total', 'first'], second: 'part', min: 0 },
    screen: { measures: ['mu_star', 'sigma', 'mu'], second: 'mark' },
    ranks: { measures: ['partial'], min: -1, max: 1 },
};
export const wayOf = (doc) => ways[doc.way];

// mu and sigma are in the outcome's unit, shares of it in points; all else has none.
function scaleOf(page, subject) {
    const metric = page.metric(subject.outcome);
    return page.doc.way === 'screen' && page.number.isShare(metric) ? 100 : 1;
}
const unitOf = (page, subject) => (page.doc.way === 'screen' ? page.number.points(page.metric(subject.outcome)) : '');

export const nameOf = (page, factor) => page.begun(page.pick(factor?.label)) || (factor?.path ?? '–');
const graded = (page, factor) => `${factor?.grade === 'assumed' ? '◆' : '◇'}\u00a0${page.pick(factor?.grade_words)}`;

// The grade, unless the source begins by saying it.
function evidence(page, factor) {
    const source = page.pick(factor.source);
    const grade = graded(page, factor);
    if (!source)
        return grade;
    return ['assumed', 'calibrated'].includes(factor.grade) ? `${grade[0]}\u00a0${source}` : `${grade}${page.say('colon')}${source}`;
}

// A measure as it is read: figures enough for the interval, in the unit shown.
function reader(page, subject) {
    const { number, doc } = page;
    const scale = scaleOf(page, subject);
    const write = (value) => (doc.way === 'screen' ? number.figures(value) : number.plain(value, 2, doc.way === 'ranks'));
    return (given) => {
        const [value, low, high] = (Array.isArray(given) ? given : []).map((one) => (number.known(one) ? scale * one : null));
        const span = number.known(low) ? [low, high] : null;
        return { value: value ?? null, span, text: write(value),
                 spanText: span ? page.say('span', write(low), write(high)) : '–' };
    };
}

function picture(page, subject) {
    const { say, doc } = page;
    const way = wayOf(doc);
    const read = reader(page, subject);
    const [one, two] = way.measures;
    const known = subject.factors.filter((row) => page.number.known(row[one]?.[0])).slice(0, SHOWN);
    if (!known.length)
        return null;
    const unit = unitOf(page, subject);
    const name = (measure) => (unit ? say('ledger_unit', say(`measure_${measure}`), unit) : say(`measure_${measure}`));
    const rows = known.map((row) => {
        const factor = doc.factors[row.factor];
        const measured = way.measures.map((measure) => ({ measure, ...read(row[measure]) }));
        return {
            name: `${nameOf(page, factor)}\n${graded(page, factor)}`,
            value: measured[0].value, interval: measured[0].span, second: measured[1]?.value,
            lines: measured.map(({ measure, text, span, spanText }) =>
                `${say(`measure_${measure}`)}${say('colon')}${text}${span ? say('bracket', spanText) : ''}`),
        };
    });
    const first = doc.factors[known[0].factor];
    return figure(page, {
        title: say(`${doc.way}_title`), file: `${subject.outcome}-${subject.what}-${subject.arm}`,
        alt: say('decides_alt', nameOf(page, first), say(`measure_${one}`), read(known[0][one]).text),
        said: say(`${doc.way}_how`),
        make: decidesOption(page, rows, {
            ...way, bound: scaleOf(page, subject) * (subject.bound ?? 0), tick: (v) => page.number.tick(v),
            named: { value: name(one), interval: say('interval_of', say(`measure_${one}`)), second: two ? name(two) : '', bound: say('bound_mark') },
        }),
    });
}

function numbers(page, subject) {
    const { say, doc, number } = page;
    const read = reader(page, subject);
    const unit = unitOf(page, subject);
    const { measures } = wayOf(doc);
    const pairs = measures.filter((measure) => measure !== 'sigma');
    return table(page, {
        caption: say('decides_table'), file: `${subject.outcome}-${subject.what}-${subject.arm}-factors`,
        columns: [
            { head: say('factor'), kind: 'text' }, { head: say('word'), kind: 'mark' },
            ...measures.flatMap((measure) => [
                { head: unit ? say('ledger_unit', say(`measure_${measure}`), unit) : say(`measure_${measure}`), kind: 'number' },
                ...(pairs.includes(measure) ? [{ head: say('interval_of', say(`measure_${measure}`)), kind: 'number', pair: true }] : [])]),
            { head: say('evidence'), kind: 'text' }, { head: say('rows_used'), kind: 'number' },
        ],
        rows: subject.factors.map((row) => {
            const factor = doc.factors[row.factor] ?? {};
            return [
                { text: factor.path ?? '', class: 'roomy', show: [nameOf(page, factor), el('code', { class: 'about' }, factor.path)] },
                { text: row.unknown ? page.pick(row.unknown) : say(`word_${row.word}`) },
                ...measures.flatMap((measure) => {
                    const { value, span, text, spanText } = read(row[measure]);
                    return [{ text, value, class: measure === measures[0] ? 'strong' : '' },
                        ...(pairs.includes(measure) ? [{ text: spanText, value: span ?? undefined }] : [])];
                }),
                evidence(page, factor),
                { text: number.whole(row.n_used), value: row.n_used },
            ];
        }),
    });
}

export function decides(page, subject, place) {
    const { says } = subject;
    const said = (key) => says[key] && page.pick(says[key]);
    return section(page, { ...place, key: 'decides' },
        said('decides') && el('p', { class: 'sentence' }, said('decides')),
        said('study') && el('p', { class: 'aside strong' }, said('study')),
        (said('slight') || said('open')) && el('ul', { class: 'plain' }, ['slight', 'open'].map((key) =>
            said(key) && el('li', {}, said(key)))),
        picture(page, subject),
        numbers(page, subject));
}
