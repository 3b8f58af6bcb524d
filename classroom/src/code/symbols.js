// symbols.js - the 32 characters of a code, and what else is read as one of them.
//
// Crockford's base 32: digits, then letters without I, L, O and U. What is mistaken for a digit
// is read as it; U, which no code has, as V. Any case, full width, and the forms that phones
// put in place of them (NFKC).

export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const VALUES = new Map([...ALPHABET].map((symbol, value) => [symbol, value]));
for (const [seen, meant] of ['O0', 'I1', 'L1', 'UV'])
    VALUES.set(seen, VALUES.get(meant));

// 0 .. 31, or undefined. One character, in upper case or lower, not full width (see plain).
export const valueOf = (character) => VALUES.get(character.toUpperCase());

export const write = (values) => values.map((value) => ALPHABET[value]).join('');

// Soft hyphens, joiners, marks of direction, variation selectors: seen by nobody.
const UNSEEN = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;

// The text as it is meant: full width to half, nothing unseen, every line end one \n.
export function plain(text) {
    return text.normalize('NFKC').replace(UNSEEN, '').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
}
