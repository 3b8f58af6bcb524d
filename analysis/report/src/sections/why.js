// why.js - the channels that add up to the effect, and where tasks go on both sides.

import { flowsOption } from '../charts/flows.js';
import { waterfallOption } from '../charts/waterfall.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';

function channels(page, arm) {
    const { number, say } = page;
    const { why } = arm;
    if (!why?.channels.length)
        return null;
    const signed = (value) => ({ text: number.plain(value, 0, true), value });
    return figure(page, {
        title: say('waterfall_title'), file: `${arm.name}-channels`, make: waterfallOption(page, why),
        alt: say('waterfall_alt', why.channels.map((channel) =>
            `${page.pick(channel.label)} ${number.plain(channel.hours, 0, true)}`).join(say('comma')),
            number.plain(why.total_hours, 0, true)),
        numbers: table(page, {
            caption: say('waterfall_title'), file: `${arm.name}-channels`,
            columns: [{ head: say('channel'), kind: 'text' }, { head: say('hours'), kind: 'number' },
                { head: say('chance_95'), kind: 'number', pair: true }],
            rows: [...why.channels.map((channel) => [page.pick(channel.label), signed(channel.hours),
                number.known(channel.low) && number.known(channel.high)
                    ? { text: say('span', number.plain(channel.low, 0, true), number.plain(channel.high, 0, true)),
                        value: [channel.low, channel.high] }
                    : { text: '' }]),
                { class: 'sum', cells: [say('total'), signed(why.total_hours), { text: '' }] }],
        }),
    });
}

// A diagram of flows cannot hold a circle; the table can.
function circular(links) {
    const next = new Map();
    for (const [from, to] of links)
        next.set(from, [...(next.get(from) ?? []), to]);
    const state = new Map();
    const visit = (node) => {
        if (state.get(node) !== undefined)
            return state.get(node) === 'open';
        state.set(node, 'open');
        const found = (next.get(node) ?? []).some(visit);
        state.set(node, 'closed');
        return found;
    };
    return [...next.keys()].some(visit);
}

function flows(page, arm) {
    const { number, say } = page;
    const given = arm.why?.flows;
    if (!given?.base.length || !given.variant.length)
        return null;
    const label = Object.fromEntries(given.nodes.map((node) => [node.id, page.pick(node.label)]));
    const pairs = new Map();
    for (const [side, links] of [[0, given.base], [1, given.variant]])
        for (const [from, to, value] of links) {
            const key = JSON.stringify([from, to]);
            const pair = pairs.get(key) ?? [0, 0];
            pair[side] += value;
            pairs.set(key, pair);
        }
    const rows = [...pairs].map(([key, [base, variant]]) => {
        const [from, to] = JSON.parse(key);
        return { from: label[from] ?? from, to: label[to] ?? to, base, variant };
    });
    const largest = [...rows].sort((a, b) => Math.abs(b.variant - b.base) - Math.abs(a.variant - a.base)).slice(0, 3);
    const count = (value) => ({ text: number.whole(value), value });
    const unit = page.pick(given.unit_words);
    const numbers = table(page, {
        caption: unit ? say('ledger_unit', say('flows_title'), unit) : say('flows_title'), file: `${arm.name}-flows`,
        columns: [['from', 'text'], ['to', 'text'], ['baseline', 'number'], ['reform', 'number'], ['difference', 'number']]
            .map(([key, kind]) => ({ head: say(key), kind })),
        rows: rows.map((row) => [row.from, row.to, count(row.base), count(row.variant),
            { text: number.plain(row.variant - row.base, 0, true), value: row.variant - row.base, class: 'strong' }]),
    });
    if (circular(given.base) || circular(given.variant))
        return numbers;
    return figure(page, {
        title: say('flows_title'), file: `${arm.name}-flows`, make: flowsOption(page, given), numbers,
        alt: say('flows_alt', largest.map((row) =>
            say('flow_change', row.from, row.to, number.whole(row.base), number.whole(row.variant)))
            .join(page.lang === 'zh' ? '；' : '; ')),
    });
}

export function why(page, arm, place) {
    return section(page, { ...place, key: 'why' }, channels(page, arm), flows(page, arm));
}
