// transport.js - play, pause, a day back and on, speed, and the date as a slider to rewind.

import { button, el, glyph } from '../dom.js';
import { SPEEDS } from '../player/player.js';

// player: as createPlayer makes it. dateOf: (day) -> Date
export function transport({ speaker, player, days, dateOf, speed, onSpeed, onSeek }) {
    const { say, date } = speaker;
    const icon = glyph('▶');
    const word = el('span', {}, say('play'));
    const play = el('button', { type: 'button', class: 'play', onclick: () => player.toggle() }, icon, word);
    const slider = el('input', { type: 'range', min: 0, max: Math.max(0, days - 1), step: 1, value: 0, 'aria-label': say('date'),
        oninput: () => {
            player.pause();
            onSeek(Number(slider.value));
        } });
    const told = el('output', { class: 'date' });
    const speeds = el('select', { 'aria-label': say('speed'), onchange: () => onSpeed(Number(speeds.value)) },
        SPEEDS.map((one) => el('option', { value: one, selected: one === speed },
            one === 1 ? say('speed_one') : say('speed_of', one))));
    const small = (text, key, press) => button(glyph(text), press, { class: 'small', 'aria-label': say(key), title: say(key) });
    const node = el('div', { class: 'transport', role: 'group', 'aria-label': say('transport') },
        small('|◀', 'rewind', () => onSeek(0)), small('◀', 'back', () => player.step(-1)), play,
        small('▶', 'on', () => player.step(1)), slider, told, speeds);
    let playing = null;

    return {
        node,
        show(day) {
            slider.value = String(Math.floor(day));
            const text = date(dateOf(Math.floor(day)));
            told.textContent = text;
            slider.setAttribute('aria-valuetext', text);
            const now = Boolean(player.playing());
            if (now !== playing) {
                playing = now;
                icon.textContent = now ? '❚❚' : '▶';
                word.textContent = say(now ? 'pause' : 'play');
            }
        },
        setSpeed: (value) => { speeds.value = String(value); },
    };
}
