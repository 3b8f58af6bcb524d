// labels.js - words on the picture: large enough for the last row of a classroom.

import { percent, say, short, whole } from './figure.js';
import { CLASSES, trustColour } from './palette.js';
import { fontOf, hatch, rounded } from './shape.js';
import { BODIES, pile, sum } from './view.js';

function text(ctx, lang, words, x, y, { size, weight = 400, colour, align = 'left', most }) {
    ctx.font = fontOf(lang, size, weight);
    ctx.fillStyle = colour;
    ctx.textAlign = align;
    ctx.fillText(words, x, y, most);
}

// A plate under words, as wide as they are. Returns its box.
function plate(ctx, p, lang, words, x, y, size, { weight = 650, colour = p.ink, align = 'center' } = {}) {
    ctx.font = fontOf(lang, size, weight);
    const w = ctx.measureText(words).width + size * 0.9;
    const left = align === 'center' ? x - w / 2 : align === 'right' ? x - w : x;
    ctx.fillStyle = p.plate;
    ctx.globalAlpha = 0.92;
    rounded(ctx, left, y - size * 1.02, w, size * 1.42, size * 0.4);
    ctx.fill();
    ctx.globalAlpha = 1;
    text(ctx, lang, words, left + w / 2, y, { size, weight, colour, align: 'center' });
    return { x: left, w };
}

function drawTrustKey(ctx, plan, p, lang, range, size, y) {
    const { legend, small } = plan;
    const step = small ? 9 : 13;
    const of = small ? `${say(lang, 'residents')} ` : '';
    const [low, high] = [`${of}${say(lang, 'trust')} ${percent(range[0])}`, `${percent(range[1])} %`];
    ctx.font = fontOf(lang, size);
    const [lowWidth, highWidth] = [low, high].map((words) => ctx.measureText(words).width);
    const x = small ? legend.x : legend.x + legend.w - (lowWidth + highWidth + 12 + 9 * step);
    text(ctx, lang, low, x, y, { size, colour: p.soft });
    for (let i = 0; i < 9; i++) {
        ctx.fillStyle = trustColour(p, i / 8);
        ctx.fillRect(x + lowWidth + 6 + i * step, y - size * 0.82, step, size);
    }
    text(ctx, lang, high, x + lowWidth + 12 + 9 * step, y, { size, colour: p.soft });
    return x;
}

// Classes of work, paper, trust: in one line, on a telephone in two.
export function drawLegend(ctx, plan, p, lang, range) {
    const { legend, font, small, line } = plan;
    const size = small ? font * 0.82 : font * 0.86;
    const y = legend.y + size;
    ctx.textBaseline = 'alphabetic';
    const trustX = drawTrustKey(ctx, plan, p, lang, range, size, small ? y + line : y);
    const most = small ? legend.x + legend.w : trustX - 8;
    let x = legend.x;
    for (const name of [...CLASSES, 'paper']) {
        const words = say(lang, `key_${name}`);
        ctx.font = fontOf(lang, size);
        const w = ctx.measureText(words).width + size * 1.9;
        if (x + w > most + size)
            break;
        const [top, side] = [y - size * 0.82, size * 0.9];
        ctx.fillStyle = name === 'paper' ? p.sheet : p[name];
        ctx.fillRect(x, top, side, side);
        if (name === 'paper') {
            hatch(ctx, x, top, side, side, p.admin, 3);
            ctx.strokeStyle = p.admin;
            ctx.lineWidth = 1;
            ctx.strokeRect(x + 0.5, top + 0.5, side - 1, side - 1);
        }
        text(ctx, lang, words, x + size * 1.2, y, { size, colour: p.soft });
        x += w;
    }
}

