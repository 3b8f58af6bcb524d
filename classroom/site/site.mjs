// site.mjs - the classroom page as a static site that a phone keeps: node site.mjs PAGE.html FOLDER
//
// Four files: index.html (the page, and what asks the browser to keep it), sw.js (the service worker),
// manifest.webmanifest and icon.svg. The page itself is not changed: opened from a file it knows
// nothing of all this. All addresses are relative, so any folder of any server will do.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const text = (name) => readFileSync(join(here, name), 'utf8');
const hash = (code, form) => createHash('sha256').update(code).digest(form);

// The policy in the page, and what a site needs beyond it: its own worker, manifest and icon.
function allow(policy, script) {
    const more = {
        'script-src': `'sha256-${hash(script, 'base64')}'`,
        'worker-src': "'self'",
        'manifest-src': "'self'",
        'img-src': "'self'",
    };
    const parts = policy
        .split(';')
        .map((part) => part.trim())
        .filter(Boolean)
        .map((part) => {
            const [name] = part.split(' ');
            const grown = more[name] ? `${part} ${more[name]}` : part;
            delete more[name];
            return grown;
        });
    return [...parts, ...Object.entries(more).map((rest) => rest.join(' '))].join('; ');
}

function indexOf(html) {
    const script = text('register.js')
        .replace(/^\/\/.*\n/gm, '')
        .trim();
    const policy = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/;
    if (!policy.test(html) || html.split('</head>').length !== 2)
        throw new Error('the page must have one policy and one head');
    const icon = `data:image/svg+xml;base64,${Buffer.from(text('icon.svg')).toString('base64')}`;
    const links = [
        `<link rel="manifest" href="manifest.webmanifest">`,
        `<link rel="icon" href="${icon}">`,
        `<script>${script}</script>`,
    ];
    // Functions, so that no $ of the page is taken for a place.
    return html
        .replace(policy, (_, before, old, after) => before + allow(old, script) + after)
        .replace('</head>', () => `${links.join('\n')}\n</head>`);
}

export function site(folder, html) {
    const files = {
        'index.html': indexOf(html),
        'manifest.webmanifest': text('manifest.webmanifest'),
        'icon.svg': text('icon.svg'),
    };
    const version = hash(Object.values(files).join('\0'), 'hex').slice(0, 16);
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    writeFileSync(
        join(folder, 'sw.js'),
        text('sw.js').replace('@version@', () => version)
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    site(process.argv[3], readFileSync(process.argv[2], 'utf8'));
