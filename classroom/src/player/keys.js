// keys.js - the player's keys, as data: the page binds them and shows them.
//
// key: KeyboardEvent.key. act(player) does it. No key is taken while somebody types.

export const keys = [
    { key: ' ', shown: { zh: '空格', en: 'Space' }, words: { zh: '播放或暂停', en: 'play or pause' }, act: (player) => player.toggle() },
    { key: 'k', shown: { zh: 'K', en: 'K' }, words: { zh: '播放或暂停', en: 'play or pause' }, act: (player) => player.toggle() },
    { key: 'ArrowRight', shown: { zh: '→', en: '→' }, words: { zh: '前进一天', en: 'a day forward' }, act: (player) => player.step(1) },
    { key: 'ArrowLeft', shown: { zh: '←', en: '←' }, words: { zh: '后退一天', en: 'a day back' }, act: (player) => player.step(-1) },
    { key: 'PageDown', shown: { zh: 'PageDown', en: 'Page Down' }, words: { zh: '前进三十天', en: 'thirty days forward' }, act: (player) => player.step(30) },
    { key: 'PageUp', shown: { zh: 'PageUp', en: 'Page Up' }, words: { zh: '后退三十天', en: 'thirty days back' }, act: (player) => player.step(-30) },
    { key: 'Home', shown: { zh: 'Home', en: 'Home' }, words: { zh: '回到第一天', en: 'to the first day' }, act: (player) => player.seek(0) },
    { key: 'End', shown: { zh: 'End', en: 'End' }, words: { zh: '到最后一天', en: 'to the last day' }, act: (player) => player.step(player.days) },
    { key: '+', shown: { zh: '+', en: '+' }, words: { zh: '加快', en: 'faster' }, act: (player) => player.faster(1) },
    { key: '=', shown: null, words: { zh: '加快', en: 'faster' }, act: (player) => player.faster(1) },
    { key: '-', shown: { zh: '-', en: '-' }, words: { zh: '放慢', en: 'slower' }, act: (player) => player.faster(-1) },
];

// Keys that a field or a button has a use for are left to it.
export function act(player, event) {
    const target = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || target?.isContentEditable
        || /^(INPUT|SELECT|TEXTAREA)$/.test(target?.tagName ?? '')
        || (/^(BUTTON|A|SUMMARY)$/.test(target?.tagName ?? '') && event.key === ' '))
        return false;
    const found = keys.find(({ key }) => key === event.key || key === event.key.toLowerCase());
    if (!found)
        return false;
    found.act(player);
    return true;
}
