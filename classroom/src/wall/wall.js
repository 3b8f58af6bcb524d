// wall.js - the replicate wall: forty seats, forty replicates, one interval.
//
//   import { mount } from './wall/wall.js';        the teacher's view: paste box, tiles, interval, grades
//   import { mountSeat } from './wall/seat.js';    the student's: seat number, code, copy button
//   const view = mount(root, { client, store, lesson, sides, version, address });
//   view.update();      the state has changed (language, lesson, sliders): draws what differs
//   view.unmount();     stops what runs, empties root
//
//   client    as client.js makes it; here run(request, {replicate, against}) -> {outcome} (against:
//             the other side, from whose difference the outcome counts), metric(name) and
//             paired(base, variant, level) are used, each by promise or at once
//   store     get() -> the state; set(patch). Read: lang ('zh' | 'en'), seat (1 .. 999 or null), guess
//             (1 .. 5, an array of points when it was drawn, or null), challenge (0 not done, 1 .. 3
//             which). Written: seat. Wall and codes keep nothing in it but that.
//   lesson    of data.json; lesson.number, primary, predict, arms, challenge are read
//   sides     (state) -> [left, right]: the two requests, as sides.js makes them for client.open and run
//             ({name, chain, settings: [[path, value], ...]}). The digest in a code is of them.
//   version   the program's ('0.1.0', data.version)
//   address   optional: the short link phones are to open; location without its hash otherwise
//   outcomes  mountSeat only, optional: (seat) -> [left, right] outcomes that the page has already
//             run under these sides, or null; else mountSeat runs the seat itself
//
// Both views own what is in root, put words in by textContent only, and bring their words
// (words/wall.js) and style (wall/wall.css, imported by style.css). All is buttons, inputs and one
// textarea, so the keyboard reaches it.
// The first screen's link for phones: mountPhones(root, { store, address }) in ./phones.js.

import { digestOf } from '../code/digest.js';
import { LONGEST, find } from '../code/find.js';
import { el, refill } from '../dom.js';
import { keeping } from '../focus.js';
import { saveFile } from '../save/file.js';
import { createFrame } from './frame.js';
import { gradeTable } from './grades.js';
import { createGrowth } from './growth.js';
import { guessed } from './guessed.js';
import { createPlot } from './plot.js';
import { recheck } from './recheck.js';
import { register } from './register.js';
import { counted, rollOf } from './roll.js';
import { tiles } from './tiles.js';
import { spanOf, voiceOf } from './voice.js';

const PAUSE = 250; // ms after the last key before the log is read

