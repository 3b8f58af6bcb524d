// wallview.js - the wall's views in this page.

import { el } from './dom.js';
import { lessonSides, requestKey } from './sides.js';
import * as wall from './wall/wall.js';

// The wall asks for one side at a time; its outcome counts from the day on which the other differs.
function given(app, lesson) {
    const { store, runner, client, data } = app;
    const sides = (state) => lessonSides(data, lesson, state);
    const other = (request) => sides(store.get()).find((one) => requestKey(one) !== requestKey(request)) ?? request;
    return {
        client: { ...client, run: async (request, { replicate, against = other(request) }) =>
            ({ outcome: await runner.outcome(request, { against, replicate, group: 'wall' }) }) },
        store, lesson, sides, version: data.version,
    };
}

export function wallView(app, lesson) {
    const node = el('div', { class: 'wall' });
    const view = wall.mount(node, given(app, lesson));
    return {
        node,
        update: () => view.update(),
        unmount() {
            view.unmount();
            app.runner.drop('wall');
        },
    };
}

export function seatView() {}

export function phones() {}
