/* resident_training.c - courses for residents, and publicity.
 *
 * A stock of skill that those of ability add to most; leaflets that tell what one can do.
 */
#include "models/reform.h"

struct resident_training {
    double hours;
    double publicity;
    int64_t materials;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(resident_training, hours), .type = PARAMETER_REAL, .unit = "h/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 100000, .low = 20, .high = 600, .preset = 160,
     .label = {"培训工时", "hours of courses"},
     .about = {"每个社区每年培训居民的工时。",
               "Hours of staff a year for courses."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-02; S004-04"},
    {PARAMETER_AT(resident_training, publicity), .type = PARAMETER_REAL, .unit = "1/year",
     .flags = PARAMETER_LEVER, .limit_high = 100, .low = 0.05, .high = 1, .preset = 0.3,
     .label = {"宣传", "publicity"},
     .about = {"宣传品一年中使居民得知如何参与的速率。",
               "Rate at which leaflets tell residents what they can do."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-18"},
    {PARAMETER_AT(resident_training, materials), .type = PARAMETER_MONEY,
     .unit = "yuan/community/year",
     .limit_high = 100000000, .low = 0, .high = 100000, .preset = 15000,
     .label = {"培训与宣传经费", "materials"},
     .about = {"每个社区每年的师资与印刷费用。",
               "Teachers and printing, a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, resident_training);

enum { HOURS, PUBLICITY, MATERIALS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [HOURS] = {RULE_COURSES, TOUCH_SHIFT, false},
    [PUBLICITY] = {RULE_PUBLICITY, TOUCH_SHIFT, false},
    [MATERIALS] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct resident_training *ordered = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[HOURS] = rules_figure(RULE_COURSES, ordered->hours);
    operand[PUBLICITY] = rules_figure(RULE_PUBLICITY, ordered->publicity);
    operand[MATERIALS] = ordered->materials;
}

static const struct resident_training neutral = {0};

const struct reform reform_resident_training = {
    .name = "resident_training",
    .code = "R34",
    .label = {"居民培训与宣传", "courses and publicity"},
    .about = {"给居民开课、发宣传品，使其有能力办公共事务；能力强者学得最多，不练则荒疏。",
              "Courses and leaflets enable residents to run affairs of their own. The able "
              "learn most, and what is not practised is lost."},
    .cost = {"占用工时与经费；受益的多是本来能干的人。",
             "They take hours and money; those who were able before gain most."},
    .channel = {"resident_skill", "information"},
    .side = {"cost_per_resident"},
    .source = "R34; S000-18, S004-02, S004-04",
    .parameters = PARAMETER_TABLE(rows, resident_training),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
