// aloud.js - a code as it is read to somebody who writes it down.

const WORDS = {
    A: 'Alfa', B: 'Bravo', C: 'Charlie', D: 'Delta', E: 'Echo', F: 'Foxtrot', G: 'Golf', H: 'Hotel', J: 'Juliett', K: 'Kilo',
    M: 'Mike', N: 'November', P: 'Papa', Q: 'Quebec', R: 'Romeo', S: 'Sierra', T: 'Tango', V: 'Victor', W: 'Whiskey',
    X: 'X-ray', Y: 'Yankee', Z: 'Zulu',
};
const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ZH_DIGITS = ['零', '幺', '二', '三', '四', '五', '六', '拐', '八', '九'];

const groups = (code) => code.split('-');

// What a screen reader says: each character by itself, a pause between groups.
export const letters = (code) => groups(code).map((group) => [...group].join(' ')).join(', ');

// The spelling alphabet of the ICAO (Annex 10), with digits as words; in Chinese letters stay
// letters, 1 and 7, which sound alike, are said as over a radio.
export function aloud(code, lang) {
    const said = (one) => (lang === 'zh' ? ZH_DIGITS[one] ?? one : DIGITS[one] ?? WORDS[one]);
    return groups(code).map((group) => [...group].map(said).join(' ')).join(lang === 'zh' ? '，' : ', ');
}
