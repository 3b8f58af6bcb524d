// lesson.js - one lesson: predict, run, compare, explain. The stages, the charts and what is run
// are the same in all four; what stands beside them differs.

import { createPlayer } from '../player/player.js';
import { el, refill } from '../dom.js';
import { arms } from '../controls/arms.js';
import { slider, sliders } from '../controls/sliders.js';
import { transport } from '../controls/transport.js';
import { createExperiment } from '../experiment.js';
import { leftArm, rightArm, lessonSides } from '../sides.js';
import { STEPS } from '../state.js';
import { seatView } from '../wallview.js';
import { average } from '../charts/line.js';
import { calendar, resolvedValue } from './calendar.js';
import { challengePanel } from './challenge.js';
import { chartRow } from './charts.js';
import { comparePanel } from './compare.js';
import { explainPanel } from './explain.js';
import { predictPanel } from './predict.js';
import { stages } from './stages.js';

const PAUSE = 180; // ms after the last move of a slider until it is run
const NOON = 0.5; // of the first working day: what is seen before anything is played
const SAMPLE = 60; // evenings of each side that the common scale is made of

export async function lessonView(app, lesson) {
    const { store, speaker, client, runner, data } = app;
    const { say, pick, number, begun } = speaker;
    const { frameFields, frameStride } = await client.ready;
    const metrics = await Promise.all(lesson.charts.map((name) => client.metric(name)));
    const primary = metrics.find(({ name }) => name === lesson.primary) ?? metrics[0];
    const rows = await Promise.all((lesson.sliders ?? []).map(({ path }) => client.row(path)));

    const sides = () => lessonSides(data, lesson, store.get());
    const faults = el('div', { class: 'faults', role: 'alert', hidden: true });
    const panel = el('aside', { class: 'panel', 'aria-label': say('steps') });
    const seen = el('p', { class: 'seeing', hidden: true });
    const experiment = createExperiment(client, runner, {
        opened(i) {
            const { info } = experiment.side(i);
            stage.open(i, Number(resolvedValue(info.resolved, 'work.departments')) || 0, 0);
            if (i === 0)
                setClock(info);
            controls.sliders.update();
        },
        frames: () => follow(),
        done: (i) => arrived(i),
        fault: (i, list) => fail(list),
        failed: (error) => fail([{ zh: error.message, en: error.message }]),
    });
    let clock = null;
    let player = null;
    let bar = null;
    let begin = false; // plays as soon as there is something to play
    const barRoom = el('div', { class: 'bar-room' });

    const stage = stages({
        speaker, frameFields, titles: [() => pick(leftArm(lesson, store.get()).title), () => pick(rightArm(lesson, store.get()).title)],
        onPeek: () => panel.querySelector('input, circle')?.focus(),
    });
    const charts = chartRow({ speaker, metrics, primary: primary.name });

    function fail(list) {
        refill(faults, el('strong', {}, say('faults')), el('ul', {}, list.map((one) => el('li', {}, pick(one)))));
        faults.hidden = false;
    }

    function setClock(info) {
        const day = clock ? player.day() : store.get().day;
        const rolling = player?.playing();
        clock = calendar(info);
        player?.end();
        player = createPlayer({ days: clock.days, onTick: tick, closed: (at) => !works(at), speed: store.get().speed,
            onChange: () => {
                store.set(player.playing() ? { speed: player.speed() } : { speed: player.speed(), day: player.day() });
                bar?.show(player.day());
            } });
        bar = transport({ speaker, player, days: clock.days, dateOf: clock.date, speed: store.get().speed,
            onSpeed: (speed) => player.speed(speed), onSeek: seek });
        refill(barRoom, bar.node);
        player.seek(day < clock.days ? day : 0);
        if (rolling)
            player.play();
    }

    function seek(day) {
        player.seek(day);
        if (!player.playing())
            store.set({ day: player.day() });
    }

    const frames = (day) => [0, 1].map((i) => experiment.frame(i, day, 0, frameStride));
    const works = (day) => frameFields.every(({ name, at }) => name !== 'works' || frames(day).some((frame) => frame?.[at]));
    const far = () => (curtained() ? experiment.side(0)?.days ?? 0 : experiment.ready());

    // What has been run so far sets the scale and, if nothing has been shown, is shown.
    let measured = 0;
    function follow() {
        if (!player.playing() && player.day() === 0 && !player.fraction()) {
            const at = Array.from({ length: 14 }, (_, day) => day).find(works);
            player.seek(at ?? 0, NOON);
        }
        const days = experiment.side(1)?.days || experiment.side(0)?.days || 0;
        if (days < measured || days > measured * 1.5 || experiment.side(1)?.result) {
            measured = days;
            const sample = Array.from({ length: SAMPLE }, (_, i) => Math.floor(((i + 1) / SAMPLE) * days) - 1);
            stage.measure(sample.flatMap((day) => frames(day)).filter(Boolean));
        }
        tick();
    }

    function tick(day = player?.day() ?? 0, fraction = player?.fraction() ?? 0) {
        if (!player)
            return;
        // The worker may not have been here yet.
        const at = Math.min(day, far() - 1);
        if (at >= 0)
            stage.draw(frames(at), at < day ? 1 : fraction, player.playing() ? player.speed : 1);
        charts.show(clock.moment(day + fraction));
        bar.show(day);
        stage.describe();
    }

    const stepOf = ({ view, guess, step }) => (lesson.free ? 'run' : view === 'challenge' ? 'challenge' : guess === null ? 'predict' : step);
    const curtained = () => stepOf(store.get()) === 'predict';

    function arrived(i) {
        const [left, right] = [0, 1].map((one) => experiment.side(one));
        charts.set(left, right, clock.times, store.get().guess);
        parts.predict?.arrived();
        if (i === 1) {
            app.first();
            if (!lesson.free) {
                card ??= seatView(app, lesson, parts.compare.mine);
                card.update();
            }
            parts.compare?.update([]);
            const [a, b] = [left, right].map((one) => one.result.outcome[primary.name]);
            const d = number.decimals(primary, a, b);
            if (!curtained())
                app.announce(say('changed', begun(pick(primary.label)), number.levelUnit(a, primary, d),
                    number.levelUnit(b, primary, d), number.changeUnit(b - a, primary, d)));
        }
        if (i === 1 && !begin && stepOf(store.get()) === 'compare')
            seek(clock.days - 1);
        if (begin && i === 1) {
            begin = false;
            player.play();
        }
        tick();
    }

    let waiting = 0;
    function rerun() {
        clearTimeout(waiting);
        faults.hidden = true;
        waiting = setTimeout(() => {
            stage.name();
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
        return left && clock ? { times: clock.times, left, right, mean: average(left) } : null;
    };
    const go = (step) => el('button', { type: 'button', class: 'primary', onclick: () => store.set({ step }) }, say(`next_${step}`));
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

    function see({ say: words, test }) {
        const arm = (name) => pick(lesson.arms.find((one) => one.name === name)?.title);
        seen.textContent = say('seeing', pick(words), arm(test.against), arm(test.arm));
        seen.hidden = false;
        store.set({ left: test.against, arm: test.arm, set: {} });
        charts.point(test.metric);
        begin = true;
        if (player)
            seek(0);
        rerun();
    }

    // ---- the frame ----
    const stepper = el('ol', { class: 'stepper', 'aria-label': say('steps') }, STEPS.map((step, i) => el('li', {},
        el('button', { type: 'button', 'data-step': step, onclick: () => ask(step) },
            el('span', { class: 'count', 'aria-hidden': 'true' }, i + 1), say(step)))));
    const seat = el('input', { type: 'number', min: 1, max: 999, step: 1, value: store.get().seat, id: 'seat', title: say('seat_about'),
        onchange: () => {
            const value = Number(seat.value);
            if (Number.isInteger(value) && value >= 1 && value <= 999)
                store.set({ seat: value });
            else
                seat.value = store.get().seat;
        } });
    const node = el('div', { class: lesson.free ? 'lesson free' : 'lesson' },
        el('div', { class: 'lesson-head' }, el('h1', {}, lesson.number && el('span', { class: 'over' }, say('number', lesson.number)), pick(lesson.title)), !lesson.free && stepper,
            el('label', { class: 'seat', for: 'seat' }, say('seat')), seat),
        faults, el('div', { class: 'board' }, el('div', { class: 'theatre' }, stage.node, barRoom, charts.node), panel),
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
        node.dataset.step = step;
        stepper.querySelectorAll('button').forEach((one) => {
            const now = one.dataset.step === step;
            one.setAttribute('aria-current', now ? 'step' : 'false');
            one.classList.toggle('locked', one.dataset.step !== 'predict' && state.guess === null);
        });
        stage.raise(step !== 'predict');
        charts.node.classList.toggle('raised', step !== 'predict');
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
        requestAnimationFrame(() => {
            stage.resize();
            charts.draw();
            tick();
        });
    }

    const stop = store.hear((state, changed) => {
        const has = (...keys) => keys.some((key) => changed.includes(key));
        if (has('arm', 'left', 'set', 'seat'))
            rerun();
        if (has('guess')) {
            parts.predict?.update();
            charts.set(experiment.side(0), experiment.side(1), clock?.times ?? [], state.guess);
        }
        if (has('step', 'view') || (has('guess') && state.step !== 'predict'))
            show();
        if (has('step') && state.step === 'compare' && player) {
            player.pause();
            seek(clock.days - 1);
        }
        if (has('step') && state.step === 'run' && player && !player.playing() && !begin) {
            seek(0);
            if (experiment.side(1)?.result)
                player.play();
            else
                begin = true;
        }
        if (has('speed')) {
            player?.speed(state.speed);
            bar?.setSpeed(state.speed);
        }
        controls.arms.update();
        controls.sliders.update();
        parts.compare.update();
        parts.challenge?.update(changed);
        if (has('guess', 'challenge'))
            card?.update();
        if (seat !== document.activeElement)
            seat.value = state.seat;
    });
    const resized = () => {
        stage.resize();
        charts.draw();
        tick();
    };
    addEventListener('resize', resized);
    stage.name();
    show();
    experiment.start(sides(), store.get().seat - 1);

    return {
        node,
        redraw: resized,
        player: () => player, ask,
        unmount() {
            stop();
            card?.unmount?.();
            removeEventListener('resize', resized);
            clearTimeout(waiting);
            player?.end();
            experiment.stop();
            for (const group of ['lives', 'challenge', ...(lesson.notice ?? []).map((_, i) => `claim ${i}`)])
                runner.drop(group);
            charts.destroy();
        },
    };
}
