/* shanghai_street.c - a strong street office: it coordinates, hires, pays, and adds to tasks
 * (S003-05).
 *
 * What it merges does not reach communities; what does has grown on the way. Professionals
 * from outside know the place less, and residents set fewer agendas.
 */
#include "models/reform.h"

struct shanghai_street {
    double coordination;
    double street_posts;
    double posts;
    double outside;
    double amplification;
    double tasks;
    double agenda;
    int64_t budget;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(shanghai_street, coordination), .type = PARAMETER_REAL, .unit = "1",
     .limit_high = 1000, .low = 5, .high = 40, .preset = 20,
     .label = {"统筹能力", "coordination capacity"},
     .about = {"街道能统筹多少条线的要求。",
               "From how many lines the street office can hold demands together."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-06"},
    {PARAMETER_AT(shanghai_street, street_posts), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0, .high = 3, .preset = 0.5,
     .label = {"街道增设岗位", "posts at the street"},
     .about = {"按每个社区计，街道办增设的岗位数。",
               "Posts added at the street office, per community."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(shanghai_street, posts), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0, .high = 5, .preset = 2,
     .label = {"增设社区专职岗位", "posts in communities"},
     .about = {"每个居委会增设的专职岗位数。",
               "Professional posts added to each residents' committee."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-11"},
    {PARAMETER_AT(shanghai_street, outside), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.2, .high = 0.9, .preset = 0.6,
     .label = {"从外面招聘", "hired from outside"},
     .about = {"新聘人员中本地人减少的份额。",
               "By what share fewer of those newly hired come from the place."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-11"},
    {PARAMETER_AT(shanghai_street, amplification), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0, .high = 0.3, .preset = 0.15,
     .label = {"层层加码", "amplification"},
     .about = {"任务经过街道时工时增加、期限缩短的份额。",
               "By what share the hours of tasks grow, and deadlines shrink, on their way "
               "through the street office."},
     .grade = GRADE_ASSUMED, .source = "assumed: P1; S003-11"},
    {PARAMETER_AT(shanghai_street, tasks), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"新增任务", "more tasks"},
     .about = {"街道权力增大后，部门新要求增加的份额。",
               "By what share departments' ideas grow."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-11"},
    {PARAMETER_AT(shanghai_street, agenda), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.6, .preset = 0.3,
     .label = {"自主性下降", "agenda lost"},
     .about = {"由居民设定的议题减少的份额。",
               "By what share residents set fewer agendas."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-11"},
    {PARAMETER_AT(shanghai_street, budget), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .flags = PARAMETER_LEVER,
     .limit_high = 100000000, .low = 0, .high = 200000, .preset = 50000,
     .label = {"增加的经费", "more money"},
     .about = {"每个社区每年增加的运转经费。",
               "What is added to the running costs of a community in a year."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-10"},
};

PARAMETER_COVERS(rows, shanghai_street);

enum { COORDINATION, STREET_POSTS, POSTS, OUTSIDE, AMPLIFICATION, TASKS, AGENDA, BUDGET, N_TOUCHES
       };

static const struct touch touches[N_TOUCHES] = {
    [COORDINATION] = {RULE_COORDINATION_CAPACITY, TOUCH_SHIFT, false},
    [STREET_POSTS] = {RULE_STREET_POSTS, TOUCH_SHIFT, true},
    [POSTS] = {RULE_POSTS_ADDED, TOUCH_SHIFT, false},
    [OUTSIDE] = {RULE_LOCAL_STAFF, TOUCH_SCALE, false},
    [AMPLIFICATION] = {RULE_AMPLIFICATION, TOUCH_SHIFT, false},
    [TASKS] = {RULE_IDEAS, TOUCH_SCALE, false},
    [AGENDA] = {RULE_AGENDA, TOUCH_SCALE, false},
    [BUDGET] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct shanghai_street *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[COORDINATION] = rules_figure(RULE_COORDINATION_CAPACITY, own->coordination);
    operand[STREET_POSTS] = rules_figure(RULE_STREET_POSTS, own->street_posts);
    operand[POSTS] = rules_figure(RULE_POSTS_ADDED, own->posts);
    operand[OUTSIDE] = reform_millionths(1 - own->outside);
    operand[AMPLIFICATION] = rules_figure(RULE_AMPLIFICATION, own->amplification);
    operand[TASKS] = reform_millionths(1 + own->tasks);
    operand[AGENDA] = reform_millionths(1 - own->agenda);
    operand[BUDGET] = own->budget;
}

static const struct shanghai_street neutral = {0};

const struct reform reform_shanghai_street = {
    .name = "shanghai_street",
    .code = "R11",
    .label = {"上海模式：强化街道", "a strong street office"},
    .about = {"街道统筹各条线、增设专业岗位、增加经费；任务经街道加码，从外面招聘的人员不"
              "熟悉社区。服务改善，行政负担未必减轻。",
              "The street office coordinates the lines, adds professional posts and money; tasks "
              "grow as they pass through it and people hired from outside know the place less. "
              "Service improves; the burden of administration may not fall."},
    .cost = {"增设岗位和经费要花钱；任务经街道加码；外来人员不熟悉社区，居民自主性下降。",
             "Posts and budgets cost money; tasks grow on their way; people from outside know "
             "the place less and residents set fewer agendas."},
    .channel = {"tasks_merged", "need_wait"},
    .side = {"cost_per_resident", "street_hours"},
    .source = "R11; S003-05, S003-06, S003-10, S003-11",
    .parameters = PARAMETER_TABLE(rows, shanghai_street),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
