// claim.js - a claim about two arms, held against replicates.
//
// The test is the command's own (analysis/claim.c, by the engine); here its words are read, and
// the differences made that it is asked about.

// "20 %", "3 pp", "2 h", 0.05: {value, relative}. A share's points become its fraction. Units are
// those that cli/lesson_test.c reads.
export function amount(text) {
    const match = /^\s*([-+.\deE]+)\s*(%|pp|百分点)?/.exec(String(text ?? 0));
    const value = match ? Number(match[1]) : NaN;
    return { value: match?.[2] ? value / 100 : value, relative: match?.[2] === '%' };
}

// The arms whose outcomes a test wants, in the order: arm, against, and of a difference of
// differences the other two.
export const armsOf = (test) => [test.arm, test.against, ...(test.than ? [test.than.arm, test.than.against] : [])];

// outcomes: as armsOf, a list of values by replicate each. claim: the engine's, by promise. A
// replicate in which something is not known is left out. bound: the size, of the mean base.
export async function judge(test, outcomes, claim) {
    const [arm, against, ...than] = outcomes;
    const { value: size, relative } = amount(test.is === 'same' ? test.within : test.by);
    const pairs = against.map((base, i) => ({ base, d: arm[i] - base - (than.length ? than[0][i] - than[1][i] : 0) }))
        .filter(({ d }) => Number.isFinite(d));
    const bases = pairs.map(({ base }) => base);
    const mean = bases.reduce((sum, base) => sum + base, 0) / bases.length;
    const found = await claim({ is: test.is, size, relative }, pairs.map(({ d }) => d), bases);
    return { ...found, bound: relative ? size * Math.abs(mean) : size };
}

// What one may say of an interval: 0 inside it is undecided, and no difference anywhere is "none".
export function verdict(found, better) {
    if (found.low === 0 && found.high === 0)
        return 'none';
    if (!(found.low > 0 || found.high < 0))
        return 'undecided';
    if (better === 'neither')
        return found.effect > 0 ? 'up' : 'down';
    return (found.effect > 0) === (better === 'more') ? 'helps' : 'hurts';
}
