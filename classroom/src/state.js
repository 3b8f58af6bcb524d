// state.js - the state of the page, and the state as the part of an address after '#'.
//
// An address is written by anybody: a chat, a slide, a prankster. Each key has one reader that
// gives the value or throws away what it got; what is thrown away is told, and the default
// stands. Nothing of an address is ever more than text, a number or a name that is known here.

import { SPEEDS } from './player/player.js';

export const STEPS = ['predict', 'run', 'compare', 'explain'];
export const SEATS = 999;
// Views of a lesson, as they stand in the header: not each lesson has a map.
export const viewsOf = (lesson) => ['lesson', 'map', 'challenge', 'wall'].filter((view) => view !== 'map' || lesson.map);
export const SLIDERS = 5;
const COMMUNITIES = 999; // how many there are is known when the scenario is open
const LONGEST = 4000; // characters of an address
const DAYS = 366 * 60;
const KNOTS = 24;

export const initial = {
    lang: 'zh', view: 'list', lesson: null, step: 'predict', seat: 1, community: 1, left: null, arm: null,
    set: {}, guess: null, day: 0, speed: 90, challenge: 0, scenario: null, reform: null,
};

const whole = (low, high) => (text) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    return value >= low && value <= high ? value : undefined;
};
const among = (names) => (text) => (names.includes(text) ? text : undefined);

// A number as a scenario writes it: digits, and perhaps a unit. Beyond that the engine judges.
const NUMBER = /^-?\d{1,9}(\.\d{1,6})?( ?(%|pp|[a-z]{1,8}))?$/;
const PATH = /^[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31}){1,3}$/;

// A guess: the number of a choice, or a curve as 'd' and whole per cents of the left side's mean.
function guess(text) {
    if (/^[1-5]$/.test(text))
        return Number(text);
    if (!/^d\d{1,3}(\.\d{1,3})+$/.test(text))
        return undefined;
    const knots = text.slice(1).split('.').map(Number);
    return knots.length <= KNOTS ? knots : undefined;
}

// known: {lessons: [{name, arms: [{name}], sliders: [{path, low, high}]}], scenarios: [name], reforms: [name]}
// gives {state: what differs from initial, faults: [{key, value}]}
export function readState(text, known) {
    const faults = [];
    if (text.length > LONGEST)
        return { state: {}, faults: [{ key: 'long', value: String(text.length) }] };
    const given = new Map();
    for (const part of text.replace(/^#/, '').split('&').filter(Boolean)) {
        const [key, value] = halves(part);
        if (key === null || given.has(key))
            faults.push({ key: key ?? 'address', value: part });
        else
            given.set(key, value);
    }
    const state = {};
    const read = (key, reader) => {
        const value = given.get(key);
        given.delete(key);
        if (value === undefined)
            return;
        const meant = reader(value);
        if (meant === undefined)
            faults.push({ key, value });
        else
            state[key] = meant;
    };

    read('lang', among(['zh', 'en']));
    read('lesson', among(known.lessons.map(({ name }) => name)));
    const lesson = known.lessons.find(({ name }) => name === state.lesson);
    if (lesson)
        state.view = 'lesson';
    read('view', among(['list', 'sandbox', ...(lesson ? viewsOf(lesson) : [])]));
    read('step', among(STEPS));
    read('seat', whole(1, SEATS));
    read('community', whole(1, COMMUNITIES));
    read('speed', (value) => among(SPEEDS)(Number(value)));
    read('day', whole(0, DAYS));
    read('guess', guess);
    read('challenge', whole(0, 3));
    for (const side of ['left', 'arm'])
        read(side, among((lesson?.arms ?? []).map(({ name }) => name)));
    read('scenario', among(known.scenarios));
    read('reform', among(known.reforms));

    const set = {};
    for (const [key, value] of given) {
        const path = key.startsWith('set.') ? key.slice(4) : null;
        const fits = path !== null && PATH.test(path) && NUMBER.test(value) && Object.keys(set).length < SLIDERS;
        if (fits && (state.view === 'sandbox' || slides(lesson, path, value)))
            set[path] = value;
        else
            faults.push({ key, value });
    }
    if (Object.keys(set).length)
        state.set = set;
    return { state, faults };
}

function slides(lesson, path, value) {
    const slider = lesson?.sliders?.find((one) => one.path === path);
    const at = parseFloat(value);
    return slider && at >= parseFloat(slider.low) && at <= parseFloat(slider.high);
}

function halves(part) {
    const cut = part.indexOf('=');
    if (cut < 1)
        return [null, ''];
    try {
        return [decodeURIComponent(part.slice(0, cut)), decodeURIComponent(part.slice(cut + 1).replace(/\+/g, ' '))];
    } catch {
        return [null, ''];
    }
}

// The shortest address that says the state: what is as it was at first is left out.
export function writeState(state) {
    const parts = [];
    const put = (key, value) => parts.push(`${key}=${encodeURIComponent(value).replace(/%20/g, '+')}`);
    if (state.lesson && state.view !== 'list' && state.view !== 'sandbox')
        put('lesson', state.lesson);
    if (state.view !== (state.lesson ? 'lesson' : 'list'))
        put('view', state.view);
    for (const key of ['step', 'seat', 'community', 'left', 'arm', 'day', 'speed', 'challenge', 'scenario', 'reform'])
        if (state[key] !== initial[key] && state[key] !== null)
            put(key, state[key]);
    if (state.guess !== null)
        put('guess', Array.isArray(state.guess) ? `d${state.guess.join('.')}` : state.guess);
    for (const path of Object.keys(state.set).sort())
        put(`set.${path}`, state.set[path]);
    put('lang', state.lang);
    return `#${parts.join('&')}`;
}
