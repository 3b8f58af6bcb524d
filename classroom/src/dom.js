// dom.js - elements. Whatever comes from an address, a file or a lesson's data becomes text,
// never markup.

export function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false)
            continue;
        if (name.startsWith('on'))
            node.addEventListener(name.slice(2), value);
        else
            node.setAttribute(name, value === true ? '' : value);
    }
    fill(node, children);
    return node;
}

// The same for pictures: every attribute is set as it is.
export function svg(tag, attributes, ...children) {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes))
        node.setAttribute(name, value);
    node.append(...children);
    return node;
}

function fill(node, ...children) {
    for (const child of children.flat(9))
        if (child !== null && child !== undefined && child !== false)
            node.append(child);
    return node;
}

export function refill(node, ...children) {
    node.replaceChildren();
    return fill(node, ...children);
}

// A mark beside the words that say the same.
export const glyph = (text) => el('span', { class: 'glyph', 'aria-hidden': 'true' }, text);

export const button = (label, press, attributes = {}) =>
    el('button', { type: 'button', class: 'plain', onclick: press, ...attributes }, label);

// HTML that build.mjs made of a lesson's text. It is the only markup that is set, and holds
// nothing but what build.mjs lets through.
export function article(html, attributes) {
    const node = el('div', { class: 'article', ...attributes });
    node.innerHTML = html;
    return node;
}
