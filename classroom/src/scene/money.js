// money.js - the purse and the fund down one side, and the coins that go in and out.

import { say, short } from './figure.js';
import { fontOf, rounded } from './shape.js';

const COINS = 5; // of a flow, at most; its amount stands beside it

const moneyIn = ({ flows }) => flows.budget_in + flows.task_prices;
const moneyOut = ({ flows }) => flows.wages + flows.operating;

const topOf = ({ money, line }) => money.top + line * 2.2;

// A community without a fund has no box for one.
export const fundOf = (scale) => scale.fund > 0;

export function drawPipes(ctx, plan, p, hasFund) {
    const { pipe, purse, fund, bypass } = plan.money;
    ctx.strokeStyle = p.faint;
    ctx.lineWidth = 1.4;
    ctx.setLineDash([2, 5]);
    ctx.beginPath();
    ctx.moveTo(pipe, topOf(plan));
    ctx.lineTo(pipe, purse.y - 2);
    if (hasFund) {
        ctx.moveTo(bypass, topOf(plan));
        ctx.lineTo(bypass, fund.y - 2);
    }
    ctx.stroke();
    ctx.setLineDash([]);
}

function drawBoxes(ctx, { money: { purse, fund } }, p, hasFund) {
    for (const box of hasFund ? [purse, fund] : [purse]) {
        ctx.fillStyle = p.plate;
        ctx.strokeStyle = p.edge;
        ctx.lineWidth = 1.3;
        rounded(ctx, box.x, box.y, box.w, box.h, box === fund ? 12 : 4);
        ctx.fill();
        ctx.stroke();
    }
}

// Stacks of coins, as much of the room as a share says.
function stack(ctx, box, head, share, p, unit) {
    const [w, thick] = [Math.min(34 * unit + 10, box.w * 0.6), Math.max(3, 4.4 * unit)];
    const height = Math.max(0, Math.min(1, share)) * (box.h - head - 8);
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

// Most money comes and goes once a month: what did not move today is not told.
export function drawMoney(ctx, plan, p, view, scale, lang, flows) {
    const { money: { purse, fund, pipe, top, w }, font, line, unit } = plan;
    const hasFund = fundOf(scale);
    drawBoxes(ctx, plan, p, hasFund);
    stack(ctx, purse, line * 2.4, view.purse / scale.purse, p, unit);
    if (hasFund)
        stack(ctx, fund, line * 2.4, view.fund / scale.fund, p, unit);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    const put = (key, value, x, y) => {
        ctx.font = fontOf(lang, font * 0.88);
        ctx.fillStyle = p.soft;
        ctx.fillText(say(lang, key), x, y, w);
        ctx.font = fontOf(lang, font, 650);
        ctx.fillStyle = p.ink;
        ctx.fillText(`¥${short(value, lang)}`, x, y + line * 0.98, w);
    };
    if (flows && moneyIn(view))
        put('received', moneyIn(view), pipe, top + line * 0.7);
    put('purse', view.purse, pipe, purse.y + line * 1.05);
    if (flows && moneyOut(view))
        put('spent', moneyOut(view), pipe, purse.y + purse.h + line * 1.15);
    if (hasFund)
        put('fund', view.fund, fund.x + fund.w / 2, fund.y + line * 1.05);
}

// Coins under way at `fraction`, as [{x, y, alpha}].
export function coins(plan, { flows }, fraction) {
    const { pipe, purse, fund, bypass } = plan.money;
    const house = plan.houses[plan.houses.length - 1];
    const mouth = [pipe, purse.y + 4];
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
    add(flows.budget_in, [pipe, topOf(plan)], mouth, 0.04);
    add(flows.task_prices, [plan.officeBox.x + plan.officeBox.w, plan.streetY], mouth, 0.16);
    add(flows.wages + flows.operating, [purse.x, purse.y + purse.h * 0.7],
        [house.x + house.w - 14, house.y + house.h * 0.5], 0.35);
    add(flows.fund_in, [bypass, topOf(plan)], [bypass, fund.y + 4], 0.2);
    add(flows.projects, [fund.x, fund.y + fund.h * 0.6], [plan.estate[23].x + 8, plan.estate[23].y + 10],
        0.45);
    return trips;
}
