// csv.js - a table as CSV that Excel opens in Chinese: UTF-8 with its mark, CRLF.

const MARK = '\ufeff';

function cell(value) {
    if (value === null || value === undefined)
        return '';
    if (typeof value === 'number')
        return String(value);
    // A text that begins like a formula must stay a text.
    const text = /^[=+@\-\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export const csvText = (rows) => MARK + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
