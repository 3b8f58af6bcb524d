// scene.js - words of the picture of a community: labels, tooltips, what a screen reader says.

export const words = {
    departments: { zh: '条线部门 {0} 个', en: '{0} line departments' },
    departments_one: { zh: '条线部门 1 个', en: '1 line department' },
    committee: { zh: '居委会', en: 'Residents’ committee' },
    workstation: { zh: '工作站', en: 'Workstation' },
    residents: { zh: '居民楼', en: 'Residents' },
    waiting: { zh: '待办 {0}', en: '{0} waiting' },
    done_today: { zh: '今日办结 {0}', en: '{0} done today' },
    done_paper: { zh: '今日办结 {0}，纸面 {1}', en: '{0} done today, {1} on paper' },
    trust: { zh: '信任', en: 'trust' },
    gave_up: { zh: '{0} 人放弃', en: '{0} gave up' },
    complaints: { zh: '投诉 {0}', en: 'complaints {0}' },
    purse: { zh: '经费', en: 'Purse' },
    fund: { zh: '社区基金', en: 'Fund' },
    received: { zh: '今日进', en: 'in today' },
    spent: { zh: '今日出', en: 'out today' },
    each: { zh: '×{0}', en: '×{0}' },
    visit: { zh: '检查 {0}', en: 'inspections {0}' },
    date: { zh: '{0} 年 {1} 月 {2} 日', en: '{2} {3} {0}' },
    months: { zh: '', en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec' },
    closed: { zh: '休息日', en: 'closed' },
    ruler: { zh: '每人 {0} 小时', en: '{0} h each' },

    admin: { zh: '部门任务', en: 'departments’ tasks' },
    counter: { zh: '窗口事项', en: 'counter cases' },
    need: { zh: '居民需求', en: 'residents’ needs' },
    self: { zh: '自治事务', en: 'self-governance' },
    overhead: { zh: '迎检会议', en: 'inspections, meetings' },
    paper: { zh: '只在纸面', en: 'on paper only' },

    at_department: { zh: '第 {0} 个部门：今天下派 {1} 件', en: 'Department {0}: {1} tasks sent today' },
    at_seat: {
        zh: '{0}，倦怠 {1}%。今天：部门任务 {2} 小时，窗口 {3}，居民需求 {4}，自治 {5}，迎检会议 {6}；其中做纸面 {7}，加班 {8}。',
        en: '{0}, burnout {1} %. Today: departments’ tasks {2} h, counter {3}, needs {4}, self-governance {5}, overhead {6}; '
            + 'of this on paper only {7}, overtime {8}.',
    },
    at_seat_off: { zh: '{0}，倦怠 {1}%', en: '{0}, burnout {1} %' },
    state_0: { zh: '无此岗位', en: 'No such post' },
    state_1: { zh: '岗位空缺', en: 'Post vacant' },
    state_2: { zh: '今天请假', en: 'Absent today' },
    state_3: { zh: '在岗', en: 'At work' },
    state_4: { zh: '休息日', en: 'A day off' },
    at_vacant: { zh: '岗位空缺，尚未补上', en: 'A vacant post, not yet filled' },
    at_pile: {
        zh: '{0}待办 {1} 件，合每人 {2} 小时：{3}',
        en: '{0}: {1} waiting, {2} h of work each: {3}',
    },
    at_class: { zh: '{0} {1}', en: '{1} {0}' },
    at_done: {
        zh: '今天办结 {0} 件，其中 {1} 件只在纸面上',
        en: '{0} done today, {1} of them on paper only',
    },
    at_building: { zh: '第 {0} 栋：对居委会的信任 {1}%', en: 'Building {0}: trust in the committee {1} %' },
    at_building_none: { zh: '第 {0} 栋：无人居住', en: 'Building {0}: nobody lives here' },
    at_complaints: { zh: '未结投诉 {0} 件', en: '{0} complaints are open' },
    at_gave_up: { zh: '今天 {0} 人等不下去，回家了', en: '{0} people gave up waiting today and went home' },
    at_flows: {
        zh: '经费 {0} 元。今天：拨款 {1}，任务经费 {2}；工资 {3}，日常开支 {4}。',
        en: 'Purse: {0} yuan. Today: budget {1}, task prices {2}; wages {3}, running costs {4}.',
    },
    at_fund: { zh: '社区基金 {0} 元。今天：收到 {1}，居民项目 {2}。', en: 'Community fund: {0} yuan. Today: received {1}, residents’ projects {2}.' },

    list: { zh: '、', en: ', ' },
    told_work: {
        zh: '{0}：{2} 个岗位中 {1} 人在岗，平均倦怠 {3}%，待办 {4} 件，其中部门任务 {5} 件。',
        en: '{0}: {1} of {2} posts are at work, mean burnout {3} %; {4} tasks wait, {5} of them departments’.',
    },
    told_closed: {
        zh: '{0}，休息日：待办 {4} 件，其中部门任务 {5} 件，平均倦怠 {3}%。',
        en: '{0}, the office is closed: {4} tasks wait, {5} of them departments’; mean burnout {3} %.',
    },
    told_people: {
        zh: '居民今天来了 {0} 件事，办结 {1} 件（{2} 件只在纸面上），{3} 人放弃；信任 {4}%。',
        en: 'Residents brought {0} matters, {1} were closed ({2} on paper only), {3} gave up; trust is {4} %.',
    },
};
