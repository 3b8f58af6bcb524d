// header.js - what stands above every view.

import { el } from './dom.js';
import { viewsOf } from './state.js';

export function header(app, setTheme) {
    const { store, data, speaker } = app;
    const { say, pick } = speaker;
    const state = store.get();
    const lesson = data.lessons.find(({ name }) => name === state.lesson);
    const go = (view) => el('button', {
        type: 'button', class: 'nav', 'data-view': view, 'aria-current': state.view === view ? 'page' : null,
        onclick: () => store.set({ view }) },
    view === 'map' ? pick(lesson.map.title) : say(view === 'list' ? 'lessons' : view));
    return el('header', {},
        el('a', { class: 'skip', href: '#text', onclick: (event) => {
            event.preventDefault();
            document.getElementById('text').focus();
        } }, say('skip')),
        el('button', { type: 'button', class: 'brand', onclick: () => store.set({ view: 'list' }) },
            say('brand'), el('span', {}, say('classroom'))),
        el('nav', { 'aria-label': say('classroom') }, go('list'),
            lesson && state.view !== 'list' && viewsOf(lesson).map(go), go('sandbox')),
        el('div', { class: 'switches' },
            el('button', { type: 'button', id: 'theme', class: 'small', onclick: setTheme }, `${say('light')} / ${say('dark')}`),
            el('button', { type: 'button', id: 'lang', class: 'small', lang: speaker.lang === 'zh' ? 'en' : 'zh-CN',
                'aria-label': say('switch_lang_about'),
                onclick: () => store.set({ lang: speaker.lang === 'zh' ? 'en' : 'zh' }) }, say('switch_lang'))));
}
