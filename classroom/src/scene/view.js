// view.js - one community's evening, read from a frame by the names of its fields.
//
// Names stand here and nowhere else in the picture. A field that the engine does not give
// reads as zeros (or as said below), so that an older picture shows less and not nonsense.

import { CLASSES } from './palette.js';

const MINUTES = [...CLASSES, 'idle', 'overtime', 'paper'];
const FLOWS = ['budget_in', 'task_prices', 'wages', 'operating', 'fund_in', 'projects'];

export const STATE = { none: 0, vacant: 1, absent: 2, worked: 3, free: 4 };
export const BODIES = ['committee', 'workstation'];

export const sum = (list) => {
    let total = 0;
    for (const value of list)
        total += value;
    return total;
};

// frameFields: [{name, at, n, unit}]. Gives a function from a frame to a view; a view is
// made anew for each day and may be kept.
export function reader(frameFields) {
    const fields = new Map(frameFields.map((field) => [field.name, field]));
    const list = (frame, name, n, otherwise = 0) => {
        const field = fields.get(name);
        return Array.from({ length: n }, (_, i) => (field && i < field.n ? frame[field.at + i] : otherwise));
    };
    const one = (frame, name, otherwise = 0) => list(frame, name, 1, otherwise)[0];
    const n = (name, otherwise) => fields.get(name)?.n ?? otherwise;
    const byClass = (frame, name) => list(frame, name, CLASSES.length);
    const byBody = (frame, name) => {
        const all = list(frame, name, 2 * CLASSES.length);
        return [all.slice(0, CLASSES.length), all.slice(CLASSES.length)];
    };

    return (frame) => {
        const posts = one(frame, 'posts');
        const state = list(frame, 'state', posts);
        const body = list(frame, 'body', posts);
        const burnout = list(frame, 'burnout', posts);
        const minutes = Object.fromEntries(MINUTES.map((name) => [name, list(frame, name, posts)]));
        const staff = state.map((is, post) => ({
            post, state: is, body: body[post], burnout: burnout[post] / 1000,
            minutes: Object.fromEntries(MINUTES.map((name) => [name, minutes[name][post]])),
        }));
        return {
            day: one(frame, 'day'), dual: one(frame, 'dual'), works: one(frame, 'works', 1) !== 0, staff,
            waiting: byBody(frame, 'waiting'), backlog: byBody(frame, 'backlog'),
            arrived: byClass(frame, 'arrived'), done: byClass(frame, 'done'),
            paper: byClass(frame, 'on_paper'),
            abandoned: byClass(frame, 'abandoned'), refused: one(frame, 'refused'),
            merged: one(frame, 'merged'),
            sent: list(frame, 'sent', n('sent', 0)), complaints: one(frame, 'complaints'),
            visits: one(frame, 'visits'),
            trust: list(frame, 'trust', n('trust', 24), -1).map((value) => (value < 0 ? null : value / 1000)),
            trustMean: Math.max(0, one(frame, 'trust_mean') / 1000),
            flows: Object.fromEntries(FLOWS.map((name) => [name, one(frame, name)])),
            purse: one(frame, 'purse'), fund: one(frame, 'fund'),
        };
    };
}

// The committee's first `dual` posts serve the workstation too.
export const serves = (view, { post, body }, at) => body === at || (at === 1 && post < view.dual);

export const employed = (view, body) =>
    view.staff.filter((one) => serves(view, one, body) && one.state > STATE.vacant).length;

// Numbers of the posts of both bodies; null for a workstation that is none.
export function postsOf(view) {
    const [own, other] = BODIES.map((_, body) =>
        view.staff.filter((one) => one.body === body && one.state !== STATE.none).map((one) => one.post));
    return [own, other.length || view.dual || sum(view.waiting[1]) ? other : null];
}

// Hours of work that wait for each who serves a body, by class; one pile for all of them. Where
// nobody does, all that waits.
export function pile(view, body) {
    const heads = Math.max(1, employed(view, body));
    return view.backlog[body].map((minutes) => minutes / 60 / heads);
}

// What lies on one desk: of both bodies for those who serve both.
export const desk = (view, one) => BODIES.map((_, body) =>
    (serves(view, one, body) ? pile(view, body) : null))
    .filter(Boolean).reduce((all, hours) => all.map((value, k) => value + hours[k]));

// The highest pile of a day: what both sides' common scale is made of.
export const pileTop = (view) => view.staff.filter((one) => one.state > STATE.vacant)
    .reduce((top, one) => Math.max(top, sum(desk(view, one))), 0);

// Between two evenings; what is counted by the day is the later day's.
export function between(before, after, share) {
    if (!before || share >= 1 || before.staff.length !== after.staff.length)
        return after;
    const part = (a, b) => a + (b - a) * share;
    const lists = (a, b) => b.map((value, i) => part(a[i], value));
    return {
        ...after,
        backlog: after.backlog.map((value, body) => lists(before.backlog[body], value)),
        waiting: after.waiting.map((value, body) => lists(before.waiting[body], value).map(Math.round)),
        purse: part(before.purse, after.purse), fund: part(before.fund, after.fund),
    };
}
