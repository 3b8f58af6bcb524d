// places.js - what stands at a point of the picture, in words and with its figure.

import { percent, say, whole } from './figure.js';
import { CLASSES } from './palette.js';
import { seatPlaces } from './house.js';
import { BODIES, STATE, pile, sum } from './view.js';

const within = (x, y, box, margin = 0) =>
    x >= box.x - margin && x <= box.x + box.w + margin && y >= box.y - margin && y <= box.y + box.h + margin;

const both = (make) => ({ zh: make('zh'), en: make('en') });
const hours = (minutes) => (minutes / 60).toFixed(1);

function seatAt(view, seat) {
    const one = view.staff[seat.post];
    if (one.state === STATE.vacant)
        return both((lang) => say(lang, 'at_vacant'));
    const { admin, counter, need, self, overhead, paper, overtime } = one.minutes;
    return both((lang) => say(lang, one.state === STATE.worked ? 'at_seat' : 'at_seat_off',
        say(lang, `state_${one.state}`), percent(one.burnout), hours(admin), hours(counter), hours(need),
        hours(self), hours(overhead), hours(paper), hours(overtime)));
}

const pileAt = (view, body) => both((lang) => say(lang, 'at_pile', say(lang, BODIES[body]),
    whole(sum(view.waiting[body])), whole(sum(pile(view, body))),
    CLASSES.map((name, k) => [name, view.waiting[body][k]]).filter(([, count]) => count > 0)
        .map(([name, count]) => say(lang, 'at_class', say(lang, name), whole(count)))
        .join(say(lang, 'list'))));

function inHouse(plan, view, x, y) {
    for (const [body, house] of plan.houses.entries()) {
        if (within(x, y, house.hall))
            return both((lang) => say(lang, 'at_done', whole(sum(view.done) + sum(view.paper)),
                whole(sum(view.paper))));
        for (const seat of house.seats) {
            if (!within(x, y, seat) || !view.staff[seat.post])
                continue;
            return x > seatPlaces(seat).pile.x - 2 && view.staff[seat.post].state !== STATE.vacant
                ? pileAt(view, body) : seatAt(view, seat);
        }
        if (within(x, y, house, 8))
            return pileAt(view, body);
    }
    return null;
}

// {zh, en}, or null where nothing is.
export function placeAt(plan, view, x, y) {
    for (const [d, office] of plan.offices.entries())
        if (within(x, y, { ...office, y: plan.officeBox.y, h: plan.officeBox.h }, 1))
            return both((lang) => say(lang, 'at_department', d + 1, whole(view.sent[d] ?? 0)));
    if (view.complaints && within(x, y, plan.box, 4))
        return both((lang) => say(lang, 'at_complaints', whole(view.complaints)));
    const inside = inHouse(plan, view, x, y);
    if (inside)
        return inside;
    for (let i = plan.estate.length - 1; i >= 0; i--) // those in front first
        if (within(x, y, plan.estate[i]))
            return both((lang) => (view.trust[i] === null ? say(lang, 'at_building_none', i + 1)
                : say(lang, 'at_building', i + 1, percent(view.trust[i]))));
    const { budget_in, task_prices, wages, operating, fund_in, projects } = view.flows;
    if (within(x, y, plan.money.purse))
        return both((lang) => say(lang, 'at_flows',
            ...[view.purse, budget_in, task_prices, wages, operating].map(whole)));
    if ((view.fund || fund_in || projects) && within(x, y, plan.money.fund))
        return both((lang) => say(lang, 'at_fund', ...[view.fund, fund_in, projects].map(whole)));
    const rise = { x: plan.main.x, y: plan.groundY, w: plan.main.w, h: plan.estateBox.y - plan.groundY };
    if (sum(view.abandoned) && within(x, y, rise))
        return both((lang) => say(lang, 'at_gave_up', whole(sum(view.abandoned))));
    return null;
}