export function drawNames(ctx, plan, p, lang) {
    const { main, font, line, pad, offices, houses, estateBox } = plan;
    ctx.textBaseline = 'alphabetic';
    const n = offices.length;
    text(ctx, lang, say(lang, n === 1 ? 'departments_one' : 'departments', n), main.x,
        pad * 0.5 + line * 0.72,
        { size: font, weight: 650, colour: p.soft, most: main.w });
    if (!plan.small) // there the legend says it
        text(ctx, lang, say(lang, 'residents'), main.x + 2, estateBox.y - 4,
        { size: font * 0.95, weight: 650, colour: p.soft });
    houses.forEach((house, body) => { // a name beside the door, as on a real one
        const words = say(lang, BODIES[body]);
        const most = house.w / 2 - house.hall.h * 1.05 - 10;
        ctx.font = fontOf(lang, font, 650);
        const size = font * Math.max(0.72, Math.min(1, most / ctx.measureText(words).width));
        text(ctx, lang, words, house.x + 8, house.hall.y + house.hall.h * 0.5 + size * 0.36,
            { size, weight: 650, colour: p.ink, most: Math.max(20, most) });
    });
}

// How many hours a pile is, on the wall.
export function drawRuler(ctx, plan, p, lang, scale) {
    const house = plan.houses[0];
    const seat = house.seats[0];
    if (!seat)
        return;
    const base = seat.y + seat.h - 2 - seat.size * 0.345;
    const x = house.x + 3.5;
    ctx.strokeStyle = p.soft;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x, base);
    ctx.lineTo(x, base - scale.room);
    for (let i = 0; i <= 4; i++) {
        ctx.moveTo(x, base - (scale.room * i) / 4);
        ctx.lineTo(x + (i % 4 ? 3 : 6), base - (scale.room * i) / 4);
    }
    ctx.stroke();
    plate(ctx, p, lang, say(lang, 'ruler', short(scale.pile, lang)), house.x + 4, house.y - 12 * plan.unit,
        plan.font * 0.8, { weight: 400, colour: p.soft, align: 'left' });
}

export function drawFigures(ctx, plan, p, view, lang, streams) {
    const { font, houses, box, unit } = plan;
    ctx.textBaseline = 'alphabetic';
    houses.forEach((house, body) => {
        const waiting = sum(view.waiting[body]);
        const high = sum(pile(view, body)) > 40;
        plate(ctx, p, lang, say(lang, 'waiting', whole(waiting)), house.x + house.w - 8, house.y - 12 * unit,
            font * 1.05, { colour: high ? p.admin : p.ink, align: 'right' });
    });
    for (const { each, badge, sprite } of streams)
        if (badge && each > 1)
            plate(ctx, p, lang, say(lang, 'each', each), badge.x, badge.y + font * 0.3, font * 0.82,
                { colour: p[sprite], align: 'left' });
    const paper = sum(view.paper);
    const done = sum(view.done) + paper;
    if (view.works && houses[0].hall.h > 32)
        text(ctx, lang, say(lang, paper ? 'done_paper' : 'done_today', whole(done), whole(paper)),
            houses[0].hall.x + houses[0].w / 2 + houses[0].hall.h * 1.15,
            houses[0].hall.y + houses[0].hall.h * 0.32,
            { size: font * 0.82, colour: p.soft, most: houses[0].w / 2 - houses[0].hall.h * 1.15 - 4 });
    if (view.visits)
        plate(ctx, p, lang, say(lang, 'visit', whole(view.visits)), houses[0].x + 92 * unit,
            plan.groundY + font * 1.3,
            font * 0.9, { colour: p.overhead, align: 'left' });
    const gone = sum(view.abandoned);
    if (gone)
        plate(ctx, p, lang, say(lang, 'gave_up', whole(gone)), houses[0].door.x - 26 * unit,
            plan.estateBox.y - 2,
            font * 0.95, { colour: p.ink, align: 'right' });
    if (view.complaints) {
        ctx.fillStyle = p.alarm;
        rounded(ctx, box.x, box.y, box.w, box.h * 0.72, 3);
        ctx.fill();
        ctx.fillRect(box.x + box.w * 0.42, box.y + box.h * 0.7, box.w * 0.16, box.h * 0.6);
        ctx.fillStyle = p.plate;
        ctx.fillRect(box.x + box.w * 0.2, box.y + box.h * 0.22, box.w * 0.6, 2.2);
        plate(ctx, p, lang, say(lang, 'complaints', whole(view.complaints)), box.x - 6, box.y + font,
            font * 0.95, { colour: p.alarm, align: 'right' });
    }
    if (!view.works)
        for (const house of houses)
            plate(ctx, p, lang, say(lang, 'closed'), house.door.x, house.hall.y + house.hall.h * 0.72, font);
}
