/* fund_participatory.c - a community fund that residents decide on, after Chengdu (P9b, S002-14).
 *
 * Who votes is up to who hears of it and comes, or can vote from home; who chooses may have been
 * captured. The paperwork falls on staff.
 */
#include "models/reform.h"

struct fund_participatory {
    int64_t fund;
    double paperwork;
    double approval;
    double disclosure;
    double online;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(fund_participatory, fund), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .flags = PARAMETER_LEVER,
     .limit_high = 100000000, .low = 100000, .high = 2000000, .preset = 350000,
     .label = {"每年拨款", "yearly sum"},
     .about = {"每个社区每年的专项资金。",
               "Fund of each community a year."},
     .grade = GRADE_SURVEYED, .source = "F37, F38: some 0.35 million yuan"},
    {PARAMETER_AT(fund_participatory, paperwork), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 0.3, .high = 3, .preset = 1,
     .label = {"文书工时倍数", "paperwork"},
     .about = {"每个项目文书工时的倍数。",
               "Factor on the hours of paperwork of a project."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(fund_participatory, approval), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 0.3, .high = 3, .preset = 1,
     .label = {"审批时间倍数", "approval"},
     .about = {"审批时间的倍数。",
               "Factor on the time an approval takes."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(fund_participatory, disclosure), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.5, .preset = 0.1,
     .label = {"公开", "disclosure"},
     .about = {"公开程度增加多少。",
               "By how much more is disclosed."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(fund_participatory, online), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 0,
     .label = {"网上表决", "online votes"},
     .about = {"可以网上表决的份额增加多少。",
               "By how much the share of decisions grows that can be voted on online."},
     .grade = GRADE_ASSUMED, .source = "assumed: F40"},
};

PARAMETER_COVERS(rows, fund_participatory);

enum { FUND, PAPER, DELAY, DISCLOSURE, ONLINE, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [FUND] = {RULE_FUND, TOUCH_SHIFT, false},
    [PAPER] = {RULE_FUND_PAPER, TOUCH_SCALE, true},
    [DELAY] = {RULE_FUND_DELAY, TOUCH_SCALE, true},
    [DISCLOSURE] = {RULE_DISCLOSURE, TOUCH_SHIFT, false},
    [ONLINE] = {RULE_ONLINE_VOTE, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct fund_participatory *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[FUND] = reform->fund;
    operand[PAPER] = reform_millionths(reform->paperwork);
    operand[DELAY] = reform_millionths(reform->approval);
    operand[DISCLOSURE] = rules_figure(RULE_DISCLOSURE, reform->disclosure);
    operand[ONLINE] = rules_figure(RULE_ONLINE_VOTE, reform->online);
}

static const struct fund_participatory neutral = {.paperwork = 1, .approval = 1};

const struct reform reform_fund_participatory = {
    .name = "fund_participatory",
    .code = "R12",
    .label = {"社区专项资金", "participatory community fund"},
    .about = {"市财政每年拨给社区一笔资金，由居民提出、表决并参与实施项目。申报审批"
              "繁琐，表决者多为退休居民；投票率低、不公开时可能被少数人把持。",
              "The city gives each community a yearly sum; residents propose, vote "
              "on and help carry out projects. Applications are cumbersome, voters "
              "are mostly retired, and with low turnout and little disclosure a few "
              "may capture it."},
    .cost = {"公共资金，申报与核算工时，审批延误与结余；被把持时一部分被侵占、偏向少"
             "数人。",
             "Public money, hours of applications and accounts, delays and remainders; "
             "where captured a part is diverted and the rest favours a few."},
    .channel = {"projects_proposed", "willingness"},
    .side = {"fund_paperwork", "fund_idle"},
    .source = "R12; S002-14, F37, F38",
    .parameters = PARAMETER_TABLE(rows, fund_participatory),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
