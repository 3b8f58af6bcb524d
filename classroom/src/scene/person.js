// person.js - somebody at a desk, drawn once for each look and then stamped.
//
// The box is 1 x 1.2 of `size`. Burnout bends the back and takes the colour; a dashed
// outline is a vacancy; an empty chair is somebody who is not here today.

import { mix } from './palette.js';
import { disc, rounded, surface } from './shape.js';

const STEPS = 8; // of burnout

const ratioOf = (step) => step / STEPS;

function chair(ctx, p) {
    ctx.fillStyle = p.chair;
    rounded(ctx, 24, 62, 34, 34, 7);
    ctx.fill();
    ctx.fillRect(38, 92, 6, 22);
    ctx.fillRect(28, 112, 26, 4);
}

function desk(ctx, p) {
    ctx.fillStyle = p.shade;
    ctx.fillRect(4, 116, 94, 4);
    ctx.fillStyle = p.woodDark;
    ctx.fillRect(8, 92, 5, 26);
    ctx.fillRect(89, 92, 5, 26);
    ctx.fillRect(60, 92, 29, 17);
    ctx.fillStyle = p.wood;
    rounded(ctx, 2, 84, 98, 8, 3);
    ctx.fill();
    ctx.fillStyle = p.wood;
    ctx.fillRect(66, 99, 17, 2);
}

function lamp(ctx, p, lit) {
    ctx.strokeStyle = p.edge;
    ctx.lineWidth = 2.6;
    ctx.beginPath();
    ctx.moveTo(10, 84);
    ctx.lineTo(6, 66);
    ctx.lineTo(15, 54);
    ctx.stroke();
    if (lit) {
        ctx.fillStyle = p.lamp;
        ctx.beginPath();
        ctx.moveTo(11, 58);
        ctx.lineTo(22, 58);
        ctx.lineTo(48, 84);
        ctx.lineTo(-2, 84);
        ctx.closePath();
        ctx.fill();
    }
    ctx.fillStyle = lit ? p.lit : p.edge;
    ctx.beginPath();
    ctx.moveTo(9, 59);
    ctx.lineTo(15, 50);
    ctx.lineTo(24, 59);
    ctx.closePath();
    ctx.fill();
}

function hair(ctx, p, look, x, y, r) {
    ctx.fillStyle = p.hair[look % p.hair.length];
    ctx.beginPath();
    ctx.arc(x, y - 1, r + 1.2, Math.PI * 1.02, Math.PI * 2.05);
    ctx.quadraticCurveTo(x + r * 0.2, y - r * 0.1, x - r - 1.2, y);
    ctx.fill();
    if (look % 3 === 0) { // a bun
        disc(ctx, x - r * 0.75, y - r * 0.95, r * 0.42);
        ctx.fill();
    } else if (look % 3 === 1) { // to the chin
        rounded(ctx, x - r - 2, y - 4, 6.5, r + 7, 3);
        ctx.fill();
    }
}

