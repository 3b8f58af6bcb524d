// wallview.js - the wall's views in this page: the wall itself, a seat's card, the way for phones.

import { el } from './dom.js';
import { lessonSides } from './sides.js';
import { mountPhones } from './wall/phones.js';
import { mountSeat } from './wall/seat.js';
import { mount } from './wall/wall.js';

function given(app, lesson) {
    const { store, runner, client, data } = app;
    const run = async (request, { replicate, against }) =>
        ({ outcome: await runner.outcome(request, { against, replicate, group: 'wall' }) });
    return { client: { ...client, run }, store, lesson, version: data.version, sides: (state) => lessonSides(data, lesson, state) };
}

export function wallView(app, lesson) {
    const node = el('div', { class: 'wall' });
    const view = mount(node, given(app, lesson));
    return {
        node,
        update: () => view.update(),
        unmount() {
            view.unmount();
            app.runner.drop('wall');
        },
    };
}

// The student's card, in a room of the lesson.
export function seatView(app, lesson, room) {
    const { sides, ...rest } = given(app, lesson);
    const outcomes = (seat) => {
        const [left, right] = sides(app.store.get());
        const found = [app.runner.known(left, right, seat - 1), app.runner.known(right, left, seat - 1)];
        return found.every(Boolean) ? found : null;
    };
    return mountSeat(room, { ...rest, sides, outcomes });
}

export const phones = (app, room) => mountPhones(room, { store: app.store });
