// explain.js - the text of the lesson; above it each thing to notice, to be seen and tested.

import { article, button, el, refill } from '../dom.js';
import { armsOf, judge } from '../claim.js';
import { engage, engaged } from '../focus.js';
import { armOf, armRequest } from '../sides.js';
import { LIVES, failure, gather, values } from './lives.js';
import { papers } from './papers.js';

// onSee(test): sets the arms of a claim, plays, points at its chart
export function explainPanel({ app, lesson, onSee }) {
    const { speaker } = app;
    const { say, pick, lang } = speaker;
    const claims = (lesson.notice ?? []).map((notice, i) => claim(app, lesson, notice, i, onSee));
    return {
        claims: el('section', { class: 'notices' }, el('h2', {}, say('notice')), el('ol', {}, claims)),
        text: el('div', { class: 'explain' }, article(pick(lesson.text[lang]?.body ?? ''), { lang: lang === 'zh' ? 'zh-CN' : 'en' }),
            papers({ app, lesson })),
    };
}

function claim(app, lesson, { say: words, test }, i, onSee) {
    const { speaker, runner, client } = app;
    const { say, pick, number, begun } = speaker;
    const found = el('p', { class: 'found', 'aria-live': 'polite' });
    const tester = button(say('test_it'), run, { class: 'small' });

    async function run() {
        if (engaged(tester))
            return;
        engage(tester, true);
        try {
            const metric = await client.metric(test.metric);
            const requests = armsOf(test).map((name) => armRequest(app.data, lesson, armOf(lesson, name, 0)));
            const bar = el('progress', { max: LIVES, value: 0, 'aria-label': say('test_it') });
            refill(found, bar);
            const outcomes = await gather(runner, requests, `claim ${i}`, (n) => { bar.value = n; });
            const result = await judge(test, outcomes.map((one) => values(one, test.metric)), client.claim);
            const d = number.decimals(metric, result.high - result.low, result.effect / 10);
            refill(found, say('test_found', result.n, begun(pick(metric.label)), number.changeUnit(result.effect, metric, d),
                say('span', number.change(result.low, metric, d), number.change(result.high, metric, d)), ''),
                el('strong', { class: result.holds ? 'holds' : 'fails' },
                    result.holds ? `✓ ${say('holds')}` : `✗ ${say('holds_not')}`));
        } catch (error) {
            refill(found, failure(speaker, error));
        }
        engage(tester, false);
    }

    function see() {
        document.querySelectorAll('.notice[aria-current]').forEach((one) => one.removeAttribute('aria-current'));
        node.setAttribute('aria-current', 'true');
        onSee(test);
    }

    const node = el('li', { class: 'notice' }, el('p', {}, pick(words)),
        test && el('div', { class: 'tools' }, button(say('see_it'), see, { class: 'small' }), tester), found);
    return node;
}
