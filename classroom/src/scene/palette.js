// palette.js - the colours of the picture, by day and by night.
//
// Classes of work differ in lightness as well as in hue, and each has a shape of its own
// (tokens.js). Trust runs from a cold dark to a warm light: a scale that all eyes can order.

export const CLASSES = ['admin', 'counter', 'need', 'self', 'overhead'];

const light = {
    sky: ['#e9eff0', '#f7f1e3'], ground: '#e3d9c3', lawn: '#cfd3ae', path: '#efe7d5',
    wall: '#fdf9f0', inside: '#f7efdf', edge: '#8a7f70', roof: '#51606b', roofLine: '#40505b',
    stone: ['#b7bcb9', '#c3c2b6', '#abb4b7', '#bfb9ab'], stoneRoof: '#7d8689', pane: '#8d989c',
    lit: '#ffe7a3',
    ink: '#2a2830', soft: '#645e58', faint: '#b5ab9b', plate: '#fffdf7',
    wood: '#c79f6d', woodDark: '#a37d4e', chair: '#8f8577', skin: ['#edc6a2', '#dfb088', '#f2d2b3'],
    hair: ['#33302f', '#4a3a30', '#6b5a4d', '#8d8880'], cloth: ['#3e7f96', '#7a6aa3', '#4f8d78', '#b0764a'],
    ash: '#a9a29b', smoke: '#8e8780', lamp: 'rgba(255, 206, 92, 0.55)',
    admin: '#c64b2c', counter: '#e3a83a', need: '#27699a', self: '#63b7a4', overhead: '#84778f',
    sheet: '#fffaf0', coin: '#dba42c', coinEdge: '#a97510', gone: '#8b857d',
    tree: ['#8fa36a', '#7d9562', '#a3b07a'],
    trust: ['#2f3b5c', '#59607a', '#8d8676', '#c3a862', '#f4d160'], nobody: '#d9d2c4',
    window: 'rgba(255, 252, 240, 0.62)',
    shade: 'rgba(60, 45, 20, 0.10)', dusk: '66, 56, 104', alarm: '#b3261e',
};

const dark = {
    ...light,
    sky: ['#141a26', '#222a38'], ground: '#2b2e30', lawn: '#2c3731', path: '#34373a',
    wall: '#3d3e43', inside: '#4d4843', edge: '#7d7c82', roof: '#6f7f8d', roofLine: '#8fa0ae',
    stone: ['#4b535b', '#555a5e', '#454e57', '#53565a'], stoneRoof: '#69747c', pane: '#2c333a',
    lit: '#ffd981',
    ink: '#f1ece1', soft: '#bdb8af', faint: '#666a72', plate: '#23262c',
    wood: '#9d7a50', woodDark: '#7b5d39', chair: '#7c7670', skin: ['#dcb490', '#cb9c75', '#e2c0a0'],
    hair: ['#1b191d', '#2f241e', '#6b5848', '#a8a29a'], cloth: ['#4f9cb8', '#9585c2', '#62ac93', '#c98b5c'],
    ash: '#938d86', smoke: '#c6c0b7', lamp: 'rgba(255, 206, 92, 0.42)',
    admin: '#e56a48', counter: '#f0bd57', need: '#5aa2d8', self: '#7fd0bc', overhead: '#a799b3',
    sheet: '#efe8da', coin: '#e9b84a', coinEdge: '#a97510', gone: '#a09a92',
    tree: ['#4f6146', '#45573f', '#5c6c4e'],
    trust: ['#3d4b73', '#66708f', '#988f7c', '#cdb067', '#f7d86e'], nobody: '#3a3d42',
    window: 'rgba(22, 24, 32, 0.42)',
    shade: 'rgba(0, 0, 0, 0.22)', dusk: '10, 12, 30', alarm: '#ff8a75',
};

// 'light', 'dark', or colours of one's own over the light ones.
export function paletteOf(given) {
    if (given && typeof given === 'object')
        return { ...light, ...given };
    return given === 'dark' ? dark : light;
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

// Between two colours "#rrggbb".
export function mix(from, to, share) {
    const [a, b] = [channels(from), channels(to)];
    const part = Math.max(0, Math.min(1, share));
    const hex = (value, i) => Math.round(value + (b[i] - value) * part).toString(16).padStart(2, '0');
    return `#${a.map(hex).join('')}`;
}

// A place in 0..1 on the scale of trust.
export function trustColour(palette, place) {
    const at = Math.max(0, Math.min(1, place)) * (palette.trust.length - 1);
    const step = Math.min(palette.trust.length - 2, Math.floor(at));
    return mix(palette.trust[step], palette.trust[step + 1], at - step);
}
