/* street_committees.c - departments' tasks go to four committees of the street first (S003-07).
 *
 * They do some themselves and pass the others on: one more queue, and one more place at which
 * a task grows.
 */
#include "models/reform.h"

struct street_committees {
    double share;
    double themselves;
    double posts;
    double coordination;
    double amplification;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(street_committees, share), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.2, .high = 1, .preset = 0.5,
     .label = {"先到街道委员会的任务", "tasks that go there"},
     .about = {"部门任务中先交给街道四个委员会的份额。",
               "Share of departments' tasks that go to the street committees first."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-07"},
    {PARAMETER_AT(street_committees, themselves), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.6, .preset = 0.3,
     .label = {"街道自办", "done there"},
     .about = {"其中由街道委员会自己办理的份额；其余转给社区。",
               "Of them, the share the committees do themselves; the others they pass on."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-07"},
    {PARAMETER_AT(street_committees, posts), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0, .high = 3, .preset = 1,
     .label = {"街道增设岗位", "posts"},
     .about = {"按每个社区计，为四个委员会增设的岗位数。",
               "Posts added for the committees, per community."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(street_committees, coordination), .type = PARAMETER_REAL, .unit = "1",
     .limit_high = 1000, .low = 0, .high = 20, .preset = 10,
     .label = {"统筹能力", "coordination capacity"},
     .about = {"四个委员会能统筹多少条线的要求。",
               "From how many lines the committees can hold demands together."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-06"},
    {PARAMETER_AT(street_committees, amplification), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"层层加码", "amplification"},
     .about = {"任务经过街道时工时增加、期限缩短的份额。",
               "By what share the hours of tasks grow, and deadlines shrink, on their way."},
     .grade = GRADE_ASSUMED, .source = "assumed: P1"},
};

PARAMETER_COVERS(rows, street_committees);

enum { SHARE, SELF, POSTS, COORDINATION, AMPLIFICATION, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SHARE] = {RULE_STREET_SHARE, TOUCH_SET, false},
    [SELF] = {RULE_STREET_SELF, TOUCH_SET, false},
    [POSTS] = {RULE_STREET_POSTS, TOUCH_SHIFT, true},
    [COORDINATION] = {RULE_COORDINATION_CAPACITY, TOUCH_SHIFT, false},
    [AMPLIFICATION] = {RULE_AMPLIFICATION, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct street_committees *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[SHARE] = rules_figure(RULE_STREET_SHARE, own->share);
    operand[SELF] = rules_figure(RULE_STREET_SELF, own->themselves);
    operand[POSTS] = rules_figure(RULE_STREET_POSTS, own->posts);
    operand[COORDINATION] = rules_figure(RULE_COORDINATION_CAPACITY, own->coordination);
    operand[AMPLIFICATION] = rules_figure(RULE_AMPLIFICATION, own->amplification);
}

static const struct street_committees neutral = {0};

const struct reform reform_street_committees = {
    .name = "street_committees",
    .code = "R38",
    .label = {"街道四个委员会", "street committees"},
    .about = {"部门任务先到街道的四个委员会，由其归并、自办或转给社区。多一道排队，也多一"
              "层加码。",
              "Departments' tasks go to four committees of the street office first, which merge "
              "them, do them or pass them on. It is one more queue, and one more place at which "
              "tasks grow."},
    .cost = {"街道要增设岗位；任务多等一道；转给社区的任务被加码。",
             "The street office needs posts; tasks wait once more; those passed on have grown."},
    .channel = {"tasks_street", "tasks_pushed"},
    .side = {"street_hours", "cost_per_resident"},
    .source = "R38; S003-07, P1",
    .parameters = PARAMETER_TABLE(rows, street_committees),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
