// paired.mjs - engine.paired() against the same figures of the program's analysis.

import { execFileSync } from 'node:child_process';

// xorshift32 (Marsaglia 2003): numbers in (0, 1), the same every time.
function numbers(seed) {
    let x = seed;
    return () => {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        return ((x >>> 0) + 0.5) / 4294967296;
    };
}

// Two arms of n replicates: `skew` makes the differences lognormal, `missing` drops some.
function arms(n, skew, missing, seed) {
    const uniform = numbers(seed);
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const base = Array.from({ length: n }, () => 5 + normal());
    const variant = base.map((value) => value + 0.3 + (skew ? Math.exp(normal()) - 1.6 : 0.5 * normal()));
    for (let i = 0; i < n; i += missing || n)
        if (missing)
            (i % 2 ? base : variant)[i] = NaN;
    return { base, variant };
}

const CASES = [[2, false, 0, 0.95], [3, false, 0, 0.9], [20, false, 0, 0.98], [40, false, 0, 0.95], [40, true, 0, 0.95],
    [40, true, 7, 0.99], [100, true, 0, 0.95], [1, false, 0, 0.95], [0, false, 0, 0.95]];

// Calls told(ok, what, why) for each case.
export function comparePaired(engine, B, told) {
    let bootstrapped = 0;
    CASES.forEach(([n, skew, missing, level], i) => {
        const { base, variant } = arms(n, skew, missing, 7919 + i);
        const out = execFileSync(`${B}/tests/classroom/paired`, { encoding: 'utf8',
            input: [n, level, ...base, ...variant].map(String).join(' ') });
        const ours = engine.paired(base, variant, level);
        bootstrapped += ours.bootstrapped;
        const off = out.trim().split('\n').map((line) => line.split(' ')).filter(([key, text]) => {
            const theirs = Number(text);
            const value = ours[key];
            if (value === null)
                return Number.isFinite(theirs);
            return Math.abs(Number(value) - theirs) > 1e-10 * Math.abs(theirs) || Number.isNaN(theirs);
        });
        told(!off.length, `${n} pairs at ${level}${skew ? ', skewed' : ''}${missing ? ', some missing' : ''}`,
            JSON.stringify([off, ours]));
    });
    told(bootstrapped >= 2, 'skewed differences have the bootstrap\'s interval');
}
