// claim.js - a claim about two arms, held against replicates.
//
// more, less: one-sided paired t test at 1 %. same: two one-sided tests at 1 %. As analysis/claim.c
// has it, a share of the baseline is taken replicate by replicate, so that the baseline's own luck
// counts: what is tested is the 98 % interval of the difference from a baseline moved by that much.
// Twenty pairs have Student's interval always (analysis/interval.h).

const LEVEL = 0.98;

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

// outcomes: as armsOf, a list of values by replicate each. paired: the engine's, by promise.
export async function judge(test, outcomes, paired) {
    const [arm, against, ...than] = outcomes;
    const base = than.length ? against.map((value, i) => value + than[0][i] - than[1][i]) : against;
    const { value, relative } = amount(test.is === 'same' ? test.within : test.by);
    const size = (one) => (relative ? value * Math.abs(one) : value);
    const from = (sign) => paired(base.map((one) => one + sign * size(one)), arm, LEVEL);
    const above = async (sign) => (await from(sign)).low > 0;
    const below = async (sign) => (await from(sign)).high < 0;
    const holds = test.is === 'more' ? await above(1) : test.is === 'less' ? await below(-1)
        : await above(-1) && await below(1);
    const found = await paired(base, arm, LEVEL);
    return { ...found, holds, bound: size(found.base) };
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
