// shortcuts.js - every key the page takes, as it is told at its foot: the player's, and the steps.

import { keys } from './player/keys.js';

export const shortcuts = [
    ...keys.filter(({ shown }) => shown).map(({ shown, words }) => [shown, words]),
    [{ zh: '1 至 4', en: '1 to 4' }, { zh: '四个步骤', en: 'the four steps' }],
];
