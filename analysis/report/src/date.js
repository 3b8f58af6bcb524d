// date.js - civil dates "2011-01-01" in words, no finer than what was recorded.

const parse = (text) => {
    const [year, month, day] = String(text).split('-').map(Number);
    return new Date(Date.UTC(year, (month || 1) - 1, day || 1));
};

const valid = (write) => (text) => {
    const date = parse(text);
    return Number.isNaN(date.getTime()) ? String(text ?? '') : write(date);
};

// As the other pages write it, with spaces: 2011 年 1 月 1 日.
const chinese = (parts) => valid((date) => [
    `${date.getUTCFullYear()}\u00a0年`, `${date.getUTCMonth() + 1}\u00a0月`, `${date.getUTCDate()}\u00a0日`,
].slice(0, parts).join('\u00a0'));

const english = (options) => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
    return valid((date) => format.format(date));
};

export function dates(lang, record) {
    const day = lang === 'zh' ? chinese(3) : english({ year: 'numeric', month: 'short', day: 'numeric' });
    const month = lang === 'zh' ? chinese(2) : english({ year: 'numeric', month: 'long' });
    const year = lang === 'zh' ? chinese(1) : english({ year: 'numeric' });
    return { day, month, year, period: { day, month, year }[record] ?? month };
}

// The period in which a date falls: the last that begins on it or before; -1 if none does.
export function periodOf(time, date) {
    let found = -1;
    for (let i = 0; i < time.length && time[i] <= date; i++)
        found = i;
    return found;
}
