// scene_demo.mjs - pictures at given states and their cost, in the page that test_scene.sh packs.
//
// show(states, {width, height, lang, palette, fraction, calm, speed}): two communities side by side.

import { scaleOf } from '../../classroom/src/scene/scale.js';
import { createScene } from '../../classroom/src/scene/scene.js';
import { evening, frameFields } from './scene_frames.mjs';

const holder = document.querySelector('main');

function stage(states, { width, height, palette }) {
    holder.textContent = '';
    document.body.style.background = palette === 'dark' ? '#14171a' : '#f7f6f2';
    return states.map(({ departments = 12 }, side) => {
        const canvas = document.createElement('canvas');
        canvas.style.cssText = `width:${width}px;height:${height}px`;
        holder.append(canvas);
        return createScene(canvas, { frameFields, departments, side });
    });
}

function days(scenes, states, options, list) {
    const frames = states.map((state) => list.map((day) =>
        evening({ ...state, day, works: day % 7 < 5 ? 1 : 0 })));
    scenes.forEach((scene, i) => scene.draw(frames[i][0], 1, options));
    const scale = scaleOf(frames.flatMap((of, i) => of.map(scenes[i].view)),
        scenes.map((scene) => scene.room()));
    return { frames, options: { ...options, scale } };
}

window.show = (states, options) => {
    const scenes = stage(states, options);
    const given = days(scenes, states, options, options.days ?? [2, 3]);
    for (const [n] of given.frames[0].entries())
        scenes.forEach((scene, i) => scene.draw(given.frames[i][n], options.fraction ?? 1, given.options));
    window.scenes = scenes;
    return scenes.map((scene, i) => scene.describe(given.frames[i].at(-1)));
};

// Words that stand on the pictures, with their boxes, as one more hour is drawn: of each picture a list.
window.wordsOn = (states, options) => {
    const [contexts, write] = [CanvasRenderingContext2D.prototype, CanvasRenderingContext2D.prototype.fillText];
    let found = [];
    contexts.fillText = function record(words, x, y, most = Infinity) {
        const { width, actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = this.measureText(words);
        const w = Math.min(width, most);
        const left = this.textAlign === 'center' ? x - w / 2 : x;
        found.push({ words, x: left, y: y - above, w, h: above + below });
        write.call(this, words, x, y, most);
    };
    const of = states.map((state) => {
        const [scene] = stage([state], options);
        const frame = evening({ ...state, day: 3, works: 1 });
        const view = scene.view(frame);
        found = [];
        scene.draw(frame, 0.5, { ...options, scale: scaleOf([view], []) });
        return found;
    });
    contexts.fillText = write;
    return of;
};

// Milliseconds of one tick of both communities: [least, 10th, 50th, 95th percentile], the pixels read
// back so that nothing is put off.
window.cost = (states, options, ticks) => {
    const scenes = stage(states, options);
    const list = Array.from({ length: 40 }, (_, day) => day);
    const given = days(scenes, states, options, list);
    const took = [];
    for (let i = 0; i < ticks; i++) {
        const at = i * options.speed / 60;
        const began = performance.now();
        scenes.forEach((scene, side) => scene.draw(given.frames[side][Math.floor(at) % 40], at % 1,
            given.options));
        for (const canvas of holder.children)
            canvas.getContext('2d').getImageData(0, 0, 1, 1);
        took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    return [0, 0.1, 0.5, 0.95].map((part) => took[Math.floor(ticks * part)]);
};

// Whether four calls drew: the first, the same again, another hour, another day's equal copy.
window.redraw = () => {
    const [scene] = stage([{}], { width: 400, height: 300 });
    const frame = evening({});
    const calls = [[frame, 0.5], [frame, 0.5], [frame, 0.6], [frame.slice(), 0.6]];
    return calls.map(([of, at]) => scene.draw(of, at));
};
