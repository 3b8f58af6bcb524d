// text.mjs - a lesson's text as HTML, in four parts: the body, and what a teacher prints.
//
// What comes out is made of marked's own tags only: markup written in a text becomes text, a
// link leads to a web address, a picture is left out.

import { Marked } from 'marked';

const escape = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const marked = new Marked({
    gfm: true,
    renderer: {
        html: ({ text }) => escape(text),
        image: ({ text }) => escape(text),
        link({ href, tokens }) {
            const words = this.parser.parseInline(tokens);
            return /^https?:\/\//.test(href) ? `<a href="${escape(href)}" rel="noreferrer">${words}</a>` : words;
        },
        // Wide tables scroll by themselves, and can be reached by the keyboard.
        table(token) {
            const one = (cell, tag) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`;
            const row = (cells, tag) => `<tr>${cells.map((cell) => one(cell, tag)).join('')}</tr>`;
            return `<div class="scroll" tabindex="0"><table><thead>${row(token.header, 'th')}</thead>` +
                `<tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`;
        },
    },
});

const SHEETS = {
    sheet: ['Run sheet', '课堂流程'], worksheet: ['Worksheet', '学生作业单'], key: ['Answer key', '参考答案'],
};

export function lessonText(markdown) {
    const parts = { body: '', sheet: '', worksheet: '', key: '' };
    for (const section of markdown.split(/^(?=## )/m)) {
        const title = /^## (.+)$/m.exec(section)?.[1].trim() ?? '';
        const name = Object.keys(SHEETS).find((one) => SHEETS[one].includes(title));
        // The heading of a sheet is the page's.
        if (name)
            parts[name] += section.replace(/^## .+\n/, '');
        else if (title)
            parts.body += section;
    }
    return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, marked.parse(text)]));
}
