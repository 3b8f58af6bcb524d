// roll.js - who is here: what was found in a log, held against the lesson and its seats.
//
// A row is one thing found: {who, code, seen, seat, fields, offer, state}. state, of its text alone:
//   'found'      of this lesson and these settings, the first of its seat
//   'again'      the same code once more
//   'differs'    another code of a seat that has one: both are marked, and neither counts unless their
//                results agree or a check tells which is the seat's
//   'mistyped'   the checks fail; offer may say what was meant
//   'lesson' 'settings' 'version'   of another lesson, other sliders, another version
//   'empty'      the checks are right, and no seat has such fields
// Checks are a Map of code to 'right' or 'edited', filled by running seats again (recheck.js).

import { DRAWN } from '../code/code.js';

function stateOf(one, expected) {
    if (!one.fields)
        return one.reason;
    if (one.fields.lesson !== expected.lesson)
        return 'lesson';
    return one.fields.digest === expected.digest ? 'found' : 'settings';
}

// found: of find(), in the order of the log. expected: {lesson: number, digest}.
export function rollOf(found, expected) {
    const rows = found.map((one) => ({
        who: one.who, code: one.code, seen: one.seen, seat: one.fields?.seat, fields: one.fields,
        offer: one.offer, version: one.version, state: stateOf(one, expected),
    }));
    const seats = new Map();
    for (const row of rows.filter(({ state }) => state === 'found')) {
        const held = seats.get(row.seat);
        if (!held)
            seats.set(row.seat, [row]);
        else if (held.some(({ code }) => code === row.code))
            row.state = 'again';
        else
            held.push(row);
    }
    for (const held of seats.values())
        if (held.length > 1)
            held.forEach((row) => { row.state = 'differs'; });
    return rows;
}

// Seats that count, in the order found: [{seat, result, rows}]. One of several codes for a seat that
// differ counts when all that were not found edited have one result.
export function counted(rows, checks = new Map()) {
    const seats = new Map();
    for (const row of rows.filter(({ state }) => state === 'found' || state === 'differs'))
        if (checks.get(row.code) !== 'edited')
            seats.set(row.seat, [...(seats.get(row.seat) ?? []), row]);
    return [...seats]
        .map(([seat, held]) => ({ seat, rows: held, result: held[0].fields.result }))
        .filter(({ rows: held, result }) => held.every(({ fields }) => Object.is(fields.result, result)));
}

// Results in the order of replicates, as `shequ compare` has them.
export const bySeat = (seats) => [...seats].sort((a, b) => a.seat - b.seat).map(({ result }) => result);

// How many chose what: [{choice, count}], choice 0 for none, DRAWN for a curve; one guess a seat.
export function guesses(seats, choices) {
    const all = seats.map(({ rows }) => rows[rows.length - 1].fields.guess);
    const asked = [...Array.from({ length: choices }, (_, i) => i + 1), ...[DRAWN, 0].filter((one) => all.includes(one))];
    return asked.map((choice) => ({ choice, count: all.filter((one) => one === choice).length }));
}

// 'right', 'wrong', 'none' (no guess, or a drawn curve, which nobody marks).
export function markOf(row, right) {
    const guess = row.fields?.guess ?? 0;
    if (guess === 0 || guess === DRAWN || !right)
        return 'none';
    return guess === right ? 'right' : 'wrong';
}
