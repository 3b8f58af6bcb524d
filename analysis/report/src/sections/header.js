// header.js - title, what it is about, the two switches.

import { el } from '../dom.js';

export function header(page, state, { setLang, setTheme }) {
    const { say, doc } = page;
    const about = page.pick(doc.about);
    return el('header', {},
        el('a', { class: 'skip', href: '#text' }, say('skip')),
        el('div', { class: 'titles' },
            el('p', { class: 'over' }, say('report'),
                doc.illustration && el('span', { class: 'tag' }, say('illustration'))),
            el('h1', {}, page.pick(doc.title) || say('report')),
            about && el('p', { class: 'about' }, about)),
        el('div', { class: 'switches' },
            el('button', { type: 'button', id: 'lang', lang: page.lang === 'zh' ? 'en' : 'zh-CN',
                'aria-label': say('switch_lang_about'), onclick: setLang }, say('switch_lang')),
            el('button', { type: 'button', id: 'theme', onclick: setTheme },
                say(state.theme === 'dark' ? 'light' : 'dark')),
            el('button', { type: 'button', onclick: () => print() }, say('print'))));
}
