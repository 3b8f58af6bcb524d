// result.js - a real number in 30 bits: sign, 5 bits of exponent, 24 bits of mantissa.
//
// As IEEE 754 has it, with other widths: above SMALL to one part in 2^26, below it to 2^-31,
// which is half a step of the grid; so the interval over forty of them prints as that over
// the doubles. MISSING (NaN) is a seat whose metric has no value.

const BITS = 24;
const UNIT = 2 ** BITS;
const SMALL = 2 ** -6;
const MISSING = 31 * UNIT;
const SIGN = 32 * UNIT;

export const LARGEST = SMALL * 2 ** 30 * (1 - 2 ** -25); // about 16.8 million; what is beyond is refused
export const RESULT_BITS = 1 + 5 + BITS;

// 0 .. 2^30 - 1. value: NaN or within +-LARGEST.
export function pack(value) {
    if (Number.isNaN(value))
        return MISSING;
    const size = Math.abs(value);
    if (!(size <= LARGEST))
        throw new RangeError(`a result of ${value} has no code`);
    let exponent = 0;
    let step = SMALL / UNIT;
    while (exponent < 30 && size >= SMALL * 2 ** exponent) {
        exponent++;
        step = (SMALL * 2 ** (exponent - 1)) / UNIT;
    }
    // A mantissa that is rounded up to the next power carries into the exponent, as it should.
    const units = Math.round(size / step);
    const packed = exponent ? exponent * UNIT + (units - UNIT) : units;
    return (packed && value < 0 ? SIGN : 0) + packed;
}

// The number, or undefined where no code has these bits.
export function unpack(bits) {
    const negative = bits >= SIGN;
    const packed = negative ? bits - SIGN : bits;
    if (packed >= MISSING)
        return packed === MISSING && !negative ? NaN : undefined;
    if (packed === 0)
        return negative ? undefined : 0;
    const exponent = Math.floor(packed / UNIT);
    const units = packed % UNIT;
    const size = exponent ? (UNIT + units) * ((SMALL * 2 ** (exponent - 1)) / UNIT) : units * (SMALL / UNIT);
    return negative ? -size : size;
}
