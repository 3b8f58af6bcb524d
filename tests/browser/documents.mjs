// documents.mjs - documents made of the committed one: less of it, or worse.

// Only the verdict of one arm.
export const bare = (doc) => ({
    format: 1, version: doc.version, title: doc.title,
    arms: [{ name: doc.arms[0].name, title: doc.arms[0].title, verdict: doc.arms[0].verdict }],
});

export const single = (doc) => ({ ...doc, arms: [doc.arms[0]] });

// What a real comparison has: long names, units and verdicts, wide intervals, much that is 0, a
// flow that is hardly there, large hours.
export function real(doc) {
    const [arm, other] = structuredClone(doc.arms);
    const name = 'administrative share, workstation';
    doc = structuredClone(doc);
    for (const { metric } of arm.effects.slice(1))
        Object.assign(doc.metrics[metric], { label: { zh: '工作站行政任务占比', en: name } },
            doc.metrics[metric].unit === '1' ? {} : { unit_words: { zh: '元/人/年', en: 'yuan/person/year' } });
    arm.effects = arm.effects.map((effect) => ({ ...effect, verdict: 'undecided', assumed: [-0.4321, 0.4321] }));
    arm.effects.push({ ...arm.effects.find((effect) => !effect.declared), effect: 0, chance: [0, 0], assumed: [0, 0] });
    arm.verdict = { kind: 'undecided', sentence: { zh: '从 32.8 % 变为 18.0 %，相差 -14.8 个百分点（95 % 区间 -15.7 至 -13.8 个百分点）。',
        en: 'From 32.8 % to 18.0 %: -14.8 points (95 % interval -15.7 .. -13.8 points).' } };
    arm.burden[0].columns.push({ zh: '迁入迁出', en: 'moves' });
    arm.burden[0].rows.forEach((row) => row.values.push(0));
    arm.burden[0].sum.splice(-1, 0, 0);
    // On a telephone there is no room for the name of a body that little goes through.
    arm.why.flows.nodes.push({ id: 'gate', label: { zh: '下派途中', en: 'on the way down' } });
    arm.why.flows.nodes[0].label = { zh: '部门到期任务', en: 'inspections, meetings, accounts' };
    for (const links of [arm.why.flows.base, arm.why.flows.variant])
        links.push([arm.why.flows.nodes[0].id, 'gate', 900], ['gate', 'done', 900]);
    arm.why.channels.forEach((channel) => { channel.hours *= -20; });
    arm.why.total_hours *= -20;
    const payers = ['city treasury (taxes)', "departments' own money", 'residents and owners', 'firms and donors'];
    arm.cost.rows = payers.map((en) => ({ ...arm.cost.rows[0], payer: { zh: '市财政（税收）', en } }));
    arm.effects[0].assumed = [-0.03, 0.05];
    other.effects[0] = { ...other.effects[0], effect: -0.06, chance: [-0.07, -0.048], assumed: [-0.016, 0.017] };
    return { ...doc, arms: [arm, other], limits: doc.limits.map((limit) => ({ ...limit, influence: null })) };
}

// Seven arms, the last with what few have: waves, a gap, a circle of flows, one number null.
export function many(doc) {
    const odd = structuredClone(doc.arms[0]);
    odd.orders[0].waves = doc.time.slice(24, 27).map((date) => ({ date, communities: 4 }));
    odd.courses[0].base[30] = odd.courses[0].effect[30] = odd.courses[0].low[30] = odd.courses[0].high[30] = null;
    odd.why.flows.variant.push(['done', 'ws', 12]);
    odd.verdict = { ...odd.verdict, kind: 'undecided', needed: 40 };
    odd.gainers = Array.from({ length: 60 }, (_, i) => ({ ...odd.gainers.at(-1), name: { zh: `第 ${i + 1} 社区`, en: `community ${i + 1}` } }));
    return { ...doc, books: { ...doc.books, money: 7 }, assumptions: 'fixed',
        arms: [...Array.from({ length: 6 }, () => doc.arms[1]), odd].map((arm, i) => ({ ...arm, name: `arm-${i}` })) };
}

// A sensitivity of another design: a screening, with long names and a factor of which nothing is
// known; and rank correlations of more subjects than there are tabs.
function measured(doc, way, measures) {
    const other = structuredClone(doc);
    for (const arm of other.arms)
        arm.factors = arm.factors.map(({ total, first, ...row }, i) => ({ ...row,
            ...Object.fromEntries(measures(total, i)) }));
    return { ...other, way };
}

export function screened(doc) {
    const other = measured(doc, 'screen', (total, i) => [
        ['mu_star', total.map((x) => x / 10)], ['sigma', [total[0] / (7 + i), null, null]],
        ['mu', [-total[0] / 20, -total[2] / 10, total[1] / 10]]]);
    other.factors[0].label = { zh: '部门布置的检查、会议与台账的总量', en: 'inspections, meetings and accounts that departments ask for' };
    other.arms.forEach((arm) => {
        arm.bound = 0.0073;
        Object.assign(arm.factors.at(-1), { word: 'unknown', unknown: { zh: '不知', en: 'not known: too few' },
            mu_star: [null, null, null], sigma: [null, null, null], mu: [null, null, null] });
    });
    return other;
}

export function ranked(doc) {
    const other = measured(doc, 'ranks', (total, i) => [
        ['partial', (i % 2 ? total : [-total[0], -total[2], -total[1]]).map((x) => Math.max(-0.98, Math.min(0.98, x)))]]);
    other.arms = [...other.arms, ...other.arms].map((arm) => ({ ...arm, bound: 0.2 }));
    return other;
}

export const HOSTILE = '=1+1</script><!--<script><img src=x onerror="hurt=1"><svg onload="hurt=1"><a href="javascript:hurt=1">';

// Every text that is shown says something hostile; names by which things are found stay.
export function hostile(doc) {
    const kept = new Set(['metric', 'primary', 'kind', 'verdict', 'better', 'unit', 'lang', 'record', 'assumptions',
        'method', 'arm', 'by', 'ledger', 'begin', 'end', 'date', 'name', 'id']);
    const spoil = (value, key) => {
        if (typeof value === 'string')
            return kept.has(key) || key === 'time' || key === 'declared' || key === 'base' || key === 'variant' ? value : HOSTILE;
        if (Array.isArray(value))
            return value.map((one) => spoil(one, key));
        return value && typeof value === 'object'
            ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, name)])) : value;
    };
    return spoil(doc, '');
}
