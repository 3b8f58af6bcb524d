// splice.mjs - puts a document into the page, as the program does: `<` is written \u003c.

const PLACE = '<script type="application/json" id="data">';

export function splice(page, doc) {
    const at = page.indexOf(PLACE) + PLACE.length;
    if (at < PLACE.length)
        throw new Error('the page has no place for a document');
    return page.slice(0, at) + JSON.stringify(doc).replace(/</g, '\\u003c') + page.slice(at);
}
