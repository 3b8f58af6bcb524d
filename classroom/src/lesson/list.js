// list.js - the first screen: what this is, and the lessons as cards.

import { el } from '../dom.js';

export function lessonList(app) {
    const { speaker, data } = app;
    const { say, pick } = speaker;
    const cards = data.lessons.map((lesson) => el('li', { class: lesson.begin_here ? 'card first' : 'card' },
        el('a', { href: `#lesson=${lesson.name}&lang=${speaker.lang}`, onclick: (event) => {
            event.preventDefault();
            app.enter(lesson.name);
        } },
        lesson.begin_here && el('span', { class: 'begin' }, say('begin_here')),
        el('span', { class: 'over' }, say('number', lesson.number), ' · ', say('minutes', lesson.minutes)),
        el('strong', {}, pick(lesson.title)), el('span', { class: 'hook' }, pick(lesson.hook)))));
    const phones = el('div', { class: 'phones' });
    const node = el('div', { class: 'list' },
        el('div', { class: 'welcome' }, el('h1', {}, say('classroom')), el('p', { class: 'lead' }, say('lead')),
            el('ol', { class: 'four' }, ['predict', 'run', 'compare', 'explain'].map((step) => el('li', {}, say(step))))),
        el('ul', { class: 'cards' }, cards), phones, el('p', { class: 'soft honest' }, say('honest')));
    return { node, phones, update() {}, unmount() {} };
}
