// code.js - the short code of one seat: what a student shows, and what a teacher collects.
//
//   SQ-LSSC-DDDR-RRRR-RKKK        16 symbols of base 32, without the prefix
//
//   L    lesson            1 .. 31
//   SS   seat              1 .. 999; it ran replicate seat - 1
//   C    guess, challenge  3 bits: 0 none, 1 .. 5 the choice, 6 a drawn curve; 2 bits: 0 not done, 1 .. 3 which
//   DDD  digest            of lesson and settings (digest.js)
//   R    result            right minus left in the primary metric, 30 bits (result.js)
//   KKK  checks            (check.js), over one symbol more, which is not written: the VERSION
//
// So a code of another version is not mistyped but what it is, and costs nothing to tell.

import { plain, valueOf, write } from './symbols.js';
import { CHECKS, checksOf, isRight, oneWrong } from './check.js';
import { DIGEST_BITS } from './digest.js';
import { RESULT_BITS, pack, unpack } from './result.js';

const VERSION = 1;
const PREFIX = 'SQ';
export const LENGTH = 16;
export const DRAWN = 6; // the guess was a curve
const MOST = { lesson: 31, seat: 999, guess: DRAWN, challenge: 3, digest: 2 ** DIGEST_BITS - 1 };
const LEAST = { lesson: 1, seat: 1, guess: 0, challenge: 0, digest: 0 };
const DATA = LENGTH - CHECKS;

const symbolsOf = (number, count) =>
    Array.from({ length: count }, (_, i) => Math.floor(number / 32 ** (count - 1 - i)) % 32);
const numberOf = (symbols) => symbols.reduce((sum, symbol) => sum * 32 + symbol, 0);

const inLimits = (fields) =>
    Object.keys(MOST).every((key) => Number.isInteger(fields[key]) && fields[key] >= LEAST[key] && fields[key] <= MOST[key]);

// 16 symbols as one reads them: SQ-XXXX-XXXX-XXXX-XXXX
const spell = (word) => [PREFIX, ...write(word).match(/.{4}/g)].join('-');

// fields: {lesson, seat, guess (0 or null: none), challenge (0 or null: not done), digest, result}.
// Throws RangeError at what has no code.
export function encode(fields) {
    const { lesson, seat, digest, result } = fields;
    const guess = fields.guess ?? 0;
    const challenge = fields.challenge ?? 0;
    if (!inLimits({ lesson, seat, guess, challenge, digest }))
        throw new RangeError(`no code for lesson ${lesson}, seat ${seat}, guess ${guess}, challenge ${challenge}`);
    const data = [lesson, ...symbolsOf(seat, 2), guess * 4 + challenge,
        ...symbolsOf(digest, DIGEST_BITS / 5), ...symbolsOf(pack(result), RESULT_BITS / 5)];
    return spell([...data, ...checksOf([VERSION, ...data])]);
}

function fieldsOf(word) {
    const fields = {
        lesson: word[0], seat: numberOf(word.slice(1, 3)), guess: word[3] >> 2, challenge: word[3] & 3,
        digest: numberOf(word.slice(4, 7)), result: unpack(numberOf(word.slice(7, DATA))),
    };
    return inLimits(fields) && fields.result !== undefined ? fields : null;
}

// The words that one swap of neighbours makes right.
function unswapped(word) {
    const right = [];
    for (let at = 0; at + 1 < word.length; at++) {
        const other = [...word];
        [other[at], other[at + 1]] = [word[at + 1], word[at]];
        if (word[at] !== word[at + 1] && isSound(other))
            right.push(other);
    }
    return right;
}

// The words of LENGTH that one symbol more, or one less, makes right.
function resized(word) {
    const right = new Map();
    const keep = (other) => isSound(other) && right.set(write(other), other);
    if (word.length === LENGTH + 1)
        word.forEach((_, at) => keep([...word.slice(0, at), ...word.slice(at + 1)]));
    if (word.length === LENGTH - 1)
        for (let at = 0; at < LENGTH; at++)
            for (let symbol = 0; symbol < 32; symbol++)
                keep([...word.slice(0, at), symbol, ...word.slice(at)]);
    return [...right.values()];
}

// Do the checks of a word hold?
export const isSound = (word) => word.length === LENGTH && isRight([VERSION, ...word]);

// What a word of symbols is: {code, fields}, or {reason, offer?, version?}.
//   reason  'version'   of another version of codes
//           'mistyped'  the checks say so. offer: the one code that a single slip (a wrong symbol, a
//                       swap, one too many or too few) explains; absent if none or several do.
//           'empty'     the checks are right, but no seat has these fields
export function understand(word) {
    if (isSound(word)) {
        const fields = fieldsOf(word);
        return fields ? { code: spell(word), fields } : { code: spell(word), reason: 'empty' };
    }
    let meant = [];
    if (word.length === LENGTH) {
        const wrong = oneWrong([VERSION, ...word]);
        if (wrong && wrong.at === 0)
            return { code: spell(word), reason: 'version', version: VERSION ^ wrong.by };
        meant = wrong ? [word.map((symbol, at) => (at === wrong.at - 1 ? symbol ^ wrong.by : symbol))] : unswapped(word);
    } else {
        meant = resized(word);
    }
    meant = meant.filter(fieldsOf);
    return { reason: 'mistyped', ...(meant.length === 1 && { offer: spell(meant[0]) }) };
}

// One code, alone: "sq 1abc def2 ...". As understand, or {reason: 'none'} when it is nothing like one.
export function decode(text) {
    const bare = plain(String(text).slice(0, 400)).replace(/[^0-9A-Za-z]/g, '').replace(/^SQ/i, '');
    const word = [...bare].map(valueOf);
    if (Math.abs(word.length - LENGTH) > 1 || word.includes(undefined))
        return { reason: 'none' };
    return understand(word);
}
