/* fiscal_rule.c - how the city shares money for services out, how much, in how many pots (P12).
 *
 * Need is exaggerated where nobody audits; pots leave remainders and need paperwork.
 */
#include "models/reform.h"

struct fiscal_rule {
    int64_t way;
    double total;
    double pots;
    double audit;
    double audit_hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(fiscal_rule, way), .type = PARAMETER_CHOICE, .unit = "1",
     .limit_high = N_FISCAL_WAYS - 1, .low = FISCAL_OWN, .high = FISCAL_MATCHING,
     .preset = FISCAL_NEED,
     .choices = rules_fiscal_ways,
     .label = {"分配办法", "way of sharing"},
     .about = {"服务经费按什么分给各社区。",
               "By what the money for services is shared out among communities."},
     .grade = GRADE_ASSUMED, .source = "S000-13"},
    {PARAMETER_AT(fiscal_rule, total), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 0.5, .high = 2,
     .preset = 1,
     .label = {"经费总量", "total"},
     .about = {"全市社区服务经费总量，以原来为 1；1 为总量不变，只是重新分配。",
               "The city's money for services in all, in what it was; at 1 it is only divided "
               "anew."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-11; S000-14"},
    {PARAMETER_AT(fiscal_rule, pots), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 50, .low = 0, .high = 20,
     .preset = 4,
     .label = {"增设的专项", "pots added"},
     .about = {"在原有一笔之外，经费再分成几个专项下达。",
               "Into how many more earmarked pots the money is divided."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-56"},
    {PARAMETER_AT(fiscal_rule, audit), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.9,
     .preset = 0.3,
     .label = {"增加的审计", "audit added"},
     .about = {"账目和上报的需求中，另外受独立查核的份额。",
               "Share of accounts and of reported need that is looked at beyond what was."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-22; S000-39"},
    {PARAMETER_AT(fiscal_rule, audit_hours), .type = PARAMETER_REAL, .unit = "h/month",
     .limit_high = 1000, .low = 0, .high = 24,
     .preset = 4,
     .label = {"迎审工时", "hours of audits"},
     .about = {"社区每月用于接受审计的工时。",
               "Hours a month a community spends on being audited."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, fiscal_rule);

enum { WAY, TOTAL, POTS, AUDIT, AUDIT_HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [WAY] = {RULE_FISCAL, TOUCH_PROCEDURE, false},
    [TOTAL] = {RULE_BUDGET_SCALE, TOUCH_SCALE, false},
    [POTS] = {RULE_POTS, TOUCH_SHIFT, false},
    [AUDIT] = {RULE_AUDIT, TOUCH_SHIFT, false},
    [AUDIT_HOURS] = {RULE_MONEY_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct fiscal_rule *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[WAY] = with->way;
    operand[TOTAL] = reform_millionths(with->total);
    operand[POTS] = rules_figure(RULE_POTS, with->pots);
    operand[AUDIT] = rules_figure(RULE_AUDIT, with->audit);
    operand[AUDIT_HOURS] = rules_figure(RULE_MONEY_HOURS, with->audit_hours);
}

static const struct fiscal_rule neutral = {.way = FISCAL_OWN, .total = 1};

const struct reform reform_fiscal_rule = {
    .name = "fiscal_rule",
    .code = "R27",
    .label = {"财政分配规则", "fiscal rule"},
    .about = {"市里按平均、户籍、常住人口、上报需求、申报或自筹配套分配社区服务经费，并可改变总量、"
              "专项数目和审计。",
              "The city shares money for services out equally, by registered heads, by heads, by "
              "reported need, by application or by matching, and may change its total, the number "
              "of pots and audits."},
    .cost = {"公共开支；需求会被虚报，配套偏向富裕社区，申报偏向会写的社区；专项留下结余和手续。",
             "Public money; need is exaggerated, matching favours rich communities and "
             "applications those who write well; pots leave remainders and paperwork."},
    .channel = {"gini_budget", "spend_match"},
    .side = {"unspent", "money_hours"},
    .source = "R27; S000-13, S000-14, S000-22, S000-39, S000-56, S004-28",
    .parameters = PARAMETER_TABLE(rows, fiscal_rule),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
