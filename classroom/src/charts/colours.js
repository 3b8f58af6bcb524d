// colours.js - the colours of style.css, for canvases. Named there once, in both themes.

const names = ['surface', 'ink', 'soft', 'line', 'left', 'right', 'guess', 'paper', 'accent'];

export function colours() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export const theme = () => document.documentElement.dataset.theme;
