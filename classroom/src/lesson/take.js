// take.js - what a reader takes home: the link, the scenario as a file, the command.

import { el } from '../dom.js';
import { copyText } from '../save/clipboard.js';
import { saveFile } from '../save/file.js';
import { scenarioFile } from '../save/scenario.js';
import { shellCommand } from '../save/command.js';

export function takeHome({ app, sides, info, name }) {
    const { say } = app.speaker;
    const small = (label, act) => el('button', { type: 'button', class: 'small', onclick: act }, label);
    const copying = (label, text) => {
        const node = small(label, async () => {
            node.textContent = say(await copyText(text()) ? 'copied' : 'not_copied');
            setTimeout(() => { node.textContent = label; }, 2000);
        });
        return node;
    };
    return el('section', { class: 'take' }, el('h3', {}, say('take_home')), el('div', { class: 'tools' },
        copying(say('copy_link'), () => app.link()),
        copying(say('copy_command'), () => shellCommand(sides())),
        small(say('scenario_file'), () => saveFile(`${name}.yaml`, scenarioFile(sides()[1]))),
        small(say('resolved_file'), () => info()?.resolved && saveFile(`${name}-complete.yaml`, info().resolved))));
}
