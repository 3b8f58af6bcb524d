/* groups_activities.c - hobby groups, culture and sport, 1+X.
 *
 * Activities that must be held besides those wished for: who comes meets others, and feels at home.
 * They take hours, rooms, and the time of other self-governance.
 */
#include "models/reform.h"

struct groups_activities {
    double hours;
    int64_t materials;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(groups_activities, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 200, .high = 3000, .preset = 900,
     .label = {"活动工时", "hours of activities"},
     .about = {"每个社区每年增办活动的工作人员工时。",
               "Hours of staff a year for activities besides those wished for."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-41; S004-24"},
    {PARAMETER_AT(groups_activities, materials), .type = PARAMETER_MONEY,
     .unit = "yuan/community/year",
     .limit_high = 100000000, .low = 0, .high = 100000, .preset = 10000,
     .label = {"活动经费", "materials"},
     .about = {"每个社区每年活动的材料与场地费。",
               "What activities cost in materials in a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, groups_activities);

enum { HOURS, MATERIALS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [HOURS] = {RULE_ACTIVITIES, TOUCH_SHIFT, false},
    [MATERIALS] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct groups_activities *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[HOURS] = rules_figure(RULE_ACTIVITIES, ordered->hours);
    operand[MATERIALS] = ordered->materials;
}

static const struct groups_activities neutral = {0};

const struct reform reform_groups_activities = {
    .name = "groups_activities",
    .code = "R33",
    .label = {"群众团队与活动", "groups and activities"},
    .about = {"组织文体团队和活动，使居民相识、有归属感；来的多是退休的本地居民。",
              "Groups and activities bring residents together and make them feel at home; "
              "mostly retired locals come."},
    .cost = {"占用工时和场地，挤占议事与规划；外来居民来得少。",
             "They take hours and rooms from deliberation and plans; migrants come less."},
    .channel = {"events", "attendance", "belonging"},
    .side = {"floor_use", "cost_per_resident"},
    .source = "R33; S002-32, S002-41, S004-24, S004-25, S004-32",
    .parameters = PARAMETER_TABLE(rows, groups_activities),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
