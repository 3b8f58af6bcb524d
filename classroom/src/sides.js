// sides.js - the two communities: which scenario each is, with which settings.

// What makes any shipped scenario small enough to be run while a class looks on, whichever of them
// a scenario takes. Tables of communities and cities of samples want different words.
export const SMALL = [
    [['city.streets', '1'], ['city.communities', '1'], ['city.sample', 'all'], ['run.length', '6 years']],
    [['city.sample', '1'], ['run.length', '4 years']],
    [['run.length', '3 years']],
];

export const requestKey = (request) => JSON.stringify([request.name, request.settings]);

// The later of two settings of one path counts, in the earlier's place.
function settle(...lists) {
    const settings = new Map();
    for (const [path, value] of lists.flat())
        settings.set(path, String(value));
    return [...settings];
}

export const armOf = (lesson, name, otherwise) =>
    lesson.arms.find((arm) => arm.name === name) ?? lesson.arms[Math.min(otherwise, lesson.arms.length - 1)];
export const leftArm = (lesson, state) => armOf(lesson, state.left, 0);
export const rightArm = (lesson, state) => armOf(lesson, state.arm, 1);

export function request(data, name, settings) {
    return { name, chain: data.scenarios[name].chain, settings };
}

export const armRequest = (data, lesson, arm, set = {}) =>
    request(data, arm.scenario ?? lesson.scenario, settle(Object.entries(arm.set), Object.entries(set)));

// [left, right] of a lesson: the left is an arm as it stands, the right one has the sliders.
export function lessonSides(data, lesson, state) {
    return [armRequest(data, lesson, leftArm(lesson, state)),
            armRequest(data, lesson, rightArm(lesson, state), state.set)];
}
