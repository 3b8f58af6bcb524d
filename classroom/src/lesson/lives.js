// lives.js - the same two communities under twenty lucks: is the difference luck's?

import { el, glyph, refill } from '../dom.js';
import { intervalChart } from '../charts/interval.js';
import { verdict } from '../claim.js';
import { requestKey } from '../sides.js';

export const LIVES = 20;
const MARKS = { helps: '▲', hurts: '▼', up: '↑', down: '↓', undecided: '?', none: '=' };

// Outcomes of pairs of requests, flat, over LIVES replicates, each replicate of all before the next.
export async function gather(runner, requests, group, told) {
    const found = requests.map(() => []);
    for (let replicate = 0; replicate < LIVES; replicate++) {
        for (const [i, request] of requests.entries())
            found[i].push(await runner.outcome(request, { against: requests[i ^ 1], replicate, group }));
        told(replicate + 1);
    }
    return found;
}

// What went wrong, in words; nothing of what was stopped on purpose.
export const failure = ({ say, pick }, error) => error.name !== 'Stopped' &&
    say('engine_failed', error.faults ? pick(error.faults[0]) : error.message);

export const values = (outcomes, metric) => outcomes.map((outcome) => outcome[metric]);

// sides(): the two requests as they stand. onFound(found): of the primary metric
export function livesPanel({ app, metric, sides, onFound }) {
    const { speaker, runner, client } = app;
    const { say, number } = speaker;
    const room = el('div', { class: 'lives-found', 'aria-live': 'polite' });
    const press = el('button', { type: 'button', class: 'primary', onclick: () => (running ? stop() : start()) });
    const node = el('section', { class: 'lives' }, el('div', { class: 'heading' }, el('h3', {}, say('lives_title')), press),
        el('p', { class: 'soft' }, say('lives_about')), room);
    let running = false;
    let of = null;

    function rest() {
        running = false;
        press.textContent = say('lives');
    }

    function stop() {
        app.runner.drop('lives');
        rest();
    }

    async function start() {
        running = true;
        press.textContent = say('lives_stop');
        const pair = sides();
        of = pair.map(requestKey).join();
        const bar = el('progress', { max: LIVES, value: 0, 'aria-label': say('lives') });
        const told = el('span', { class: 'soft' }, say('lives_running', 0, LIVES));
        refill(room, el('p', { class: 'running', 'aria-live': 'off' }, bar, told));
        try {
            const [base, variant] = (await gather(runner, pair, 'lives', (n) => {
                bar.value = n;
                told.textContent = say('lives_running', n, LIVES);
            })).map((outcomes) => values(outcomes, metric.name));
            const found = await client.paired(base, variant, 0.95);
            show(base.map((value, i) => variant[i] - value), found);
            onFound?.(found);
        } catch (error) {
            refill(room, failure(speaker, error));
        }
        rest();
    }

    function show(differences, found) {
        const d = number.decimals(metric, found.high - found.low, found.effect / 10);
        const span = say('span', number.change(found.low, metric, d), number.change(found.high, metric, d));
        const sentence = say('lives_found', found.n, number.changeUnit(found.effect, metric, d), span);
        const kind = verdict(found, metric.better);
        refill(room,
            el('p', { class: 'verdict' }, el('span', { class: `chip ${kind}` }, glyph(`${MARKS[kind]} `), say(`v_${kind}`)), sentence),
            intervalChart(differences.map((value) => value * number.scale(metric)),
                scaled(found, number.scale(metric)), say('interval_about', number.changeUnit(found.effect, metric, d), span),
                (value) => number.change(value / number.scale(metric), metric)),
            el('p', { class: 'soft' }, kind === 'undecided' ? say('v_undecided_about') : say('v_chance_only')));
    }

    rest();
    return {
        node, start,
        // What was found of other settings is not these settings'.
        update() {
            if (of && of !== sides().map(requestKey).join()) {
                of = null;
                stop();
                refill(room);
            }
        },
    };
}

const scaled = (found, by) => ({ low: found.low * by, high: found.high * by, effect: found.effect * by });
