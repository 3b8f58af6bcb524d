// view.js - the map of a lesson, a view of its own: every combination of one or two of its numbers,
// as curves or as heat maps. What is chosen there goes to the stages.

import { button, el } from '../dom.js';
import { failure } from '../lesson/lives.js';
import { saveFile } from '../save/file.js';
import { LIVES, createCells } from './cells.js';
import { curveFigures, heatFigures } from './figures.js';
import { sweepFile } from './sweep.js';

export async function mapView(app, lesson) {
    const { store, speaker, client } = app;
    const { say, pick, begun } = speaker;
    const { map } = lesson;
    const metrics = await Promise.all(map.show.map((name) => client.metric(name)));
    const rows = await Promise.all([map.across, map.down].filter(Boolean).map(({ path }) => client.row(path)));
    const names = rows.map((row) => pick(row.label));
    const cells = createCells(app, lesson, update);
    const figures = await (map.down ? heatFigures : curveFigures)({
        speaker, client, map, metrics, cells, labels: names.map(begun), onChoose: toStage });

    function toStage(cell) {
        const { arm, set } = cells.cells[cell];
        store.set({ view: 'lesson', step: store.get().guess === null ? 'predict' : 'run', arm, set });
    }

    const files = map.arms.map(({ name, title }) => button(
        map.arms.length > 1 ? `${say('map_sweep')}${say('colon')}${pick(title)}` : say('map_sweep'),
        () => saveFile(`${lesson.name}-${name}.sweep.yaml`, sweepFile(lesson, name)), { class: 'small' }));
    const bar = el('progress', { max: cells.whole, value: 0, 'aria-label': pick(map.title) });
    const told = el('span', { class: 'soft', role: 'status' });
    const press = button('', () => (running ? stop() : start()), { class: 'primary' });
    const fault = el('p', { class: 'faults', role: 'alert', hidden: true });
    const node = el('div', { class: 'map-view' },
        el('h1', {}, el('span', { class: 'over' }, pick(lesson.title)), pick(map.title)),
        el('p', { class: 'lead' }, map.down ? say('map_lead_heat', ...names, pick(map.arms[0].title)) : say('map_lead_curve', ...names)),
        el('div', { class: 'running' }, press, bar, told), fault,
        el('div', { class: 'figures' }, figures.map((one) => one.node)),
        el('div', { class: 'take' }, el('h2', {}, say('take_home')), el('p', { class: 'soft' }, say('map_sweep_about')),
            el('div', { class: 'tools' }, files)));
    let running = false;

    function update() {
        figures.forEach((one) => one.update());
        bar.value = cells.done();
        const text = say('map_lives', cells.lives(), LIVES);
        if (told.textContent !== text) // said once to those who listen
            told.textContent = text;
    }

    function rest() {
        running = false;
        press.textContent = say('map_go');
        press.hidden = cells.done() === cells.whole;
    }

    async function start() {
        running = true;
        press.textContent = say('lives_stop');
        try {
            if (!(await cells.run()))
                return; // stopped
        } catch (error) {
            fault.textContent = failure(speaker, error) || '';
            fault.hidden = !fault.textContent;
        }
        rest();
    }

    function stop() {
        cells.stop();
        rest();
    }

    update();
    start();
    return { node, unmount: stop };
}
