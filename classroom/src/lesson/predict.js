// predict.js - the question before the curtain rises: choices, or a curve to be drawn.

import { el, refill } from '../dom.js';
import { sketch } from '../charts/sketch.js';

// series(): {times, left, mean} of the primary metric once the left side has run, or null
export function predictPanel({ app, lesson, metric, series }) {
    const { store, speaker } = app;
    const { say, pick } = speaker;
    const raise = el('button', { type: 'button', class: 'primary', onclick: () => store.set({ step: 'run' }) }, say('raise'));
    const room = el('div', { class: 'choices' });
    const node = el('div', { class: 'predict' },
        el('h2', {}, pick(lesson.predict.question)), room, raise);
    let drawn = null;

    function choices() {
        const list = lesson.predict.choices.map((choice, i) => {
            const input = el('input', { type: 'radio', name: 'guess', value: i + 1, checked: store.get().guess === i + 1,
                onchange: () => store.set({ guess: i + 1 }) });
            return el('label', { class: 'choice' }, input, el('span', {}, pick(choice)));
        });
        refill(room, el('fieldset', {}, el('legend', { class: 'unseen' }, pick(lesson.predict.question)), list));
    }

    function board() {
        const known = series();
        if (!known) {
            refill(room, el('p', { class: 'soft' }, say('loading')));
            return;
        }
        drawn = sketch({ speaker, metric, series: known, mean: known.mean, guess: store.get().guess,
            onChange: (guess) => store.set({ guess }) });
        refill(room, el('p', { class: 'soft' }, say('draw_about')), drawn.node);
    }

    const update = () => {
        raise.disabled = store.get().guess === null;
        if (lesson.predict.draw && !drawn)
            board();
    };
    if (!lesson.predict.draw)
        choices();
    update();
    return { node, update, arrived: update };
}
