// body.js - the sections in their order: one arm as it is, many after a comparison.

import { el } from '../dom.js';
import { answer, books, origins, primaryOf } from './answer.js';
import { burden } from './burden.js';
import { oneCase } from './case.js';
import { changes } from './changes.js';
import { compare } from './compare.js';
import { cost } from './cost.js';
import { course } from './course.js';
import { arms, contents, footer, safely } from './frame.js';
import { gainers } from './gainers.js';
import { glossary } from './glossary.js';
import { limits } from './limits.js';
import { outcomes } from './outcomes.js';
import { reproduce } from './reproduce.js';
import { sure } from './sure.js';
import { TABS, tabs } from './tabs.js';
import { why } from './why.js';

const ofArm = { answer, changes, course, outcomes, gainers, burden, cost, why, case: oneCase, sure };
const ofAll = { limits, reproduce, glossary };

function question(page) {
    const { say, doc, number } = page;
    const { primary, matters } = doc.question;
    if (!primary)
        return null;
    const base = page.pick(doc.base?.title) || doc.base?.name || say('baseline');
    const metric = page.metric(primary);
    const verb = { less: 'lowers', more: 'raises' }[metric.better] ?? 'moves';
    const size = number.known(matters) && number.changeUnit(Math.abs(matters), metric,
        number.isShare(metric) ? 1 : Math.min(2, number.decimals(metric, null, matters))).replace(/^\+/, '');
    return el('p', { class: 'question' }, size
        ? say('question_is', page.name(primary), doc.arms.length > 1 ? say('a_reform') : say('the_reform'), say(verb), size, base)
        : say('question_bare', page.name(primary), base));
}

// Of one arm this stands with its answer; of many it is said once, before all.
function ground(page) {
    const { say } = page;
    const said = [['fact_numbers', origins(page)], ['fact_books', books(page)]].filter(([, value]) => value);
    return said.length > 0 && el('p', { class: 'ground' }, said.map(([key, value]) => el('span', {}, say(key), say('colon'), value)));
}

export function body(page, state, chooseArm) {
    const { doc } = page;
    const many = doc.arms.length > 1;
    const choose = (arm) => {
        chooseArm(doc.arms.indexOf(arm));
        document.getElementById('tabs')?.scrollIntoView();
    };
    const main = el('main', { id: 'text', tabindex: -1 },
        question(page),
        many && ground(page),
        many && doc.arms.some(primaryOf) && safely(page, () => compare(page, { level: 2, id: 'answers' }, choose)),
        many && tabs(page, state, chooseArm),
        arms(page, state, ofArm, doc.arms.length > TABS),
        Object.entries(ofAll).map(([key, make]) => safely(page, () => make(page, { level: 2, id: key }))),
        footer(page));
    const present = new Set([...main.querySelectorAll('[data-key]')].map((node) => node.dataset.key));
    const order = ['answers', ...Object.keys(ofArm), ...Object.keys(ofAll)].filter((key) => present.has(key));
    return el('div', { class: 'columns' }, contents(page, order), main);
}
