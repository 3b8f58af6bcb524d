/* appraise_departments.c - communities mark the departments that send them work (P1, P2).
 *
 * The marks are honest only as far as who gives them does not depend on who gets them; and a
 * department's own line decides most of its evaluation (gate.line).
 */
#include "models/reform.h"

struct appraise_departments {
    double weight;
    double hours;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(appraise_departments, weight), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0.2, .high = 2, .preset = 1,
     .label = {"评议的分量", "weight of the marks"},
     .about = {"差评对部门的损害，以所下派任务工时的工资为 1。",
               "What bad marks are to a department, in wages of the hours it sends down."},
     .grade = GRADE_ASSUMED, .source = "assumed: P1; S003-17"},
    {PARAMETER_AT(appraise_departments, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .limit_high = 100000, .low = 12, .high = 300, .preset = 72,
     .label = {"评议工时", "hours of appraisal"},
     .about = {"社区每年填表、开会评议各部门所花的工时。",
               "Hours a year a community spends on forms and meetings to mark departments."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, appraise_departments);

enum { WEIGHT, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [WEIGHT] = {RULE_APPRAISAL, TOUCH_SET, false},
    [HOURS] = {RULE_APPRAISAL_HOURS, TOUCH_SET, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct appraise_departments *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[WEIGHT] = rules_figure(RULE_APPRAISAL, own->weight);
    operand[HOURS] = rules_figure(RULE_APPRAISAL_HOURS, own->hours);
}

static const struct appraise_departments neutral = {0};

const struct reform reform_appraise_departments = {
    .name = "appraise_departments",
    .code = "R05",
    .label = {"评议部门", "appraisal of departments"},
    .about = {"社区给部门打分，作为部门奖惩的依据。社区依赖部门时互打满分，几乎没有作用。",
              "Communities mark departments, and the marks count for their reward. Where "
              "communities depend on them all give full marks to one another and almost nothing "
              "changes."},
    .cost = {"评议要填表开会；依赖上级的社区互打满分；部门也会放下有用的任务。",
             "Appraising takes forms and meetings; dependent communities give full marks; "
             "departments give up useful tasks too."},
    .channel = {"marks_given"},
    .side = {"procedure_hours"},
    .source = "R05; P1, S003-17, S001-08, S000-62",
    .parameters = PARAMETER_TABLE(rows, appraise_departments),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
