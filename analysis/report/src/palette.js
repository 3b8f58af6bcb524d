// palette.js - the colours of style.css, for charts. Named there once, in both themes.

import { el } from './dom.js';

const names = [
    'surface', 'ink', 'soft', 'line', 'base', 'reform', 'better', 'worse', 'band', 'band-wide',
    'shade', 'part-1', 'part-2', 'part-3', 'part-4', 'part-5', 'part-6', 'part-7',
];

// Of the theme that is shown, or of the one named.
export function palette(theme = document.documentElement.dataset.theme) {
    const probe = el('span', { 'data-theme': theme, hidden: true });
    document.body.append(probe);
    const style = getComputedStyle(probe);
    const colours = Object.fromEntries(
        names.map((name) => [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
                             style.getPropertyValue(`--${name}`).trim()]));
    probe.remove();
    return colours;
}
