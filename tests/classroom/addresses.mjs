// addresses.mjs - hostile addresses: mutations of good ones, made by a small generator with a seed.

const GOOD = [
    'lesson=needle&lang=zh&seat=7&step=run&guess=2', 'lesson=needle&lang=en&arm=many&set.work.departments=20',
    'lesson=drawn&guess=d100.120.140.160.180.160.140.120&view=lesson', 'view=sandbox&scenario=hefei-2009&reform=separation&lang=en',
    'lesson=needle&view=challenge&set.work.patience=12+d&day=400&speed=30', 'lesson=needle&community=3&lang=en',
];
const BAD = [
    '<script>window.hostile=9</script>', '%3Cimg%20src%3Dx%20onerror%3Dwindow.hostile%3D9%3E', 'javascript:window.hostile=9', '__proto__=1',
    'constructor=prototype', 'seat=1e308', 'community=0', 'community=1000', 'community=2.5', 'seat=-0', 'seat=99999999999999999999', 'day=NaN', 'day=Infinity', 'speed=7.5', 'set.__proto__.x=1',
    'set.work.departments=1e9', 'set.work.departments=<b>', 'set.run.length=9999+years', 'set.city.communities=100000', '%', '%E0%A4%A', '&&&&', '====',
    'guess=d1.2.3.99999', 'guess=0', 'lang=xx', 'lesson=../../etc/passwd', 'lesson=toString', 'scenario=__proto__', 'reform=hasOwnProperty',
    '\u202e\u0000', '😀', 'view=wall', 'step=', 'x'.repeat(5000), 'set.work.patience=12%00d', "lang=en'\"`;--",
];

// xorshift32: the same addresses every time.
export function hostileAddresses(count, seed) {
    let state = seed >>> 0 || 1;
    const next = (n) => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        state >>>= 0;
        return state % n;
    };
    const pick = (list) => list[next(list.length)];
    const mutate = (text) => {
        const at = next(text.length + 1);
        switch (next(6)) {
        case 0: return text.slice(0, at) + String.fromCharCode(next(0x250)) + text.slice(at);
        case 1: return text.slice(0, at) + text.slice(at + 1 + next(4));
        case 2: return `${text}&${pick(BAD)}`;
        case 3: return `${pick(BAD)}&${text}`;
        case 4: return text.replace(/=[^&]*/, () => `=${pick(BAD)}`);
        default: return text.slice(0, at) + pick(BAD) + text.slice(at);
        }
    };
    return Array.from({ length: count }, () => {
        let text = pick(GOOD);
        for (let i = next(4); i >= 0; i--)
            text = mutate(text);
        return text;
    });
}
