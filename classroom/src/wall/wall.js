// wall.js - the replicate wall: forty seats, forty replicates, one interval.
//
//   import { mount } from './wall/wall.js';        the teacher's view: paste box, tiles, interval, grades
//   import { mountSeat } from './wall/seat.js';    the student's: seat number, code, copy button
//   const view = mount(root, { client, store, lesson, sides, version, address });
//   view.update();      the state has changed (language, lesson, sliders): draws what differs
//   view.unmount();     stops what runs, empties root
//
//   client    as client.js makes it; here run(request, {replicate}) -> {outcome}, metric(name) and
//             paired(base, variant, level) are used, each by promise or at once
//   store     get() -> the state; set(patch). Read: lang ('zh' | 'en'), seat (1 .. 999 or null), guess
//             (1 .. 5, an array of points when it was drawn, or null), challenge (0 not done, 1 .. 3
//             which). Written: seat. Wall and codes keep nothing in it but that.
//   lesson    of data.json; lesson.number, primary, predict, arms, challenge are read
//   sides     (state) -> [left, right]: the two requests, as PAGE gives them to client.open and run
//             ({name, chain, settings: [[path, value], ...]}). The digest in a code is of them.
//   version   the program's ('0.1.0', data.version)
//   address   optional: the short link phones are to open; location without its hash otherwise
//   outcomes  mountSeat only, optional: (seat) -> [left, right] outcomes that the page has already
//             run under these sides, or null; else mountSeat runs the seat itself
//
// Both views own what is in root, put words in by textContent only, and bring their words and
// style (words/wall.js, wall/wall.css). Keys: all is buttons, inputs and one textarea.
// The first screen's link for phones: mountPhones(root, { store, address }) in ./phones.js.

export function mount(root) {
    root.replaceChildren();
    return { update() {}, unmount() { root.replaceChildren(); } };
}
