// offices.js - line departments along their street, and the threads that hang from them.

import { luck } from './hash.js';
import { rounded } from './shape.js';

// Where a thread of department d is at `share` of its way to the needle's eye.
export function threadPoint(office, eye, share) {
    const [x0, y0] = [office.x + office.w / 2, office.y + office.h];
    const t = share;
    const u = 1 - t;
    const reach = eye.y - y0;
    // Down from the door, along, and straight into the eye.
    const [x1, y1, x2, y2] = [x0, y0 + reach * 0.62, eye.x, y0 + reach * 0.38];
    return {
        x: u * u * u * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * eye.x,
        y: u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * eye.y,
    };
}

function thread(ctx, office, eye) {
    const [x0, y0] = [office.x + office.w / 2, office.y + office.h];
    const reach = eye.y - y0;
    ctx.moveTo(x0, y0);
    ctx.bezierCurveTo(x0, y0 + reach * 0.62, eye.x, y0 + reach * 0.38, eye.x, eye.y);
}

// Windows of an office, as [x, y, w, h].
function windows({ x, y, w, h }) {
    const columns = Math.max(1, Math.min(5, Math.floor(w / 9)));
    const rows = Math.max(1, Math.floor(h / 13));
    const [dx, dy] = [w / columns, (h - 4) / rows];
    return Array.from({ length: columns * rows }, (_, i) => [
        x + (i % columns) * dx + dx * 0.24, y + 4 + Math.floor(i / columns) * dy + dy * 0.14,
        dx * 0.52, dy * 0.52,
    ]);
}

export function drawOffices(ctx, plan, p) {
    const { offices, officeBox, streetY } = plan;
    offices.forEach((office, i) => {
        ctx.fillStyle = p.stone[Math.floor(luck(i, 11) * p.stone.length)];
        ctx.fillRect(office.x, office.y, office.w, office.h);
        ctx.fillStyle = p.stoneRoof;
        ctx.fillRect(office.x - 1.2, office.y - 2.5, office.w + 2.4, 3.5);
        if (luck(i, 12) > 0.6 && office.w > 9)
            ctx.fillRect(office.x + office.w * 0.2, office.y - 6, office.w * 0.22, 4);
        ctx.fillStyle = p.pane;
        for (const box of windows(office))
            ctx.fillRect(...box);
    });
    ctx.fillStyle = p.edge;
    ctx.fillRect(officeBox.x - 4, streetY, officeBox.w + 8, 1.6);
}

// The threads at rest; those of departments that send today are drawn over them.
export function drawThreads(ctx, plan, p) {
    const { eye } = plan;
    ctx.save();
    ctx.globalAlpha = plan.offices.length > 24 ? 0.2 : 0.26;
    ctx.strokeStyle = p.admin;
    ctx.lineWidth = 0.9;
    ctx.beginPath();
    for (const office of plan.offices)
        thread(ctx, office, eye);
    ctx.stroke();
    ctx.restore();
}

export function drawSending(ctx, plan, p, sent) {
    ctx.fillStyle = p.lit;
    ctx.strokeStyle = p.admin;
    for (const heavy of [false, true]) { // two weights, two strokes
        ctx.lineWidth = heavy ? 2.2 : 1.2;
        ctx.globalAlpha = heavy ? 0.85 : 0.6;
        ctx.beginPath();
        plan.offices.forEach((office, d) => {
            if (sent[d] > 0 && (sent[d] > 2) === heavy)
                thread(ctx, office, plan.eye);
        });
        ctx.stroke();
    }
    ctx.globalAlpha = 1;
    plan.offices.forEach((office, d) => {
        if (!(sent[d] > 0))
            return;
        const { x, y, w, h } = office;
        for (const box of windows({ x, y, w, h }))
            ctx.fillRect(...box);
    });
}

// The needle that all threads go through stands on the roof.
export function drawNeedle(ctx, { eye, houses: [{ y }], unit }, p) {
    const r = Math.max(4, 7 * unit);
    ctx.strokeStyle = p.roofLine;
    ctx.lineWidth = Math.max(1.6, 2.2 * unit);
    rounded(ctx, eye.x - r * 0.5, eye.y - r * 1.3, r, r * 2.6, r);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(eye.x, eye.y + r * 1.3);
    ctx.lineTo(eye.x, y);
    ctx.stroke();
}
