// voice.js - the wall's words and numbers in one language.

import { voice } from '../say.js';
import { wall } from '../words/wall.js';

export const voiceOf = (lang) => voice(wall, lang);

// As many decimals as make three figures of the larger end, the same for all that stand together.
export function spanOf({ effect, low, high }, metric, { number }) {
    const decimals = number.decimals(metric, low, high, effect);
    return {
        mean: number.changeUnit(effect, metric, decimals),
        low: number.change(low, metric, decimals),
        high: number.changeUnit(high, metric, decimals),
    };
}
