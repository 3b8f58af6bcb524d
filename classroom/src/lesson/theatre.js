// theatre.js - what plays: two stages, the charts below, the day that both are at, and the transport
// that moves it. Evenings are those of the experiment, as far as it has come.

import { el, refill } from '../dom.js';
import { createPlayer } from '../player/player.js';
import { transport } from '../controls/transport.js';
import { calendar, resolvedValue } from './calendar.js';
import { chartRow } from './charts.js';
import { communityChoice } from './community.js';
import { stages } from './stages.js';

const NOON = 0.5; // of the first working day: what is seen before anything is played
const SAMPLE = 60; // evenings of each side that the common scale is made of
const FORTNIGHT = 14; // days, some of which are working days

// experiment(): as createExperiment makes it; curtained(): whether the right side is hidden
export function theatre({ app, frameFields, frameStride, experiment, titles, metrics, primary, curtained, onPeek }) {
    const { store, speaker } = app;
    const room = el('div', { class: 'bar-room' });
    const infos = () => [0, 1].map((i) => experiment().side(i)?.info).map((info) => info?.communities && info);
    const choice = communityChoice({ app, infos });
    const stage = stages({ speaker, frameFields, titles, places: choice.name, onPeek });
    const charts = chartRow({ speaker, metrics, primary });
    let clock = null;
    let player = null;
    let bar = null;
    let measured = 0;

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
        refill(room, bar.node);
        player.seek(day < clock.days ? day : 0);
        if (rolling)
            player.play();
    }

    function seek(day) {
        player.seek(day);
        if (!player.playing())
            store.set({ day: player.day() });
    }

    const frames = (day) => [0, 1].map((i) => experiment().frame(i, day, choice.at(), frameStride));
    const works = (day) => frameFields.every(({ name, at }) => name !== 'works' || frames(day).some((frame) => frame?.[at]));
    const far = () => (curtained() ? experiment().side(0)?.days ?? 0 : experiment().ready());

    // What has been run so far sets the scale and, if nothing has been played, is shown.
    function follow() {
        if (!player.playing() && player.day() === 0 && !player.fraction())
            player.seek(Array.from({ length: FORTNIGHT }, (_, day) => day).find(works) ?? 0, NOON);
        const days = experiment().side(1)?.days || experiment().side(0)?.days || 0;
        if (days < measured || days > measured * 1.5 || experiment().side(1)?.result) {
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
            stage.draw(frames(at), at < day ? 1 : fraction, player.playing() ? player.speed() : 1);
        charts.show(clock.moment(day + fraction));
        bar.show(day);
        stage.describe();
    }

    const open = (i, { resolved }) => stage.open(i, Number(resolvedValue(resolved, 'work.departments')) || 0, choice.at());

    // Another community: both pictures begin anew, at the evening that both are at.
    const stop = store.hear((state, changed) => {
        if (!changed.includes('community'))
            return;
        choice.update();
        infos().forEach((info, i) => info && open(i, info));
        stage.name();
        measured = 0;
        if (player)
            follow();
        stage.describe(true);
    });

    return {
        node: el('div', { class: 'theatre' }, el('div', { class: 'stage-room' }, choice.node, stage.node), room, charts.node),
        follow, tick, seek,
        clock: () => clock,
        player: () => player,
        point: (metric) => charts.point(metric),
        name: () => stage.name(),
        open(i, info) {
            choice.update();
            open(i, info);
            stage.name();
            if (i === 0)
                setClock(info);
        },
        plot: () => charts.set(experiment().side(0), experiment().side(1), clock?.times ?? [], store.get().guess),
        raise(up) {
            stage.raise(up);
            charts.node.classList.toggle('raised', up);
        },
        speed(value) {
            player?.speed(value);
            bar?.setSpeed(value);
        },
        toEnd() {
            player?.pause();
            if (player)
                seek(clock.days - 1);
        },
        // From the beginning, at once.
        play() {
            seek(0);
            player.play();
        },
        fit() {
            stage.resize();
            charts.draw();
            tick();
        },
        end() {
            stop();
            player?.end();
            stage.end();
            charts.destroy();
        },
    };
}
