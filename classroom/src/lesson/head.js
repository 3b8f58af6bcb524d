// head.js - a lesson's title, its four steps, and the seat.

import { el } from '../dom.js';
import { SEATS, STEPS } from '../state.js';

// onStep(step) is asked for a step; it may refuse.
export function lessonHead({ app, lesson, onStep }) {
    const { store, speaker } = app;
    const { say, pick } = speaker;
    const stepper = el('ol', { class: 'stepper', 'aria-label': say('steps') }, STEPS.map((step, i) => el('li', {},
        el('button', { type: 'button', 'data-step': step, onclick: () => onStep(step) },
            el('span', { class: 'count', 'aria-hidden': 'true' }, i + 1), say(step)))));
    const seat = el('input', { type: 'number', id: 'seat', min: 1, max: SEATS, step: 1, value: store.get().seat,
        title: say('seat_about'),
        onchange: () => {
            const value = Number(seat.value);
            if (Number.isInteger(value) && value >= 1 && value <= SEATS)
                store.set({ seat: value });
            else
                seat.value = store.get().seat;
        } });
    const node = el('div', { class: 'lesson-head' },
        el('h1', {}, lesson.number && el('span', { class: 'over' }, say('number', lesson.number)), pick(lesson.title)),
        !lesson.free && stepper,
        el('label', { class: 'seat', for: 'seat' }, say('seat')), seat);
    return {
        node,
        show(step) {
            const locked = store.get().guess === null;
            stepper.querySelectorAll('button').forEach((one) => {
                one.setAttribute('aria-current', one.dataset.step === step ? 'step' : 'false');
                one.classList.toggle('locked', one.dataset.step !== 'predict' && locked);
            });
        },
        update() {
            if (seat !== document.activeElement)
                seat.value = store.get().seat;
        },
    };
}
