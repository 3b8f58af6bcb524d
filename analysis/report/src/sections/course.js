// course.js - each metric over time: both arms, their difference, when it can be told.

import { courseOption } from '../charts/course.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';

function numbers(page, arm, course) {
    const { number, say, doc } = page;
    const metric = page.metric(course.metric);
    const d = number.decimals(metric, null, Math.max(...course.base.map((v) => Math.abs(v ?? 0))));
    const level = (value) => number.levelCell(value, metric, d);
    const change = (value) => number.changeCell(value, metric, d);
    const columns = [['baseline', course.base, level], ['reform', course.variant, level],
        ['difference', course.effect, change]];
    const bounds = [['pointwise', course.low, course.high], ['simultaneous', course.band_low, course.band_high]]
        .filter(([, low]) => Array.isArray(low));
    return table(page, {
        caption: say('course_title', page.label(course.metric)), file: `${arm.name}-${course.metric}`,
        columns: [{ head: say('period'), kind: 'text' },
            ...columns.map(([key]) => ({ head: say(key), kind: 'number' })),
            ...bounds.map(([key]) => ({ head: say(key), kind: 'number', pair: true }))],
        rows: doc.time.map((date, i) => [
            { text: page.date.period(date), value: date },
            ...columns.map(([, values, write]) => write(values[i])),
            ...bounds.map(([, low, high]) => number.spanCell([low[i], high[i]], metric, d)),
        ]),
    });
}

function sentence(page, arm, course) {
    const { say, doc, date } = page;
    if (!arm.orders.length)
        return '';
    const told = course.apart === null || course.apart === undefined ? say('not_apart')
        : say('apart', date.period(doc.time[course.apart]));
    const worse = course.worse
        ? say('worse_span', date.period(doc.time[course.worse[0]]), date.period(doc.time[course.worse[1]])) : '';
    return [told, worse].filter(Boolean).join(page.lang === 'zh' ? '' : ' ');
}

function one(page, arm, course) {
    const { number, say, doc, date } = page;
    const metric = page.metric(course.metric);
    const d = number.decimals(metric, null, course.base.find((v) => number.known(v)));
    const last = doc.time.length - 1;
    const begin = arm.orders.map((order) => order.begin).filter(Boolean).sort()[0];
    const said = sentence(page, arm, course);
    const name = say('course_title', page.label(course.metric));
    const alt = say('course_alt', page.label(course.metric), date.period(doc.time[0]), date.period(doc.time[last]),
        begin ? say('starts', date.period(begin)) : '',
        number.levelUnit(course.base[last], metric, d), number.levelUnit(course.variant[last], metric, d));
    return figure(page, {
        title: number.unit(metric) ? say('ledger_unit', name, number.unit(metric)) : name, file: `${arm.name}-${course.metric}`,
        alt: said ? `${alt} ${said}` : alt, said, make: courseOption(page, arm, course),
        numbers: numbers(page, arm, course),
    });
}

export function course(page, arm, place) {
    const shown = arm.courses.filter((given) => page.doc.time.length > 1 &&
        [given.base, given.variant, given.effect].every(Array.isArray));
    return section(page, { ...place, key: 'course' }, shown.map((given) => one(page, arm, given)));
}
