// growth.js - the interval as it was after two seats, three, ... in the order codes were found.
//
// Each is analysis/paired.c's own, of the differences against zero, in the order of replicates:
// for all seats it is the one that `shequ compare` prints.

import { bySeat } from './roll.js';

const LEVEL = 0.95;

export function createGrowth(paired) {
    const known = new Map();

    async function at(seats) {
        const results = bySeat(seats).filter((result) => !Number.isNaN(result));
        if (results.length < 2)
            return null;
        const key = bySeat(seats).join();
        if (!known.has(key)) {
            const { n, effect, low, high } = await paired(results.map(() => 0), results, LEVEL);
            // What cannot be said is null.
            known.set(key, low === null || high === null ? null : { n, effect, low, high });
        }
        return known.get(key);
    }

    // The last first, so that it can be shown while the others are found; going() false: null.
    return async function growth(seats, going, tell) {
        tell(await at(seats));
        const points = [];
        for (let n = 2; n <= seats.length; n++) {
            const point = await at(seats.slice(0, n));
            if (!going())
                return null;
            if (point && point.n !== points[points.length - 1]?.n)
                points.push(point);
        }
        return points;
    };
}
