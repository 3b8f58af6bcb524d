// panel.js - what stands beside the stages, and below them: of each step its own.

import { button, el, refill } from '../dom.js';
import { toHeading } from '../focus.js';
import { armOf } from '../sides.js';
import { seatView } from '../wallview.js';
import { average } from '../charts/line.js';
import { challengePanel } from './challenge.js';
import { comparePanel } from './compare.js';
import { explainPanel } from './explain.js';
import { predictPanel } from './predict.js';

// controls: {arms, sliders}; both(of): of each side's run, null while one is missing; times(): of the
// charts; onSee(test): a thing to notice is to be seen
export function lessonPanel({ app, lesson, metrics, primary, experiment, sides, controls, both, times, onSee }) {
    const { store, speaker } = app;
    const { say, pick } = speaker;
    const node = el('aside', { class: 'panel', tabindex: -1, 'aria-label': say('steps') });
    const below = el('div', { class: 'below' });
    const seen = el('p', { class: 'seeing', hidden: true });
    const series = () => {
        const [left, right] = [0, 1].map((i) => experiment.side(i)?.result?.series[primary.name]);
        return left ? { times: times(), left, right, mean: average(left) } : null;
    };
    const parts = {
        predict: lesson.predict && predictPanel({ app, lesson, metric: primary, series }),
        compare: comparePanel({ app, lesson, metrics, primary, sides, series,
            outcomes: () => both((one) => one.result?.outcome), digests: () => both((one) => one.result?.digest),
            info: () => experiment.side(1)?.info }),
        explain: lesson.text && explainPanel({ app, lesson, onSee: see }),
        challenge: lesson.challenge && challengePanel({ app, lesson, sides }),
    };
    let card = null; // the seat's, once both sides have run

    function see(test) {
        const arm = (name) => pick(armOf(lesson, name, 0).title);
        seen.textContent = say('seeing', arm(test.against), arm(test.arm));
        seen.hidden = false;
        onSee(test);
    }

    const go = (step) => button(say(`next_${step}`), () => store.set({ step }), { class: 'primary' });
    const content = {
        predict: () => [parts.predict?.node],
        run: () => (lesson.free ? [lesson.free.tools, controls.sliders.node, parts.compare.node]
            : [seen, controls.arms.node, controls.sliders.node, go('compare')]),
        compare: () => [parts.compare.node, go('explain')],
        explain: () => [seen, parts.explain?.claims],
        challenge: () => [parts.challenge?.node, controls.arms.node, controls.sliders.node],
    };
    return {
        node, below,
        toGuess: () => node.querySelector('input, circle')?.focus(),
        // another: it was another step before
        show(step, another) {
            refill(node, content[step]());
            refill(below, step === 'explain' && parts.explain.text);
            if (another) {
                node.scrollTop = 0;
                toHeading(node);
            }
        },
        // whole: both sides have run
        arrived(whole) {
            parts.predict?.arrived();
            if (!whole)
                return;
            if (!lesson.free) {
                card ??= seatView(app, lesson, parts.compare.mine);
                card.update();
            }
            parts.compare.update();
        },
        update(changed) {
            if (changed.includes('guess'))
                parts.predict?.update();
            parts.compare.update();
            parts.challenge?.update(changed);
            if (changed.includes('guess') || changed.includes('challenge'))
                card?.update();
        },
        unmount: () => card?.unmount?.(),
    };
}
