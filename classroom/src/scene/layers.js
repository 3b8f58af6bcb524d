// layers.js - what does not change from one tick to the next, drawn once on surfaces of its own.

import { drawGround, drawWindows } from './estate.js';
import { drawShell, paperStrips } from './house.js';
import { drawLegend, drawNames, drawRuler } from './labels.js';
import { drawPipes, fundOf } from './money.js';
import { drawNeedle, drawOffices, drawThreads } from './offices.js';
import { wardrobe } from './person.js';
import { surface } from './shape.js';
import { spritesOf } from './sprites.js';

function backdrop(ctx, plan, p, lang, scale) {
    const sky = ctx.createLinearGradient(0, 0, 0, plan.groundY);
    sky.addColorStop(0, p.sky[0]);
    sky.addColorStop(1, p.sky[1]);
    ctx.fillStyle = sky;
    ctx.fillRect(0, 0, plan.width, plan.height);
    drawGround(ctx, plan, p);
    drawOffices(ctx, plan, p);
    drawThreads(ctx, plan, p);
    drawPipes(ctx, plan, p, fundOf(scale));
    plan.houses.forEach((_, i) => drawShell(ctx, plan, p, i));
    drawNeedle(ctx, plan, p);
    drawNames(ctx, plan, p, lang);
    drawRuler(ctx, plan, p, lang, scale);
    drawLegend(ctx, plan, p, lang, scale.trust);
}

export function layersOf(plan, p, lang, scale, ratio) {
    const rooms = plan.houses.map((house) => (house.seats.length ? house.room : 0));
    const stripHeight = Math.ceil(Math.max(...rooms)) + 8;
    const strips = new Map();
    const wardrobes = new Map();
    const kept = (map, key, make) => {
        if (!map.has(key))
            map.set(key, make());
        return map.get(key);
    };
    const row = (front) => surface(plan.width, plan.estateBox.h + 4, ratio, (ctx) => {
        ctx.translate(0, 2 - plan.estateBox.y);
        drawWindows(ctx, plan, p, front);
    });
    return {
        back: surface(plan.width, plan.height, ratio, (ctx) => backdrop(ctx, plan, p, lang, scale)),
        rows: [row(false), row(true)],
        sprites: spritesOf(Math.max(12, 19 * plan.unit), ratio, p),
        stripHeight,
        strips: (width) => kept(strips, width.toFixed(2),
            () => paperStrips(width, stripHeight, ratio, p, surface)),
        wardrobe: (size) => kept(wardrobes, size.toFixed(2), () => wardrobe(size, ratio, p)),
    };
}
