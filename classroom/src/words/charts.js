// charts.js - words of the charts.

export const charts = {
    charts: { zh: '曲线', en: 'Charts' },
    reform_here: { zh: '改革开始', en: 'reform begins' },
    chart_about: {
        zh: '{0}，按月。左边平均 {1}，右边平均 {2}。',
        en: '{0}, by month. Mean on the left {1}, on the right {2}.',
    },
    chart_waiting: { zh: '{0}：还没有结果', en: '{0}: no result yet' },
    interval_about: { zh: '平均差 {0}，区间 {1}；竖线是 0', en: 'mean difference {0}, interval {1}; the upright line is 0' },
};
