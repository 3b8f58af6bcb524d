// sprites.js - tokens: a sheet with a red head for a department's task, people with what
// they bring, coins. Each class has a shape of its own, for eyes that see no hue.

import { disc, rounded, surface } from './shape.js';
import { spriteNames } from './tokens.js';

function sheet(ctx, p, hollow) {
    ctx.fillStyle = hollow ? p.plate : p.sheet;
    ctx.strokeStyle = hollow ? p.gone : p.admin;
    ctx.lineWidth = 1.6;
    rounded(ctx, 4.5, 2.5, 13, 17, 1.5);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = hollow ? p.gone : p.admin;
    ctx.fillRect(6.5, 5, 9, 3.4);
    ctx.fillRect(6.5, 11, 9, 1.3);
    ctx.fillRect(6.5, 14, 6, 1.3);
}

function walker(ctx, colour, p, down) {
    ctx.fillStyle = colour;
    ctx.strokeStyle = p.plate;
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    ctx.moveTo(5, 20);
    ctx.bezierCurveTo(5, 10.5, 6.5, 9.5, 10, 9.5);
    ctx.bezierCurveTo(13.5, 9.5, 15, 10.5, 15, 20);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
    disc(ctx, down ? 8 : 10, down ? 7.5 : 5.6, 3.9);
    ctx.fill();
    ctx.stroke();
}

const draw = {
    admin: (ctx, p) => sheet(ctx, p, false),
    refused: (ctx, p) => sheet(ctx, p, true),
    counter(ctx, p) { // a card in hand
        walker(ctx, p.counter, p);
        ctx.fillStyle = p.plate;
        ctx.strokeStyle = p.counter;
        ctx.lineWidth = 1.2;
        ctx.fillRect(11.5, 11, 8, 6);
        ctx.strokeRect(11.5, 11, 8, 6);
    },
    need: (ctx, p) => walker(ctx, p.need, p),
    self(ctx, p) { // with a flag
        walker(ctx, p.self, p);
        ctx.fillStyle = p.self;
        ctx.fillRect(16.5, 2, 1.4, 16);
        ctx.fillRect(16.5, 2, 5, 4.5);
    },
    overhead(ctx, p) { // an inspector with a board
        walker(ctx, p.overhead, p);
        ctx.fillStyle = p.sheet;
        ctx.strokeStyle = p.ink;
        ctx.lineWidth = 1;
        ctx.fillRect(12.5, 9.5, 6, 8);
        ctx.strokeRect(12.5, 9.5, 6, 8);
    },
    gone: (ctx, p) => walker(ctx, p.gone, p, true),
    coin(ctx, p) {
        ctx.fillStyle = p.coin;
        ctx.strokeStyle = p.coinEdge;
        ctx.lineWidth = 1.4;
        disc(ctx, 11, 11, 6.5);
        ctx.fill();
        ctx.stroke();
        ctx.fillStyle = p.coinEdge;
        ctx.fillRect(9, 9, 4, 4);
    },
};

// size: of a token, CSS pixels.
export function spritesOf(size, ratio, p) {
    const made = Object.fromEntries(spriteNames.map((name) => [name, surface(size, size, ratio, (ctx) => {
        ctx.scale(size / 22, size / 22);
        draw[name](ctx, p);
    })]));
    return {
        size,
        stamp(ctx, name, { x, y, alpha = 1 }) {
            ctx.globalAlpha = alpha;
            ctx.drawImage(made[name], x - size / 2, y - size / 2, size, size);
            ctx.globalAlpha = 1;
        },
    };
}
