// digest.js - 15 bits of what both communities are: which program, lesson, baseline, settings.
//
// Two codes of one digest were made by the same lesson with the same positions of the sliders.
// Different ones agree by chance once in 32,768.

// Keys sorted, so that the order in which sliders were moved does not matter; numbers that are
// written differently (0.50, "0.5") are one.
function canon(value) {
    if (Array.isArray(value))
        return `[${value.map(canon).join()}]`;
    if (value && typeof value === 'object')
        return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canon(value[key])}`).join()}}`;
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
        return JSON.stringify(Number(value));
    return JSON.stringify(value ?? null);
}

// FNV-1a over UTF-16 units, stirred by the finisher of MurmurHash3 (both in the public domain).
function hash(text) {
    let h = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) {
        h = Math.imul(h ^ (text.charCodeAt(i) & 255), 0x01000193);
        h = Math.imul(h ^ (text.charCodeAt(i) >>> 8), 0x01000193);
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
}

export const DIGEST_BITS = 15;

// lesson: as in data.json. sides: the two requests as they are given to client.open (name, settings).
// version: the program's.
export function digestOf(lesson, sides, version) {
    const told = {
        version, format: lesson.lesson, lesson: lesson.number, primary: lesson.primary,
        sides: sides.map(({ name, settings }) => [name, [...settings].sort((a, b) => (a[0] < b[0] ? -1 : 1))]),
    };
    return hash(canon(told)) & (2 ** DIGEST_BITS - 1);
}
