// frame.js - what stands on the wall in one language, and the places that are filled later.

import { button, el } from '../dom.js';

// {root, places}. does: {log, plot, later, clear, toggle, save}.
export function createFrame({ say }, { log, plot, later, clear, toggle, save }) {
    const status = (name) => el('p', { class: name, role: 'status' });
    const box = el('textarea', {
        rows: 8, spellcheck: 'false', autocomplete: 'off', id: 'wall-log',
        'aria-describedby': 'wall-log-about', oninput: later,
    });
    box.value = log;
    const places = {
        box, summary: status('wall-summary'), interval: status('wall-interval'), progress: status('note'),
        verdict: el('p'), plotAbout: el('p', { class: 'note' }),
        tiles: el('div'), cells: el('table'), guesses: el('div'),
        register: el('div', { class: 'wall-table', tabindex: 0, role: 'region', 'aria-label': say('grades'), hidden: true }),
        bar: el('progress', { hidden: true, 'aria-label': say('check_all') }),
        check: button(say('check_all'), toggle),
    };
    // They stand while what is in them changes, so that they stay open and keep the keyboard.
    places.numbers = el('details', { hidden: true }, el('summary', {}, say('numbers')), places.cells);
    const paste = el('div', { class: 'wall-paste' },
        el('label', { for: 'wall-log' }, say('paste')), box,
        el('p', { class: 'note', id: 'wall-log-about' }, say('paste_about')),
        el('div', { class: 'tools' }, button(say('clear'), clear), places.check,
            button(say('grades_save'), save), button(say('print'), () => print())),
        el('p', { class: 'note' }, say('check_about')), places.bar, places.progress, places.summary);
    const growing = el('div', {},
        el('h3', {}, say('growing')), places.plotAbout, plot, places.interval, places.verdict, places.numbers);
    const root = el('section', { class: 'wall', 'aria-label': say('wall') },
        el('h2', {}, say('wall')), el('p', { class: 'note' }, say('wall_about')),
        el('div', { class: 'wall-columns' }, paste, growing),
        el('h3', {}, say('seats')), places.tiles,
        el('h3', {}, say('guesses')), places.guesses,
        el('h3', {}, say('grades')), places.register);
    return { root, places };
}
