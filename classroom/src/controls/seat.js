// seat.js - the box with the number of the seat. What is no seat is said, and stands until it is mended
// or left; then the seat that is on the stages is back, and what was said stands beside it.

import { el } from '../dom.js';
import { SEATS } from '../state.js';

// value(): the seat on the stages; onSeat(number)
export function seatBox({ speaker, value, onSeat }) {
    const { say } = speaker;
    const wrong = el('p', { id: 'seat-no', role: 'alert' });
    const box = el('input', { type: 'number', id: 'seat', min: 1, max: SEATS, step: 1, value: value(), title: say('seat_about'),
        'aria-describedby': 'seat-no', onchange: take, oninput: () => fits() && mend(), onblur: leave });

    // What is not a number at all reads as nothing, which is none of the seats.
    function fits() {
        const asked = Number(box.value);
        return Number.isInteger(asked) && asked >= 1 && asked <= SEATS;
    }

    function mend() {
        box.removeAttribute('aria-invalid');
        wrong.textContent = '';
    }

    function refuse() {
        box.setAttribute('aria-invalid', 'true');
        wrong.textContent = say('seat_wrong', SEATS, value());
    }

    function take() {
        if (!fits())
            return refuse();
        mend();
        return onSeat(Number(box.value));
    }

    function leave() {
        if (fits())
            return;
        refuse();
        box.value = value();
        box.removeAttribute('aria-invalid');
    }

    return {
        nodes: [el('label', { class: 'seat', for: 'seat' }, say('seat')), box, wrong],
        update() {
            if (box !== document.activeElement)
                box.value = value();
        },
    };
}
