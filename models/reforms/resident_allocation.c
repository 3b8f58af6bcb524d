/* resident_allocation.c - budgets and services go by residents, registered or not (P12).
 *
 * At a fixed total somebody must lose: where few migrants live there is less per head than before.
 */
#include "models/reform.h"

struct resident_allocation {
    int64_t way;
    double scope;
    double total;
    double counting_hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(resident_allocation, way), .type = PARAMETER_CHOICE, .unit = "1",
     .limit_high = N_FISCAL_WAYS - 1, .low = FISCAL_OWN, .high = FISCAL_MATCHING,
     .preset = FISCAL_RESIDENT,
     .choices = rules_fiscal_ways,
     .label = {"分配办法", "way of sharing"},
     .about = {"服务经费按什么分给各社区；按常住人口即人人有份。",
               "By what the money for services is shared out among communities; by heads "
               "everybody counts."},
     .grade = GRADE_ASSUMED, .source = "S002-11"},
    {PARAMETER_AT(resident_allocation, scope), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1,
     .preset = 1,
     .label = {"服务范围的扩大", "scope added"},
     .about = {"外来居民的需求中，新纳入受理范围的份额；合计不超过全部。",
               "Share of migrants' needs that is taken up beyond what was; all at most."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-59; S002-07"},
    {PARAMETER_AT(resident_allocation, total), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 0.5, .high = 2,
     .preset = 1.2,
     .label = {"经费总量", "total"},
     .about = {"全市社区服务经费总量，以原来为 1；1 为总量不变，只是重新分配，户籍居民多的社区会变"
               "少。",
               "The city's money for services in all, in what it was; at 1 it is only divided "
               "anew, and where few migrants live there is less."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-11; S000-14"},
    {PARAMETER_AT(resident_allocation, counting_hours), .type = PARAMETER_REAL, .unit = "h/month",
     .limit_high = 1000, .low = 0, .high = 16,
     .preset = 2,
     .label = {"人口核实工时", "hours of counting"},
     .about = {"社区每月用于核实常住人口的工时。",
               "Hours a month a community spends on counting who lives there."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, resident_allocation);

enum { WAY, SCOPE, TOTAL, COUNTING, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [WAY] = {RULE_FISCAL, TOUCH_PROCEDURE, false},
    [SCOPE] = {RULE_SCOPE, TOUCH_SHIFT, false},
    [TOTAL] = {RULE_BUDGET_SCALE, TOUCH_SCALE, false},
    [COUNTING] = {RULE_MONEY_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct resident_allocation *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[WAY] = with->way;
    operand[SCOPE] = rules_figure(RULE_SCOPE, with->scope);
    operand[TOTAL] = reform_millionths(with->total);
    operand[COUNTING] = rules_figure(RULE_MONEY_HOURS, with->counting_hours);
}

static const struct resident_allocation neutral = {.way = FISCAL_OWN, .total = 1};

const struct reform reform_resident_allocation = {
    .name = "resident_allocation",
    .code = "R13",
    .label = {"按常住人口配置", "allocation by residents"},
    .about = {"社区经费由按户籍或各自核定改为按常住人口，外来居民的需求一并受理。总量不变时，户籍居"
              "民多的社区人均减少。",
              "Communities' money goes by residents instead of registered heads or each its own, "
              "and migrants' needs are taken up. At a fixed total, communities of mostly local "
              "residents have less per head."},
    .cost = {"核实人口占用工时；总量不变则有社区变少，要不减少就须增加公共开支；受理范围扩大而人手"
             "不变，等待会变长。",
             "Counting takes hours; at a fixed total some communities lose, and if none is to "
             "lose the public pays more; with more people served and the same staff, waits grow."},
    .channel = {"services_money", "means"},
    .side = {"cost_per_resident", "money_hours"},
    .source = "R13; S002-11, S002-07, S000-59",
    .parameters = PARAMETER_TABLE(rows, resident_allocation),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
