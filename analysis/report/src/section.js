// section.js - a section with its heading; none where there is nothing to say.

import { el } from './dom.js';

// level is the heading's; id is unique on the page.
export function section(page, { key, level, id, lead }, ...children) {
    const shown = children.flat().filter(Boolean);
    if (!shown.length)
        return null;
    const heading = `${id}-heading`;
    return el('section', { id, 'aria-labelledby': heading, 'data-key': key },
        el(`h${level}`, { id: heading }, page.say(key)),
        lead && el('p', { class: 'lead' }, lead), shown);
}
