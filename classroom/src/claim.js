// claim.js - a claim about two arms, held against replicates.
//
// more, less: one-sided paired t test at 1 %. same: two one-sided tests at 1 %. Both are read off
// the 98 % interval of the mean difference, so that what is printed is what was tested.

export const LEVEL = 0.98;

// "20 %", "3 pp", "2 h", 0.05: {value, relative}. A share's points become its fraction.
export function amount(text) {
    const match = /^\s*(-?[\d.]+)\s*(%|pp)?/.exec(String(text ?? 0));
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
    const found = await paired(base, arm, LEVEL);
    const bound = (text) => {
        const { value, relative } = amount(text);
        return relative ? value * Math.abs(mean(against)) : value;
    };
    const by = bound(test.by);
    const within = bound(test.within);
    const holds = test.is === 'more' ? found.low > by : test.is === 'less' ? found.high < -by
        : found.low > -within && found.high < within;
    return { ...found, holds: Boolean(holds), by, within };
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

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
