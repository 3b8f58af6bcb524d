// lesson.js - one lesson: predict, run, compare, explain. The stages, the charts and what is run
// are the same in all four; what stands beside them differs.

import { button, el, refill } from '../dom.js';
import { arms } from '../controls/arms.js';
import { seatBox } from '../controls/seat.js';
import { slider, sliders } from '../controls/sliders.js';
import { createExperiment } from '../experiment.js';
import { toHeading } from '../focus.js';
import { leftArm, rightArm, lessonSides } from '../sides.js';
import { STEPS } from '../state.js';
import { seatView } from '../wallview.js';
import { average } from '../charts/line.js';
import { resolvedValue } from './calendar.js';
import { challengePanel } from './challenge.js';
import { comparePanel } from './compare.js';
import { explainPanel } from './explain.js';
import { predictPanel } from './predict.js';
import { theatre } from './theatre.js';

const PAUSE = 180; // ms after the last move of a slider until it is run

export async function lessonView(app, lesson) {
    const { store, speaker, client, runner, data } = app;
    const { say, pick, number, begun } = speaker;
    const { frameFields, frameStride } = await client.ready;
    const metrics = await Promise.all(lesson.charts.map((name) => client.metric(name)));
    const primary = metrics.find(({ name }) => name === lesson.primary) ?? metrics[0];
    const rows = await Promise.all((lesson.sliders ?? []).map(({ path }) => client.row(path)));

    const sides = () => lessonSides(data, lesson, store.get());
    const faults = el('div', { class: 'faults', role: 'alert', hidden: true });
    const panel = el('aside', { class: 'panel', tabindex: -1, 'aria-label': say('steps') });
    const seen = el('p', { class: 'seeing', hidden: true });
    const experiment = createExperiment(client, runner, {
        opened(i) {
            play.open(i, experiment.side(i).info);
            controls.sliders.update();
        },
        frames: () => play.follow(),
        done: (i) => arrived(i),
        fault: (i, list) => fail(list),
        failed: (error) => fail([{ zh: error.message, en: error.message }]),
    });
    let begin = false; // plays as soon as there is something to play

    function stepOf({ view, guess, step }) {
        if (lesson.free)
            return 'run';
        if (view === 'challenge')
            return view;
        return guess === null ? 'predict' : step;
    }
    const curtained = () => stepOf(store.get()) === 'predict';
    const play = theatre({
        app, frameFields, frameStride, experiment: () => experiment, metrics, primary: primary.name, curtained,
        titles: [leftArm, rightArm].map((arm) => () => pick(arm(lesson, store.get()).title)),
        onPeek: () => panel.querySelector('input, circle')?.focus(),
    });

    function fail(list) {
        refill(faults, el('strong', {}, say('faults')), el('ul', {}, list.map((one) => el('li', {}, pick(one)))));
        faults.hidden = false;
    }

    function arrived(i) {
        play.plot();
        parts.predict?.arrived();
        if (i === 1) {
            app.first();
            if (!lesson.free) {
                card ??= seatView(app, lesson, parts.compare.mine);
                card.update();
            }
            parts.compare?.update([]);
            const [a, b] = [0, 1].map((one) => experiment.side(one).result.outcome[primary.name]);
            const d = number.decimals(primary, a, b);
            if (!curtained())
                app.announce(say('changed', begun(pick(primary.label)), number.levelUnit(a, primary, d),
                    number.levelUnit(b, primary, d), number.changeUnit(b - a, primary, d)));
        }
        if (i === 1 && !begin && stepOf(store.get()) === 'compare')
            play.toEnd();
        if (begin && i === 1) {
            begin = false;
            play.play();
        }
        play.follow();
    }

    let waiting = 0;
    function rerun() {
        clearTimeout(waiting);
        faults.hidden = true;
        waiting = setTimeout(() => {
            play.name();
            experiment.start(sides(), store.get().seat - 1);
        }, PAUSE);
    }

    const set = (path, text) => store.set({ set: { ...store.get().set, [path]: text } });
    const standing = (path, spec, row) => store.get().set[path] ?? rightArm(lesson, store.get()).set[path] ??
        resolvedValue(experiment.side(1)?.info?.resolved, path) ?? row?.written ?? spec.low;
    const controls = {
        arms: arms({ speaker, list: lesson.arms, chosen: () => rightArm(lesson, store.get()).name,
            left: () => leftArm(lesson, store.get()).name, onChoose: (arm) => store.set({ arm, set: {}, left: null }) }),
        sliders: sliders((lesson.sliders ?? []).map((spec, i) => slider({
            speaker, spec, row: rows[i], onRemove: lesson.free && (() => lesson.free.remove(spec.path)),
            value: () => String(standing(spec.path, spec, rows[i])), onSet: set })), speaker,
            () => (lesson.free ? lesson.free.reset() : store.set({ set: {}, arm: null, left: null }))),
    };
    const series = () => {
        const [left, right] = [0, 1].map((i) => experiment.side(i)?.result?.series[primary.name]);
        return left ? { times: play.clock().times, left, right, mean: average(left) } : null;
    };
    const go = (step) => button(say(`next_${step}`), () => store.set({ step }), { class: 'primary' });
    const parts = {
        predict: lesson.predict && predictPanel({ app, lesson, metric: primary, series }),
        compare: comparePanel({ app, lesson, metrics, primary, sides, series,
            outcomes: () => both((one) => one.result?.outcome), digests: () => both((one) => one.result?.digest),
            info: () => experiment.side(1)?.info }),
        explain: lesson.text && explainPanel({ app, lesson, onSee: see }),
        challenge: lesson.challenge && challengePanel({ app, lesson, sides }),
    };

    let card = null; // the seat's, once both sides have run

    function both(of) {
        const found = [0, 1].map((i) => experiment.side(i)).map((one) => one && of(one));
        return found.every(Boolean) ? found : null;
    }

    function see(test) {
        const arm = (name) => pick(lesson.arms.find((one) => one.name === name)?.title);
        seen.textContent = say('seeing', arm(test.against), arm(test.arm));
        seen.hidden = false;
        store.set({ left: test.against, arm: test.arm, set: {} });
        play.point(test.metric);
        begin = true;
        rerun();
        // On a telephone the stages are elsewhere.
        play.node.scrollIntoView({ block: 'nearest' });
    }

    // ---- the frame ----
    const stepper = el('ol', { class: 'stepper', 'aria-label': say('steps') }, STEPS.map((step, i) => el('li', {},
        el('button', { type: 'button', 'data-step': step, onclick: () => ask(step) },
            el('span', { class: 'count', 'aria-hidden': 'true' }, i + 1), say(step)))));
    const seat = seatBox({ speaker, value: () => store.get().seat, onSeat: (value) => store.set({ seat: value }) });
    const node = el('div', { class: lesson.free ? 'lesson free' : 'lesson' },
        el('div', { class: 'lesson-head' },
            el('h1', {}, lesson.number && el('span', { class: 'over' }, say('number', lesson.number)), pick(lesson.title)),
            !lesson.free && stepper,
            seat.nodes),
        faults, el('div', { class: 'board' }, play.node, panel),
        el('div', { class: 'below' }));
    const below = node.querySelector('.below');

    function ask(step) {
        if (step !== 'predict' && store.get().guess === null) {
            app.announce(say('guess_first'));
            panel.querySelector('input, circle')?.focus();
            return;
        }
        store.set({ step });
    }

    function show() {
        const state = store.get();
        const step = stepOf(state);
        const before = node.dataset.step;
        node.dataset.step = step;
        stepper.querySelectorAll('button').forEach((one) => {
            const now = one.dataset.step === step;
            one.setAttribute('aria-current', now ? 'step' : 'false');
            one.classList.toggle('locked', one.dataset.step !== 'predict' && state.guess === null);
        });
        play.raise(step !== 'predict');
        const content = {
            predict: [parts.predict?.node],
            run: lesson.free ? [lesson.free.tools, controls.sliders.node, parts.compare.node]
                : [seen, controls.arms.node, controls.sliders.node, go('compare')],
            compare: [parts.compare.node, go('explain')],
            explain: [seen, parts.explain?.claims],
            challenge: [parts.challenge?.node, controls.arms.node, controls.sliders.node],
        }[step];
        refill(panel, content);
        refill(below, step === 'explain' && parts.explain.text);
        if (before && before !== step) {
            panel.scrollTop = 0;
            toHeading(panel);
        }
        requestAnimationFrame(() => play.fit());
    }

    const stop = store.hear((state, changed) => {
        const has = (...keys) => keys.some((key) => changed.includes(key));
        if (has('arm', 'left', 'set', 'seat'))
            rerun();
        if (has('guess')) {
            parts.predict?.update();
            play.plot();
        }
        if (has('step', 'view') || (has('guess') && state.step !== 'predict'))
            show();
        if (has('step') && state.step === 'compare')
            play.toEnd();
        if (has('step') && state.step === 'run' && !play.player()?.playing() && !begin) {
            if (experiment.side(1)?.result)
                play.play();
            else
                begin = true;
        }
        if (has('speed'))
            play.speed(state.speed);
        controls.arms.update();
        controls.sliders.update();
        parts.compare.update();
        parts.challenge?.update(changed);
        if (has('guess', 'challenge'))
            card?.update();
        seat.update();
    });
    const resized = () => play.fit();
    addEventListener('resize', resized);
    play.name();
    show();
    experiment.start(sides(), store.get().seat - 1);

    return {
        node,
        redraw: resized,
        player: play.player, ask,
        unmount() {
            stop();
            card?.unmount?.();
            removeEventListener('resize', resized);
            clearTimeout(waiting);
            play.end();
            experiment.stop();
            for (const group of ['lives', 'challenge', ...(lesson.notice ?? []).map((_, i) => `claim ${i}`)])
                runner.drop(group);
        },
    };
}
