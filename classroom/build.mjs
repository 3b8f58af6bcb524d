// build.mjs - the classroom as one file: node build.mjs OUT.html ENGINE.wasm BAKED.json VERSION LESSONS
//
// What the page is made of, in its only copy of each: template.html, style.css, src/, the lessons.
// ENGINE.wasm and BAKED.json (scenarios as leaves, rows) come from `make`.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zlibSync } from 'fflate';
import { readLessons } from './lessons.mjs';

// template.html and docs/classroom.md say these too.
const TARGET = ['chrome88', 'edge88', 'firefox78', 'safari14.1'];
const LIMIT = 2e6;

const here = dirname(fileURLToPath(import.meta.url));
const text = (...path) => readFileSync(join(here, ...path), 'utf8');

async function bundle(entry) {
    const made = await build({
        entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, format: 'iife', target: TARGET,
        legalComments: 'none', charset: 'utf8', logLevel: 'warning',
        define: { 'process.env.NODE_ENV': '"production"' },
    });
    return made.outputFiles[0].text.trim();
}

// Inside a script element neither its end nor a comment may begin.
const inScript = (code) => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
const hash = (code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const pack = (bytes) => Buffer.from(zlibSync(bytes, { level: 9 })).toString('base64');

function licences() {
    const of = (name, file) => {
        const { version, license } = JSON.parse(text('node_modules', name, 'package.json'));
        return `${name} ${version} (${license})\n\n${text('node_modules', name, file).trim()}`;
    };
    return [of('uplot', 'LICENSE'), of('fflate', 'LICENSE')].join('\n\n').replace(/--/g, '- -').replace(/[ \t\r]+$/gm, '');
}

// The worker is a script of its own, begun from a blob; of what is fetched there is nothing.
// WebAssembly is compiled under 'wasm-unsafe-eval'. Browsers that do not know that word leave it
// aside, and compile it under the page's policy only with 'unsafe-eval': so old ones are told both
// in the worker, which a blob inherits, and no text of an address ever becomes code.
const policyOf = (script) => `default-src 'none'; script-src ${hash(script)} blob: 'wasm-unsafe-eval' 'unsafe-eval'; ` +
    `worker-src blob:; child-src blob:; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'none'; ` +
    `base-uri 'none'; form-action 'none'`;

const [, , out, wasm, baked, version, folder] = process.argv;
const lessons = readLessons(folder);
const data = { version, lessons, ...JSON.parse(readFileSync(baked, 'utf8')) };
const script = inScript(await bundle('src/main.js'));
const parts = {
    policy: policyOf(script), style: await bundle('src/style.css'), script, licences: licences(),
    data: pack(Buffer.from(JSON.stringify(data))), worker: pack(Buffer.from(await bundle('src/engine/worker.js'))),
    wasm: pack(readFileSync(wasm)),
};
const page = text('template.html').replace(/@(\w+)@/g, (_, name) => parts[name]);
const size = Buffer.byteLength(page);
if (size > LIMIT)
    throw new Error(`the page has ${size} bytes; the limit is ${LIMIT}`);
writeFileSync(out, page);
