// challenge.js - a goal for the right community, and what it may not cost; held against twenty
// lives by the same tests as the claims. Passed is said only when every test holds.

import { el, refill } from '../dom.js';
import { amount, judge } from '../claim.js';
import { engage, engaged } from '../focus.js';
import { armRequest } from '../sides.js';
import { LIVES, failure, gather, values } from './lives.js';

export function challengePanel({ app, lesson, sides }) {
    const { speaker, store, runner, client } = app;
    const { say, pick, number, begun } = speaker;
    const { goal, keep = [] } = lesson.challenge;
    const tests = [goal, ...keep];
    const list = el('ul', { class: 'goals' });
    const answer = el('p', { class: 'answer', 'aria-live': 'assertive' });
    const press = el('button', { type: 'button', class: 'primary', onclick: run }, say('challenge_try'));
    const node = el('div', { class: 'challenge' }, el('h2', {}, say('challenge')), el('p', {}, pick(lesson.challenge.say)),
        list, press, answer);
    let metrics = [];

    const size = (test, metric) => {
        const text = test.is === 'same' ? test.within : test.by;
        const { value, relative } = amount(text);
        if (relative)
            return String(text);
        return number.share(metric) ? `${number.tick(100 * value)} ${say('points')}` : number.levelUnit(value, metric);
    };
    const words = (test, metric) => say(`goal_${test.is}${test.is !== 'same' && !amount(test.by).value ? '_any' : ''}`,
        begun(pick(metric.label)), size(test, metric));

    function show(results) {
        refill(list, tests.map((test, i) => {
            const metric = metrics[i];
            const found = results?.[i];
            const d = found && number.decimals(metric, found.high - found.low, found.effect / 10);
            return metric && el('li', { class: found ? (found.holds ? 'holds' : 'fails') : null },
                el('span', { class: 'soft' }, `${say(i ? 'challenge_keep' : 'challenge_goal')}${say('colon')}`), words(test, metric),
                found && el('span', { class: 'found' }, ` ${found.holds ? '✓' : '✗'} `, say('goal_found',
                    number.changeUnit(found.effect, metric, d),
                    say('span', number.change(found.low, metric, d), number.change(found.high, metric, d)),
                    number.change(test.is === 'less' ? -found.bound : found.bound, metric))));
        }));
    }

    async function run() {
        if (engaged(press))
            return;
        engage(press, true);
        const bar = el('progress', { max: LIVES, value: 0, 'aria-label': say('challenge_try') });
        refill(answer, bar);
        try {
            const pair = [armRequest(app.data, lesson, lesson.arms[0]), sides()[1]];
            const [base, variant] = await gather(runner, pair, 'challenge', (n) => { bar.value = n; });
            const results = [];
            for (const test of tests)
                results.push(await judge(test, [values(variant, test.metric), values(base, test.metric)], client.claim));
            show(results);
            const passed = results.every((one) => one.holds);
            refill(answer, el('strong', { class: passed ? 'holds' : 'fails' }, say(passed ? 'challenge_passed' : 'challenge_failed')));
            store.set({ challenge: passed ? 1 : 0 });
        } catch (error) {
            refill(answer, failure(speaker, error));
        }
        engage(press, false);
    }

    Promise.all(tests.map((test) => client.metric(test.metric))).then((known) => {
        metrics = known;
        show();
    }).catch(() => {}); // the view has gone
    return {
        node,
        // An answer is of the settings that were tested.
        update(changed) {
            if (changed.some((key) => ['set', 'arm'].includes(key))) {
                refill(answer);
                store.set({ challenge: 0 });
                if (metrics.length)
                    show();
            }
        },
    };
}
