// money.js - the purse and the fund down one side, and the coins that go in and out.

import { say, short } from './figure.js';
import { fontOf, rounded } from './shape.js';

const IN = ['budget', 'prices', 'fees'];
const OUT = ['wages', 'operating'];
const COINS = 5; // of a flow, at most; its amount stands beside it

const of = (flows, names) => names.reduce((all, name) => all + Math.max(0, flows[name]), 0);

export const moneyIn = (view) => of(view.flows, IN);
export const moneyOut = (view) => of(view.flows, OUT);

export function drawPipes(ctx, plan, p) {
    const { pipe, purse, fund, top } = plan.money;
    ctx.strokeStyle = p.faint;
    ctx.lineWidth = 1.4;
    ctx.setLineDash([2, 5]);
    ctx.beginPath();
    ctx.moveTo(pipe, top + plan.line * 2.6);
    ctx.lineTo(pipe, purse.y - plan.line * 0.4);
    ctx.moveTo(pipe, purse.y + purse.h + 2);
    ctx.lineTo(pipe, fund.y - plan.line * 1.5);
    ctx.stroke();
    ctx.setLineDash([]);
    for (const box of [purse, fund]) {
        ctx.fillStyle = p.plate;
        ctx.strokeStyle = p.edge;
        ctx.lineWidth = 1.3;
        rounded(ctx, box.x, box.y, box.w, box.h, box === fund ? 12 : 4);
        ctx.fill();
        ctx.stroke();
    }
}

// A stack of coins as high as a share of its box.
function stack(ctx, box, share, p, unit) {
    const [w, thick] = [Math.min(34 * unit + 10, box.w * 0.5), Math.max(3, 4.4 * unit)];
    const room = box.h - 10;
    const height = Math.max(0, Math.min(1, share)) * room;
    const x = box.x + (box.w - w) / 2;
    ctx.strokeStyle = p.coinEdge;
    ctx.lineWidth = 0.9;
    ctx.fillStyle = p.coin;
    for (let at = 0; at < height; at += thick) {
        const h = Math.min(thick, height - at);
        rounded(ctx, x + 1.5 * Math.sin(at), box.y + box.h - 5 - at - h, w, h, 2);
        ctx.fill();
        ctx.stroke();
    }
}

export function drawMoney(ctx, plan, p, view, scale, lang) {
    const { money, font, line, unit } = plan;
    stack(ctx, money.purse, view.purse / scale.purse, p, unit);
    stack(ctx, money.fund, view.fund / scale.fund, p, unit);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    const put = (text, y, weight, colour) => {
        ctx.font = fontOf(lang, font * (weight > 500 ? 1 : 0.9), weight);
        ctx.fillStyle = colour;
        ctx.fillText(text, money.pipe, y, money.w + plan.pad);
    };
    put(say(lang, 'received'), money.top + line * 0.7, 400, p.soft);
    put(`¥${short(moneyIn(view), lang)}`, money.top + line * 1.75, 650, p.ink);
    put(say(lang, 'purse'), money.purse.y - line * 1.35, 400, p.soft);
    put(`¥${short(view.purse, lang)}`, money.purse.y - line * 0.4, 650, p.ink);
    put(say(lang, 'spent'), money.purse.y + money.purse.h + line * 1.2, 400, p.soft);
    put(`¥${short(moneyOut(view), lang)}`, money.purse.y + money.purse.h + line * 2.2, 650, p.ink);
    put(say(lang, 'fund'), money.fund.y - line * 1.35, 400, p.soft);
    put(`¥${short(view.fund, lang)}`, money.fund.y - line * 0.4, 650, p.ink);
}

// Coins under way at `fraction`, as [{x, y}].
export function coins(plan, view, fraction) {
    const { pipe, top, purse, fund } = plan.money;
    const house = plan.houses[plan.houses.length - 1];
    const trips = [];
    const add = (amount, from, to, start) => {
        const n = amount > 0 ? Math.min(COINS, 1 + Math.floor(Math.log10(amount + 1))) : 0;
        for (let i = 0; i < n; i++) {
            const t = (fraction - start - i * 0.07) / 0.25;
            if (t > 0 && t < 1)
                trips.push({ x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t,
                    alpha: Math.min(1, t * 8, (1 - t) * 8) });
        }
    };
    add(view.flows.budget + view.flows.fees, [pipe, top + plan.line * 2.6], [pipe, purse.y + 8], 0.04);
    add(view.flows.prices, [plan.officeBox.x + plan.officeBox.w, plan.streetY], [pipe, purse.y + 8], 0.16);
    add(moneyOut(view), [purse.x, purse.y + purse.h * 0.6], [house.x + house.w * 0.86, house.y + house.h * 0.7], 0.35);
    add(view.flows.fund, [pipe, purse.y + purse.h], [pipe, fund.y + 8], 0.2);
    return trips;
}
