// estate.js - residents' buildings, coloured by how far those who live there trust the
// committee; trees, the way to the counter, the legend.

import { luck } from './hash.js';
import { trustColour } from './palette.js';
import { polygon } from './shape.js';

// Where a trust stands on the scale, 0..1; the scale is told from outside, for both sides.
const trustPlace = (trust, [low, high]) => Math.max(0, Math.min(1, (trust - low) / (high - low)));

function outline(ctx, { x, y, w, h, roof }) {
    const lift = Math.min(w * 0.22, 9);
    if (roof === 0)
        polygon(ctx, [[x, y + lift], [x + w / 2, y], [x + w, y + lift], [x + w, y + h], [x, y + h]]);
    else if (roof === 1)
        polygon(ctx, [[x, y + lift], [x + w * 0.28, y + lift], [x + w * 0.28, y], [x + w * 0.6, y],
            [x + w * 0.6, y + lift], [x + w, y + lift], [x + w, y + h], [x, y + h]]);
    else
        polygon(ctx, [[x, y + lift * 0.6], [x + w, y + lift * 0.6], [x + w, y + h], [x, y + h]]);
}

function details(ctx, building, index, p) {
    const { x, y, w, h, front } = building;
    const columns = Math.max(2, Math.min(4, Math.floor(w / 9)));
    const top = y + Math.min(w * 0.22, 9) + 4;
    const rows = Math.max(2, Math.floor((y + h - top) / 11));
    const [dx, dy] = [(w - 4) / columns, (y + h - top - 2) / rows];
    ctx.fillStyle = p.window;
    for (let i = 0; i < columns * rows; i++)
        if (luck(index, i, 21) > 0.12)
            ctx.fillRect(x + 2 + (i % columns) * dx + dx * 0.2, top + Math.floor(i / columns) * dy,
                dx * 0.6, dy * 0.5);
    if (front) {
        ctx.fillStyle = p.edge;
        ctx.fillRect(x + w / 2 - w * 0.1, y + h - w * 0.26, w * 0.2, w * 0.26);
    }
    ctx.strokeStyle = p.edge;
    ctx.lineWidth = 0.9;
    outline(ctx, building);
    ctx.stroke();
}

// What stays: windows and edges of one of the two rows, on nothing.
export function drawWindows(ctx, plan, p, front) {
    plan.estate.forEach((building, i) => building.front === front && details(ctx, building, i, p));
}

export function drawWalls(ctx, plan, p, trust, range, front) {
    plan.estate.forEach((building, i) => {
        if (building.front !== front)
            return;
        ctx.fillStyle = trust[i] === null ? p.nobody : trustColour(p, trustPlace(trust[i], range));
        outline(ctx, building);
        ctx.fill();
    });
}

function tree(ctx, x, y, size, p, kind) {
    ctx.fillStyle = p.woodDark;
    ctx.fillRect(x - size * 0.07, y - size * 0.5, size * 0.14, size * 0.5);
    ctx.fillStyle = p.tree[kind];
    ctx.beginPath();
    ctx.ellipse(x, y - size * 0.85, size * 0.38, size * 0.5, 0, 0, 2 * Math.PI);
    ctx.fill();
}

export function drawGround(ctx, plan, p) {
    const { width, height, groundY, estateBox, houses, unit } = plan;
    ctx.fillStyle = p.ground;
    ctx.fillRect(0, groundY, width, height - groundY);
    ctx.fillStyle = p.lawn;
    ctx.beginPath();
    ctx.moveTo(0, estateBox.y + estateBox.h * 0.42);
    ctx.quadraticCurveTo(width * 0.3, estateBox.y + estateBox.h * 0.1, width * 0.55,
        estateBox.y + estateBox.h * 0.3);
    ctx.quadraticCurveTo(width * 0.8, estateBox.y + estateBox.h * 0.5, width,
        estateBox.y + estateBox.h * 0.2);
    ctx.lineTo(width, estateBox.y + estateBox.h);
    ctx.lineTo(0, estateBox.y + estateBox.h);
    ctx.fill();
    ctx.fillStyle = p.path;
    for (const { door } of houses)
        polygonPath(ctx, door.x, groundY, estateBox.y + estateBox.h * 0.5, unit);
    const room = estateBox.y - groundY;
    for (let i = 2; i < 9; i++) { // the corner is for words
        const x = plan.main.x + plan.main.w * ((i + 0.5) / 9) + (luck(i, 31) - 0.5) * 30 * unit;
        if (houses.every(({ door }) => Math.abs(door.x - x) > 40 * unit))
            tree(ctx, x, estateBox.y + room * 0.3 * luck(i, 32), room * (0.75 + 0.3 * luck(i, 33)), p, i % 3);
    }
}

function polygonPath(ctx, x, top, bottom, unit) {
    polygon(ctx, [[x - 13 * unit, top], [x + 13 * unit, top], [x + 34 * unit, bottom],
        [x - 34 * unit, bottom]]);
    ctx.fill();
}
