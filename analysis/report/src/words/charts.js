// charts.js - words in figures and in the sentences that stand for them.

export const charts = {
    interval_chance: { zh: '95 % 区间（只计运气）', en: '95 % interval, chance alone' },
    interval_assumed: { zh: '连同假设的不确定', en: 'with the assumptions in doubt' },
    estimate: { zh: '估计值', en: 'estimate' },
    matters: { zh: '有意义的界限', en: 'smallest that matters' },
    no_change: { zh: '无差别', en: 'no difference' },
    forest_title: { zh: '差值与区间', en: 'The difference and its intervals' },
    forest_alt: {
        zh: '{0}：差值 {1}，只计运气的 95 % 区间 {2}{3}。',
        en: '{0}: difference {1}, 95 % interval from chance alone {2}{3}.',
    },
    forest_alt_assumed: { zh: '，连同假设 {0}', en: ', with the assumptions {0}' },
    pointwise: { zh: '逐期 95 % 区间', en: '95 % interval of each period' },
    simultaneous: { zh: '整条曲线的 95 % 带', en: '95 % band of the whole curve' },
    course_title: { zh: '{0}的走势', en: '{0} over time' },
    course_alt: {
        zh: '{0}的走势，{1} 至 {2}。{3}现状最后为 {4}，改革最后为 {5}。',
        en: '{0} from {1} to {2}. {3}The status quo ends at {4}, the reform at {5}.',
    },
    starts: { zh: '改革始于 {0}。', en: 'The reform begins in {0}. ' },
    wave: { zh: '第 {0} 批', en: 'wave {0}' },
    begins: { zh: '改革开始', en: 'the reform begins' },
    apart_mark: { zh: '可以分辨', en: 'told apart' },
    worse_mark: { zh: '先变坏', en: 'worse first' },
    apart: {
        zh: '从 {0} 起，两条线的差别不能再归于偶然。',
        en: 'From {0} on, the difference can no longer be put down to chance.',
    },
    not_apart: {
        zh: '在所记录的时间里，两条线的差别始终可能出于偶然。',
        en: 'Throughout, the difference could still be chance.',
    },
    worse_span: {
        zh: '{0} 至 {1}，改革下的情况比现状更差，其后转好。',
        en: 'From {0} to {1} things are worse under the reform before they get better.',
    },
    period: { zh: '时期', en: 'Period' },
    waterfall_title: { zh: '居委会的工时为何变化', en: "Why the committee's hours change" },
    waterfall_alt: {
        zh: '自改革开始至运行结束，所有社区的居委会工时按渠道的变化：{0}。合计 {1} 小时，不含空闲与休假，与账目分毫不差。',
        en: "Change of the committees' hours from the reform's beginning to the end of the run, in all communities, by channel: {0}. Together {1} hours, idle time and leave left out, as the ledger has it.",
    },
    channel: { zh: '渠道', en: 'Channel' },
    hours: { zh: '小时', en: 'hours' },
    flows_title: { zh: '任务的去向：现状与改革', en: 'Where tasks go: status quo and reform' },
    flows_alt: {
        zh: '两幅流向图，比例相同。变化最大的几项：{0}。',
        en: 'Two diagrams of flows, on one scale. The largest changes: {0}.',
    },
    flow_change: { zh: '{0}到{1}，{2} 变为 {3}', en: '{0} to {1}, {2} becomes {3}' },
    from: { zh: '从', en: 'From' },
    to: { zh: '到', en: 'To' },
    cost_title: { zh: '改革使各方多付（负数为少付）', en: 'What each pays more (negative: less) than without the reform' },
    cost_alt: { zh: '各年合计：{0}{1}。', en: 'Together, by year: {0}{1}.' },
    payer: { zh: '谁付', en: 'Who pays' },
    influence_title: { zh: '哪些假设最左右结论', en: 'Which assumptions move the answer most' },
    influence_alt: {
        zh: '各假设与改革效果的相关系数，最大的是{0}（{1}）。',
        en: 'Correlation of each assumption with the effect; the largest is {0} ({1}).',
    },
    influence: { zh: '与效果的相关', en: 'Correlation with the effect' },
};
