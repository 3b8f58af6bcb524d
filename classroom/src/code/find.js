// find.js - the codes of a chat log, whatever stands around and between them.
//
// A code begins with SQ. Between its symbols may stand blanks, hyphens of any kind, a line's end
// and marks of quoting: chat programs break lines and put such things in. What has the look of a
// code and is none is told, with what it may have been; what has not is passed over.

import { LENGTH, isSound, understand } from './code.js';
import { plain, valueOf } from './symbols.js';
import { speakers } from './speakers.js';

export const LONGEST = 2e6; // characters; of a longer log only the first so many are read
const BEGIN = /S[^\S\n]?Q/gi;
const GAP = /[\s\-‐‑‒–—―−_~·.,>|│┃"'“”‘’`*]{0,12}/y;
const HYPHEN = /[\-‐‑‒–—―−_~]/;

// The symbols from `at` on, at most `most`: {value, end, gap}, gap being what stands before it.
function symbolsFrom(text, at, most) {
    const symbols = [];
    for (let next = at; symbols.length < most;) {
        GAP.lastIndex = next;
        const gap = GAP.exec(text)[0];
        const value = next + gap.length < text.length ? valueOf(text[next + gap.length]) : undefined;
        if (value === undefined)
            break;
        next += gap.length + 1;
        symbols.push({ value, end: next, gap });
    }
    return symbols;
}

const values = (symbols) => symbols.map(({ value }) => value);
const hyphened = ({ gap }) => gap === '' || HYPHEN.test(gap);

// "SQL server is good" is no code: one has hyphens at its groups, or runs on without a blank and
// has digits among its letters.
function looksLike(text, from, symbols) {
    const end = symbols[Math.min(symbols.length, LENGTH) - 1].end;
    const seen = text.slice(from, end);
    const hyphens = symbols.slice(0, LENGTH).filter(({ gap }) => HYPHEN.test(gap)).length;
    return hyphens >= 2 || ((hyphens === 1 || !/\s/.test(seen)) && (seen.match(/\d/g) ?? []).length >= 3);
}

// What begins at `from`, behind its SQ at `at`: {end, ...understand's answer}, or null.
function readAt(text, from, at) {
    const symbols = symbolsFrom(text, at, LENGTH + 1);
    if (symbols.length < LENGTH - 4)
        return null;
    const first = values(symbols.slice(0, LENGTH));
    const like = looksLike(text, from, symbols);
    if (!like && !isSound(first))
        return null;
    const whole = understand(first);
    if (whole.fields || (whole.reason !== 'mistyped' && like))
        return { end: symbols[LENGTH - 1].end, ...whole };
    if (!like || /[0-9A-Z]/i.test(text[from - 1] ?? ' '))
        return null;
    // One too few ends where a blank or the text does; one too many goes on without a blank.
    const sizes = [LENGTH];
    if (symbols.length > LENGTH && hyphened(symbols[LENGTH]))
        sizes.push(LENGTH + 1);
    if (symbols.length === LENGTH - 1 || (symbols.length >= LENGTH && !hyphened(symbols[LENGTH - 1])))
        sizes.push(LENGTH - 1);
    for (const size of sizes.filter((one) => one <= symbols.length)) {
        const word = understand(values(symbols.slice(0, size)));
        if (word.offer)
            return { end: symbols[size - 1].end, ...word };
    }
    const run = symbols.findIndex((one, i) => i > 0 && !hyphened(one));
    const size = run >= LENGTH - 4 ? Math.min(run, LENGTH) : Math.min(symbols.length, LENGTH);
    return { end: symbols[size - 1].end, reason: 'mistyped' };
}

// Everything in a log that is a code or looks like one, in its order: [{seen, who?, ...}], seen as it
// stands there, and of each what understand answers: {code, fields} or {reason, offer?, version?}.
export function find(log) {
    const lines = speakers(plain(String(log).slice(0, LONGEST)).split('\n'));
    // A code may go on in the next line, but not past the name of another speaker.
    const speeches = [];
    for (const { who, text, head } of lines) {
        const last = speeches[speeches.length - 1];
        if (last && !head && last.who === who)
            last.text += `\n${text}`;
        else
            speeches.push({ who, text });
    }
    return speeches.flatMap(({ who, text }) => codesOf(text).map((one) => (who ? { ...one, who } : one)));
}

function codesOf(text) {
    const codes = [];
    BEGIN.lastIndex = 0;
    for (let begin; (begin = BEGIN.exec(text));) {
        const found = readAt(text, begin.index, BEGIN.lastIndex);
        if (!found)
            continue;
        const { end, ...rest } = found;
        codes.push({ seen: text.slice(begin.index, end).replace(/\s+/g, ' ').slice(0, 60), ...rest });
        BEGIN.lastIndex = end;
    }
    return codes;
}
