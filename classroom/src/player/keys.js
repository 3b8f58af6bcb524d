// keys.js - the player's keys, as data: the page binds them and shows them.
//
// key: KeyboardEvent.key; shown: on the page's list (null: not there); scrolls: a browser scrolls by it,
// so that where a text is read it is the text's. act(player) does it.

const both = (zh, en = zh) => ({ zh, en });

const toggle = (player) => player.toggle();
const step = (days) => (player) => player.step(days);
const faster = (by) => (player) => player.faster(by);

export const keys = [
    { key: ' ', scrolls: true, shown: both('空格', 'Space'), words: both('播放或暂停', 'play or pause'), act: toggle },
    { key: 'k', shown: both('K'), words: both('播放或暂停', 'play or pause'), act: toggle },
    { key: 'ArrowRight', shown: both('→'), words: both('前进一天', 'a day forward'), act: step(1) },
    { key: 'ArrowLeft', shown: both('←'), words: both('后退一天', 'a day back'), act: step(-1) },
    { key: 'PageDown', scrolls: true, shown: both('Page Down'), words: both('前进三十天', 'thirty days forward'), act: step(30) },
    { key: 'PageUp', scrolls: true, shown: both('Page Up'), words: both('后退三十天', 'thirty days back'), act: step(-30) },
    { key: 'Home', scrolls: true, shown: both('Home'), words: both('回到第一天', 'to the first day'),
        act: (player) => player.seek(0) },
    { key: 'End', scrolls: true, shown: both('End'), words: both('到最后一天', 'to the last day'),
        act: (player) => step(player.days())(player) },
    { key: '+', shown: both('+'), words: both('加快', 'faster'), act: faster(1) },
    { key: '=', shown: null, words: both('加快', 'faster'), act: faster(1) },
    { key: '-', shown: both('-'), words: both('放慢', 'slower'), act: faster(-1) },
];

// Keys that a field or a button has a use for are left to it. reading: what has the keyboard is
// scrolled. True if the key was taken.
export function act(player, event, reading = false) {
    const target = event.target;
    const tag = target?.tagName ?? '';
    if (event.ctrlKey || event.altKey || event.metaKey || target?.isContentEditable
        || /^(INPUT|SELECT|TEXTAREA)$/.test(tag) || (/^(BUTTON|A|SUMMARY)$/.test(tag) && event.key === ' '))
        return false;
    const found = keys.find(({ key }) => key === event.key || key === event.key.toLowerCase());
    if (!found || (found.scrolls && reading))
        return false;
    found.act(player);
    return true;
}
