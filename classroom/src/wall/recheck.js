// recheck.js - is a code what its seat gives? The seat is run again, both communities of it.
//
// A run is the same on every machine, so the code must agree to its last bit.

import { pack } from '../code/result.js';

// Right minus left of two outcomes; NaN where either has no value.
export const differenceOf = (left, right, metric) => (right[metric] ?? NaN) - (left[metric] ?? NaN);

// What the seat's two runs differ by in the primary metric, right minus left.
export async function resultOf(client, sides, seat, metric) {
    // Outcomes count from the day on which the two begin to differ: each run is told of the other.
    const [left, right] = sides;
    const before = await client.run(left, { replicate: seat - 1, against: right });
    const after = await client.run(right, { replicate: seat - 1, against: left });
    return differenceOf(before.outcome, after.outcome, metric);
}

// Runs every seat of `rows` whose codes have not been checked; puts 'right' or 'edited' by code into
// `checks`; tell(done, all) after each. going() false stops it between two runs.
export async function recheck(rows, { client, sides, metric, checks, tell, going }) {
    const open = new Map();
    for (const row of rows.filter(({ state, code }) => (state === 'found' || state === 'differs') && !checks.has(code)))
        open.set(row.seat, [...(open.get(row.seat) ?? []), row]);
    let done = 0;
    tell(done, open.size);
    for (const [seat, held] of open) {
        if (!going())
            return;
        const packed = pack(await resultOf(client, sides, seat, metric));
        for (const { code, fields } of held)
            checks.set(code, pack(fields.result) === packed ? 'right' : 'edited');
        tell(++done, open.size);
    }
}
