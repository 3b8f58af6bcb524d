/* assessment_weights.c - residents' marks weigh more than superiors' in assessing staff (P3).
 *
 * Staff turn to what they are marked for. Marks can be courted as well as earned: part of
 * the weight goes into surveys and calls.
 */
#include "models/reform.h"

struct assessment_weights {
    double superiors;
    double courting;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(assessment_weights, superiors), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.1, .high = 0.7, .preset = 0.3,
     .label = {"上级的权重", "weight of superiors"},
     .about = {"考核社区人员时上级评价的权重，余下归居民。",
               "Weight of superiors in assessing community staff; residents have the rest."},
     .grade = GRADE_SURVEYED, .source = "F08"},
    {PARAMETER_AT(assessment_weights, courting), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.15, .preset = 0.05,
     .label = {"争取好评的投入", "courting"},
     .about = {"居民评价的权重中，被用来做满意度调查、拉好评而不是做服务的份额。",
               "Of residents' weight, the share that goes into surveys and courting marks "
               "instead of service."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, assessment_weights);

enum { SUPERIORS, COURTING, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SUPERIORS] = {RULE_SUPERIOR_WEIGHT, TOUCH_SET, false},
    [COURTING] = {RULE_SURVEY_SHARE, TOUCH_SET, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct assessment_weights *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[SUPERIORS] = rules_figure(RULE_SUPERIOR_WEIGHT, own->superiors);
    operand[COURTING] = rules_figure(RULE_SURVEY_SHARE, own->courting);
}

static const struct assessment_weights neutral = {.superiors = 0.7};

const struct reform reform_assessment_weights = {
    .name = "assessment_weights",
    .code = "R08",
    .label = {"考核权重", "assessment weights"},
    .about = {"考核社区人员以居民满意度为主。人员先做居民的事，行政任务落后；满意度调查本"
              "身也会成为负担。",
              "Residents' satisfaction weighs most in assessing community staff. Staff turn to "
              "residents first and administrative tasks fall behind; satisfaction surveys become "
              "a burden of their own."},
    .cost = {"部门的目标更难实现；满意度调查、拉好评占用工时。",
             "Departments miss more of their aims; surveys and courting of marks take hours."},
    .channel = {"need_wait", "service_failure"},
    .side = {"procedure_hours", "overhead_share"},
    .source = "R08; P3, F08",
    .parameters = PARAMETER_TABLE(rows, assessment_weights),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
