// describe.js - a day in two sentences, for those who do not see the picture.

import { dateOf, percent, say, whole } from './figure.js';
import { STATE, sum } from './view.js';

export function describe(view) {
    const posts = view.staff.filter((one) => one.state !== STATE.none);
    const people = posts.filter((one) => one.state !== STATE.vacant);
    const here = view.staff.filter((one) => one.state === STATE.worked);
    const worn = people.length ? sum(people.map((one) => one.burnout)) / people.length : 0;
    const waiting = sum(view.waiting.map(sum));
    const ofDepartments = sum(view.waiting.map((body) => body[0]));
    const brought = view.arrived[1] + view.arrived[2] + view.arrived[3];
    const paper = sum(view.paper);
    const tell = (lang) => [
        say(lang, view.works ? 'told_work' : 'told_closed', dateOf(lang, view.day), here.length,
            posts.length, percent(worn), whole(waiting), whole(ofDepartments)),
        say(lang, 'told_people', whole(brought), whole(sum(view.done) + paper), whole(paper),
            whole(sum(view.abandoned)), percent(view.trustMean)),
    ].join(lang === 'zh' ? '' : ' ');
    return { zh: tell('zh'), en: tell('en') };
}
