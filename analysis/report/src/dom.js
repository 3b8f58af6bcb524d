// dom.js - elements, of this page and of the classroom's. Whatever comes from a document, an address or a
// lesson's data becomes text, never markup.

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
    return fill(node, children);
}

export function fill(node, ...children) {
    for (const child of children.flat(9))
        if (child !== null && child !== undefined && child !== false)
            node.append(child);
    return node;
}

// What a screen reader says and nobody sees.
export const unseen = (...children) => el('span', { class: 'unseen' }, ...children);

// A mark beside the words that say the same.
export const glyph = (text) => el('span', { class: 'glyph', 'aria-hidden': 'true' }, text);
