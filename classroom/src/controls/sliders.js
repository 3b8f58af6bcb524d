// sliders.js - up to five numbers of the right community: a slider, a box for the number, what
// the number means and what it rests on.

import { el, refill } from '../dom.js';
import { unitWords } from '../number.js';

// "10 %" -> {number: 10, unit: ' %'}; the unit is written back as it was.
function written(text) {
    const match = /^\s*(-?[\d.]+)(\s*\S.*)?$/.exec(String(text));
    return { number: match ? Number(match[1]) : NaN, unit: match?.[2] ?? '' };
}

const round = (value) => String(Number(value.toPrecision(10)));

// spec: {path, low, high, step}; row: the engine's; value(): as it stands; onSet(path, text | null)
export function slider({ speaker, spec, row, value, onSet, onRemove }) {
    const { say, pick, begun, number, lang } = speaker;
    const [low, high] = [written(spec.low), written(spec.high)];
    const suffix = low.unit || high.unit;
    const unit = suffix.trim() || unitWords(row?.unit, lang);
    const label = begun(pick(row?.label) || spec.path);
    const span = say('span', number.tick(low.number), number.tick(high.number));
    const id = `set-${spec.path}`;
    const range = el('input', { type: 'range', id, min: low.number, max: high.number, step: spec.step ?? 'any',
        oninput: () => take(Number(range.value)) });
    const box = el('input', { type: 'text', inputmode: 'decimal', class: 'box', 'aria-label': label, 'aria-describedby': `${id}-no`,
        onchange: () => take(Number(box.value.trim().replace('\u2212', '-').replace(',', '.') || NaN)),
        onkeydown: (event) => event.stopPropagation() });
    let stood = null; // as it was last shown
    const wrong = el('p', { class: 'wrong', id: `${id}-no`, role: 'alert' });

    function take(asked) {
        const fine = Number.isFinite(asked) && asked >= low.number && asked <= high.number;
        box.setAttribute('aria-invalid', String(!fine));
        wrong.textContent = fine ? '' : say('out_of', span);
        if (fine)
            onSet(spec.path, round(asked) + suffix);
    }

    // What was refused stands, with what was said of it, until the number is another.
    function update() {
        const text = value();
        if (text === stood && box.getAttribute('aria-invalid') === 'true')
            return;
        stood = text;
        const now = written(text).number;
        if (Number.isFinite(now)) {
            range.value = String(now);
            if (document.activeElement !== box)
                box.value = round(now);
        }
        range.setAttribute('aria-valuetext', `${number.tick(now)}${unit ? ` ${unit}` : ''}`);
        wrong.textContent = '';
        box.removeAttribute('aria-invalid');
    }

    const about = el('details', { class: 'about' },
        el('summary', { 'aria-label': say('what_is', label) }, '?'),
        el('div', {}, el('p', {}, pick(row?.about)),
            el('p', { class: 'soft' }, say('limits', span), unit ? ` ${unit}` : '',
                row?.grade && [el('br'), say('grade', row.grade)], row?.source && [el('br'), say('source', row.source)]),
            el('code', {}, spec.path)));
    const node = el('div', { class: 'slider' },
        el('label', { for: id }, label), about,
        el('div', { class: 'slide' }, range, box, unit && el('span', { class: 'unit' }, unit),
            onRemove && el('button', { type: 'button', class: 'small', 'aria-label': say('take_away', label), 'data-leads': 'find', onclick: onRemove }, '×')),
        wrong);
    update();
    return { node, update };
}

export function sliders(list, speaker, onReset) {
    const reset = el('button', { type: 'button', class: 'small', onclick: onReset }, speaker.say('reset'));
    const node = el('div', { class: 'sliders' });
    refill(node, el('div', { class: 'heading' }, el('h3', {}, speaker.say('sliders')), reset), list.map((one) => one.node));
    return { node, update: () => list.forEach((one) => one.update()) };
}
