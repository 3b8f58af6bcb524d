// speakers.js - who says a line of a chat log, where the way it is written tells.
//
// Formats as the programs copy or export them; a line that is none of them is said by whoever
// spoke last. A name is only ever text.

const DATE = String.raw`(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.月]\d{1,2}日?(?:[-/.]\d{2,4})?|昨天|今天|星期.|周.|Yesterday|Today)`;
const TIME = String.raw`(?:(?:上午|下午|晚上|中午|凌晨|早上)\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]\.?M\.?)?`;
const WHEN = String.raw`(?:${DATE}[,，]?\s*)?${TIME}`;
const NAME = String.raw`(?<who>[^\s:：\[\]<>][^:：\[\]<>\n]{0,39}?)`;

const form = (source) => new RegExp(`^${source}$`, 'iu');

const FORMS = [
    // Zoom, saved: 14:02:11 From Zhang San to Everyone: text   (and without "to", and in Chinese)
    form(String.raw`${WHEN}\s+(?:From|来自|从|发件人)\s*[:：]?\s*${NAME}(?:\s*(?:to|至|到|发送至|收件人)\s*[:：]?\s*[^:：]{1,60}?)?\s*[:：]\s*(?<text>.*)`),
    // Slack, WhatsApp, older Teams: [14:02] Zhang San: text   [05/03/2026, 14:02:11] Zhang San: text
    form(String.raw`\[\s*${WHEN}\s*\]\s*${NAME}(?:\s*[:：]\s*(?<text>.*))?`),
    // WhatsApp on Android: 05/03/2026, 14:02 - Zhang San: text
    form(String.raw`${WHEN}\s+[-–]\s+${NAME}\s*[:：]\s*(?<text>.*)`),
    // QQ, exported: 2026-03-05 14:02:11 张三(12345678)
    form(String.raw`${WHEN}\s+${NAME}\s*(?:\(\d{4,12}\)|<[^<>\s]+@[^<>\s]+>)`),
    // WeChat, DingTalk, Tencent Meeting, Teams: 张三 14:02   张三 2026/3/5 14:02:11   张三: 2026-03-05 14:02
    form(String.raw`${NAME}(?:\(\d{4,12}\))?\s*[:：,，]?\s+${WHEN}`),
    // The other way about: 14:02:11 张三   14:02 张三: text
    form(String.raw`${WHEN}\s+${NAME}(?:\s*[:：]\s*(?<text>.*))?`),
];
const QUOTED = /^「(?<who>[^:：「」\n]{1,40})[:：](?<text>.*)$/u; // WeChat, a reply: 「张三:text」
const ALONE = new RegExp(`^${TIME}$`, 'iu'); // Teams on a phone: the time has a line
const PLAIN = /^(?<who>[^\s:：][^:：\n]{0,39}?)\s*(?:[:：]|\t|,|，)\s*(?<text>SQ.*)$/iu; // a list: name, tab, code

// A code, or the piece of one that a line's end has cut off, is nobody's name.
const CODE = /SQ[\s\-_]?[0-9A-Z]{4}|^-?[0-9A-Z]{1,4}(?:-[0-9A-Z]{1,4})+-?$|^-?(?=[^ ]*\d)[0-9A-Z]{1,4}-?$/i;

const tidy = (who) => who.replace(/\s+/g, ' ').replace(/[\s,，\-–]+$/, '').trim();

// Marks of quoting before a line: "> ", "| ".
const bare = (line) => line.replace(/^(?:\s*[>|│┃])+\s?/, '').trim();

// For each line {who, text}: who may be undefined; text is what is left of the line behind the name.
export function speakers(lines) {
    let speaker;
    return lines.map((whole, at) => {
        const line = bare(whole);
        const quoted = QUOTED.exec(line);
        if (quoted)
            return { who: tidy(quoted.groups.who), text: quoted.groups.text };
        if (ALONE.test(line))
            return { who: speaker, text: '', head: true };
        const found = line.length <= 400 &&
            FORMS.map((one) => one.exec(line)).find((one) => one && !CODE.test(one.groups.who));
        if (found) {
            speaker = tidy(found.groups.who);
            return { who: speaker, text: found.groups.text ?? '', head: true };
        }
        if (line && line.length <= 40 && !CODE.test(line) && ALONE.test(bare(lines[at + 1] ?? ''))) {
            speaker = tidy(line);
            return { who: speaker, text: '', head: true };
        }
        const listed = speaker === undefined && PLAIN.exec(line);
        return listed && !CODE.test(listed.groups.who) ? { who: tidy(listed.groups.who), text: listed.groups.text }
            : { who: speaker, text: line };
    });
}
