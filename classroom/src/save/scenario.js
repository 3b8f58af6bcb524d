// scenario.js - a request as a scenario file that `shequ run FILE` runs to the same digest.

const TOP = ['run', 'city', 'reforms', 'question', 'rules'];

// Where a setting's path stands in a scenario: what is not at its top is a parameter.
export function placeOf(path) {
    const parts = path.split('.');
    return TOP.includes(parts[0]) ? parts : ['parameters', ...parts];
}

export function scenarioFile({ name, settings }) {
    const tree = new Map();
    for (const [path, value] of settings) {
        const parts = placeOf(path);
        let at = tree;
        for (const part of parts.slice(0, -1)) {
            if (!(at.get(part) instanceof Map))
                at.set(part, new Map());
            at = at.get(part);
        }
        at.set(parts[parts.length - 1], value);
    }
    return `shequ: 1\nextends: ${name}\n${lines(tree, '')}`;
}

const lines = (tree, indent) => [...tree].map(([key, value]) => (value instanceof Map
    ? `${indent}${key}:\n${lines(value, `${indent}  `)}` : `${indent}${key}: ${scalar(value)}\n`)).join('');

// As it is where it cannot be read otherwise: numbers with units, names, flow lists.
export const scalar = (value) => (/^[\w.][\w.%/ +-]*$/.test(value) || /^[[{]/.test(value) ? value : JSON.stringify(value));
