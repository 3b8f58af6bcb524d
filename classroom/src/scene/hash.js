// hash.js - numbers that look like luck and are none: the same day always looks the same.

// Of whole numbers, in [0, 1).
export function luck(...parts) {
    let h = 0x9e3779b9;
    for (const part of parts) {
        h = Math.imul(h ^ (part + 0x7f4a7c15), 0x85ebca6b);
        h ^= h >>> 13;
        h = Math.imul(h, 0xc2b2ae35);
        h ^= h >>> 16;
    }
    return (h >>> 0) / 4294967296;
}