export function mount(root, { client, store, lesson, sides, version }) {
    const memory = { log: '', accepted: new Map(), checks: new Map(), rows: [], seats: [], points: [] };
    const grow = createGrowth((...values) => client.paired(...values));
    const plot = createPlot();
    let turn = 0;        // of reading: what an older one finds is dropped
    let checking = null; // of checking: a token while it goes on
    let timer = null;
    let places;
    let drawn;           // the language in which the frame stands
    let about;

    const right = () => lesson.predict?.right ?? null;
    const expected = () => ({ lesson: lesson.number, digest: digestOf(lesson, sides(store.get()), version) });
    const note = (node, text) => node.textContent !== text && refill(node, text);

    function frame() {
        const made = createFrame(about, { log: memory.log, plot: plot.root, later, clear, toggle, save });
        places = made.places;
        refill(root, made.root);
        drawn = about.lang;
    }

    function later() {
        clearTimeout(timer);
        timer = setTimeout(read, PAUSE);
    }

    function clear() {
        places.box.value = '';
        memory.accepted.clear();
        memory.checks.clear();
        stopChecking();
        read();
        places.box.focus();
    }

    // What a teacher has accepted stands in place of what was mistyped, by what was seen.
    function accept(row) {
        memory.accepted.set(row.seen, row.offer);
        read();
        (places.register.querySelector('button') ?? places.box).focus();
    }

    function read() {
        memory.log = places.box.value;
        const found = find(memory.log).map((one) => {
            const meant = !one.fields && memory.accepted.get(one.seen);
            return meant ? { ...find(meant)[0], who: one.who } : one;
        });
        memory.rows = rollOf(found, expected());
        count();
    }

    // Rows or checks have changed.
    async function count() {
        const mine = ++turn;
        memory.seats = counted(memory.rows, memory.checks);
        show();
        const going = () => mine === turn;
        try {
            const metric = await client.metric(lesson.primary);
            const points = await grow(memory.seats, going, (last) => {
                if (!going())
                    return;
                Object.assign(memory, { metric, last });
                tellInterval();
            });
            if (points && going()) {
                memory.points = points;
                tellInterval();
                drawPlot();
            }
        } catch (fault) {
            if (going())
                note(places.interval, about.say('check_failed', fault.message));
        }
    }

    function show() {
        const { say, number } = about;
        const isOdd = ({ state, code }) => state !== 'found' || memory.checks.get(code) === 'edited';
        const odd = memory.rows.filter(isOdd).length;
        const n = memory.seats.length;
        const seats = n === 1 ? say('one_seat') : say('summary', n);
        const much = number.whole(LONGEST / (about.lang === 'zh' ? 1e4 : 1e6));
        const long = memory.log.length > LONGEST && say('too_long', much);
        const found = memory.rows.length ? seats + (odd ? say('remarks', odd) : '') : say('none_yet');
        note(places.summary, [found, long].filter(Boolean).join(' '));
        const told = { right: right(), checks: memory.checks, say };
        refill(places.tiles, tiles(memory.rows, memory.seats, told));
        refill(places.guesses, guessed(memory.seats, lesson.predict, about));
        places.register.hidden = !memory.rows.length;
        keeping(places.register, () => refill(places.register, register(memory.rows, told, accept)));
    }

    function tellInterval() {
        const { say, pick, number } = about;
        const { last, metric } = memory;
        note(places.plotAbout, say('growing_about', pick(metric.label)));
        if (!last) {
            note(places.interval, say('interval_wait'));
            note(places.verdict, '');
            return;
        }
        const { mean, low, high } = spanOf(last, metric, about);
        note(places.interval, say('interval', number.whole(last.n), mean, low, high));
        note(places.verdict, say(last.low > 0 ? 'clear_more' : last.high < 0 ? 'clear_less' : 'not_clear'));
    }

    function drawPlot() {
        const { say } = about;
        const { points, metric } = memory;
        plot.draw(points, metric, about, places.interval.textContent);
        const cells = points.map((point) => [String(point.n), ...Object.values(spanOf(point, metric, about))]);
        const heads = [say('growing_axis'), say('mean'), say('low'), say('high')];
        places.numbers.hidden = !points.length;
        refill(places.cells,
            el('thead', {}, el('tr', {}, heads.map((word) => el('th', { scope: 'col' }, word)))),
            el('tbody', {}, cells.map((row) => el('tr', {}, row.map((cell) => el('td', {}, cell))))));
    }

    function stopChecking() {
        checking = null;
        places.bar.hidden = true;
        note(places.check, about.say('check_all'));
    }

    async function toggle() {
        if (checking)
            return stopChecking();
        const mine = checking = {};
        const going = () => checking === mine;
        note(places.check, about.say('check_stop'));
        try {
            await recheck(memory.rows, {
                client, sides: sides(store.get()), metric: lesson.primary, checks: memory.checks, going,
                tell(done, all) {
                    Object.assign(places.bar, { hidden: false, max: Math.max(all, 1), value: done });
                    note(places.progress, about.say('checking', done, all));
                    if (going())
                        count();
                },
            });
        } catch (fault) {
            note(places.progress, about.say('check_failed', fault.message));
        }
        if (going())
            stopChecking();
    }

    const save = () => saveFile(`shequ-${lesson.name ?? lesson.number}.csv`,
        gradeTable(memory.rows, { right: right(), checks: memory.checks, say: about.say }), 'text/csv');

    let standing; // lesson and settings for which rows and checks stand
    function update() {
        about = voiceOf(store.get().lang);
        if (drawn !== about.lang) {
            memory.log = places?.box.value ?? memory.log;
            frame();
            standing = undefined;
        }
        const now = JSON.stringify(expected());
        if (standing === now)
            return;
        if (standing !== undefined) {
            memory.checks.clear();
            stopChecking();
        }
        standing = now;
        read();
    }

    update();
    return {
        update,
        unmount() {
            turn++;
            checking = null;
            clearTimeout(timer);
            plot.stop();
            root.replaceChildren();
        },
    };
}
