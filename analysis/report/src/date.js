// date.js - civil dates "2011-01-01" in words, no finer than what was recorded.

const parse = (text) => {
    const [year, month, day] = String(text).split('-').map(Number);
    return new Date(Date.UTC(year, (month || 1) - 1, day || 1));
};

export function dates(lang, record) {
    const locale = lang === 'zh' ? 'zh-CN' : 'en-GB';
    const write = (options) => {
        const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
        return (text) => {
            const date = parse(text);
            if (Number.isNaN(date.getTime()))
                return String(text);
            return format.format(date);
        };
    };
    const day = write({ year: 'numeric', month: lang === 'zh' ? 'long' : 'short', day: 'numeric' });
    const month = write({ year: 'numeric', month: 'long' });
    const year = write({ year: 'numeric' });
    return { day, month, year, period: { day, month, year }[record] ?? month };
}

// The period in which a date falls: the last that begins on it or before; -1 if none does.
export function periodOf(time, date) {
    let found = -1;
    for (let i = 0; i < time.length && time[i] <= date; i++)
        found = i;
    return found;
}
