// plain.js - a number in figures, in this page and in the classroom's: grouped as its language has it, with
// a minus that is one; what is not known is a dash, and nothing has no sign.

export const MINUS = '\u2212';
export const known = (value) => typeof value === 'number' && Number.isFinite(value);
export const localeOf = (lang) => (lang === 'zh' ? 'zh-CN' : 'en-GB');

export const plainly = (locale) => (value, decimals, sign = false) => {
    if (!known(value))
        return '–';
    const text = new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    }).format(Math.abs(value));
    const zero = !/[1-9]/.test(text);
    if (value < 0 && !zero)
        return MINUS + text;
    return sign && !zero ? `+${text}` : text;
};
