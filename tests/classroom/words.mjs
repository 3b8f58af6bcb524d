// words.mjs - every word of both pages, the classroom's and the report's: node words.mjs
//
// Each text is there in both languages; between a number and its per cent sign is a blank. Prints TAP.

import { readdirSync } from 'node:fs';

const FOLDERS = ['../../classroom/src/words/', '../../analysis/report/src/words/'];

const isText = (value) => typeof value === 'string' || typeof value === 'function' || Array.isArray(value);

// What is wrong below a value: "path: why". A number may be one that is put in, "{0}".
function wrongIn(value, path) {
    if (typeof value === 'string')
        return /[\d}]%/.test(value) ? [`${path}: no blank before % in "${value}"`] : [];
    if (value === null || typeof value !== 'object')
        return [];
    const wrong = Object.entries(value).flatMap(([key, inner]) => wrongIn(inner, `${path}.${key}`));
    const alone = ['zh', 'en'].filter((lang) => isText(value[lang])).length === 1;
    return alone ? [...wrong, `${path}: in one language only`] : wrong;
}

let counted = 0;
function say(name, wrong) {
    console.log(`${wrong.length ? 'not ok' : 'ok'} ${++counted} - ${name}`);
    wrong.forEach((text) => console.log(`#   ${text}`));
}

for (const folder of FOLDERS) {
    const url = new URL(folder, import.meta.url);
    const files = readdirSync(url).filter((file) => file.endsWith('.js'));
    say(`${folder} has words`, files.length > 3 ? [] : [`only ${files}`]);
    for (const file of files)
        say(`${file}: in both languages, numbers apart from %`, wrongIn({ ...await import(new URL(file, url)) }, file));
}

const bad = { number: { zh: '是 95% 区间', en: '95 % interval' }, put: { zh: '{0} %', en: ['{0}%'] }, alone: { zh: '一' } };
say('what is wrong is found', wrongIn(bad, 'bad').map((text) => text.split(':')[0]).join() === 'bad.number.zh,bad.put.en.0,bad.alone' ? []
    : wrongIn(bad, 'bad'));
console.log(`1..${counted}`);
