// head.js - a lesson's title, its four steps, and the seat.

import { el } from '../dom.js';
import { seatBox } from '../controls/seat.js';
import { STEPS } from '../state.js';

// onStep(step) is asked for a step; it may refuse.
export function lessonHead({ app, lesson, onStep }) {
    const { store, speaker } = app;
    const { say, pick } = speaker;
    const stepper = el('ol', { class: 'stepper', 'aria-label': say('steps') }, STEPS.map((step, i) => el('li', {},
        el('button', { type: 'button', 'data-step': step, onclick: () => onStep(step) },
            el('span', { class: 'count', 'aria-hidden': 'true' }, i + 1), say(step)))));
    const seat = seatBox({ speaker, value: () => store.get().seat, onSeat: (value) => store.set({ seat: value }) });
    const node = el('div', { class: 'lesson-head' },
        el('h1', {}, lesson.number && el('span', { class: 'over' }, say('number', lesson.number)), pick(lesson.title)),
        !lesson.free && stepper,
        seat.nodes);
    return {
        node,
        show(step) {
            const locked = store.get().guess === null;
            stepper.querySelectorAll('button').forEach((one) => {
                one.setAttribute('aria-current', one.dataset.step === step ? 'step' : 'false');
                one.classList.toggle('locked', one.dataset.step !== 'predict' && locked);
            });
        },
        update: () => seat.update(),
    };
}
