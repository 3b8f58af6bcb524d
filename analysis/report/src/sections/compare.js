// compare.js - many arms at a glance: one row each, and their intervals side by side.

import { forestOption } from '../charts/forest.js';
import { el } from '../dom.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { chip } from '../verdict.js';
import { primaryOf } from './answer.js';

export function compare(page, place, choose) {
    const { number, say, doc } = page;
    const metric = page.metric(doc.question.primary);
    const count = (arm, verdict) => arm.effects.filter((effect) => !effect.primary &&
        effect.verdict === verdict && page.metric(effect.metric).better !== 'neither').length;
    const drawn = doc.arms.some((arm) => primaryOf(arm)?.assumed);
    const rows = doc.arms.map((arm) => {
        const effect = primaryOf(arm);
        const d = number.decimals(metric, effect?.chance, effect?.effect);
        const title = page.armTitle(arm);
        return [
            { text: title, show: el('button', { type: 'button', class: 'link', 'aria-label':
                say('of_table', say('look'), title), onclick: () => choose(arm) }, title) },
            { text: arm.verdict ? say(arm.verdict.kind) : '', show: arm.verdict ? chip(page, arm.verdict.kind) : '' },
            { ...number.changeCell(effect?.effect, metric, d), class: 'strong' },
            number.spanCell(effect?.chance, metric, d),
            ...(drawn ? [number.spanCell(effect?.assumed, metric, d)] : []),
            number.levelCell(effect?.base, metric, d),
            number.levelCell(effect?.variant, metric, d),
            number.whole(count(arm, 'helps')),
            { text: `${count(arm, 'hurts') ? '! ' : ''}${count(arm, 'hurts')}`, value: count(arm, 'hurts') },
        ];
    });
    const unit = number.points(metric);
    const head = (text, more) => ({ head: more ? say('ledger_unit', text, more) : text, kind: 'number' });
    const list = table(page, {
        caption: `${page.label(doc.question.primary)}${say('colon')}${say('answers')}`, file: 'compare',
        columns: [{ head: say('scheme'), kind: 'text' }, { head: say('verdict'), kind: 'mark' },
            head(say('difference'), unit), { ...head(say('chance_95')), pair: true },
            ...(drawn ? [{ ...head(say('assumed_95')), pair: true }] : []), head(say('baseline')), head(say('reform')),
            head(say('others_better')), head(say('others_worse'))],
        rows,
    });
    const seen = doc.arms.map((arm) => ({ ...primaryOf(arm), name: page.armTitle(arm) }))
        .filter((row) => row.chance && number.known(row.effect));
    const picture = seen.length > 1 && figure(page, {
        title: `${page.label(doc.question.primary)}${say('colon')}${say('forest_title')}`, file: 'compare',
        said: null,
        alt: seen.map((row) => {
            const d = number.decimals(metric, row.chance, row.effect);
            return say('forest_alt', row.name, number.changeUnit(row.effect, metric, d),
                number.span(row.chance, metric, d),
                row.assumed ? say('forest_alt_assumed', number.span(row.assumed, metric, d)) : '');
        }).join(' '),
        make: forestOption(page, doc.question.primary, seen, Math.abs(doc.question.matters ?? 0)),
    });
    return section(page, { ...place, key: 'answers' }, list, picture);
}
