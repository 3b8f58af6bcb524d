// sweep.js - a map as a sweep file, which `shequ sweep` runs with as many replicates as one likes.

import { scalar } from '../save/scenario.js';
import { armOf } from '../sides.js';
import { LIVES } from './cells.js';

// One arm's; departments have no metric of their own, and no place here.
export function sweepFile(lesson, name) {
    const { across, down, show, title } = lesson.map;
    const arm = armOf(lesson, name, 0);
    const axes = [across, down].filter(Boolean);
    const set = Object.entries(arm.set).filter(([path]) => !axes.some((axis) => axis.path === path));
    return ['shequ: 1', `title: {zh: ${scalar(`${lesson.title.zh}：${title.zh}`)}, en: ${scalar(`${lesson.title.en}: ${title.en}`)}}`,
        `scenario: ${arm.scenario ?? lesson.scenario}`,
        ...(set.length ? ['set:', ...set.map(([path, value]) => `  ${path}: ${scalar(String(value))}`)] : []),
        `replicates: ${LIVES}`, 'design: {kind: grid}', 'factors:',
        ...axes.map(({ path, values }) => `  ${path}: [${values.join(', ')}]`),
        `outcomes: [${show.join(', ')}]`, ''].join('\n');
}
