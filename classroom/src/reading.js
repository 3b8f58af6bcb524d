// reading.js - is what has the keyboard a text that is scrolled? Space, Page Up and Down, Home and End
// are the text's then, and the player's where nothing is left to scroll or the keyboard is on the stages.

const PLAYS = '.theatre';

// The footer does not count: with the stages alone the window holds all there is to see.
const longer = (node) => (node.tagName === 'MAIN' ? node.offsetHeight > innerHeight
    : node.scrollHeight > node.clientHeight && /auto|scroll/.test(getComputedStyle(node).overflowY));

export function reading(target) {
    if (target.closest(PLAYS))
        return false;
    // Whoever has pressed nothing yet is nowhere: on the page as a whole.
    const from = target.closest('main') ? target : document.querySelector('main');
    for (let node = from; node && node !== document.body; node = node.parentElement)
        if (longer(node))
            return true;
    return false;
}
