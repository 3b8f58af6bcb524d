// arms.js - the arms of a lesson as buttons: which one the right community is.

import { el } from '../dom.js';

export function arms({ speaker, list, chosen, left, onChoose }) {
    const { say, pick } = speaker;
    const buttons = list.map((arm) => el('button', {
        type: 'button', class: 'arm', 'data-arm': arm.name, onclick: () => onChoose(arm.name) }, pick(arm.title)));
    const beside = el('p', { class: 'soft' });
    const node = el('div', { class: 'arms', role: 'group', 'aria-label': say('arms') },
        el('h3', {}, say('arms')), el('div', { class: 'arm-list' }, buttons), beside);
    const update = () => {
        buttons.forEach((one) => one.setAttribute('aria-pressed', String(one.dataset.arm === chosen())));
        beside.textContent = say('arms_left', pick(list.find((arm) => arm.name === left())?.title));
    };
    update();
    return { node, update };
}
