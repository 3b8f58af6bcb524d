// seat.js - the student's card: a seat number, and the code of what came out. See wall.js for the seam.

import { encode, DRAWN } from '../code/code.js';
import { digestOf } from '../code/digest.js';
import { button, el, refill } from '../dom.js';
import { copyText } from '../save/clipboard.js';
import { aloud, letters } from './aloud.js';
import { differenceOf, resultOf } from './recheck.js';
import { voiceOf } from './voice.js';

const guessOf = (guess) => (Array.isArray(guess) ? DRAWN : guess ?? 0);

export function mountSeat(root, { client, store, lesson, sides, version, outcomes = () => null }) {
    let turn = 0;
    let shown;

    function card(about, fields, metric) {
        const { say, number, lang } = about;
        const told = el('p', { class: 'note', role: 'status' });
        const result = Number.isNaN(fields.result) ? say('no_result') : say('result', number.changeUnit(fields.result, metric));
        let code;
        try {
            code = encode(fields);
        } catch {
            return [el('p', { class: 'note' }, result), el('p', {}, say('no_code'))];
        }
        const copy = async () => refill(told, say((await copyText(code)) ? 'copied' : 'not_copied'));
        return [
            el('p', { class: 'note' }, result),
            el('h3', {}, say('code')),
            el('p', { class: 'seat-code', 'data-code': code },
                el('span', { 'aria-hidden': 'true' }, code), el('span', { class: 'unseen' }, letters(code))),
            el('div', { class: 'tools' }, button(say('copy'), copy)),
            told,
            el('p', { class: 'note' }, say('code_about')),
            el('details', {}, el('summary', {}, say('aloud')), el('p', { class: 'seat-aloud' }, aloud(code, lang))),
        ];
    }

    async function result(seat, both) {
        const had = outcomes(seat);
        return had ? differenceOf(had[0], had[1], lesson.primary) : resultOf(client, both, seat, lesson.primary);
    }

    async function update() {
        const state = store.get();
        const both = sides(state);
        const digest = digestOf(lesson, both, version);
        const key = JSON.stringify([state.lang, state.seat, state.guess, state.challenge, digest, lesson.number]);
        if (key === shown)
            return;
        shown = key;
        const mine = ++turn;
        const about = voiceOf(state.lang);
        const { say } = about;
        const held = root.contains(document.activeElement);
        const wrong = el('p', { class: 'note', role: 'alert' });
        const place = el('div');
        const input = el('input', {
            id: 'seat-number', type: 'text', inputmode: 'numeric', size: 4, autocomplete: 'off',
            value: state.seat ?? '', 'aria-describedby': 'seat-about',
        });
        const sit = (event) => {
            event.preventDefault();
            const typed = input.value.normalize('NFKC').trim();
            const seat = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
            refill(wrong, seat ? '' : say('seat_wrong'));
            if (seat)
                store.set({ seat });
        };
        refill(root, el('section', { class: 'seat-card', 'aria-label': say('seat') },
            el('form', { onsubmit: sit },
                el('label', { for: 'seat-number' }, say('seat')), ' ', input, ' ',
                el('button', { type: 'submit', class: 'plain' }, say('seat_take'))),
            wrong, el('p', { class: 'note', id: 'seat-about' }, say('seat_about')), place));
        if (held)
            input.focus();
        if (!state.seat)
            return;
        refill(place, el('p', { role: 'status' }, say('seat_running', state.seat)));
        let inside;
        try {
            const fields = {
                lesson: lesson.number, seat: state.seat, guess: guessOf(state.guess), challenge: state.challenge ?? 0,
                digest, result: await result(state.seat, both),
            };
            inside = card(about, fields, await client.metric(lesson.primary));
        } catch (fault) {
            inside = [el('p', { role: 'alert' }, say('seat_failed', fault.message))];
        }
        if (mine === turn)
            refill(place, inside);
    }

    update();
    return {
        update,
        unmount() {
            turn++;
            root.replaceChildren();
        },
    };
}
