// verdict.js - the four verdicts and what they look like: a mark and words, then colour.

import { el, glyph } from './dom.js';

const marks = { helps: '✓', hurts: '!', negligible: '≈', undecided: '?' };
export const kindOf = (kind) => (marks[kind] ? kind : 'undecided');

export const chip = (page, kind) =>
    el('span', { class: `chip ${kindOf(kind)}` }, glyph(marks[kindOf(kind)]), ' ', page.say(kindOf(kind)));

// Of one outcome: better or worse, where either is good; else up or down.
export function outcomeVerdict(page, effect) {
    const { better } = page.metric(effect.metric);
    if (!page.number.known(effect.effect))
        return { text: page.say('not_there'), mark: '', class: 'flat' };
    const decided = effect.verdict === 'helps' || effect.verdict === 'hurts';
    if (better === 'neither' && decided)
        return { text: page.say(effect.effect < 0 ? 'falls' : 'rises'), mark: '', class: 'flat' };
    if (!decided && effect.verdict !== 'negligible') {
        // Not "no difference": of the primary one the margin is asked, and of any one that is
        // beyond chance it is the assumptions that leave it open.
        const beyond = effect.chance && (effect.chance[0] > 0 || effect.chance[1] < 0);
        const key = effect.primary ? 'undecided' : beyond && effect.assumed ? 'hangs' : 'unclear';
        return { text: page.say(key), mark: '', class: 'flat' };
    }
    const [key, mark, kind] = {
        helps: ['better', '', 'helps'], hurts: ['worse', '! ', 'hurts'],
        negligible: ['hardly', '', 'flat'],
    }[effect.verdict];
    return { text: page.say(key), mark, class: kind };
}
