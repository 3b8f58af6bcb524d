// apart.js - labels that want the same place: the first has it, the others move beside it.

const GAP = 3; // pixels between two

const meet = (a, b) => a.x < b.x + b.w + GAP && b.x < a.x + a.w + GAP
    && a.y < b.y + b.h && b.y < a.y + a.h;

// boxes: [{x, y, w, h}], the more important first; within: {x, y, w, h}, where they may stand;
// fixed: what stands there already. Gives the boxes where they fit: as near as can be to what
// they want, rather sideways than up or down. One that fits nowhere keeps to its place.
export function apart(boxes, within, fixed = []) {
    const standing = [...fixed];
    return boxes.map((box) => {
        const wanted = { ...box, x: Math.max(within.x, Math.min(within.x + within.w - box.w, box.x)) };
        const place = nearest(wanted, standing, within) ?? wanted;
        standing.push(place);
        return place;
    });
}

function nearest(wanted, standing, within) {
    const free = (box) => standing.every((other) => !meet(box, other));
    if (free(wanted))
        return wanted;
    const xs = [wanted.x, ...standing.flatMap(({ x, w }) => [x - wanted.w - GAP, x + w + GAP])];
    const ys = [wanted.y, ...standing.flatMap(({ y, h }) => [y - wanted.h, y + h])];
    const far = ({ x, y }) => Math.abs(x - wanted.x) + 3 * Math.abs(y - wanted.y);
    let best = null;
    for (const y of ys)
        for (const x of xs) {
            const box = { ...wanted, x, y };
            const inside = x >= within.x && x + box.w <= within.x + within.w
                && y >= within.y && y + box.h <= within.y + within.h;
            if (inside && (!best || far(box) < far(best)) && free(box))
                best = box;
        }
    return best;
}
