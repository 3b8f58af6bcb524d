/* external_funds.c - lotteries, foundations, firms and neighbours are asked for money (P12). */
#include "models/reform.h"

struct external_funds {
    double applications;
    double firms_asked;
    double asking_hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(external_funds, applications), .type = PARAMETER_REAL, .unit = "1/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 1, .high = 24,
     .preset = 6,
     .label = {"申请次数", "applications"},
     .about = {"每个社区每年向福利彩票、基金会、企业申请资金的次数。",
               "How often a year a community applies to lotteries, foundations and firms."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-56; S004-07"},
    {PARAMETER_AT(external_funds, firms_asked), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.05, .high = 0.6,
     .preset = 0.3,
     .label = {"捐助的单位", "firms that give"},
     .about = {"经劝募每年捐助社区的驻区单位份额。",
               "Share of local firms that, being asked, give something in a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-15; S002-65"},
    {PARAMETER_AT(external_funds, asking_hours), .type = PARAMETER_REAL, .unit = "h/month",
     .limit_high = 1000, .low = 0, .high = 24,
     .preset = 4,
     .label = {"劝募工时", "hours of asking"},
     .about = {"社区每月用于联络驻区单位的工时。",
               "Hours a month a community spends on asking firms."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, external_funds);

enum { APPLICATIONS, FIRMS, ASKING, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [APPLICATIONS] = {RULE_APPLICATIONS, TOUCH_SHIFT, false},
    [FIRMS] = {RULE_FIRMS_ASKED, TOUCH_SHIFT, false},
    [ASKING] = {RULE_MONEY_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct external_funds *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[APPLICATIONS] = rules_figure(RULE_APPLICATIONS, with->applications);
    operand[FIRMS] = rules_figure(RULE_FIRMS_ASKED, with->firms_asked);
    operand[ASKING] = rules_figure(RULE_MONEY_HOURS, with->asking_hours);
}

static const struct external_funds neutral = {0};

const struct reform reform_external_funds = {
    .name = "external_funds",
    .code = "R29",
    .label = {"多渠道筹资", "external funds"},
    .about = {"社区向福利彩票、基金会、企业社会责任项目申请资金，并向驻区单位劝募。收入时有时无，一"
              "部分指定用途。",
              "Communities apply to welfare lotteries, foundations and firms' programmes, and ask "
              "local firms. The money comes in lumps, part of it for set purposes."},
    .cost = {"写申请、写报告、联络占用工时；依赖捐赠方；驻区单位多的社区得到更多。",
             "Applications, reports and asking take hours; dependence on donors; communities with "
             "many firms get more."},
    .channel = {"donor_share"},
    .side = {"money_hours", "gini_budget"},
    .source = "R29; S000-15, S000-47, S002-56, S002-66, S004-07",
    .parameters = PARAMETER_TABLE(rows, external_funds),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
