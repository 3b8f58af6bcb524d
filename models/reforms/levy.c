/* levy.c - large commercial projects pay for the community they stand in (P12). */
#include "models/reform.h"

struct levy {
    int64_t rate;
    double pooled;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(levy, rate), .type = PARAMETER_MONEY, .unit = "yuan/m2/year",
     .flags = PARAMETER_LEVER, .limit_high = 10000, .low = 1, .high = 30,
     .preset = 5,
     .label = {"费率", "rate"},
     .about = {"每平方米商业面积每年缴纳的费用（元）。",
               "What a m2 of commercial floor pays a year, in yuan."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-16"},
    {PARAMETER_AT(levy, pooled), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1,
     .preset = 0,
     .label = {"统筹份额", "share pooled"},
     .about = {"由全市统筹、按经费分配办法分给各社区的份额；0 为留在本社区。",
               "Share that the city pools and shares out like the budget; at 0 all stays where it "
               "is paid."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-16"},
    {PARAMETER_AT(levy, hours), .type = PARAMETER_REAL, .unit = "h/month",
     .limit_high = 1000, .low = 0, .high = 24,
     .preset = 6,
     .label = {"征收工时", "hours of collecting"},
     .about = {"社区每月用于征收的工时。",
               "Hours a month a community spends on collecting it."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, levy);

enum { RATE, POOLED, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [RATE] = {RULE_LEVY, TOUCH_SHIFT, false},
    [POOLED] = {RULE_LEVY_POOLED, TOUCH_SHIFT, false},
    [HOURS] = {RULE_MONEY_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct levy *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[RATE] = with->rate;
    operand[POOLED] = rules_figure(RULE_LEVY_POOLED, with->pooled);
    operand[HOURS] = rules_figure(RULE_MONEY_HOURS, with->hours);
}

static const struct levy neutral = {0};

const struct reform reform_levy = {
    .name = "levy",
    .code = "R28",
    .label = {"商业项目负担", "levy on commerce"},
    .about = {"大型商业项目依法为所在社区缴费，留在本社区或由全市统筹。留在本社区则商业多的社区更富"
              "。",
              "Large commercial projects have a legal duty to pay for their community; the money "
              "stays there or is pooled. Where it stays, communities with much commerce grow "
              "richer."},
    .cost = {"征收占用工时，商铺减少；不统筹则社区之间更不平等。",
             "Collecting takes hours and shops leave; unless pooled, communities grow more "
             "unequal."},
    .channel = {"levy_income", "means"},
    .side = {"commerce", "money_hours", "gini_budget"},
    .source = "R28; S000-16",
    .parameters = PARAMETER_TABLE(rows, levy),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
