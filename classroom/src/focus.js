// focus.js - where the keyboard is: given back when what had it is made anew, led to the heading of
// what is new, never dropped to the top of the page.

const HEADINGS = 'h1, h2, h3, caption';

// The id of what has the keyboard, or of what takes over when it goes (data-leads).
export function standing() {
    const at = document.activeElement;
    return at?.dataset.leads || at?.id || null;
}

export const lost = () => !document.activeElement || document.activeElement === document.body;

// True if what is called so is here again and has the keyboard.
export function regain(id) {
    const node = id && document.getElementById(id);
    node?.focus({ preventScroll: true });
    return Boolean(node) && document.activeElement === node;
}

// A room is filled anew by `fill`: what had the keyboard in it, known by its data-key, has it again.
export function keeping(room, fill) {
    const key = room.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    fill();
    if (key !== undefined)
        [...room.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key)?.focus({ preventScroll: true });
}

// On a telephone the picture stays where it is; beside the picture the heading is to be seen.
export function toHeading(room) {
    const heading = room.querySelector(HEADINGS);
    if (!heading)
        return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (matchMedia('(min-width: 1000px)').matches)
        heading.scrollIntoView({ block: 'nearest' });
}

// A button that works: it keeps the keyboard, which a disabled one would drop.
export const engage = (button, busy) => button.setAttribute('aria-disabled', String(busy));
export const engaged = (button) => button.getAttribute('aria-disabled') === 'true';
