// checks.mjs - what is asked of a page, in the page. Each gives a list of what is wrong.

// Text that is too faint for its background: 4.5, or 3 for large letters (WCAG AA).
function faint() {
    const parse = (text) => {
        const parts = text.match(/[\d.]+/g)?.map(Number) ?? [];
        return parts.length > 3 ? parts : [...parts, 1];
    };
    const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (node) => {
        for (let at = node; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour[3] === 1)
                return colour;
        }
        return [255, 255, 255, 1];
    };
    const wrong = [];
    const walk = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !node.getClientRects().length)
            continue;
        const style = getComputedStyle(node);
        const drawn = node instanceof SVGElement;
        const [a, b] = [light(parse(drawn ? style.fill : style.color)), light(behind(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5))
            wrong.push(`${ratio.toFixed(2)}: ${walk.currentNode.data.trim().slice(0, 40)}`);
    }
    return wrong;
}

// What sticks out to the right, unless it scrolls by itself.
function wide() {
    const limit = document.documentElement.clientWidth;
    const wrong = [...document.querySelectorAll('#page *')]
        .filter((node) => !node.closest('.scroll, pre, svg, .unseen') && node.getBoundingClientRect().right > limit + 0.5)
        .map((node) => `${node.tagName} ${node.className}`);
    if (document.documentElement.scrollWidth > limit)
        wrong.push(`the page is ${document.documentElement.scrollWidth} wide, the window ${limit}`);
    return wrong;
}

function nameless() {
    const named = (node) => (node.getAttribute('aria-label') ?? '').trim() || node.textContent.trim();
    return [
        ...[...document.querySelectorAll('svg')].filter((node) =>
            node.getAttribute('role') !== 'img' || !(node.getAttribute('aria-label') ?? '').trim()),
        ...[...document.querySelectorAll('button, a, summary, select, [role=region], [role=group]')].filter((node) => !named(node)),
    ].map((node) => node.outerHTML.slice(0, 80));
}

// Headings go down one step at a time, sections have more than a heading, ids are unique.
function outline() {
    const wrong = [];
    let last = 0;
    for (const node of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        const level = Number(node.tagName[1]);
        if (level > last + 1)
            wrong.push(`h${last}, then h${level}: ${node.textContent}`);
        last = level;
    }
    if (document.querySelectorAll('h1').length !== 1)
        wrong.push('not one h1');
    for (const node of document.querySelectorAll('section'))
        if (node.children.length < 2 || !node.textContent.slice(node.firstChild.textContent.length).trim())
            wrong.push(`nothing below "${node.firstChild.textContent}"`);
    const ids = [...document.querySelectorAll('#page [id]')].filter((node) => !node.closest('svg')).map((node) => node.id);
    ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => wrong.push(`id ${id} twice`));
    return wrong;
}

// A table that is wider than its frame, and out of reach of the keyboard.
function unreached() {
    return [...document.querySelectorAll('.scroll, pre')]
        .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.tabIndex !== 0)
        .map((node) => node.getAttribute('aria-label'));
}

// A chart that shows nothing, or less than its frame.
function blank() {
    return [...document.querySelectorAll('.chart')].filter((node) => node.clientWidth)
        .filter((node) => node.querySelectorAll('svg path, svg text').length < 5)
        .map((node) => node.closest('figure').querySelector('figcaption').textContent);
}

// A verdict that has to be scrolled to, or the difference beside it. (The first cell is what it
// is about.)
function aside() {
    return [...document.querySelectorAll('.scroll')].filter((node) => node.clientWidth).flatMap((node) => {
        const edge = node.getBoundingClientRect().left + node.clientLeft + node.clientWidth - node.scrollLeft;
        return [...node.querySelectorAll('td.verdict, td.mark:has(.chip), td.verdict + td, td.mark:has(.chip) + td')]
            .filter((cell) => cell.getBoundingClientRect().right > edge + 1)
            .map((cell) => `${node.getAttribute('aria-label')}: ${cell.textContent}`);
    });
}

// A table of which the last columns are beyond its frame.
function cut() {
    return [...document.querySelectorAll('.scroll')].filter((node) => node.scrollWidth > node.clientWidth + 1)
        .map((node) => `${node.getAttribute('aria-label')}: ${node.scrollWidth} in ${node.clientWidth}`);
}

// Words of a chart that its edge cuts off.
function trimmed() {
    return [...document.querySelectorAll('.chart svg')].filter((svg) => svg.getBoundingClientRect().width).flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter((node) => {
            const box = node.getBoundingClientRect();
            return box.left < frame.left - 2 || box.right > frame.right + 2;
        }).map((node) => node.textContent);
    });
}

// Words of a chart that stand on one another.
function overlaid() {
    return [...document.querySelectorAll('.chart svg')].filter((svg) => svg.getBoundingClientRect().width).flatMap((svg) => {
        const boxes = [...svg.querySelectorAll('text')].map((node) => [node.textContent, node.getBoundingClientRect()])
            .filter(([text, box]) => text.trim() && box.width);
        return boxes.flatMap(([a, one], i) => boxes.slice(i + 1).filter(([, other]) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5)
            .map(([b]) => `${a} | ${b}`));
    });
}

export const checks = { faint, wide, nameless, outline, unreached, blank, aside, cut, trimmed, overlaid };
export const inPage = (check) => `(${check})()`;
