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
import { average } from '../charts/line.js';
import { calendar } from './calendar.js';
import { challengePanel } from './challenge.js';
import { chartRow } from './charts.js';
import { comparePanel } from './compare.js';
import { explainPanel } from './explain.js';
import { predictPanel } from './predict.js';
import { stages } from './stages.js';

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
    const panel = el('aside', { class: 'panel', 'aria-label': say('steps') });
    const seen = el('p', { class: 'seeing', hidden: true });
    const experiment = createExperiment(client, runner, {
        opened(i) {
            stage.open(i, experiment.side(i).info.communities[0]);
            if (!clock || i === 0)
                setClock(experiment.side(i).info);
        },
        frames: () => tick(),
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
        const before = store.get().day;
        clock = calendar(info);
        player?.pause();
        player = createPlayer({ days: clock.days, speed: store.get().speed, onTick: () => tick() });
        bar = transport({ speaker, player: wrapped(), days: clock.days, dateOf: clock.date, speed: store.get().speed,
            onSpeed: (speed) => store.set({ speed }), onSeek: seek });
        refill(barRoom, bar.node);
        seek(before > 0 && before < clock.days ? before : clock.from);
    }

    // The player, held back where the worker has not been yet.
    const wrapped = () => ({
        play: () => {
            if (Math.floor(player.day()) >= clock.days - 1)
                seek(clock.from);
            player.play();
        },
        pause: () => pause(), step: (by) => { player.step(by); tick(); }, playing: () => player.playing(),
    });

    function pause() {
        player.pause();
        store.set({ day: Math.floor(player.day()) });
        tick();
    }

    function seek(day) {
        player.seek(day);
        if (!player.playing())
            store.set({ day: Math.floor(day) });
        tick();
    }

    function tick() {
        if (!player)
            return;
        const exact = player.day();
        const last = curtained() ? (experiment.side(0)?.days ?? 0) : ready();
        const day = Math.min(Math.floor(exact), Math.max(0, last - 1));
        stage.draw([0, 1].map((i) => experiment.frameNow(i, day, 0, frameStride)), exact % 1, {});
        charts.show(clock.moment(day));
        bar.show(exact);
        stage.describe();
        if (player.playing() && exact >= clock.days - 1)
            pause();
    }

    const ready = () => Math.min(...[0, 1].map((i) => experiment.side(i)?.days || (experiment.side(i)?.result ? clock.days : 0)));
    const curtained = () => store.get().guess === null || store.get().step === 'predict';

    function arrived(i) {
        const [left, right] = [0, 1].map((one) => experiment.side(one));
        charts.set(left, right, clock.times, store.get().guess);
        parts.predict.arrived();
        if (i === 1) {
            app.first();
            parts.compare?.update([]);
            const [a, b] = [left, right].map((one) => one.result.outcome[primary.name]);
            const d = number.decimals(primary, a, b);
            if (!curtained())
                app.announce(say('changed', begun(pick(primary.label)), number.levelUnit(a, primary, d),
                    number.levelUnit(b, primary, d), number.changeUnit(b - a, primary, d)));
        }
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
        experiment.side(1)?.info?.values?.[path] ?? (row?.default ?? spec.low);
    const controls = {
        arms: arms({ speaker, list: lesson.arms, chosen: () => rightArm(lesson, store.get()).name,
            left: () => leftArm(lesson, store.get()).name, onChoose: (arm) => store.set({ arm, set: {}, left: null }) }),
        sliders: sliders((lesson.sliders ?? []).map((spec, i) => slider({
            speaker, spec: { ...spec, low: String(spec.low), high: String(spec.high) }, row: rows[i],
            value: () => String(standing(spec.path, spec, rows[i])), onSet: set })), speaker,
            () => store.set({ set: {}, arm: null, left: null })),
    };
    const series = () => {
        const [left, right] = [0, 1].map((i) => experiment.side(i)?.result?.series[primary.name]);
        return left && clock ? { times: clock.times, left, right, mean: average(left) } : null;
    };
    const go = (step) => el('button', { type: 'button', class: 'primary', onclick: () => store.set({ step }) }, say(`next_${step}`));
    const parts = {
        predict: predictPanel({ app, lesson, metric: primary, series }),
        compare: comparePanel({ app, lesson, metrics, primary, sides, series,
            outcomes: () => both((one) => one.result?.outcome), digests: () => both((one) => one.result?.digest),
            info: () => experiment.side(1)?.info }),
        explain: explainPanel({ app, lesson, onSee: see }),
        challenge: lesson.challenge && challengePanel({ app, lesson, sides }),
    };

    function both(of) {
        const found = [0, 1].map((i) => experiment.side(i)).map((one) => one && of(one));
        return found.every(Boolean) ? found : null;
    }

    function see({ say: words, test }) {
        const arm = (name) => pick(lesson.arms.find((one) => one.name === name)?.title);
        seen.textContent = say('seeing', pick(words), arm(test.against), arm(test.arm));
        seen.hidden = false;
        store.set({ left: test.against, arm: test.arm, set: {}, step: 'run', day: clock?.from ?? 0 });
        charts.point(test.metric);
        begin = true;
        if (player)
            seek(clock.from);
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
    const node = el('div', { class: 'lesson' },
        el('div', { class: 'lesson-head' }, el('h1', {}, el('span', { class: 'over' }, say('number', lesson.number)), pick(lesson.title)), stepper,
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
        const step = state.guess === null && state.view !== 'challenge' ? 'predict' : state.view === 'challenge' ? 'challenge' : state.step;
        node.dataset.step = step;
        stepper.querySelectorAll('button').forEach((one) => {
            const now = one.dataset.step === step;
            one.setAttribute('aria-current', now ? 'step' : 'false');
            one.classList.toggle('locked', one.dataset.step !== 'predict' && state.guess === null);
        });
        stage.raise(step !== 'predict');
        charts.node.classList.toggle('raised', step !== 'predict');
        const content = {
            predict: [parts.predict.node],
            run: [seen, controls.arms.node, controls.sliders.node, go('compare')],
            compare: [parts.compare.node, go('explain')],
            explain: [controls.arms.node, seen],
            challenge: [parts.challenge?.node, controls.arms.node, controls.sliders.node],
        }[step];
        refill(panel, content);
        refill(below, step === 'explain' && parts.explain.node);
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
            parts.predict.update();
            charts.set(experiment.side(0), experiment.side(1), clock?.times ?? [], state.guess);
        }
        if (has('step', 'view') || (has('guess') && state.step !== 'predict'))
            show();
        if (has('step') && state.step === 'run' && player && !player.playing() && !begin) {
            seek(clock.from);
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
        node, seatRoom: parts.compare.mine, sides,
        redraw: resized,
        keys: { toggle: () => bar?.toggle(), step: (by) => player && (player.step(by), tick()), seek: (day) => player && seek(day),
            ends: () => [clock?.from ?? 0, (clock?.days ?? 1) - 1], go: ask },
        outcomesOf: (state) => [0, 1].map((i) => runner.known(lessonSides(data, lesson, store.get())[i], state - 1)),
        unmount() {
            stop();
            removeEventListener('resize', resized);
            clearTimeout(waiting);
            player?.pause();
            experiment.stop();
            for (const group of ['lives', 'challenge', ...(lesson.notice ?? []).map((_, i) => `claim ${i}`)])
                runner.drop(group);
            charts.destroy();
        },
    };
}
