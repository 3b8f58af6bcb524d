// numbers.js - a curve's points as a table; each point can be put on the stages.

import { el, refill } from '../dom.js';

// arms: [title]; of(arm, i, metric's name): the value at values[i], NaN where there is none yet
export function numbersTable({ speaker, axis, values, metrics, arms, of, onChoose }) {
    const { say, pick, number, begun } = speaker;
    const body = el('tbody');
    const cells = values.map(() => arms.map(() => metrics.map(() => el('td', { class: 'number' }))));
    refill(body, values.flatMap((value, i) => arms.map((title, arm) => el('tr', {},
        el('th', { scope: 'row', class: 'number' }, value), el('td', {}, title), cells[i][arm],
        el('td', {}, el('button', { type: 'button', class: 'small', 'aria-label': say('map_show_about', `${axis} ${value}, ${title}`),
            onclick: () => onChoose(arm, i) }, say('map_show')))))));
    const node = el('details', { class: 'sheet' }, el('summary', {}, say('map_numbers')), el('div', { class: 'scroll' },
        el('table', {}, el('thead', {}, el('tr', {}, [axis, say('arms'), ...metrics.map((metric) =>
            `${begun(pick(metric.label))} ${number.unit(metric)}`.trim()), ''].map((text, i) =>
            (text ? el('th', { scope: 'col', class: i === 1 ? null : 'number' }, text) : el('td'))))), body)));

    function update() {
        metrics.forEach((metric, m) => {
            const all = values.flatMap((_, i) => arms.map((__, arm) => of(arm, i, metric.name)));
            const d = number.decimals(metric, ...all);
            values.forEach((_, i) => arms.forEach((__, arm) => {
                cells[i][arm][m].textContent = number.level(of(arm, i, metric.name), metric, d);
            }));
        });
    }
    return { node, update };
}
