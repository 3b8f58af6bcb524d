// lesson.js - one lesson: predict, run, compare, explain. The stages, the charts and what is run
// are the same in all four; what stands beside them differs.

import { el } from '../dom.js';
import { createExperiment } from '../experiment.js';
import { leftArm, lessonSides, rightArm } from '../sides.js';
import { lessonControls } from './controls.js';
import { faultList } from './faults.js';
import { lessonHead } from './head.js';
import { lessonPanel } from './panel.js';
import { theatre } from './theatre.js';

const PAUSE = 180; // ms after the last move of a slider until it is run

// A challenge is the lesson with a goal; what can be changed freely is run and nothing else.
function stepOf(lesson, { view, guess, step }) {
    if (lesson.free)
        return 'run';
    if (view === 'challenge')
        return view;
    return guess === null ? 'predict' : step;
}

export async function lessonView(app, lesson) {
    const { store, speaker, client, runner, data } = app;
    const { say, pick, number, begun } = speaker;
    const { frameFields, frameStride } = await client.ready;
    const metrics = await Promise.all(lesson.charts.map((name) => client.metric(name)));
    const primary = metrics.find(({ name }) => name === lesson.primary) ?? metrics[0];
    const rows = await Promise.all((lesson.sliders ?? []).map(({ path }) => client.row(path)));

    const sides = () => lessonSides(data, lesson, store.get());
    const faults = faultList(speaker);
    const experiment = createExperiment(client, runner, {
        opened(i) {
            play.open(i, experiment.side(i).info);
            controls.sliders.update();
        },
        frames: () => play.follow(),
        done: (i) => arrived(i),
        fault: (i, list) => faults.show(list),
        failed: (error) => faults.show([{ zh: error.message, en: error.message }]),
    });
    let begin = false; // plays as soon as there is something to play

    const curtained = () => stepOf(lesson, store.get()) === 'predict';
    const play = theatre({
        app, frameFields, frameStride, experiment: () => experiment, metrics, primary: primary.name, curtained,
        titles: [leftArm, rightArm].map((arm) => () => pick(arm(lesson, store.get()).title)),
        onPeek: () => panel.toGuess(),
    });
    const controls = lessonControls({ app, lesson, rows, resolved: () => experiment.side(1)?.info?.resolved });
    const panel = lessonPanel({ app, lesson, metrics, primary, experiment, sides, controls, both, onSee: see,
        times: () => play.clock().times });
    const head = lessonHead({ app, lesson, onStep: ask });

    // Of both sides, or null while one of them has none.
    function both(of) {
        const found = [0, 1].map((i) => experiment.side(i)).map((one) => one && of(one));
        return found.every(Boolean) ? found : null;
    }

    function announce() {
        const [a, b] = both((one) => one.result).map(({ outcome }) => outcome[primary.name]);
        const d = number.decimals(primary, a, b);
        app.announce(say('changed', begun(pick(primary.label)), number.levelUnit(a, primary, d),
            number.levelUnit(b, primary, d), number.changeUnit(b - a, primary, d)));
    }

    function arrived(i) {
        const whole = i === 1;
        play.plot();
        panel.arrived(whole);
        if (whole) {
            app.first();
            if (!curtained())
                announce();
            if (begin) {
                begin = false;
                play.play();
            } else if (stepOf(lesson, store.get()) === 'compare')
                play.toEnd();
        }
        play.follow();
    }

    let waiting = 0;
    function rerun() {
        clearTimeout(waiting);
        faults.hide();
        waiting = setTimeout(() => {
            play.name();
            experiment.start(sides(), store.get().seat - 1);
        }, PAUSE);
    }

    // A claim's two arms, from the beginning, its chart pointed at.
    function see(test) {
        store.set({ left: test.against, arm: test.arm, set: {} });
        play.point(test.metric);
        begin = true;
        rerun();
        // On a telephone the stages are elsewhere.
        play.node.scrollIntoView({ block: 'nearest' });
    }

    function ask(step) {
        if (step !== 'predict' && store.get().guess === null) {
            app.announce(say('guess_first'));
            panel.toGuess();
            return;
        }
        store.set({ step });
    }

    const node = el('div', { class: lesson.free ? 'lesson free' : 'lesson' },
        head.node, faults.node, el('div', { class: 'board' }, play.node, panel.node), panel.below);

    function show() {
        const step = stepOf(lesson, store.get());
        const before = node.dataset.step;
        node.dataset.step = step;
        head.show(step);
        play.raise(step !== 'predict');
        panel.show(step, Boolean(before) && before !== step);
        requestAnimationFrame(() => play.fit());
    }

    function stepped({ step }) {
        if (step === 'compare')
            play.toEnd();
        if (step !== 'run' || begin || play.player()?.playing())
            return;
        if (experiment.side(1)?.result)
            play.play();
        else
            begin = true;
    }

    const stop = store.hear((state, changed) => {
        const has = (...keys) => keys.some((key) => changed.includes(key));
        if (has('arm', 'left', 'set', 'seat'))
            rerun();
        if (has('guess'))
            play.plot();
        if (has('step', 'view') || (has('guess') && state.step !== 'predict'))
            show();
        if (has('step'))
            stepped(state);
        if (has('speed'))
            play.speed(state.speed);
        controls.arms.update();
        controls.sliders.update();
        panel.update(changed);
        head.update();
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
            panel.unmount();
            removeEventListener('resize', resized);
            clearTimeout(waiting);
            play.end();
            experiment.stop();
            for (const group of ['lives', 'challenge', ...(lesson.notice ?? []).map((_, i) => `claim ${i}`)])
                runner.drop(group);
        },
    };
}
