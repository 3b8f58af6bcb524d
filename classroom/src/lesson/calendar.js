// calendar.js - days of a run as dates, periods as moments, and where reforms begin.

const DAY = 86400;

// info: as engine.open answers; begin is the first day that is run, burn-in included.
export function calendar(info) {
    const first = Date.parse(`${info.begin ?? info.start}T00:00:00Z`) / 1000;
    const from = info.recordedFrom ?? 0;
    return {
        from, days: info.days,
        date: (day) => new Date((first + day * DAY) * 1000),
        moment: (day) => first + day * DAY,
        times: info.periods.map((day) => first + day * DAY),
    };
}

// The dates on which the resolved scenario's reforms begin, as moments after the first period.
export function reformDates(resolved, times) {
    const text = /^reforms:\n((?: .*\n?)*)/m.exec(`${resolved}\n`)?.[1] ?? '';
    const dates = [...text.matchAll(/^ {4}begin: "?(\d{4}-\d{2}-\d{2})/gm)].map(([, date]) => Date.parse(`${date}T00:00:00Z`) / 1000);
    return [...new Set(dates)].filter((date) => times.length && date > times[0] && date < times[times.length - 1]);
}
