// svg.js - a chart as an SVG file that says where it comes from.

const escape = (text) =>
    String(text).replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

// What a figure rests on, for its metadata.
export function provenance(doc) {
    const files = [doc.base, ...doc.arms].filter((arm) => arm?.digest)
        .map((arm) => `${arm.name} ${arm.digest}`);
    return [`shequ ${doc.version ?? ''}`, ...files, doc.reproduce?.command].filter(Boolean).join('; ');
}

export function svgFile(text, title, origin) {
    const end = text.indexOf('>') + 1;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${text.slice(0, end)}<title>${escape(title)}</title>` +
        `<metadata>${escape(origin)}</metadata>${text.slice(end)}`;
}
