// case.js - one case as it went on both sides, step by step.

import { el } from '../dom.js';
import { section } from '../section.js';

function side(page, key, steps, level) {
    return el('div', { class: 'side' },
        el(`h${level + 1}`, {}, page.say(key)),
        el('ol', {}, steps.map((step) => el('li', {},
            el('span', { class: 'when' }, page.date.day(step.date),
                page.number.known(step.waited) && el('span', { class: 'day' },
                    page.say('waited', page.number.whole(step.waited)))),
            el('span', { class: 'what' }, page.pick(step.what)),
            el('span', { class: 'by' }, page.pick(step.who))))));
}

export function oneCase(page, arm, place) {
    const steps = arm.case?.steps ?? [];
    if (!steps.length)
        return null;
    const of = (name) => steps.filter((step) => step.arm === name);
    return section(page, { ...place, key: 'case', lead: page.say('case_note') },
        el('p', { class: 'strong' }, page.pick(arm.case.title)),
        el('div', { class: 'case' },
            side(page, 'baseline', of('base'), place.level), side(page, 'reform', of('variant'), place.level)));
}
