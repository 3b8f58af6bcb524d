// document.js - the JSON document that the program spliced in, as docs/page.md defines it.
// Every section may be missing; an empty one is as good as none.

export const FORMAT = 1;

const list = (value) => (Array.isArray(value) ? value : []);

function arm(given) {
    return {
        ...given,
        orders: list(given.orders),
        differ: list(given.differ),
        effects: list(given.effects),
        courses: list(given.courses),
        gainers: list(given.gainers),
        burden: list(given.burden),
    };
}

// The document, or why it cannot be shown: 'none', 'damaged', 'format'.
export function read(text) {
    if (!text.trim())
        return { fault: 'none' };
    let given;
    try {
        given = JSON.parse(text);
    } catch {
        return { fault: 'damaged' };
    }
    if (!given || typeof given !== 'object' || given.format !== FORMAT)
        return { fault: 'format' };
    return {
        ...given,
        question: given.question ?? {},
        metrics: given.metrics ?? {},
        time: list(given.time),
        arms: list(given.arms).map(arm),
        limits: list(given.limits),
    };
}
