// layout.js - where everything stands, in CSS pixels: numbers only, nothing is drawn here.
//
// From above: offices of line departments, threads to the needle's eye, the committee's
// house (and the workstation's beside it), the way up from home, residents' buildings.
// Money runs down the right side.

import { luck } from './hash.js';

const BUILDINGS = 24;

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

function offices(box, count) {
    const step = box.w / Math.max(count, 1);
    const pitch = Math.min(step, box.h * 1.5);
    const w = pitch * (count > 16 ? 0.84 : 0.76);
    const left = box.x + (box.w - pitch * count) / 2;
    return Array.from({ length: count }, (_, i) => {
        const h = box.h * (0.58 + 0.42 * luck(i, 7));
        return { x: left + pitch * i + (pitch - w) / 2, y: box.y + box.h - h, w, h };
    });
}

// As many columns and rows of desks as leave each the most room.
export function seatGrid(count, w, h) {
    let best = { columns: Math.max(count, 1), rows: 1, size: 0 };
    for (let rows = 1; rows <= 4; rows++) {
        const columns = Math.max(1, Math.ceil(count / rows));
        const size = Math.min(w / columns, (h / rows) * 0.82);
        if (size > best.size * 1.3) // fewer rows leave piles more room
            best = { columns, rows, size };
    }
    return best;
}

function house(box, posts, hallHeight, most = 92) {
    const count = posts.length;
    const inner = { x: box.x + 6, y: box.y + 3, w: box.w - 12, h: box.h - hallHeight - 3 };
    const { columns, rows } = seatGrid(count, inner.w, inner.h);
    const [w, h] = [inner.w / columns, inner.h / rows];
    const size = Math.min(w, h * 0.82, most);
    const seats = Array.from({ length: count }, (_, i) => {
        const row = Math.floor(i / columns);
        const inRow = Math.min(columns, count - row * columns);
        const x = inner.x + (inner.w - inRow * w) / 2 + (i % columns) * w;
        return { post: posts[i], x, y: inner.y + row * h, w, h, size };
    });
    return {
        ...box, rows, floor: h, inner, seats, size,
        hall: { x: box.x, y: box.y + box.h - hallHeight, w: box.w, h: hallHeight },
        door: { x: box.x + box.w / 2, y: box.y + box.h - hallHeight * 0.35 },
        // A pile stands on the desk and may reach the ceiling.
        room: count ? h - size * DESK - 3 : Infinity,
    };
}

// The height of a desk over its floor, in parts of a person's box (person.js).
export const DESK = 0.3;

function estate(box) {
    const columns = BUILDINGS / 2;
    const pitch = box.w / (columns + 0.5);
    return Array.from({ length: BUILDINGS }, (_, i) => {
        const front = i >= columns;
        const w = pitch * (front ? 0.8 : 0.86);
        const h = box.h * (front ? 0.42 + 0.16 * luck(i, 3) : 0.8 + 0.2 * luck(i, 4));
        const x = box.x + pitch * ((i % columns) + (front ? 0.5 : 0)) + (pitch - w) / 2;
        return { x, y: box.y + box.h - h, w, h, front, roof: Math.floor(luck(i, 5) * 3) };
    });
}

// departments: how many offices. posts: of the committee and of the workstation, by number; no
// workstation (null) has no house. needle: which of the two departments' threads go to.
export function layout(width, height, { departments, posts: [own, other], needle = 0 }) {
    const unit = clamp(Math.min(width / 780, height / 520), 0.4, 1.6);
    const small = width < 480;
    const font = clamp(13.5 * Math.sqrt(unit), 10.5, 17);
    const line = font * 1.35;
    const pad = Math.max(6, 12 * unit);
    const side = clamp(width * 0.148, 62, 124);
    const main = { x: pad, w: width - side - pad * 1.6 };

    const rows = small ? 2 : 1;
    const legend = { x: pad, y: height - line * rows - pad * 0.4, w: width - 2 * pad, h: line * rows };
    const estateBox = { x: main.x, y: height * 0.755, w: main.w, h: legend.y - line * 0.35 - height * 0.755 };
    const officeBox = { x: main.x, y: line + pad * 0.7, w: main.w, h: height * 0.115 };
    const eaves = height * 0.345;
    const body = { y: eaves, h: height * 0.345 };
    const hall = height * 0.082;
    const gap = 22 * unit;
    // The workstation has what its posts deserve, and never much less than the committee.
    const part = other ? clamp(other.length / (own.length + other.length || 1), 0.37, 0.6) : 0;
    const ownWidth = other ? (main.w - gap) * (1 - part) : main.w * 0.94;
    const ownBox = { x: other ? main.x + 2 : main.x + main.w * 0.03, y: body.y, w: ownWidth - 2, h: body.h };
    const otherBox = { ...body, x: main.x + ownWidth + gap, w: main.w - ownWidth - gap - 2 };
    const build = (most) => [house(ownBox, own, hall, most),
        ...(other ? [house(otherBox, other, hall, most)] : [])];
    const sizes = build().filter(({ seats }) => seats.length).map(({ size }) => size);
    const houses = build(1.25 * Math.min(74, ...sizes)); // no giants beside dwarfs
    for (const one of houses)
        one.eye = { x: one.x + one.w / 2, y: eaves - height * 0.075 };

    const moneyX = width - side - pad * 0.3;
    return {
        width, height, unit, small, font, line, pad, main, legend, houses,
        eye: houses[houses[needle] ? needle : 0].eye,
        offices: offices(officeBox, departments), officeBox, streetY: officeBox.y + officeBox.h,
        groundY: body.y + body.h, estate: estate(estateBox), estateBox,
        money: {
            x: moneyX, w: side - pad * 0.7, top: officeBox.y, pipe: moneyX + (side - pad * 0.7 - 9) / 2,
            purse: { x: moneyX, y: height * 0.3, w: side - pad * 0.7 - 9,
                h: height * (small ? 0.26 : 0.29) },
            fund: { x: moneyX, y: height * 0.71, w: side - pad * 0.7,
                h: legend.y - line * 0.35 - height * 0.71 },
            bypass: moneyX + side - pad * 0.7 - 2,
        },
        box: { x: main.x + main.w - 30 * unit, y: body.y + body.h + 8 * unit, w: 24 * unit, h: 22 * unit },
        room: Math.min(...houses.map((one) => one.room)),
        tokens: small ? 8 : 14,
    };
}
