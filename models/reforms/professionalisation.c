/* professionalisation.c - staff are trained and certified, novices hired for their degree (P13).
 *
 * Training is work like other overhead: it takes hours from the queue, and under pressure is
 * attended on paper. A certificate is worth something elsewhere too.
 */
#include "models/reform.h"

struct professionalisation {
    double training, graduates, outsiders;
    int64_t fees;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(professionalisation, training), .type = PARAMETER_REAL, .unit = "h/person/year",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 16, .high = 160, .preset = 80,
     .label = {"培训工时", "training"},
     .about = {"每名人员每年的培训工时。", "Hours of training per worker and year."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-24; S001-04"},
    {PARAMETER_AT(professionalisation, graduates), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER,
     .limit_low = -1, .limit_high = 1, .low = 0, .high = 0.4, .preset = 0.2,
     .label = {"多招大学生", "more graduates"},
     .about = {"新聘人员中大专以上份额的增加值。",
               "What is added to the share of those hired who have a degree."},
     .grade = GRADE_ASSUMED, .source = "assumed: F19; F20"},
    {PARAMETER_AT(professionalisation, outsiders), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER,
     .limit_low = -1, .limit_high = 1, .low = 0, .high = 0.5, .preset = 0,
     .label = {"外地招聘", "hired from outside"},
     .about = {"新聘人员中本地人份额的减少值；上海从社区之外招聘。",
               "What is taken off the share of those hired who know the place; Shanghai recruited from "
               "outside the community."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-11"},
    {PARAMETER_AT(professionalisation, fees), .type = PARAMETER_MONEY,
     .unit = "yuan/community/year", .limit_high = 100000000, .low = 0, .high = 50000,
     .preset = 12000,
     .label = {"培训费用", "fees"},
     .about = {"每个社区每年的培训、考试费用。", "Fees of courses and examinations."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, professionalisation);

enum { TRAINING, GRADUATES, OUTSIDERS, FEES, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [TRAINING] = {RULE_TRAINING, TOUCH_SHIFT, false},
    [GRADUATES] = {RULE_NOVICES_DEGREE, TOUCH_SHIFT, false},
    [OUTSIDERS] = {RULE_LOCAL_STAFF, TOUCH_SHIFT, false},
    [FEES] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct professionalisation *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[TRAINING] = rules_figure(RULE_TRAINING, reform->training);
    operand[GRADUATES] = rules_figure(RULE_NOVICES_DEGREE, reform->graduates);
    operand[OUTSIDERS] = -rules_figure(RULE_LOCAL_STAFF, reform->outsiders);
    operand[FEES] = reform->fees;
}

static const struct professionalisation neutral = {0};

const struct reform reform_professionalisation = {
    .name = "professionalisation",
    .code = "R17",
    .label = {"队伍专业化", "professionalisation"},
    .about = {"对社区人员进行培训、考证，新聘人员更看重学历。能力上升，但持证者更容易离开。",
              "Staff are trained and certified, and novices hired for their degree. Skill rises, but "
              "who holds a certificate leaves more easily."},
    .cost = {"培训占用工时，忙时只在纸面上参加；培训与考试要花钱；工资不变时持证者流失。",
             "Training takes hours, and is attended on paper when work presses; courses cost money; at "
             "an unchanged wage the certified leave."},
    .channel = {"skill", "certified"},
    .side = {"training_hours", "cost_per_resident"},
    .source = "R17; S000-24, S001-04, S001-05, F19",
    .parameters = PARAMETER_TABLE(rows, professionalisation),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
