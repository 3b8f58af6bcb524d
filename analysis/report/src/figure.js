// figure.js - a chart with its title, the sentence that stands for it, and its files.

import { button } from './button.js';
import { chart, chartFile } from './chart.js';
import { el } from './dom.js';
import { saveFile } from './save/file.js';
import { pngFile } from './save/png.js';
import { provenance, svgFile } from './save/svg.js';
import { reachTables } from './table.js';

const FILE_WIDTH = 720;

// numbers: a table of what is drawn, folded away; legend: words below in place of alt.
export function figure(page, { title, file, make, alt, numbers, said = alt }) {
    const drawn = chart(make, `${title}${page.say('colon')}${alt}`);
    const about = (key) => page.say('of_table', page.say(key), title);
    const svg = () => {
        const made = chartFile(drawn, FILE_WIDTH);
        return { ...made, text: svgFile(made.text, title, provenance(page.doc)) };
    };
    return el('figure', {},
        el('figcaption', {}, title),
        drawn,
        said && el('p', { class: 'note' }, said),
        el('div', { class: 'tools' },
            button(page.say('svg'), about('svg'), () => saveFile(`${file}.svg`, 'image/svg+xml', svg().text)),
            button(page.say('png'), about('png'), async () => {
                try {
                    saveFile(`${file}.png`, 'image/png', await pngFile(svg()));
                    return '';
                } catch {
                    return page.say('no_png');
                }
            })),
        numbers && el('details', { ontoggle: reachTables }, el('summary', {}, page.say('numbers')), numbers));
}
