// scale.js - one scale for both communities, so that what looks twice as much is.

import { pileTop } from './view.js';

// The next round number that holds a value.
export function holds(value) {
    if (!(value > 0))
        return 1;
    const ten = 10 ** Math.floor(Math.log10(value));
    return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => Number((step * ten).toPrecision(2)))
        .find((step) => step >= value * (1 - 1e-9));
}

const MOST = 0.98; // of evenings have piles that fit; the others are cut, and it shows

// Of evenings of both communities (views): hours of work in a high pile, the range of
// trust in steps of 5 %, yuan in the fullest purse and fund (0: there is none). `room`: of each picture, pixels.
export function scaleOf(views, rooms) {
    let [purse, fund, low, high] = [0, 0, 1, 0];
    const tops = views.map(pileTop).sort((a, b) => a - b);
    const pile = tops[Math.ceil(MOST * (tops.length - 1))] ?? 0;
    for (const view of views) {
        purse = Math.max(purse, view.purse);
        fund = Math.max(fund, view.fund);
        for (const trust of view.trust)
            if (trust !== null)
                [low, high] = [Math.min(low, trust), Math.max(high, trust)];
    }
    const step = 0.05;
    const range = low <= high
        ? [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step] : [0, 1];
    if (range[1] - range[0] < 0.2) { // small differences are to look small
        const middle = Math.max(0.1, Math.min(0.9, (range[0] + range[1]) / 2));
        range.splice(0, 2, middle - 0.1, middle + 0.1);
    }
    return { pile: holds(pile), purse: holds(purse), fund: fund && holds(fund), trust: range,
        room: Math.min(...rooms) };
}
