// store.js - what the page is showing, as one plain object, and who wants to know of changes.

export function createStore(initial) {
    let state = { ...initial };
    const hearers = new Set();

    return {
        get: () => state,
        // Those who hear are told which keys changed; nobody is told of nothing.
        set(patch) {
            const changed = Object.keys(patch).filter((key) => !same(state[key], patch[key]));
            if (!changed.length)
                return;
            state = { ...state, ...patch };
            // Not those who leave as an earlier one hears: their view has gone.
            for (const hear of [...hearers])
                if (hearers.has(hear))
                    hear(state, changed);
        },
        hear(hearer) {
            hearers.add(hearer);
            return () => hearers.delete(hearer);
        },
    };
}

const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);
