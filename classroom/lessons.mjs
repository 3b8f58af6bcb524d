// lessons.mjs - the lessons of a folder as data: lesson.yaml with its texts, in their order.
//
// `shequ lesson` reads the same files strictly; here they are only taken over. A setting is
// kept as it is written, so that its digits are those of the file.

import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, parseDocument } from 'yaml';
import { lessonText } from './text.mjs';

const written = (node) => (isScalar(node) ? String(node.source ?? node.value) : JSON.stringify(node.toJSON()));

function settings(map) {
    if (!isMap(map))
        return {};
    return Object.fromEntries(map.items.map(({ key, value }) => [String(key), written(value)]));
}

function readLesson(folder, directory) {
    const file = join(folder, directory, 'lesson.yaml');
    const doc = parseDocument(readFileSync(file, 'utf8'));
    if (doc.errors.length)
        throw new Error(`${file}: ${doc.errors[0].message}`);
    const lesson = doc.toJSON();
    const [, number, name] = /^(\d+)-(.+)$/.exec(directory);
    const arms = lesson.arms.map((arm, i) => ({ ...arm, set: settings(doc.getIn(['arms', i, 'set'], true)) }));
    const sliders = (lesson.sliders ?? []).map((slider) => ({ ...slider, low: String(slider.low), high: String(slider.high) }));
    const text = Object.fromEntries(['zh', 'en'].map((lang) => {
        const at = join(folder, directory, `${lang}.md`);
        return [lang, existsSync(at) ? lessonText(readFileSync(at, 'utf8')) : { body: '', sheet: '', worksheet: '', key: '' }];
    }));
    return { ...lesson, name, number: Number(number), arms, sliders, text };
}

export function readLessons(folder) {
    if (!existsSync(folder))
        return [];
    return readdirSync(folder).filter((name) => /^\d+-/.test(name)).sort().map((name) => readLesson(folder, name));
}

// Every scenario a lesson runs.
const scenariosOf = (lessons) =>
    [...new Set(lessons.flatMap(({ scenario, arms }) => [scenario, ...arms.map((arm) => arm.scenario)]).filter(Boolean))];

// node lessons.mjs FOLDER: their scenarios that are not at the top of scenarios/, for mk/classroom.
if (process.argv[1] === fileURLToPath(import.meta.url))
    console.log(scenariosOf(readLessons(process.argv[2])).filter((name) => name.includes('/')).join('\n'));
