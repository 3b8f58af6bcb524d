// main.js - the page: reads the document, writes the sections, keeps language and theme.

import { drawCharts, forgetCharts } from './chart.js';
import { read } from './document.js';
import { el } from './dom.js';
import { makePage } from './page.js';
import { header } from './sections/header.js';
import { body } from './sections/body.js';
import { sensitivityBody } from './sections/sensitivity.js';
import { reachTables } from './table.js';

const root = document.documentElement;
const PAPER = 660; // px of the text on a sheet of A4, in style.css's margins

// A report printed by a program says what it wants: report.html?lang=en&theme=dark
const asked = new URLSearchParams(location.search);
const oneOf = (value, ...allowed) => (allowed.includes(value) ? value : undefined);

const doc = read(document.getElementById('data').textContent);
const state = {
    lang: oneOf(asked.get('lang'), 'zh', 'en') ?? oneOf(doc.lang, 'zh', 'en') ??
        (/^zh/i.test(navigator.language) ? 'zh' : 'en'),
    theme: oneOf(asked.get('theme'), 'light', 'dark') ??
        (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
    arm: 0,
};

function notice(page, text) {
    return el('main', { id: 'text' }, el('p', { class: 'notice' }, page.say(text)));
}

// What hangs on the width of what is shown.
function fit() {
    drawCharts();
    reachTables();
}

function show() {
    forgetCharts();
    root.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
    root.dataset.theme = state.theme;
    const page = makePage(doc.fault ? { metrics: {} } : doc, state.lang);
    document.title = page.pick(page.doc.title) || page.say('report');
    const parts = [header(page, state, { setLang, setTheme })];
    if (doc.fault) {
        parts.push(notice(page, doc.fault));
    } else {
        parts.push((doc.kind === 'sensitivity' ? sensitivityBody : body)(page, state, chooseArm));
    }
    document.getElementById('page').replaceChildren(...parts);
    fit();
}

// What was in focus is there again after the page has been written anew.
function showAgain(id) {
    const place = scrollY;
    show();
    scrollTo(0, place);
    document.getElementById(id)?.focus({ preventScroll: true });
}

function setLang() {
    state.lang = state.lang === 'zh' ? 'en' : 'zh';
    showAgain('lang');
}

function setTheme() {
    state.theme = state.theme === 'dark' ? 'light' : 'dark';
    showAgain('theme');
}

function chooseArm(index) {
    state.arm = index;
    for (const panel of document.querySelectorAll('[data-arm]'))
        panel.classList.toggle('away', Number(panel.dataset.arm) !== index);
    for (const tab of document.querySelectorAll('[role=tab]')) {
        const chosen = Number(tab.dataset.tab) === index;
        tab.setAttribute('aria-selected', String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
    }
    const list = document.getElementById('choose');
    if (list)
        list.value = String(index);
    fit();
}

show();

let waiting = 0;
addEventListener('resize', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(fit);
});

// On paper: light, every arm, charts as wide as the sheet.
addEventListener('beforeprint', () => {
    root.dataset.theme = 'light';
    drawCharts({ again: true, width: PAPER });
});
addEventListener('afterprint', () => {
    root.dataset.theme = state.theme;
    drawCharts({ again: true });
});
