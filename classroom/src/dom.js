// dom.js - elements, as the page of a report makes them, and what else the classroom wants of them.

import { el, fill } from '../../analysis/report/src/dom.js';

export { el, glyph } from '../../analysis/report/src/dom.js';

// The same for pictures: every attribute is set as it is.
export function svg(tag, attributes, ...children) {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes))
        node.setAttribute(name, value);
    node.append(...children);
    return node;
}

export function refill(node, ...children) {
    node.replaceChildren();
    return fill(node, ...children);
}

export const button = (label, press, attributes = {}) =>
    el('button', { type: 'button', class: 'plain', onclick: press, ...attributes }, label);

// HTML that build.mjs made of a lesson's text. It is the only markup that is set, and holds
// nothing but what build.mjs lets through.
export function article(html, attributes) {
    const node = el('div', { class: 'article', ...attributes });
    node.innerHTML = html;
    return node;
}
