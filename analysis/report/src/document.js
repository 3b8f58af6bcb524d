// document.js - the JSON document that the program spliced in, as docs/page.md and docs/sensitivity.md define it.
// Anything may be missing: a row that lacks what it is about is no row, an empty list is as
// good as none.

export const FORMAT = 1;

const there = (value) => value !== null && value !== undefined;
const list = (value) => (Array.isArray(value) ? value : []);
const rows = (value, ...wanted) =>
    list(value).filter((row) => there(row) && wanted.every((field) => there(row[field])));
const links = (value) => list(value).filter((link) => Array.isArray(link) && link.length === 3);

const orders = (given) => rows(given).map((order) => ({ ...order, waves: rows(order.waves, 'date') }));

function course(given) {
    const pair = (low, high) => Array.isArray(given[low]) && Array.isArray(given[high]);
    return {
        ...given,
        ...(pair('low', 'high') ? {} : { low: null, high: null }),
        ...(pair('band_low', 'band_high') ? {} : { band_low: null, band_high: null }),
        worse: Array.isArray(given.worse) && given.worse.length === 2 ? given.worse : null,
    };
}

const book = (given) => ({ ...given, columns: list(given.columns), rows: rows(given.rows, 'values') });

function why(given) {
    const flows = given.flows ?? {};
    return {
        ...given,
        channels: rows(given.channels, 'hours'),
        flows: { ...flows, nodes: rows(flows.nodes, 'id'), base: links(flows.base), variant: links(flows.variant) },
    };
}

function arm(given) {
    return {
        ...given,
        name: given.name ?? 'reform',
        orders: orders(given.orders),
        differ: rows(given.differ, 'path'),
        effects: rows(given.effects, 'metric'),
        courses: rows(given.courses, 'metric', 'base', 'variant', 'effect').map(course),
        gainers: rows(given.gainers, 'metric'),
        burden: rows(given.burden, 'rows').map(book),
        cost: there(given.cost) ? { ...given.cost, years: list(given.cost.years), rows: rows(given.cost.rows, 'values') } : null,
        why: there(given.why) ? why(given.why) : null,
        case: there(given.case) ? { ...given.case, steps: rows(given.case.steps) } : null,
    };
}

const oneOf = (value, allowed, otherwise) => (allowed.includes(value) ? value : otherwise);
const pair = (value) => (Array.isArray(value) && value.length === 2 ? value : [null, null]);

function subject(given) {
    const box = given.box ?? {};
    return {
        ...given,
        says: given.says ?? {},
        factors: rows(given.factors, 'factor').map((row) => ({ ...row, word: oneOf(row.word, ['matters', 'open', 'slight'], 'unknown') })),
        signs: there(given.signs) ? { ...given.signs, holds_interval: pair(given.signs.holds_interval),
            helps_interval: pair(given.signs.helps_interval) } : null,
        box: { ...box, limits: rows(box.limits, 'factor').map((limit) => ({ ...limit, position: pair(limit.position) })) },
    };
}

// What `shequ sensitivity` found (docs/sensitivity.md): its subjects are the arms of the page.
function sensitivity(given) {
    return {
        ...given,
        way: oneOf(given.way, ['shares', 'screen', 'ranks'], 'ranks'),
        metrics: given.metrics ?? {},
        design: given.design ?? {},
        factors: rows(given.factors, 'path'),
        arms: rows(given.arms, 'outcome').map(subject),
    };
}

// The document, or why it cannot be shown: 'none', 'damaged', 'format'.
export function read(text) {
    if (!text.trim())
        return { fault: 'none' };
    let given;
    try {
        given = JSON.parse(text);
    } catch {
        return { fault: 'damaged' };
    }
    if (!given || typeof given !== 'object' || given.format !== FORMAT)
        return { fault: 'format' };
    if (given.kind === 'sensitivity')
        return sensitivity(given);
    return {
        ...given,
        question: given.question ?? {},
        metrics: given.metrics ?? {},
        time: list(given.time),
        arms: rows(given.arms).map(arm),
        limits: rows(given.limits, 'path'),
    };
}
