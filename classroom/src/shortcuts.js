// shortcuts.js - every key the page takes, as it is told at its foot: the player's, the steps, and when
// a key is not the player's.

import { keys } from './player/keys.js';

const listed = keys.filter(({ shown }) => shown);
const scrolling = (lang, mark) => listed.filter(({ scrolls }) => scrolls).map(({ shown }) => shown[lang]).join(mark);

export const shortcuts = [
    ...listed.map(({ shown, words }) => [shown, words]),
    [{ zh: '1 至 4', en: '1 to 4' }, { zh: '四个步骤', en: 'the four steps' }],
    [{ zh: scrolling('zh', '、'), en: scrolling('en', ', ') }, {
        zh: '在可以滚动的文字里用来滚动；先点一下图景，就又归播放器',
        en: 'scroll where there is text to scroll; click a picture first, and they are the player’s again',
    }],
];
