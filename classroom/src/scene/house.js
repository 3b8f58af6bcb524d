// house.js - the committee's house, cut open, and the workstation's: roof, floors, counter,
// people at their desks, each with the pile that waits for all of them.

import { CLASSES } from './palette.js';
import { DESK } from './layout.js';
import { disc, hatch, polygon, rounded } from './shape.js';
import { STATE, desk, serves } from './view.js';

const SHEET = 3; // the edge of one sheet, pixels

function roof(ctx, house, p, unit, flat) {
    const { x, y, w } = house;
    const [lift, out] = [(flat ? 9 : 26) * unit, (flat ? 5 : 13) * unit];
    ctx.fillStyle = p.roof;
    if (flat) {
        rounded(ctx, x - out, y - lift, w + 2 * out, lift + 2, 3);
        ctx.fill();
        return;
    }
    // Eaves that turn up a little.
    ctx.beginPath();
    ctx.moveTo(x - out, y - 4 * unit);
    ctx.quadraticCurveTo(x + w * 0.14, y - 3 * unit, x + w * 0.2, y - lift);
    ctx.lineTo(x + w * 0.8, y - lift);
    ctx.quadraticCurveTo(x + w * 0.86, y - 3 * unit, x + w + out, y - 4 * unit);
    ctx.lineTo(x + w + out * 0.7, y + 2);
    ctx.lineTo(x - out * 0.7, y + 2);
    ctx.closePath();
    ctx.fill();
    ctx.strokeStyle = p.roofLine;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let at = 0.24; at < 0.77; at += 0.035) {
        ctx.moveTo(x + w * at, y - lift + 3);
        ctx.lineTo(x + w * (0.5 + (at - 0.5) * 1.32), y - 1);
    }
    ctx.stroke();
    ctx.fillStyle = p.roofLine;
    rounded(ctx, x + w * 0.19, y - lift - 3 * unit, w * 0.62, 5 * unit, 2.5 * unit);
    ctx.fill();
}

function hall(ctx, { hall: { x, y, w, h } }, p) {
    ctx.fillStyle = p.wall;
    ctx.fillRect(x, y, w, h);
    ctx.fillStyle = p.edge;
    ctx.fillRect(x, y, w, 1.4);
    // The way in, with the counter behind it.
    const door = { x: x + w / 2 - h * 0.95, w: h * 1.9 };
    ctx.fillStyle = p.inside;
    ctx.fillRect(door.x, y + 1.4, door.w, h - 1.4);
    ctx.fillStyle = p.wood;
    rounded(ctx, door.x + 3, y + h * 0.42, door.w - 6, h * 0.34, 2.5);
    ctx.fill();
    ctx.fillStyle = p.woodDark;
    ctx.fillRect(door.x + 3, y + h * 0.62, door.w - 6, h * 0.18);
    ctx.strokeStyle = p.edge;
    ctx.lineWidth = 1.2;
    ctx.strokeRect(door.x, y + 1.4, door.w, h - 1.4);
}

// A clock, windows and a board on the back wall, faint: piles are to be seen before them.
function furnish(ctx, { inner, floor, rows, size }, p, index) {
    const free = floor - size * 1.2;
    if (rows > 1 || free < 30)
        return;
    const h = Math.min(44, free * 0.62);
    const y = inner.y + Math.min(34, (free - h) * 0.55) + 4;
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = p.faint;
    ctx.fillStyle = p.wall;
    for (const at of index ? [0.3, 0.7] : [0.2, 0.4, 0.8]) {
        const x = inner.x + inner.w * at - h * 0.55;
        ctx.fillRect(x, y, h * 1.1, h);
        ctx.strokeRect(x, y, h * 1.1, h);
        ctx.strokeRect(x, y, h * 0.55, h);
    }
    if (!index) {
        disc(ctx, inner.x + inner.w * 0.6, y + h * 0.4, h * 0.32);
        ctx.fill();
        ctx.stroke();
        ctx.beginPath();
        ctx.moveTo(inner.x + inner.w * 0.6, y + h * 0.2);
        ctx.lineTo(inner.x + inner.w * 0.6, y + h * 0.4);
        ctx.lineTo(inner.x + inner.w * 0.6 + h * 0.14, y + h * 0.48);
        ctx.stroke();
    }
}

export function drawShell(ctx, plan, p, index) {
    const house = plan.houses[index];
    ctx.fillStyle = p.shade;
    ctx.fillRect(house.x - 6, house.y + house.h - 2, house.w + 12, 5);
    ctx.fillStyle = p.wall;
    ctx.fillRect(house.x, house.y, house.w, house.h);
    ctx.fillStyle = p.inside;
    ctx.fillRect(house.inner.x, house.inner.y, house.inner.w, house.inner.h);
    ctx.fillStyle = p.edge;
    for (let floor = 1; floor < house.rows; floor++)
        ctx.fillRect(house.x, house.inner.y + floor * house.floor - 2, house.w, 2.4);
    furnish(ctx, house, p, index);
    hall(ctx, house, p);
    ctx.strokeStyle = p.edge;
    ctx.lineWidth = 1.4;
    ctx.strokeRect(house.x, house.y, house.w, house.h);
    roof(ctx, house, p, plan.unit, index > 0);
}

