// gainers.js - the effect by group of residents and by community.

import { section } from '../section.js';
import { table } from '../table.js';
import { outcomeVerdict } from '../verdict.js';

function one(page, arm, by, metricName, rows) {
    const { number, say } = page;
    const metric = page.metric(metricName);
    const good = metric.better === 'more' ? 1 : -1;
    const kind = (row) => (!number.known(row.low) || (row.low <= 0 && row.high >= 0) ? 'undecided'
        : row.effect * good > 0 ? 'helps' : 'hurts');
    const d = Math.max(...rows.map((row) => number.decimals(metric, [row.low, row.high], row.effect)));
    const name = say(by === 'community' ? 'by_community' : 'by_group');
    const heads = [[name, 'text'], [say('verdict'), 'mark'],
        [number.points(metric) ? say('ledger_unit', say('difference'), number.points(metric)) : say('difference'), 'number'],
        [say('chance_95'), 'number', true], [say('baseline'), 'number'], [say('reform'), 'number'], [say('pairs'), 'number']];
    return table(page, {
        caption: say('of_table', page.label(metricName), name), file: `${arm.name}-${by}-${metricName}`,
        columns: heads.map(([head, of, pair]) => ({ head, kind: of, pair })),
        rows: rows.map((row) => {
            const verdict = outcomeVerdict(page, { metric: metricName, effect: row.effect, verdict: kind(row) });
            return [
                page.begun(page.pick(row.name)),
                { text: `${verdict.mark}${verdict.text}`, class: `verdict ${verdict.class}` },
                { ...number.changeCell(row.effect, metric, d), class: 'strong' },
                number.spanCell([row.low, row.high], metric, d),
                number.levelCell(row.base, metric, d),
                number.levelCell(row.variant, metric, d),
                { text: number.whole(row.n), value: row.n },
            ];
        }),
    });
}

export function gainers(page, arm, place) {
    const parts = new Map();
    for (const row of arm.gainers) {
        const key = JSON.stringify([row.by, row.metric]);
        parts.set(key, [...(parts.get(key) ?? []), row]);
    }
    return section(page, { ...place, key: 'gainers', lead: page.doc.assumptions === 'drawn' ? page.say('gainers_note') : null },
        [...parts].map(([key, rows]) => one(page, arm, ...JSON.parse(key), rows)));
}
