// build.mjs - the classroom as one file: node build.mjs OUT.html FOLDER LESSONS
//
// What the page is made of, in its only copy of each: template.html, check.js, src/, the lessons.
// FOLDER holds what the program gave (mk/classroom): shequ.wasm, baked.json (scenarios as leaves),
// reforms.json and parameters.json (as `shequ describe --json` has them).

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zlibSync } from 'fflate';
import { readLessons } from './lessons.mjs';

// template.html and docs/classroom-page.md say these too.
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
    // Its package brings no licence file; the notice stands at the head of its source.
    const qr = () => `qrcode-generator ${JSON.parse(text('node_modules/qrcode-generator/package.json')).version} (MIT)`;
    return [of('uplot', 'LICENSE'), of('fflate', 'LICENSE'), qr()].join('\n\n').replace(/--/g, '- -').replace(/[ \t\r]+$/gm, '');
}

// Nothing may be fetched, and no script may run but these two and the worker, which is begun from a
// blob. WebAssembly is compiled under 'wasm-unsafe-eval'; browsers older than that word compile it
// under 'unsafe-eval' only, so it stands here, and check.js takes it away where it is not needed.
const policyOf = (...scripts) => `default-src 'none'; script-src ${scripts.map(hash).join(' ')} blob: 'wasm-unsafe-eval' 'unsafe-eval'; ` +
    `worker-src blob:; child-src blob:; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'none'; ` +
    `base-uri 'none'; form-action 'none'`;

const [, , out, folder, lessonFolder] = process.argv;
const given = (name) => readFileSync(join(folder, name));
const described = (name) => JSON.parse(given(name));
const brief = (list) => list.map(({ name, label }) => ({ name, label }));
const reforms = described('reforms.json');
const { version, scenarios } = described('baked.json');
const lessons = readLessons(lessonFolder);
const data = {
    version, scenarios, lessons,
    // Of the sandbox: those that no lesson brought, what may be ordered, what may be changed.
    sandbox: Object.keys(scenarios).filter((name) => !name.includes('/')),
    reforms: reforms.filter(({ kind }) => kind === 'reform').map(({ name, label, about }) => ({ name, label, about })),
    rows: brief([...described('parameters.json').filter(({ type }) => type !== 'choice'),
        ...reforms.filter(({ kind, type }) => kind !== 'reform' && type !== 'choice')]),
};
const script = inScript(await bundle('src/main.js'));
const check = inScript(text('check.js').trim());
const parts = {
    policy: policyOf(check, script), style: await bundle('src/style.css'), check, script, licences: licences(),
    data: pack(Buffer.from(JSON.stringify(data))), worker: pack(Buffer.from(await bundle('src/engine/worker.js'))),
    wasm: pack(given('shequ.wasm')),
};
const page = text('template.html').replace(/@(\w+)@/g, (_, name) => parts[name]);
const size = Buffer.byteLength(page);
if (size > LIMIT)
    throw new Error(`the page has ${size} bytes; the limit is ${LIMIT}`);
writeFileSync(out, page);
