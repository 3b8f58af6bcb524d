// stages.js - the two communities side by side, and the curtain before the right one.

import { createScene } from '../scene/scene.js';
import { scaleOf } from '../scene/scale.js';
import { calm, theme } from '../charts/colours.js';
import { button, el } from '../dom.js';

const SPOKEN = 4000; // ms between two descriptions for those who listen

// titles: [() => text, ...]; places(side): which of several communities it is, '' of one
export function stages({ speaker, frameFields, titles, places, onPeek }) {
    const { say, pick, lang } = speaker;
    const spoken = el('p', { class: 'unseen', 'aria-live': 'polite' });
    const tip = el('p', { class: 'tip', hidden: true });
    const sides = ['left', 'right'].map((side, i) => {
        const canvas = el('canvas', { class: 'scene', role: 'img', tabindex: 0 });
        const title = el('strong', {});
        const node = el('section', { class: `side ${side}` },
            el('h2', {}, el('span', { class: `badge ${side}` }, say(side)), title), el('div', { class: 'room' }, canvas));
        canvas.addEventListener('pointermove', (event) => point(i, event));
        canvas.addEventListener('pointerleave', () => { tip.hidden = true; });
        return { side, canvas, title, node, scene: null, frame: null };
    });
    const curtain = el('div', { class: 'curtain' }, el('p', {}, say('curtain')),
        button(say('predict'), () => onPeek(), { class: 'primary' }));
    sides[1].node.querySelector('.room').append(curtain);
    const node = el('div', { class: 'stages' }, sides.map((one) => one.node), tip, spoken);
    let heard = 0;
    let scale;
    let last; // what was drawn: again when a canvas has another size
    const watching = new ResizeObserver(() => {
        sides.forEach((one) => one.scene?.resize());
        if (last)
            drawn(...last);
    });
    sides.forEach((one) => watching.observe(one.canvas));

    const called = (i) => (places(i) ? say('side_of', say(sides[i].side), places(i)) : say(sides[i].side));

    function point(i, event) {
        const { canvas, scene } = sides[i];
        const box = canvas.getBoundingClientRect();
        const what = scene?.at?.(event.clientX - box.left, event.clientY - box.top);
        tip.hidden = !what;
        if (!what)
            return;
        tip.textContent = pick(what);
        const frame = node.getBoundingClientRect();
        tip.style.left = `${Math.min(event.clientX - frame.left + 14, frame.width - 220)}px`;
        tip.style.top = `${event.clientY - frame.top + 14}px`;
    }

    return {
        node,
        // departments: as many as the side's scenario has; community: which of its communities
        open(i, departments, community) {
            sides[i].scene = createScene(sides[i].canvas, { frameFields, departments, community, side: i });
            sides[i].frame = null;
            sides[i].scene.resize();
        },
        // The scale both pictures share, of some evenings of both.
        measure(frames) {
            const open = sides.filter((one) => one.scene);
            if (open.length)
                scale = scaleOf(frames.map((frame) => open[0].scene.view(frame)), open.map((one) => one.scene.room()));
        },
        name() {
            sides.forEach((one, i) => {
                one.title.textContent = titles[i]();
                one.canvas.setAttribute('aria-label', say('picture', titles[i]()) + (places(i) && say('colon') + places(i)));
            });
        },
        // frames: of both sides, null where the day has not been run
        draw: drawn,
        // `now`: something else is looked at, however little time has passed.
        describe(now = false) {
            if (!now && Date.now() - heard < SPOKEN)
                return;
            heard = Date.now();
            spoken.textContent = sides.map((one, i) => one.frame && one.scene?.describe && !(i === 1 && curtained()) &&
                `${called(i)}${say('colon')}${pick(one.scene.describe(one.frame))}`).filter(Boolean).join(' ');
        },
        raise: (up) => node.classList.toggle('raised', up),
        resize: () => sides.forEach((one) => one.scene?.resize()),
        end: () => watching.disconnect(),
    };

    // The lower of the two rooms bounds the piles of both: one length is one amount of work.
    function drawn(frames, fraction, speed) {
        const [still, palette] = [calm(), theme()];
        const room = () => Math.min(...sides.map((one) => one.scene?.room() ?? Infinity));
        const draw = (lowest) => sides.forEach((one, i) => {
            if (one.scene && frames[i] && !(i === 1 && curtained()))
                one.scene.draw(one.frame = frames[i], fraction,
                    { calm: still, palette, lang, speed, scale: scale && { ...scale, room: lowest } });
        });
        last = [frames, fraction, speed];
        const before = room();
        draw(before);
        if (room() !== before) // a house has just been built, or another storey
            draw(room());
    }

    function curtained() {
        return !node.classList.contains('raised');
    }
}
