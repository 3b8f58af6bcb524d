// map.js - words of a lesson's map.

export const map = {
    map_lead_heat: {
        zh: '每一格是一个社区：横排是{0}，竖排是{1}，其余照{2}。所有格子遇到同样的运气；格里是已跑各次人生的平均。点一格，把它搬上舞台。',
        en: 'Every cell is a community of its own: across, {0}; down, {1}; all else as in {2}. All cells meet the same lucks, and show the mean of the lives run so far. Choose a cell to put it on the stage.',
    },
    map_lead_curve: {
        zh: '每一点是一个社区，只有一处不同：{0}。所有的点遇到同样的运气；画的是已跑各次人生的平均。',
        en: 'Every point is a community of its own that differs in one number: {0}. All points meet the same lucks; drawn is the mean of the lives run so far.',
    },
    map_lives: { zh: '每格 {0} 次人生，共 {1} 次', en: '{0} of {1} lives each' },
    map_go: { zh: '接着跑', en: 'Go on' },
    map_cell: { zh: '{0}：{1}。搬上舞台', en: '{0}: {1}. Put it on the stage' },
    map_less: { zh: '越浅越好', en: 'paler is better' },
    map_more: { zh: '越深越好', en: 'darker is better' },
    map_departments: { zh: '各部门下派的任务：{0}', en: 'Tasks sent down, by department: {0}' },
    map_a_year: { zh: '件/年', en: 'a year' },
    map_department: { zh: '第 {0} 个部门', en: 'Department {0}' },
    map_mean: { zh: '部门平均', en: 'mean of the departments' },
    map_numbers: { zh: '数字', en: 'The numbers' },
    map_show: { zh: '上舞台', en: 'On the stage' },
    map_show_about: { zh: '{0}：搬上舞台', en: '{0}: put it on the stage' },
    map_sweep: { zh: '扫描文件', en: 'Sweep file' },
    map_sweep_about: {
        zh: '同样的格子，交给 shequ sweep，想跑多少次就跑多少次。',
        en: 'The same cells for shequ sweep, with as many lives as you like.',
    },
};
