/* plan_protect.c - hours for plans that nothing displaces.
 *
 * Pieces of planning go before all other self-governance; who plans stays longer in office.
 */
#include "models/reform.h"

struct plan_protect {
    double hours;
    double rotation;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(plan_protect, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 50, .high = 800, .preset = 300,
     .label = {"受保护的规划工时", "protected hours"},
     .about = {"每个社区每年不得挤占的规划与评估工时。",
               "Hours a year for plans and evaluation that go before other self-governance."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-04"},
    {PARAMETER_AT(plan_protect, rotation), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 10, .low = 0.1, .high = 1, .preset = 0.3,
     .label = {"轮岗缩减", "rotation left"},
     .about = {"轮岗速率缩减为原来的几成；任期固定则变慢。",
               "By what factor those who plan are moved less: terms are fixed."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-23"},
};

PARAMETER_COVERS(rows, plan_protect);

enum { HOURS, ROTATION, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [HOURS] = {RULE_PLANNING, TOUCH_SHIFT, false},
    [ROTATION] = {RULE_ROTATION, TOUCH_SCALE, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct plan_protect *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[HOURS] = rules_figure(RULE_PLANNING, ordered->hours);
    operand[ROTATION] = reform_millionths(ordered->rotation);
}

static const struct plan_protect neutral = {.rotation = 1};

const struct reform reform_plan_protect = {
    .name = "plan_protect",
    .code = "R40",
    .label = {"规划保障", "protected planning"},
    .about = {"为规划和定期评估留出工时，负责人任期固定；规划不再被急事和轮岗打断。",
              "Hours are set apart for plans and evaluation, and those who plan stay. Plans "
              "are no longer broken off by what is urgent or by rotation."},
    .cost = {"同样的工时从其他自治工作中扣除；规划可能僵化。",
             "The same hours are lost to other self-governance; plans may grow rigid."},
    .channel = {"plan", "planning_hours"},
    .side = {"admin_share", "overhead_share"},
    .source = "R40; S000-04, S000-23, S002-53",
    .parameters = PARAMETER_TABLE(rows, plan_protect),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
