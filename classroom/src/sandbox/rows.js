// rows.js - rows of parameters as sliders.

export const reformPath = (path) => path.startsWith('reforms.');

const STEPS = 100;

// From the plausible range, or from the limits where none is named; whole numbers stay whole.
export function sliderOf({ path, range, limits, type }) {
    const [low, high] = range[1] > range[0] ? range : limits;
    const step = type === 'count' ? 1 : Number(((high - low) / STEPS).toPrecision(1));
    return { path, low: String(low), high: String(high), step };
}
