// check.js - three check symbols: a Reed-Solomon code over the field of 32 elements.
//
// A word is at most 31 symbols, the last three of them checks; two words of one length differ in
// at least four places. So any three wrong symbols are noticed, and with them every swap; one
// wrong symbol can be told, and what it should be: it is offered, never taken for granted.
// Reed, Solomon (1960), J. SIAM 8, 300; decoding one error after Peterson (1960), IRE Trans. IT-6, 459.

export const CHECKS = 3;
const ORDER = 31; // of the field's group; x is its generator under x^5 + x^2 + 1

const EXP = [];
const LOG = [];
for (let power = 0, value = 1; power < ORDER; power++) {
    EXP[power] = value;
    LOG[value] = power;
    value = (value << 1) ^ (value & 16 ? 0b100101 : 0);
}

const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % ORDER] : 0);
const over = (a, b) => (a ? EXP[(LOG[a] - LOG[b] + ORDER) % ORDER] : 0);

// (z - x)(z - x^2)(z - x^3), highest power first; minus is plus here.
const GENERATOR = [1, 2, 3].reduce((poly, power) => {
    const shifted = [...poly, 0];
    poly.forEach((factor, at) => { shifted[at + 1] ^= times(factor, EXP[power]); });
    return shifted;
}, [1]);

// The three symbols to be written after `data`.
export function checksOf(data) {
    const rest = [...data, ...new Array(CHECKS).fill(0)];
    for (let at = 0; at < data.length; at++) {
        const factor = rest[at];
        GENERATOR.forEach((g, i) => { rest[at + i] ^= times(factor, g); });
    }
    return rest.slice(data.length);
}

// The word as a polynomial at x, x^2, x^3: all 0 when nothing is wrong.
const syndromes = (word) => [1, 2, 3].map((power) => word.reduce((sum, symbol) => times(sum, EXP[power]) ^ symbol, 0));

export const isRight = (word) => syndromes(word).every((s) => s === 0);

// {at, by} of the only symbol whose change (xor by) makes the word right, or null. Not for a
// word that is right.
export function oneWrong(word) {
    const [s1, s2, s3] = syndromes(word);
    if (!s1 || !s2 || !s3 || times(s2, s2) !== times(s1, s3))
        return null;
    const where = over(s2, s1);
    const at = word.length - 1 - LOG[where];
    return at < 0 ? null : { at, by: over(s1, where) };
}
