// tiles.js - a tile for each seat: filled when its code is found, with a sign and a word.

import { el, glyph } from '../dom.js';
import { markOf } from './roll.js';

const ROW = 10;
const SIGNS = { right: '✓', wrong: '✗', none: '○', differs: '!', edited: '≠', empty: '' };

// What is shown of a seat's rows: an edited code and a contradiction before right and wrong.
function kindOf(rows, right, checks, counts) {
    if (!rows)
        return 'empty';
    if (!counts)
        return rows.every(({ code }) => checks.get(code) === 'edited') ? 'edited' : 'differs';
    return markOf(counts.rows[counts.rows.length - 1], right);
}

// rows of rollOf; seats of counted.
export function tiles(rows, seats, { right, checks, say }) {
    const held = new Map();
    for (const row of rows.filter(({ state }) => state === 'found' || state === 'differs'))
        held.set(row.seat, [...(held.get(row.seat) ?? []), row]);
    const counts = new Map(seats.map((one) => [one.seat, one]));
    const taken = [...held.keys()].sort((a, b) => a - b);
    // Seats from 1 on without gaps while they fit a class; those far away have tiles of their own.
    const last = Math.ceil(Math.max(4 * ROW, ...taken.filter((seat) => seat <= 12 * ROW)) / ROW) * ROW;
    const all = [...Array.from({ length: last }, (_, i) => i + 1), ...taken.filter((seat) => seat > last)];
    const tile = (seat) => {
        const kind = kindOf(held.get(seat), right, checks, counts.get(seat));
        const word = say(`tile_${kind}`);
        const who = held.get(seat)?.map((row) => row.who).find(Boolean);
        return el('li', { class: `tile tile-${kind}`, 'data-seat': seat, title: say('tile_about', seat, who ? `${who}, ${word}` : word) },
            el('b', {}, String(seat)), glyph(SIGNS[kind]), el('span', { class: kind === 'empty' ? 'unseen' : 'tile-word' }, word));
    };
    return el('ol', { class: 'wall-tiles' }, all.map(tile));
}
