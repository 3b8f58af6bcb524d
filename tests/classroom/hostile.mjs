// hostile.mjs - damaged leaves and settings that nobody means, from a fixed seed.

// xorshift32 (Marsaglia 2003, Journal of Statistical Software 8(14)): the same damage every time.
function luck(seed) {
    let x = seed;
    return (n) => {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        return (x >>> 0) % n;
    };
}

const BITS = ['', '\t', '\n', '\\', '\\x', '0', '-1', '99999999999', '{', 'm 0 1 1 0 0', 'end 0', 'leaves 1 x\n',
    'table city x\n', '\u202e', '\ud800', '<script>', 'q', 'l 1 1 1 1 1\tkey', 'x'.repeat(70000), '\n'.repeat(3000)];

// A chain with one to four wounds: pieces cut out, put in, doubled, swapped.
export function* damaged(chain, n) {
    const pick = luck(20240229);
    for (let i = 0; i < n; i++) {
        const texts = [...chain];
        for (let wound = pick(4); wound >= 0; wound--) {
            const which = pick(texts.length);
            const text = texts[which];
            const at = pick(text.length + 1);
            const to = Math.min(text.length, at + pick(i % 3 ? 4 : 400));
            texts[which] = text.slice(0, at) + BITS[pick(BITS.length)] + (pick(4) ? '' : text.slice(at, to)) + text.slice(to);
        }
        if (!pick(10))
            texts.splice(pick(texts.length), pick(2), ...Array(pick(40)).fill(chain[0]));
        yield texts;
    }
}

const PATHS = ['run.length', 'run.burn_in', 'run.start', 'run.seed', 'city.streets', 'city.communities', 'city.sample',
    'work.need_rate', 'staff.wage', 'reforms.separation.begin', 'reforms.separation.where', 'title', 'extends', 'shequ',
    'question.primary', 'city.table', 'city.table_text', 'work.tasks', 'work.tasks_text', 'run.posterior',
    'run.posterior_text', 'run.assumptions', '__proto__', 'constructor', '.', 'a.b.c.d.e.f.g.h', 'x'.repeat(500), '社区'];
const VALUES = ['', '0', '-0', '-1', '1e308', '-1e308', '1e999', 'NaN', 'Infinity', '0x10', '1e-400', 'null', 'off', '~',
    '[]', '{}', '[1', '999999999999 years', '2009-13-01', '9999-12-31', '<img src=x onerror=alert(1)>', '\u0000', '\r',
    '\u202e', '\ud800', '50 %', '-5 pp', 'x'.repeat(5000), '%s%n%d', 'code,households\n1,2\n', '2 months'];

export function* hostileSettings(n) {
    const pick = luck(19491001);
    for (let i = 0; i < n; i++)
        yield Array.from({ length: 1 + pick(i % 20 ? 3 : 400) }, () => [PATHS[pick(PATHS.length)], VALUES[pick(VALUES.length)]]);
}
