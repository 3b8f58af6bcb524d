// controls.js - words of transport, arms and sliders.

export const controls = {
    play: { zh: '播放', en: 'Play' },
    pause: { zh: '暂停', en: 'Pause' },
    back: { zh: '前一天', en: 'A day back' },
    on: { zh: '后一天', en: 'A day on' },
    rewind: { zh: '回到开头', en: 'To the beginning' },
    date: { zh: '日期', en: 'Date' },
    speed: { zh: '速度', en: 'Speed' },
    speed_of: { zh: '每秒 {0} 天', en: '{0} days a second' },
    speed_one: { zh: '每秒一天', en: 'a day a second' },
    transport: { zh: '播放控制', en: 'Transport' },
    arms: { zh: '右边社区', en: 'The right community' },
    arms_left: { zh: '左边社区：{0}', en: 'The left community: {0}' },
    sliders: { zh: '再调一调', en: 'Change it further' },
    reset: { zh: '复原', en: 'Reset' },
    what_is: { zh: '这是什么：{0}', en: 'What is: {0}' },
    limits: { zh: '可取 {0}', en: 'From {0}' },
    grade: { zh: '依据：{0}', en: 'Ground: {0}' },
    source: { zh: '来源：{0}', en: 'Source: {0}' },
    out_of: { zh: '请填 {0} 之间的数', en: 'A number from {0}, please' },
};
