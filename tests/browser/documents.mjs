// documents.mjs - documents made of the committed one: less of it, or worse.

// Only the verdict of one arm.
export const bare = (doc) => ({
    format: 1, version: doc.version, title: doc.title,
    arms: [{ name: doc.arms[0].name, title: doc.arms[0].title, verdict: doc.arms[0].verdict }],
});

export const single = (doc) => ({ ...doc, arms: [doc.arms[0]] });

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
