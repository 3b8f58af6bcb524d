// sure.js - what the intervals rest on: pairs, the gain of pairing, assumptions drawn.

import { el } from '../dom.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { primaryOf } from './answer.js';

function rows(page, arm) {
    const { number, say } = page;
    return arm.effects.filter((effect) => number.known(effect.effect)).map((effect) => {
        const metric = page.metric(effect.metric);
        const d = number.decimals(metric, effect.chance, effect.effect);
        return [
            page.label(effect.metric),
            number.spanCell(effect.chance, metric, d),
            number.spanCell(effect.unpaired, metric, d),
            { text: number.figures(effect.reduction, 2), value: effect.reduction },
            { text: number.share(effect.sign_holds), value: effect.sign_holds },
            { text: number.chance(effect.p), value: effect.p },
            { text: number.whole(effect.n), value: effect.n },
            ['t', 'bca'].includes(effect.method) ? say(effect.method) : String(effect.method ?? ''),
        ];
    });
}

function margin(page) {
    const { number, doc } = page;
    const { primary, matters } = doc.question;
    const metric = page.metric(primary);
    return number.known(matters) && matters
        ? number.changeUnit(Math.abs(matters), metric, number.isShare(metric) ? 1 : number.decimals(metric, null, matters)).replace(/^\+/, '')
        : page.pick(doc.question.matters_if);
}

export function sure(page, arm, place) {
    const { number, say, doc } = page;
    const effect = primaryOf(arm);
    const metric = effect && page.metric(effect.metric);
    const d = effect && number.decimals(metric, effect.chance, effect.effect);
    const lines = [
        number.known(doc.replicates) && say('sure_pairs', number.whole(effect?.n ?? doc.replicates)),
        effect?.unpaired && number.known(effect.reduction) && say('sure_gain', number.span(effect.unpaired, metric, d),
            number.span(effect.chance, metric, d), number.figures(effect.reduction, 2)),
        doc.assumptions === 'drawn' && doc.drawn > 0 && effect && number.known(effect.sign_holds) &&
            say('sure_drawn', number.whole(doc.drawn), number.share(effect.sign_holds)),
        doc.assumptions === 'fixed' && say('sure_fixed'),
        doc.posterior && say(doc.assumptions === 'drawn' ? 'sure_posterior' : 'sure_centre', doc.posterior.name,
            number.whole(doc.posterior.parameters), number.whole(doc.posterior.points),
            number.whole(doc.posterior.size)),
        doc.question.seal && say('sure_seal', doc.question.seal, margin(page) || '–',
            number.whole(doc.question.declared?.length ?? 0)),
    ].filter(Boolean);
    const made = rows(page, arm);
    const head = ['outcome', 'chance_95', 'unpaired', 'reduction', 'sign_holds', 'p', 'pairs', 'method'];
    return section(page, { ...place, key: 'sure' },
        lines.length > 0 && el('ul', { class: 'plain' }, lines.map((line) => el('li', {}, line))),
        made.length > 0 && table(page, {
            caption: say('of_table', say('sure_table'), page.armTitle(arm)), file: `${arm.name}-sure`,
            columns: head.map((key, i) => ({ head: say(key), kind: i && i < 7 ? 'number' : 'text', pair: i === 1 || i === 2 })),
            rows: made,
        }));
}
