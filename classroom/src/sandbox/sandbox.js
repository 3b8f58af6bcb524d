// sandbox.js - any shipped scenario, cut down to one community; on the right a reform, or up to
// five other numbers. It is a lesson without questions: the same view shows it.

import { el } from '../dom.js';
import { lessonView } from '../lesson/lesson.js';
import { SMALL, request } from '../sides.js';
import { finder } from './finder.js';
import { reformPath, sliderOf } from './rows.js';

const CHARTS = ['service_failure', 'admin_share', 'paper_share', 'trust_committee'];
const BASE = 'hefei-2009';
const DAY = 86400000;

// Of the ways of making a scenario small that it takes, the one that leaves the fewest communities: a
// table of communities takes the words for a made-up city too, and is none the smaller.
async function smallOf({ client, data }, name) {
    let best = null;
    for (const small of SMALL) {
        const info = await client.open(request(data, name, small));
        if (!info.faults.length && !(best?.info.communities.length <= info.communities.length))
            best = { small, info };
        if (best?.info.communities.length === 1)
            break;
    }
    return best ?? { small: [], info: await client.open(request(data, name, [])) };
}

export async function sandboxView(app) {
    const { store, data, client, speaker } = app;
    const { say, pick, begun } = speaker;
    const { scenario = null, reform, set } = store.get();
    const name = scenario ?? BASE;
    const { small, info } = await smallOf(app, name);
    // A reform begins a year after the start, as `shequ compare BASE +REFORM` has it.
    const begin = info.begin && new Date((info.begin + info.recordedFrom) * DAY);
    begin?.setUTCFullYear(begin.getUTCFullYear() + 1);
    const order = reform && begin ? { [`reforms.${reform}.begin`]: begin.toISOString().slice(0, 10) } : {};
    // What is no number has no slider; the engine says what is wrong with it.
    const rows = (await Promise.all(Object.keys(set).map((path) => client.row(path)))).filter((row) => row?.range);

    const choose = (label, key, list, value, also = {}) => {
        const select = el('select', { id: key, onchange: () => store.set({ [key]: select.value || null, set: {}, ...also }) },
            list.map(({ name: one, title }) => el('option', { value: one, selected: one === (value ?? '') }, title)));
        return el('label', {}, say(label), select);
    };
    const put = (path, text) => store.set({ set: { ...store.get().set, [path]: text } });
    const remove = (path) => {
        const { [path]: gone, ...left } = store.get().set;
        store.set({ set: left });
    };
    const tools = el('div', { class: 'sandbox-tools' }, el('p', { class: 'soft' }, say('sandbox_lead')),
        choose('scenario', 'scenario', data.sandbox.map((one) => ({ name: one, title: pick(data.scenarios[one].title) || one })), name,
            { community: 1 }),
        choose('reform', 'reform', [{ name: '', title: say('no_reform') },
            ...data.reforms.map((one) => ({ name: one.name, title: begun(pick(one.label)) }))], reform),
        reform && el('p', { class: 'soft' }, pick(data.reforms.find((one) => one.name === reform)?.about)),
        finder({ app, onTake: put,
            rows: data.rows.filter(({ name: path }) => !reformPath(path) || path.startsWith(`reforms.${reform}.`)) }));
    const view = await lessonView(app, {
        name: 'sandbox', title: data.scenarios[name].title, scenario: name, charts: CHARTS, primary: CHARTS[0],
        arms: [{ name: 'as_is', title: { zh: '原样', en: 'As it is' }, set: Object.fromEntries(small) },
               { name: 'yours', title: { zh: '您的', en: 'Yours' }, set: { ...Object.fromEntries(small), ...order } }],
        sliders: rows.map(sliderOf),
        free: { tools, remove, reset: () => store.set({ set: {}, reform: null }) },
    });
    const paths = Object.keys(set).join();
    return {
        ...view,
        // Another scenario, reform or list of numbers is another view; a slider that moves is not.
        outdated: (state, changed) => changed.includes('scenario') || changed.includes('reform') ||
            Object.keys(state.set).join() !== paths,
    };
}
