// main.js - the page: the worker is begun, the address read, views put in and taken out.

import { createClient } from './engine/client.js';
import { unzlibSync } from 'fflate';
import { act } from './player/keys.js';
import { lost, regain, standing, toHeading } from './focus.js';
import { header } from './header.js';
import { button, el, refill } from './dom.js';
import { lessonList } from './lesson/list.js';
import { lessonView } from './lesson/lesson.js';
import { mapView } from './map/view.js';
import { reading } from './reading.js';
import { createRunner } from './runner.js';
import { shortcuts } from './shortcuts.js';
import { sandboxView } from './sandbox/sandbox.js';
import { speaker } from './say.js';
import { STEPS, initial, readState, writeState } from './state.js';
import { createStore } from './store.js';
import { phones, wallView } from './wallview.js';

const root = document.documentElement;
const page = document.getElementById('page');
const held = (id) => document.getElementById(id).textContent;
const bytes = (text) => Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
const unpack = (id) => unzlibSync(bytes(held(id)));

const data = JSON.parse(new TextDecoder().decode(unpack('data')));
const known = { lessons: data.lessons, scenarios: Object.keys(data.scenarios), reforms: data.reforms.map(({ name }) => name) };
const began = readState(location.hash, known);
const store = createStore({ ...initial, lang: /^zh/i.test(navigator.language) ? 'zh' : 'en', ...began.state });
const client = createClient(unpack('wasm'), new TextDecoder().decode(unpack('worker')));
const app = {
    data, store, client, runner: createRunner(client), speaker: null,
    link: () => location.href.replace(/#.*/, '') + writeState(store.get()),
    enter: (lesson) => store.set({ ...initial, lang: store.get().lang, seat: store.get().seat, view: 'lesson', lesson }),
    announce: (text) => { said.textContent = text; },
    refuse: (fault) => tell([...refused, fault]),
    // The first difference of both sides is there: for who measures how long that took.
    first: () => performance.getEntriesByName('first').length || performance.mark('first'),
};
const said = el('p', { class: 'unseen', role: 'status' });
const notice = el('div', { class: 'notice', role: 'alert', hidden: true });
let view = null;
let turn = 0;
let shown = ''; // 'stage' while a lesson's stages stand
let refused = []; // of the address, as far as it is not put away

root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

async function make() {
    const { view: name, lesson } = store.get();
    shown = name === 'lesson' || name === 'challenge' ? 'stage' : name;
    const of = data.lessons.find((one) => one.name === lesson);
    if (name === 'sandbox')
        return sandboxView(app);
    if (!of || name === 'list')
        return lessonList(app);
    if (name === 'map' && of.map)
        return mapView(app, of);
    return name === 'wall' ? wallView(app, of) : lessonView(app, of);
}

async function show() {
    const mine = ++turn;
    const { lang } = store.get();
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    app.speaker = speaker(lang);
    const stood = standing();
    view?.unmount();
    view = null;
    const main = el('main', { id: 'text', tabindex: -1 });
    refill(page, header(app, setTheme), notice, main, said, foot());
    document.title = app.speaker.say('classroom');
    regain(stood);
    try {
        await null; // of several that are asked for in one breath the last is made
        if (mine !== turn)
            return;
        const made = await make();
        if (mine !== turn) {
            made.unmount();
            return;
        }
        view = made;
        refill(main, view.node);
        if (view.phones)
            phones(app, view.phones);
        view.redraw?.();
        if (mine > 1 && lost() && !regain(stood))
            toHeading(main);
    } catch (fault) {
        refill(main, el('p', { class: 'faults' }, app.speaker.say('engine_failed', fault.message)));
    }
}

function foot() {
    const { say, pick } = app.speaker;
    return el('footer', {}, el('p', {}, say('foot', data.version)), el('details', { class: 'keys' },
        el('summary', {}, say('shortcuts')), el('dl', {}, shortcuts.map(([key, words]) =>
            [el('dt', {}, el('kbd', {}, pick(key))), el('dd', {}, pick(words))]))));
}

function setTheme() {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    view?.redraw?.();
}

function tell(faults) {
    const { say } = app.speaker;
    refused = faults;
    notice.hidden = !faults.length;
    if (!faults.length)
        return;
    const long = faults.find(({ key }) => key === 'long');
    const names = faults.slice(0, 3).map(({ key, value }) => (key === 'address' ? value : `${key}=${value}`).slice(0, 40));
    const text = long ? say('too_long', long.value)
        : say('bad_address', names.join(' · ') + (faults.length > 3 ? ` … ${say('and_more', faults.length - 3)}` : ''));
    refill(notice, el('span', {}, text), button(say('dismiss'), () => {
        tell([]);
        document.getElementById('text').focus();
    }, { class: 'small' }));
}

// ---- the address: written when things have settled, read when somebody else wrote it ----
let writing = 0;
let written = location.hash;
function writeAddress(push) {
    clearTimeout(writing);
    const put = () => {
        const address = writeState(store.get());
        // Where it is not what it was, somebody has just given another, which is about to be read.
        if (location.hash !== written || address === written)
            return;
        history[push ? 'pushState' : 'replaceState'](null, '', address);
        written = location.hash;
    };
    if (push)
        put();
    else
        writing = setTimeout(put, 400);
}
const reread = () => {
    if (location.hash === written)
        return;
    const { state, faults } = readState(location.hash, known);
    written = location.hash;
    refused = faults; // and who hears of the state may refuse more of it
    store.set({ ...initial, lang: store.get().lang, ...state });
    tell(refused);
};
addEventListener('hashchange', reread);
addEventListener('popstate', reread);

store.hear((state, changed) => {
    const has = (...keys) => keys.some((key) => changed.includes(key));
    // A challenge is the lesson with a goal.
    const stage = ['lesson', 'challenge'].includes(state.view) && shown === 'stage';
    const other = has('lang', 'lesson') || (has('view') && !stage) || view?.outdated?.(state, changed);
    writeAddress(has('view', 'lesson'));
    if (other)
        show();
    else
        view?.update?.(state, changed);
    if (stage && has('view'))
        for (const one of page.querySelectorAll('.nav'))
            one.setAttribute('aria-current', one.dataset.view === state.view ? 'page' : 'false');
});

addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !view?.player?.())
        return;
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const step = /^[1-4]$/.test(event.key) && !typing && !modified;
    if (step)
        view.ask(STEPS[event.key - 1]);
    if (step || act(view.player(), event, reading(event.target)))
        event.preventDefault();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', ({ matches }) => {
    if (matches !== (root.dataset.theme === 'dark'))
        setTheme();
});

show();
tell(began.faults);
