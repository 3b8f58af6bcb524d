// answer.js - the verdict of one arm: sentence, intervals, where the numbers come from.

import { forestOption } from '../charts/forest.js';
import { el } from '../dom.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { chip, kindOf } from '../verdict.js';

export const primaryOf = (arm) => arm.effects.find((effect) => effect.primary) ?? null;

const fact = (name, value) => value && el('div', {}, el('dt', {}, name), el('dd', {}, value));

export function books(page) {
    const { books: given } = page.doc;
    if (!given)
        return null;
    const open = given.work || given.money || given.trust;
    return el('span', { class: open ? 'books hurts' : 'books helps' }, open
        ? page.say('books_open', given.work, given.money, given.trust)
        : page.say('books_close', page.number.whole(given.closings ?? 0)));
}

export function origins(page) {
    const { number, say, doc: { grades } } = page;
    return grades && say('grades', number.whole(grades.city), number.whole(grades.published), number.whole(grades.assumed));
}

export function intervalFigure(page, arm, effect) {
    if (!effect?.chance || !page.number.known(effect.effect))
        return null;
    const { number, say } = page;
    const metric = page.metric(effect.metric);
    const d = number.decimals(metric, effect.chance, effect.effect);
    const alt = say('forest_alt', page.label(effect.metric), number.changeUnit(effect.effect, metric, d),
        number.span(effect.chance, metric, d),
        effect.assumed ? say('forest_alt_assumed', number.span(effect.assumed, metric, d)) : '');
    return figure(page, {
        title: `${page.label(effect.metric)}${say('colon')}${say('forest_title')}`,
        file: `${arm.name}-interval`, alt, said: null,
        make: forestOption(page, effect.metric, [{ ...effect, name: page.armTitle(arm) }],
            Math.abs(page.doc.question.matters ?? 0)),
    });
}

// A minus sign for a hyphen, a word for two dots: the sentence is also a terminal's.
const typeset = (page, text) => page.pick(text).replace(/(^|[\s(（：])-(?=\d)/g, '$1\u2212')
    .replace(/ \.\. (?=[+\u2212\d])/g, page.lang === 'zh' ? ' 至 ' : ' to ');

// The effect at the defaults may lie where hardly any draw does.
const outside = (effect) => effect?.assumed &&
    (effect.effect < effect.assumed[0] || effect.effect > effect.assumed[1]);

function facts(page, effect) {
    const { number, say, doc } = page;
    const metric = effect && page.metric(effect.metric);
    const d = effect && number.decimals(metric, effect.chance, effect.effect);
    const unit = effect && number.points(metric);
    const { grades } = doc;
    const rows = [
        effect && fact(say('fact_from_to'), [
            number.level(effect.base, metric, d), el('span', { class: 'arrow' }, ' → '),
            el('strong', {}, number.level(effect.variant, metric, d)),
            number.unit(metric) ? ` ${number.unit(metric)}` : '',
            number.known(effect.relative) ? say('relative', number.plain(100 * effect.relative, 0, true)) : '']),
        effect?.chance && fact(say('fact_chance'), `${number.span(effect.chance, metric, d)} ${unit}`),
        effect?.assumed && fact(say('fact_assumed'), `${number.span(effect.assumed, metric, d)} ${unit}`),
        grades && fact(say('fact_numbers'), origins(page)),
        doc.books && fact(say('fact_books'), books(page)),
    ].filter(Boolean);
    return rows.length ? el('dl', { class: 'facts' }, rows) : null;
}

export function answer(page, arm, place) {
    const effect = primaryOf(arm);
    const { verdict } = arm;
    if (!verdict && !effect)
        return null;
    const { number } = page;
    const metric = effect && page.metric(effect.metric);
    const d = effect && number.decimals(metric, effect.chance, effect.effect);
    const words = el('div', { class: 'words' },
        verdict && el('p', { class: 'kind' }, chip(page, verdict.kind)),
        verdict && el('p', { class: 'sentence' }, typeset(page, verdict.sentence)),
        (verdict?.detail ?? []).map((line) => el('p', {}, typeset(page, line))),
        outside(effect) && el('p', {}, page.say('outside')),
        number.known(verdict?.needed) && el('p', {}, page.say('needed', number.whole(verdict.needed))));
    const sight = effect && number.known(effect.effect) && el('div', { class: 'sight' },
        el('p', { class: 'figure-number' },
            el('span', { class: 'name' }, page.label(effect.metric)),
            el('span', { class: 'value' }, number.change(effect.effect, metric, d)),
            el('span', { class: 'unit' }, number.points(metric))),
        intervalFigure(page, arm, effect));
    return section(page, { ...place, key: 'answer' },
        el('div', { class: `answer ${kindOf(verdict?.kind)}` }, words, sight),
        facts(page, effect));
}
