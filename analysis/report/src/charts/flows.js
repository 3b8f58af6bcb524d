// flows.js - where tasks go, status quo beside reform, both on one scale.

import { tooltip } from './axes.js';

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
        const narrow = width < 560;
        const gap = 14;
        const tall = 220;
        const half = narrow ? width : width / 2 - 12;
        const side = (links, place) => {
            const used = new Set(links.flatMap((link) => [link[0], link[1]]));
            const source = new Set(links.map((link) => link[0]));
            return {
                type: 'sankey', ...place, width: half - 8,
                height: 3 * gap + (tall - 3 * gap) * (volume(links) / most),
                nodeWidth: 12, nodeGap: gap, nodeAlign: 'justify', draggable: false,
                emphasis: { disabled: true },
                data: flows.nodes.filter((node) => used.has(node.id)).map((node) => ({
                    name: node.id,
                    itemStyle: { color: colour(c, flows.nodes.indexOf(node)), borderWidth: 0 },
                    label: { position: source.has(node.id) ? 'right' : 'left' },
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
            height: narrow ? 2 * (tall + 44) : tall + 40,
            title: [title(say('baseline'), 0, 0),
                    narrow ? title(say('reform'), 0, tall + 44) : title(say('reform'), half + 24, 0)],
            tooltip: tooltip(c, (p) => (p.dataType === 'edge'
                ? [`${label[p.data.source]} → ${label[p.data.target]}`, `${number.plain(p.data.value, 0)} ${unit}`]
                : [label[p.name] ?? p.name, `${number.plain(p.value, 0)} ${unit}`]), { trigger: 'item' }),
            series: [side(flows.base, { left: 0, top: 30 }),
                     side(flows.variant, narrow ? { left: 0, top: tall + 74 } : { left: half + 24, top: 30 })],
        };
    };
}
