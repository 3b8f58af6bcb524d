// build.mjs - the page of `shequ report` as one file: node build.mjs OUT.html
//
// What the page is made of, in its only copy of each: template.html, style.css, check.js,
// src/. The document is spliced in later, by the program, into the element "data".

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The page says these too: template.html, src/words/frame.js, docs/page.md.
const TARGET = ['chrome88', 'edge88', 'firefox78', 'safari14.1'];
const LIMIT = 1.5e6;

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);
const text = (...path) => readFileSync(at(...path), 'utf8');

async function bundle(entry, format) {
    const made = await build({
        entryPoints: [at(entry)], bundle: true, minify: true, write: false, format, target: TARGET,
        legalComments: 'none', charset: 'utf8', logLevel: 'warning',
        define: { 'process.env.NODE_ENV': '"production"' },
    });
    return made.outputFiles[0].text.trim();
}

// Inside a script element neither its end nor a comment may begin.
const inScript = (code) => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
const hash = (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

function licences() {
    const of = (name, ...files) => {
        const { version, license } = JSON.parse(text('node_modules', name, 'package.json'));
        return [`${name} ${version} (${license})`, ...files.map((file) => text('node_modules', name, file).trim())];
    };
    return [of('echarts', 'NOTICE', 'LICENSE', 'licenses/LICENSE-d3'), of('zrender', 'LICENSE'), of('tslib', 'LICENSE.txt')]
        .flat().join('\n\n').replace(/--/g, '- -').replace(/[ \t\r]+$/gm, '');
}

const script = inScript(await bundle('src/main.js', 'iife'));
const check = inScript(text('check.js').trim());
// Nothing may be fetched, and no script may run but these two.
const policy = `default-src 'none'; script-src ${hash(check)} ${hash(script)}; style-src 'unsafe-inline'; ` +
    `img-src data: blob:; base-uri 'none'; form-action 'none'`;
const parts = { policy, style: await bundle('src/style.css'), check, script, licences: licences() };
const page = text('template.html').replace(/@(\w+)@/g, (_, name) => parts[name]);

const PLACE = '<script type="application/json" id="data"></script>';
if (page.split(PLACE).length !== 2)
    throw new Error('the page must have one place for the document');
if (Buffer.byteLength(page) > LIMIT)
    throw new Error(`the page has ${Buffer.byteLength(page)} bytes; the limit is ${LIMIT}`);
writeFileSync(process.argv[2], page);
