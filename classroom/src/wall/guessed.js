// guessed.js - what the class guessed, against the choice that the lesson's experiment supports.

import { DRAWN } from '../code/code.js';
import { el, glyph } from '../dom.js';
import { guesses } from './roll.js';

export function guessed(seats, predict, { say, pick }) {
    const choices = predict?.choices ?? [];
    const bars = guesses(seats, choices.length);
    const most = Math.max(1, ...bars.map(({ count }) => count));
    const label = (choice) =>
        choice === 0 ? say('no_guess') : choice === DRAWN ? say('drawn') : pick(choices[choice - 1]);
    const bar = ({ choice, count }) => {
        const truth = choice > 0 && choice === predict?.right;
        return el('li', { class: truth ? 'guess-truth' : '' },
            el('span', { class: 'guess-choice' }, truth && glyph('✓ '), label(choice), truth && el('em', {}, ` ${say('guess_truth')}`)),
            el('span', { class: 'guess-bar', 'aria-hidden': 'true' }, el('i', { style: `width:${Math.round((100 * count) / most)}%` })),
            el('span', { class: 'guess-count' }, say('guess_count', count)));
    };
    return el('div', { class: 'wall-guesses' }, predict?.question && el('p', {}, pick(predict.question)), el('ul', {}, bars.map(bar)));
}
