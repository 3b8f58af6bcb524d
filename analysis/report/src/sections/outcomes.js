// outcomes.js - every outcome in one table: declared ones first, the others as clues. What is
// read first stands first: on a narrow screen the rest is scrolled to.

import { el } from '../dom.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { outcomeVerdict } from '../verdict.js';

function row(page, effect) {
    const { number, say } = page;
    const metric = page.metric(effect.metric);
    const d = number.decimals(metric, effect.chance, effect.effect ?? effect.variant);
    const verdict = outcomeVerdict(page, effect);
    const unit = number.isShare(metric) ? '' : number.unit(metric);
    return {
        class: effect.primary ? 'primary' : undefined,
        cells: [
            { text: page.label(effect.metric), show: el('span', { title: page.pick(metric.about) || null },
                page.label(effect.metric), effect.primary && el('span', { class: 'tag' }, say('primary_mark'))) },
            { text: `${verdict.mark}${verdict.text}`, class: `verdict ${verdict.class}` },
            { ...number.changeCell(effect.effect, metric, d), class: 'strong' },
            { text: unit || number.points(metric), class: 'unit' },
            number.spanCell(effect.chance, metric, d),
            number.spanCell(effect.assumed, metric, d),
            number.levelCell(effect.base, metric, d),
            number.levelCell(effect.variant, metric, d),
            { text: number.chance(effect.holm), value: effect.holm },
        ],
    };
}

export function outcomes(page, arm, place) {
    const { say } = page;
    if (!arm.effects.length)
        return null;
    const declared = arm.effects.filter((effect) => effect.declared || effect.primary);
    const rest = arm.effects.filter((effect) => !effect.declared && !effect.primary);
    const still = (effect) => effect.effect === 0;
    const group = (key, effects) => (effects.length
        ? [{ group: say(key) }, ...effects.map((effect) => row(page, effect))] : []);
    const heads = [['outcome', 'text'], ['verdict', 'mark'], ['difference', 'number'], [null, 'unit'],
        ['chance_95', 'number'], ['assumed_95', 'number'], ['baseline', 'number'], ['reform', 'number'], ['holm', 'number']];
    return section(page, { ...place, key: 'outcomes', lead: say('outcomes_note') }, table(page, {
        caption: say('of_table', say('outcomes'), page.armTitle(arm)), file: `${arm.name}-outcomes`,
        columns: heads.map(([key, kind]) => ({
            head: key ? say(key) : say('unit'), kind, pair: key === 'chance_95' || key === 'assumed_95' })),
        rows: [...group('declared_group', declared), ...group('exploratory_group', rest.filter((effect) => !still(effect))),
            ...group('still_group', rest.filter(still))],
    }));
}
