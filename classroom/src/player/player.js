// player.js - time: play, pause, step, speed, seek. It draws nothing and knows no dates.
//
//   const player = createPlayer({ days, onTick, onChange, closed, speed });
//
// onTick(day, fraction): a frame is due. Called at most once per screen frame, and only when
// something changed; a hidden tab gets none. onChange(): playing or speed changed.
// closed(day): whether offices are closed that day.
//
// Days on which offices are closed pass CLOSED times as quickly at up to WATCHED days a
// second, where one follows single days; above that all days are alike.

export const SPEEDS = [1, 7, 30, 90, 365]; // days a second
const WATCHED = 7;
const CLOSED = 4;
const LONGEST = 0.1; // seconds that one frame may advance: after a stall nothing leaps

export function createPlayer({
    days, onTick, onChange = () => {}, closed = () => false, speed: first = SPEEDS[1],
    frame = (call) => requestAnimationFrame(call), drop = (id) => cancelAnimationFrame(id),
}) {
    let [last, time, speed, playing] = [days, 0, first, false];
    let [waiting, then] = [0, null];
    let told = '';

    const end = () => Math.max(0, last - 1e-6);
    const day = () => Math.min(Math.max(0, last - 1), Math.floor(time));
    const fraction = () => Math.min(1, time - day());

    function tell() {
        const now = `${day()} ${fraction().toFixed(5)}`;
        if (now !== told) {
            told = now;
            onTick(day(), fraction());
        }
    }

    // `seconds` further, day by day where closed days pass more quickly.
    function advance(seconds) {
        let left = seconds;
        while (left > 1e-9 && time < end()) {
            const pace = speed * (speed <= WATCHED && closed(day()) ? CLOSED : 1);
            const span = Math.min(left, (day() + 1 - time) / pace);
            time = Math.min(end(), span < left ? day() + 1 : time + span * pace);
            left -= span;
        }
    }

    function turn(now) {
        waiting = 0;
        if (playing) {
            advance(Math.min(LONGEST, Math.max(0, (now - (then ?? now)) / 1000)));
            then = now;
            if (time >= end())
                pause();
        }
        tell();
        if (playing)
            ask();
    }

    function ask() {
        if (!waiting)
            waiting = frame(turn);
    }

    function play() {
        if (playing || !last)
            return;
        if (time >= end())
            time = 0;
        [playing, then] = [true, null];
        onChange();
        ask();
    }

    function pause() {
        if (!playing)
            return;
        playing = false;
        onChange();
    }

    function seek(to, part = 0) {
        if (!Number.isFinite(to))
            return;
        time = Math.min(end(), Math.max(0, to + part));
        then = null;
        ask();
    }

    return {
        play, pause, seek,
        toggle: () => (playing ? pause() : play()),
        // A whole day forward or back, at its evening; time stands still then.
        step(by = 1) {
            pause();
            seek(Math.max(0, Math.min(last - 1, day() + by)), 1 - 1e-6);
        },
        day, fraction,
        playing: () => playing,
        // Asks, or sets one of SPEEDS.
        speed(value = speed) {
            if (SPEEDS.includes(value) && value !== speed) {
                speed = value;
                onChange();
            }
            return speed;
        },
        faster(by = 1) {
            this.speed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + by))]);
        },
        // Asks, or sets how many days there are: as frames arrive there are more to play.
        days(value = last) {
            if (value !== last) {
                last = Math.max(0, Math.floor(value));
                time = Math.min(time, end());
                ask();
            }
            return last;
        },
        end() {
            playing = false;
            if (waiting)
                drop(waiting);
            waiting = 0;
        },
    };
}
