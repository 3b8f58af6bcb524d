// sandbox.js - words of the sandbox.

export const sandbox = {
    sandbox_lead: {
        zh: '任选一个情景，缩成一个社区；给右边一项改革，或改最多五个数。',
        en: 'Any scenario, cut down to one community; give the right one a reform, or change up to five numbers.',
    },
    scenario: { zh: '情景', en: 'Scenario' },
    reform: { zh: '改革', en: 'Reform' },
    no_reform: { zh: '（无）', en: '(none)' },
    find: { zh: '找一个数', en: 'Find a number' },
    find_about: { zh: '按名称查找，最多五个', en: 'Search by name; at most five' },
    found_none: { zh: '没有找到', en: 'Nothing found' },
    take_away: { zh: '去掉：{0}', en: 'Remove: {0}' },
    full: { zh: '已有五个；先去掉一个。', en: 'Five already: remove one first.' },
};
