// chats.mjs - chats of a class, made up: five programs' ways of writing them down, seeded.

// mulberry32 (public domain): the same chat for the same seed.
export function dice(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (n) => Math.floor(next() * n);
    return {
        next,
        below,
        pick: (list) => list[below(list.length)],
        shuffle(list) {
            const all = [...list];
            for (let i = all.length - 1; i > 0; i--) {
                const j = below(i + 1);
                [all[i], all[j]] = [all[j], all[i]];
            }
            return all;
        },
    };
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const GIVEN = [...'一二三四五六七八九十百千万春夏秋冬东南西北'];
const LATIN = [
    'Zhang San',
    'Li Si',
    'Wang Wu',
    'Ann O’Neil',
    'J. van Dijk',
    'Maria José',
    'Sq. Leader',
    'Ola',
];
const CHATTER = [
    '老师好',
    '我的网断了，等一下',
    '哈哈哈哈',
    '收到',
    '[微笑]',
    '@全体成员 请把代码发出来',
    '这个滑块在哪里？',
    'SQ 是什么意思？',
    'SQL server is good for databases',
    'is this the 2nd question?',
    'my square is 40 sq m, his 38 sq ft',
    '14点02分集合',
    'https://example.org/a?b=SQ-1&c=2',
    '订单号 6222 0212 3456 7890 123',
    '[图片]',
    '1',
    '+1',
    'see you at 3',
    '<b>粗体</b> & "引号"',
];

const two = (n) => String(n).padStart(2, '0');

// How the programs break and dress a code.
const DRESSES = [
    (code) => code,
    (code) => code.toLowerCase(),
    (code) => code.replace(/-/g, ' '),
    (code) => code.replace(/-/g, ''),
    (code) => code.replace(/-/g, '–'),
    (code) => code.replace(/0/g, 'O').replace(/1/g, 'l'),
    (code) => code.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    (code) => [...code].join('\u200b'),
    (code) => `${code.slice(0, 12)}\n${code.slice(12)}`,
    (code) => `${code.slice(0, 8)}\n> ${code.slice(8)}`,
    (code) => `我的代码是${code}，猜对了！`,
    (code) => `“${code}”`,
    (code) => `it is ${code}. Done!`,
];

// Each takes said: [{who, text, at (seconds)}] and writes a log.
export const FORMATS = {
    wechat: (said, time) => said.map(({ who, text, at }) => `${who} ${time(at)}\n${text}`).join('\n\n'),
    qq: (said, time) =>
        said
            .map(({ who, text, at }) => `2026-03-05 ${time(at, true)} ${who}(${10000 + at})\n${text}`)
            .join('\n\n'),
    dingtalk: (said, time) =>
        said.map(({ who, text, at }) => `${who}  2026/3/5 ${time(at)}\r\n${text}\r\n`).join(''),
    slack: (said, time) => said.map(({ who, text, at }) => `[${time(at)}] ${who}: ${text}`).join('\n'),
    zoom: (said, time) =>
        said
            .map(
                ({ who, text, at }) =>
                    `${time(at, true)} From ${who} to Everyone:\n\t${text.replace(/\n/g, '\n\t')}`
            )
            .join('\n'),
};

// codes: [code]; gives {log, who: Map of code to the name it was sent under}.
export function chat(format, codes, seed) {
    const { below, pick, shuffle } = dice(seed);
    const start = 14 * 3600 + 120;
    const time = (at, seconds) => {
        const t = start + at;
        return `${two(Math.floor(t / 3600))}:${two(Math.floor(t / 60) % 60)}${seconds ? `:${two(t % 60)}` : ''}`;
    };
    const names = shuffle(SURNAMES.flatMap((s) => GIVEN.map((g) => s + g)).concat(LATIN));
    const who = new Map();
    const said = [];
    shuffle(codes).forEach((code, i) => {
        for (let n = below(3); n > 0; n--)
            said.push({ who: pick(names), text: pick(CHATTER), at: said.length * 7 });
        who.set(code, names[i]);
        said.push({ who: names[i], text: pick(DRESSES)(code), at: said.length * 7 });
    });
    said.push({ who: pick(names), text: pick(CHATTER), at: said.length * 7 });
    return { log: FORMATS[format](said, time), who };
}
