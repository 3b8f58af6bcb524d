// shape.js - a few strokes that everything else is drawn with.

// A closed path through points [x, y].
export function polygon(ctx, points) {
    ctx.beginPath();
    points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
}

export function rounded(ctx, x, y, w, h, radius) {
    const r = Math.max(0, Math.min(radius, w / 2, h / 2));
    ctx.beginPath();
    ctx.moveTo(x + r, y);
    ctx.arcTo(x + w, y, x + w, y + h, r);
    ctx.arcTo(x + w, y + h, x, y + h, r);
    ctx.arcTo(x, y + h, x, y, r);
    ctx.arcTo(x, y, x + w, y, r);
    ctx.closePath();
}

export function disc(ctx, x, y, r) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
}

// Strokes from lower left to upper right: done on paper only.
export function hatch(ctx, x, y, w, h, colour, step = 3.5) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(x, y, w, h);
    ctx.clip();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    for (let at = -h; at < w; at += step) {
        ctx.moveTo(x + at, y + h);
        ctx.lineTo(x + at + h, y);
    }
    ctx.stroke();
    ctx.restore();
}

const FACES = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans"';
const CHINESE = '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", '
    + '"Noto Sans CJK SC", "Source Han Sans SC"';

export const fontOf = (lang, size, weight = 400) =>
    `${weight} ${size}px ${lang === 'zh' ? `${CHINESE}, ${FACES}` : `${FACES}, ${CHINESE}`}, sans-serif`;

// A surface of its own, in device pixels, drawn in CSS pixels.
export function surface(width, height, ratio, make) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.ceil(width * ratio));
    canvas.height = Math.max(1, Math.ceil(height * ratio));
    const ctx = canvas.getContext('2d');
    ctx.scale(ratio, ratio);
    make(ctx);
    return canvas;
}
