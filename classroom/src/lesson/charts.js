// charts.js - the lesson's metrics as small charts beside one another.

import { el, refill } from '../dom.js';
import { average, lineChart } from '../charts/line.js';
import { sketched } from '../charts/sketch.js';
import { reformDates } from './calendar.js';

export function chartRow({ speaker, metrics, primary }) {
    const list = metrics.map((metric) => lineChart({ speaker, metric, sync: 'lesson' }));
    const veil = el('div', { class: 'curtain low' });
    const key = el('p', { class: 'key' }, ['left', 'right', 'guess'].map((name) =>
        el('span', { class: `key-${name}` }, el('i', { 'aria-hidden': 'true' }), speaker.say(name === 'guess' ? 'your_guess' : name))));
    const node = el('div', { class: 'charts', role: 'group', 'aria-label': speaker.say('charts') });
    refill(node, key, el('div', { class: 'chart-list' }, list.map((one) => one.node)), veil);
    return {
        node, key,
        // left, right: of experiment.side; either may lack its result
        set(left, right, times, guess) {
            metrics.forEach((metric, i) => {
                const of = (side) => (side?.result ? side.result.series[metric.name] : null);
                const base = of(left);
                list[i].set({
                    times, left: base, right: of(right),
                    guess: metric.name === primary ? sketched(guess, times, average(base)) : null,
                    marks: right?.info ? reformDates(right.info.resolved, times) : [],
                });
            });
            key.querySelector('.key-guess').hidden = !Array.isArray(guess);
        },
        show: (time) => list.forEach((one) => one.show(time)),
        draw: () => list.forEach((one) => one.draw()),
        point(name) {
            list.forEach((one) => one.node.classList.toggle('pointed', one.node.dataset.metric === name));
        },
        destroy: () => list.forEach((one) => one.destroy()),
    };
}
