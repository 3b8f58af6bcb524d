// axe.mjs - what axe-core finds that is serious, or worse, in the view that is shown.

import { readFileSync } from 'node:fs';

const axe = readFileSync(new URL('../../classroom/node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export async function serious({ run }) {
    await run(`${axe};0`);
    return run(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 90)).join(' | ')))`);
}
