// reproduce.js - the command, the digests, the scenario, and the books that closed.

import { button } from '../button.js';
import { el } from '../dom.js';
import { saveFile } from '../save/file.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { books } from './answer.js';

function files(page) {
    const { say, doc } = page;
    const all = [doc.base, ...doc.arms].filter((arm) => arm?.digest);
    return all.length > 0 && table(page, {
        caption: say('digests'), file: 'digests',
        columns: ['scheme', 'result_file', 'digest'].map((key) => ({ head: say(key), kind: 'text' })),
        rows: all.map((arm) => [page.armTitle(arm), arm.file ?? '', { text: arm.digest, show: el('code', {}, arm.digest) }]),
    });
}

export function reproduce(page, place) {
    const { say, doc } = page;
    const given = doc.reproduce ?? {};
    return section(page, { ...place, key: 'reproduce', lead: say('reproduce_note') },
        given.command && el('pre', { tabindex: 0, role: 'region', 'aria-label': say('command') }, el('code', {}, given.command)),
        doc.books && el('p', {}, say('fact_books'), say('colon'), books(page)),
        files(page),
        given.scenario && el('details', { class: 'scenario' }, el('summary', {}, say('scenario_text')),
            el('pre', { tabindex: 0, role: 'region', 'aria-label': say('scenario_text') }, el('code', {}, given.scenario))),
        given.scenario && el('div', { class: 'tools' }, button(say('scenario_file'), say('scenario_file'), () =>
            saveFile(`${doc.arms[0]?.name ?? 'scenario'}.yaml`, 'application/yaml', given.scenario))));
}
