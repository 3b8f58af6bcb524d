// labels.js - words on the picture: large enough for the last row of a classroom.

import { apart } from './apart.js';
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

// Words on a plate as wide as they are: where it wants to stand. y: of the line they stand on.
function plateOf(ctx, lang, words, x, y, size, { weight = 650, colour, align = 'center' }) {
    ctx.font = fontOf(lang, size, weight);
    const w = ctx.measureText(words).width + size * 0.9;
    const left = align === 'center' ? x - w / 2 : align === 'right' ? x - w : x;
    return { words, size, weight, colour, x: left, y: y - size * 1.02, w, h: size * 1.42 };
}

function drawPlate(ctx, p, lang, { words, size, weight, colour, x, y, w, h }) {
    ctx.fillStyle = p.plate;
    ctx.globalAlpha = 0.92;
    rounded(ctx, x, y, w, h, size * 0.4);
    ctx.fill();
    ctx.globalAlpha = 1;
    text(ctx, lang, words, x + w / 2, y + size * 1.02, { size, weight, colour, align: 'center' });
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

// Words of the background that figures keep clear of.
function standing(ctx, plan, p, lang, scale) {
    const { houses, small, main, estateBox, font } = plan;
    const found = houses[0].seats.length ? [rulerPlate(ctx, plan, p, lang, scale)] : [];
    if (!small) {
        ctx.font = fontOf(lang, font * 0.95, 650);
        found.push({ x: main.x + 2, y: estateBox.y - 4 - font, w: ctx.measureText(say(lang, 'residents')).width,
            h: font * 1.3 });
    }
    return found;
}

const rulerPlate = (ctx, { houses: [house], unit, font }, p, lang, scale) =>
    plateOf(ctx, lang, say(lang, 'ruler', short(scale.pile, lang)), house.x + 4, house.y - 12 * unit,
        font * 0.8, { weight: 400, colour: p.soft, align: 'left' });

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
    drawPlate(ctx, p, lang, rulerPlate(ctx, plan, p, lang, scale));
}

// What the day's figures want to say and where, the more important first.
function figures(ctx, plan, p, view, lang, streams) {
    const { font, houses, box, unit, groundY, estateBox } = plan;
    const found = [];
    const add = (key, count, x, y, size, look) =>
        found.push(plateOf(ctx, lang, say(lang, key, whole(count)), x, y, font * size, look));
    houses.forEach((house, body) => add('waiting', sum(view.waiting[body]), house.x + house.w - 8,
        house.y - 12 * unit, 1.05, { colour: sum(pile(view, body)) > 40 ? p.admin : p.ink, align: 'right' }));
    if (view.complaints)
        add('complaints', view.complaints, box.x - 6, box.y + font, 0.95, { colour: p.alarm, align: 'right' });
    const gone = sum(view.abandoned);
    if (gone)
        add('gave_up', gone, houses[0].door.x - 26 * unit, estateBox.y - 2, 0.95,
            { colour: p.ink, align: 'right' });
    if (view.visits)
        add('visit', view.visits, houses[0].x + 92 * unit, groundY + font * 1.3, 0.9,
            { colour: p.overhead, align: 'left' });
    for (const { each, badge, sprite } of streams)
        if (badge && each > 1)
            add('each', each, badge.x, badge.y + font * 0.3, 0.82, { colour: p[sprite], align: 'left' });
    return found;
}

function drawBox(ctx, p, box) {
    ctx.fillStyle = p.alarm;
    rounded(ctx, box.x, box.y, box.w, box.h * 0.72, 3);
    ctx.fill();
    ctx.fillRect(box.x + box.w * 0.42, box.y + box.h * 0.7, box.w * 0.16, box.h * 0.6);
    ctx.fillStyle = p.plate;
    ctx.fillRect(box.x + box.w * 0.2, box.y + box.h * 0.22, box.w * 0.6, 2.2);
}

export function drawFigures(ctx, plan, p, view, scale, lang, streams) {
    const { font, houses, box, main, height } = plan;
    ctx.textBaseline = 'alphabetic';
    const paper = sum(view.paper);
    const done = sum(view.done) + paper;
    if (view.works && houses[0].hall.h > 32)
        text(ctx, lang, say(lang, paper ? 'done_paper' : 'done_today', whole(done), whole(paper)),
            houses[0].hall.x + houses[0].w / 2 + houses[0].hall.h * 1.15,
            houses[0].hall.y + houses[0].hall.h * 0.32,
            { size: font * 0.82, colour: p.soft, most: houses[0].w / 2 - houses[0].hall.h * 1.15 - 4 });
    const fixed = standing(ctx, plan, p, lang, scale);
    if (view.complaints) {
        drawBox(ctx, p, box);
        fixed.push(box);
    }
    const room = { x: main.x, y: 0, w: main.w, h: height };
    for (const one of apart(figures(ctx, plan, p, view, lang, streams), room, fixed))
        drawPlate(ctx, p, lang, one);
    if (!view.works)
        for (const { door, hall } of houses)
            drawPlate(ctx, p, lang, plateOf(ctx, lang, say(lang, 'closed'), door.x, hall.y + hall.h * 0.72,
                font, { colour: p.ink }));
}
