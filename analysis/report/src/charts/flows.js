// flows.js - where tasks go, status quo beside reform, both on one scale.

import { tooltip, wordWidth } from './axes.js';

const LEAST = 220; // px of a diagram without its words
const TIGHT = 420; // px below which a small body on the way has none: the table names it

const volume = (links) => {
    const to = new Set(links.map((link) => link[1]));
    return links.reduce((sum, [from, , value]) => sum + (to.has(from) ? 0 : value), 0);
};

export function flowsOption(page, flows) {
    const { number, say } = page;
    const label = Object.fromEntries(flows.nodes.map((node) => [node.id, page.pick(node.label)]));
    const unit = page.pick(flows.unit_words);
    const most = Math.max(volume(flows.base), volume(flows.variant), 1);
    const colour = (c, i) => [c.part1, c.part2, c.part3, c.part4, c.part5, c.part6, c.part7][i % 7];
    return (c, width) => {
        // Words stand outside: where it begins on the left, where it ends on the right. Side by
        // side where that leaves room for the flows, else one above the other.
        const longest = (end) => Math.max(...[flows.base, flows.variant].flatMap((links) => links
            .filter((link) => !links.some((other) => other[1 - end] === link[end]))
            .map((link) => wordWidth(label[link[end]] ?? link[end]))), 0);
        const outer = (whole) => [0, 1].map((end) => Math.min(longest(end) + 6, 0.36 * whole));
        const narrow = width / 2 - 12 - outer(width)[0] - outer(width)[1] < LEAST;
        const gap = 18; // a word's height
        // As many as stand above one another, each with room for its word.
        const ends = Math.max(...[flows.base, flows.variant].flatMap((links) => [0, 1].map((end) =>
            new Set(links.map((link) => link[end]).filter((id) => !links.some((link) => link[1 - end] === id))).size)));
        const tall = Math.max(220, 30 * ends + 40);
        const room = tall - (ends - 1) * gap; // what flows is drawn in, the rest is between
        const half = narrow ? width : width / 2 - 12;
        const [before, behind] = outer(half);
        const side = (links, place) => {
            const used = new Set(links.flatMap((link) => [link[0], link[1]]));
            const source = new Set(links.map((link) => link[0]));
            const target = new Set(links.map((link) => link[1]));
            const through = (id) => links.reduce((sum, link) => sum + (link[1] === id ? link[2] : 0), 0);
            return {
                type: 'sankey', ...place, left: place.left + before, width: half - before - behind,
                height: tall - room + room * (volume(links) / most),
                nodeWidth: 12, nodeGap: gap, nodeAlign: 'justify', draggable: false,
                emphasis: { disabled: true },
                data: flows.nodes.filter((node) => used.has(node.id)).map((node) => ({
                    name: node.id,
                    itemStyle: { color: colour(c, flows.nodes.indexOf(node)), borderWidth: 0 },
                    label: !source.has(node.id) ? { position: 'right', width: behind - 6, overflow: 'truncate' }
                        : target.has(node.id) ? { position: 'top', show: half >= TIGHT || through(node.id) > most / 4 }
                        : { position: 'left', width: before - 6, overflow: 'truncate' },
                })),
                links: links.filter((link) => link[2] > 0)
                    .map(([from, to, value]) => ({ source: from, target: to, value })),
                lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
                label: { color: c.ink, fontSize: 12, textBorderWidth: 0, formatter: (p) => label[p.name] ?? p.name },
            };
        };
        const title = (text, left, top) => ({
            text, left, top, textStyle: { color: c.ink, fontSize: 13, fontWeight: 600 } });
        return {
            height: narrow ? 2 * (tall + 50) : tall + 46,
            title: [title(say('baseline'), 0, 0),
                    narrow ? title(say('reform'), 0, tall + 50) : title(say('reform'), half + 24, 0)],
            tooltip: tooltip(c, (p) => (p.dataType === 'edge'
                ? [`${label[p.data.source]} → ${label[p.data.target]}`, `${number.plain(p.data.value, 0)} ${unit}`]
                : [label[p.name] ?? p.name, `${number.plain(p.value, 0)} ${unit}`]), { trigger: 'item' }),
            series: [side(flows.base, { left: 0, top: 36 }),
                     side(flows.variant, narrow ? { left: 0, top: tall + 86 } : { left: half + 24, top: 36 })],
        };
    };
}