// Where a seat's person is stamped and where its pile stands.
export function seatPlaces(seat) {
    const x = seat.x + (seat.w - seat.size) / 2;
    const floor = seat.y + seat.h - 2;
    return {
        person: { x, y: floor - seat.size * 1.18 },
        pile: { x: x + seat.size * 0.655, base: floor - seat.size * (DESK + 0.045), w: seat.size * 0.3 },
    };
}

// Heights of the parts of a pile. hours by class; scale.pile hours are scale.room pixels.
// What does not fit is cut at the ceiling, and `over` says so.
export function pileParts(hours, scale, ceiling) {
    const parts = [];
    let height = 0;
    let over = false;
    hours.forEach((value, k) => {
        let h = (value / scale.pile) * scale.room;
        if (height + h > ceiling + 0.5) {
            h = Math.max(0, ceiling - height);
            over = true;
        }
        if (h > 0.4)
            parts.push({ k, from: height, h });
        height += h;
    });
    return { parts, height, over };
}

// A tall strip of sheets of each class, to be cut to length.
export function paperStrips(width, height, ratio, p, make) {
    return CLASSES.map((name) => make(width + 3, height, ratio, (ctx) => {
        for (let i = 0; i * SHEET < height; i++) {
            const shift = 1.5 + 1.4 * Math.sin(i * 2.4 + name.length);
            ctx.fillStyle = p[name];
            ctx.fillRect(shift, height - (i + 1) * SHEET, width, SHEET);
            ctx.fillStyle = 'rgba(255, 255, 255, 0.3)';
            ctx.fillRect(shift, height - (i + 1) * SHEET, width, 0.9);
        }
    }));
}

function drawPile(ctx, at, cut, strips, height, ratio, p) {
    for (const { k, from, h } of cut.parts)
        ctx.drawImage(strips[k], 0, (height - from - h) * ratio, strips[k].width, Math.max(1, h * ratio),
            at.x - 1.5, at.base - from - h, at.w + 3, h);
    if (cut.over) {
        const top = at.base - cut.height;
        ctx.fillStyle = p.inside;
        polygon(ctx, [[at.x - 2, top - 1], [at.x + at.w + 2, top - 1], [at.x + at.w * 0.75, top + 4],
            [at.x + at.w * 0.5, top], [at.x + at.w * 0.25, top + 4]]);
        ctx.fill();
    }
}

export function drawStaff(ctx, plan, p, view, scale,
    { wardrobe, strips, stripHeight, ratio, evening, identity }) {
    const cuts = new Map(); // by whom one serves
    for (const house of plan.houses)
        for (const seat of house.seats) {
            const one = view.staff[seat.post];
            if (!one)
                continue;
            const places = seatPlaces(seat);
            const lit = evening && one.state === STATE.worked && one.minutes.overtime > 0;
            wardrobe(seat.size).stamp(ctx, places.person.x, places.person.y, identity + seat.post,
                one.state, one.burnout, lit);
            if (one.state === STATE.vacant)
                continue;
            const kind = `${one.body} ${serves(view, one, 1)}`;
            if (!cuts.has(kind))
                cuts.set(kind, pileParts(desk(view, one), scale, house.room));
            drawPile(ctx, places.pile, cuts.get(kind), strips(places.pile.w), stripHeight, ratio, p);
        }
}

// Sheets of today on the counter's right: whole ones, and hatched those done on paper only.
export function doneSheets(done, paper, most) {
    const total = done.reduce((all, value) => all + value, 0) + paper.reduce((all, value) => all + value, 0);
    const each = Math.max(1, Math.ceil(total / most));
    const sheets = [];
    for (const [counts, hatched] of [[done, false], [paper, true]])
        counts.forEach((count, k) => {
            for (let i = 0; i < Math.round(count / each); i++)
                sheets.push({ k, hatched });
        });
    return { sheets: sheets.slice(0, most), each, total };
}

export function drawDone(ctx, plan, p, view, share) {
    const { hall: { x, y, w, h } } = plan.houses[0];
    const left = x + w / 2 + h * 1.15;
    const [top, sw, sh] = h > 32 ? [0.42, h * 0.2, h * 0.23] : [0.16, h * 0.22, h * 0.3];
    const columns = Math.max(3, Math.floor((x + w - left - 4) / (sw + 2)));
    const { sheets } = doneSheets(view.done, view.paper, columns * 2);
    const shown = Math.round(sheets.length * share);
    for (let i = 0; i < shown; i++) {
        const { k, hatched } = sheets[i];
        const [sx, sy] = [left + (i % columns) * (sw + 2), y + h * top + Math.floor(i / columns) * (sh + 2)];
        ctx.fillStyle = hatched ? p.sheet : p[CLASSES[k]];
        ctx.fillRect(sx, sy, sw, sh);
        if (hatched)
            hatch(ctx, sx, sy, sw, sh, p[CLASSES[k]], 3);
        ctx.strokeStyle = p[CLASSES[k]];
        ctx.lineWidth = 1;
        ctx.strokeRect(sx + 0.5, sy + 0.5, sw - 1, sh - 1);
    }
}
