// controls.js - what can be changed of the right community: the lesson's arms, its sliders.

import { arms } from '../controls/arms.js';
import { slider, sliders } from '../controls/sliders.js';
import { leftArm, rightArm } from '../sides.js';
import { resolvedValue } from './calendar.js';

// rows: of the sliders' paths; resolved(): the right community's complete scenario, once there is one
export function lessonControls({ app, lesson, rows, resolved }) {
    const { store, speaker } = app;
    const right = () => rightArm(lesson, store.get());
    const set = (path, text) => store.set({ set: { ...store.get().set, [path]: text } });
    const standing = ({ path, low }, row) => store.get().set[path] ?? right().set[path] ??
        resolvedValue(resolved(), path) ?? row?.written ?? low;
    const list = (lesson.sliders ?? []).map((spec, i) => slider({
        speaker, spec, row: rows[i], onRemove: lesson.free && (() => lesson.free.remove(spec.path)),
        value: () => String(standing(spec, rows[i])), onSet: set }));
    return {
        arms: arms({ speaker, list: lesson.arms, chosen: () => right().name, left: () => leftArm(lesson, store.get()).name,
            onChoose: (arm) => store.set({ arm, set: {}, left: null }) }),
        sliders: sliders(list, speaker, () => (lesson.free ? lesson.free.reset() : store.set({ set: {}, arm: null, left: null }))),
    };
}
