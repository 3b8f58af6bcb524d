// frame.js - words of the frame: header, buttons, notices.

export const frame = {
    classroom: { zh: '社区治理课堂', en: 'The community classroom' },
    brand: { zh: 'shequ 社区', en: 'shequ 社区' },
    switch_lang: { zh: 'English', en: '中文' },
    switch_lang_about: { zh: 'Read this page in English', en: '用中文阅读本页' },
    dark: { zh: '深色', en: 'Dark' },
    light: { zh: '浅色', en: 'Light' },
    skip: { zh: '跳到正文', en: 'Skip to the text' },
    lessons: { zh: '课程', en: 'Lessons' },
    sandbox: { zh: '沙盘', en: 'Sandbox' },
    wall: { zh: '全班墙', en: 'Class wall' },
    challenge: { zh: '挑战', en: 'Challenge' },
    lesson: { zh: '本课', en: 'Lesson' },
    begin_here: { zh: '从这里开始', en: 'Begin here' },
    minutes: { zh: '{0} 分钟', en: '{0} minutes' },
    number: { zh: '第 {0} 课', en: 'Lesson {0}' },
    copy_link: { zh: '复制链接', en: 'Copy link' },
    copied: { zh: '已复制', en: 'Copied' },
    not_copied: { zh: '浏览器不允许复制；地址栏里的就是', en: 'Not allowed here: it is in the address bar' },
    points: { zh: '个百分点', en: 'points' },
    colon: { zh: '：', en: ': ' },
    span: { zh: '{0} 至 {1}', en: '{0} to {1}' },
    lead: {
        zh: '两个一模一样的社区：同样的居民、同样的需求、同样的运气，只有规则不同。先猜，再跑，再比，再想为什么。',
        en: 'Two communities alike in everything: the same residents, the same needs, the same luck. Only the rules differ. Guess, run, compare, then ask why.',
    },
    honest: {
        zh: '图上的一切都是在您的电脑上现算的；没有一条曲线是画好的。多数数字是假设，这里说明机制，不作预测。',
        en: 'All you see is computed here, as you watch; no curve was drawn beforehand. Most numbers are assumed: this shows mechanisms, it forecasts nothing.',
    },
    foot: {
        zh: 'shequ {0}。本页不联网，不收集任何信息，关掉就什么也不留下。',
        en: 'shequ {0}. This page uses no network, collects nothing, and leaves nothing behind when it is closed.',
    },
    bad_address: {
        zh: '地址里有读不懂的部分，已略去，用了默认值：{0}',
        en: 'Parts of the address could not be read; they were left out and the defaults stand: {0}',
    },
    too_long: { zh: '地址太长（{0} 个字符），全部略去。', en: 'The address is too long ({0} characters); all of it was left out.' },
    and_more: { zh: '等 {0} 处', en: 'and {0} more' },
    dismiss: { zh: '知道了', en: 'Close' },
    engine_failed: {
        zh: '模拟没有跑成：{0}',
        en: 'The simulation could not be run: {0}',
    },
    shortcuts: { zh: '键盘', en: 'Keyboard' },
};