function figure(ctx, p, look, burnout) {
    const worn = Math.max(0, burnout * 1.15 - 0.12);
    const cloth = mix(p.cloth[look % p.cloth.length], p.ash, worn);
    const skin = mix(p.skin[look % p.skin.length], p.ash, worn * 0.62);
    // Upright with eyes to the reader; then forward; in the end the head lies on the arms.
    const bend = Math.min(1, burnout * 1.05);
    const [headX, headY] = [41 + 13 * bend, 40 + 31 * bend * bend + 3 * bend];
    const shoulderY = 57 + 13 * bend;
    ctx.fillStyle = cloth;
    ctx.beginPath();
    ctx.moveTo(21, 86);
    ctx.bezierCurveTo(20, shoulderY + 4, 26 + 5 * bend, shoulderY - 2, 40 + 8 * bend, shoulderY - 1);
    ctx.bezierCurveTo(56 + 4 * bend, shoulderY - 1, 62, shoulderY + 8, 62, 86);
    ctx.closePath();
    ctx.fill();
    ctx.fillStyle = skin;
    ctx.fillRect(headX - 4, headY + 7, 8, Math.max(2, shoulderY - headY));
    disc(ctx, headX, headY, 13);
    ctx.fill();
    hair(ctx, p, look, headX, headY, 13);
    ctx.strokeStyle = p.hair[0];
    ctx.lineWidth = 1.6;
    ctx.beginPath();
    if (burnout < 0.45) {
        for (const side of [-4, 6]) {
            ctx.moveTo(headX + side, headY + 1);
            ctx.lineTo(headX + side, headY + 3.2);
        }
        if (burnout < 0.25) {
            ctx.moveTo(headX - 3, headY + 7);
            ctx.quadraticCurveTo(headX + 1, headY + 9.6, headX + 5, headY + 7);
        } else {
            ctx.moveTo(headX - 2, headY + 8);
            ctx.lineTo(headX + 4, headY + 8);
        }
    } else { // closed eyes, and a mouth that turns down
        for (const side of [-5, 4]) {
            ctx.moveTo(headX + side, headY + 2);
            ctx.lineTo(headX + side + 4, headY + 2.6);
        }
        ctx.moveTo(headX - 2, headY + 9);
        ctx.quadraticCurveTo(headX + 1, headY + 6.6, headX + 4, headY + 9);
    }
    ctx.stroke();
    ctx.strokeStyle = mix(cloth, p.ink, 0.12);
    ctx.lineCap = 'round';
    ctx.lineWidth = 8;
    ctx.beginPath();
    ctx.moveTo(26, 76);
    ctx.quadraticCurveTo(30, 84, 46, 81);
    ctx.moveTo(60, 77);
    ctx.quadraticCurveTo(62, 83, 54, 81);
    ctx.stroke();
    ctx.fillStyle = skin;
    disc(ctx, 50, 81, 4.2);
    ctx.fill();
    if (burnout > 0.6) {
        ctx.strokeStyle = p.smoke;
        ctx.lineWidth = 1.8;
        ctx.beginPath();
        for (const at of [-6, 3]) {
            ctx.moveTo(headX + at, headY - 17);
            ctx.bezierCurveTo(headX + at - 6, headY - 23, headX + at + 6, headY - 27, headX + at, headY - 33);
        }
        ctx.stroke();
    }
}

function vacancy(ctx, p) {
    ctx.strokeStyle = p.soft;
    ctx.lineWidth = 2;
    ctx.setLineDash([4, 4]);
    disc(ctx, 41, 40, 13);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(21, 84);
    ctx.bezierCurveTo(20, 60, 28, 55, 41, 55);
    ctx.bezierCurveTo(54, 55, 62, 60, 62, 84);
    ctx.stroke();
    ctx.setLineDash([]);
}

// state: as in view.js; who is absent or off leaves an empty chair.
function paint(ctx, p, look, state, burnout, lit) {
    if (lit)
        lamp(ctx, p, true);
    chair(ctx, p);
    if (state === 1)
        vacancy(ctx, p);
    if (state === 3)
        figure(ctx, p, look, burnout);
    desk(ctx, p);
    if (!lit && state !== 1) // a vacant desk has nobody's things
        lamp(ctx, p, false);
}

// Looks by key; forgotten when size or colours change.
export function wardrobe(size, ratio, palette) {
    const made = new Map();
    return {
        stamp(ctx, x, y, look, state, burnout, lit) {
            const step = state === 3 ? Math.round(Math.max(0, Math.min(1, burnout)) * STEPS) : 0;
            const key = `${look % 12} ${state} ${step} ${lit}`;
            if (!made.has(key))
                made.set(key, surface(size, size * 1.2, ratio, (to) => {
                    to.scale(size / 100, size / 100);
                    paint(to, palette, look % 12, state, ratioOf(step), lit);
                }));
            ctx.drawImage(made.get(key), x, y, size, size * 1.2);
        },
        looks: () => made.size,
    };
}
