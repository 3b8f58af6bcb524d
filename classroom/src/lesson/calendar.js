// calendar.js - days of a run as dates, periods as moments, what the resolved scenario says.

import { placeOf } from '../save/scenario.js';

const DAY = 86400;

// info: as engine.open answers. Days shown are counted from the first that is recorded: what a
// community lived through before is not looked at.
export function calendar(info) {
    const first = info.begin + info.recordedFrom;
    return {
        days: info.days - info.recordedFrom,
        date: (day) => new Date((first + day) * DAY * 1000),
        moment: (day) => (first + day) * DAY,
        times: info.periods.map((day) => (info.begin + day) * DAY),
    };
}

// What a resolved scenario says at a path, as it is written there; undefined if it says nothing.
// (The program writes it: blocks by two spaces, values that carry a source as {value: ...}.)
export function resolvedValue(resolved, path) {
    const wanted = placeOf(path);
    let depth = 0;
    for (const line of String(resolved).split('\n')) {
        const match = /^( *)([\w-]+):(?: (.*))?$/.exec(line);
        const level = match ? match[1].length / 2 : 0;
        if (!match)
            continue;
        depth = Math.min(depth, level);
        if (level !== depth || match[2] !== wanted[level])
            continue;
        if (level === wanted.length - 1)
            return /^\{value: ([^,}]+)/.exec(match[3] ?? '')?.[1].trim() ?? match[3];
        depth++;
    }
    return undefined;
}

// The dates on which the resolved scenario's reforms begin, as moments after the first period.
export function reformDates(resolved, times) {
    const text = /^reforms:\n((?: .*\n?)*)/m.exec(`${resolved}\n`)?.[1] ?? '';
    const dates = [...text.matchAll(/^ {4}begin: "?(\d{4}-\d{2}-\d{2})/gm)].map(([, date]) => Date.parse(`${date}T00:00:00Z`) / 1000);
    return [...new Set(dates)].filter((date) => times.length && date > times[0] && date < times[times.length - 1]);
}
