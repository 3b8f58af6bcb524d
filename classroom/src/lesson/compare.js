// compare.js - this seat's outcome of each metric, left and right; twenty lives; the guess
// against what came.

import { el, refill } from '../dom.js';
import { sketched } from '../charts/sketch.js';
import { average } from '../charts/line.js';
import { livesPanel } from './lives.js';
import { takeHome } from './take.js';

// outcomes(): [left, right] of this seat, or null; series(): of the primary metric on both sides
export function comparePanel({ app, lesson, metrics, primary, sides, outcomes, digests, series, info }) {
    const { speaker, store } = app;
    const { say, number, begun, pick } = speaker;
    const rows = el('tbody');
    const caption = el('caption');
    const table = el('table', { class: 'compare' }, caption,
        el('thead', {}, el('tr', {}, ['metric', 'left', 'right', 'difference'].map((key, i) =>
            el('th', { scope: 'col', class: i ? 'number' : null }, say(key))))), rows);
    const judged = el('p', { class: 'judged', 'aria-live': 'polite' });
    const lives = livesPanel({ app, metric: primary, sides, onFound: judge });
    const mine = el('div', { class: 'seat-room' });
    const digest = el('p', { class: 'digest soft' });
    const node = el('div', { class: 'compare-panel' }, table, el('p', { class: 'soft' }, say('mean_note')), judged, lives.node,
        mine, takeHome({ app, sides, info, name: lesson?.name ?? 'sandbox' }), digest);

    function judge() {
        const { guess } = store.get();
        if (!lesson?.predict)
            return;
        if (Array.isArray(guess)) {
            const now = series();
            const curve = now && sketched(guess, now.times, average(now.left));
            judged.textContent = curve ? say('guess_drawn', number.levelUnit(average(curve), primary),
                number.levelUnit(average(now.right), primary)) : '';
            return;
        }
        const { choices, right } = lesson.predict;
        if (guess && right && choices[guess - 1]) {
            judged.textContent = guess === right ? say('guess_right', pick(choices[guess - 1]))
                : say('guess_wrong', pick(choices[guess - 1]), pick(choices[right - 1]));
        }
    }

    function update() {
        caption.textContent = say('this_seat', store.get().seat);
        const both = outcomes();
        refill(rows, metrics.map((metric) => {
            const [left, right] = both ? both.map((one) => one[metric.name]) : [];
            const d = number.decimals(metric, left, right);
            // Units of several words stand once, beside the name.
            const [apart, level, change] = number.share(metric) ? ['', 'levelUnit', 'changeUnit']
                : [number.unit(metric), 'level', 'change'];
            return el('tr', { class: metric === primary ? 'primary' : null },
                el('th', { scope: 'row' }, begun(pick(metric.label)), apart && el('span', { class: 'soft' }, ` ${apart}`)),
                el('td', { class: 'number' }, number[level](left, metric, d)),
                el('td', { class: 'number' }, number[level](right, metric, d)),
                el('td', { class: 'number strong' }, number[change](right - left, metric, d)));
        }));
        const found = digests();
        refill(digest, found && [el('span', { title: say('digest_about') }, say('digest'), say('colon')),
            el('code', {}, found.join(' / '))]);
        lives.update();
        if (Array.isArray(store.get().guess))
            judge();
    }
    update();
    return { node, update, mine };
}
