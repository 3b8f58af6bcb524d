/* separation.c - deliberation separated from administration: a workstation takes over
 * what departments send down, the residents' committee keeps deliberation (P17).
 *
 * The meetings, the rooms and the coordination of joint cases cost what they cost however much of
 * the rest is truly carried out; posts, routes and oversight follow the dose.
 */
#include "models/reform.h"

struct separation {
    int64_t route;
    double counter_share;
    double posts_moved, posts_hired;
    double dual_posts;
    double coordination, meeting_hours;
    double oversight;
    int64_t premises;
};

static const struct parameter_choice routes[] = {
    [ROUTE_COMMITTEE] = {"committee", {"居委会", "committee"}},
    [ROUTE_WORKSTATION] = {"workstation", {"工作站", "workstation"}},
    {0},
};

static const struct parameter rows[] = {
    {PARAMETER_AT(separation, route), .type = PARAMETER_CHOICE, .unit = "1", .limit_high = 1,
     .high = 1, .preset = ROUTE_WORKSTATION, .choices = routes,
     .label = {"行政任务由谁承担", "who does departments' tasks"},
     .about = {"部门下派的任务交给工作站，还是仍由居委会承担。",
               "Whether departments' tasks go to the workstation or stay with the committee."},
     .grade = GRADE_SURVEYED, .source = "S004-34"},
    {PARAMETER_AT(separation, counter_share), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0.3, .high = 1, .preset = 0.5,
     .label = {"移交的窗口事务", "counter cases moved"},
     .about = {"窗口事务中交给工作站办理的份额。",
               "Share of counter cases that the workstation handles."},
     .grade = GRADE_ASSUMED, .source = "assumed: P17"},
    {PARAMETER_AT(separation, posts_moved), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0, .high = 10, .preset = 4,
     .label = {"街道分流岗位", "posts moved"},
     .about = {"每个工作站的岗位数；由交叉任职者填补之外，其余从街道分流。",
               "Workstation posts per community; those that dual workers do not fill are seconded "
               "from the street office."},
     .grade = GRADE_ASSUMED, .source = "assumed: S004-34"},
    {PARAMETER_AT(separation, posts_hired), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0, .high = 10, .preset = 0,
     .label = {"新聘岗位", "posts hired"},
     .about = {"每个工作站新聘的岗位数；0 表示总人数不变。",
               "Workstation posts per community filled by hiring; at 0 the number of staff is the "
               "same as before."},
     .grade = GRADE_ASSUMED, .source = "assumed: P17"},
    {PARAMETER_AT(separation, dual_posts), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 0.3,
     .label = {"交叉任职", "dual posts"},
     .about = {"居委会人员中兼任工作站工作的份额；接近 1 就是两块牌子、一套人马。2015 年深圳宝安约为 0.84。",
               "Share of the committee's workers who also serve the workstation; near 1 it is the "
               "same people under two signs. In Bao'an in 2015 it was about 0.84."},
     .grade = GRADE_ASSUMED, .source = "assumed: F42"},
    {PARAMETER_AT(separation, coordination), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0, .high = 0.2, .preset = 0.05,
     .label = {"协调附加", "coordination"},
     .about = {"需要两个机构共同办理的事务，其工时增加的份额。",
               "By what share the hours grow of cases that need both bodies."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(separation, meeting_hours), .type = PARAMETER_REAL, .unit = "h/week",
     .limit_high = 1000, .low = 0, .high = 24, .preset = 12,
     .label = {"联席会议工时", "joint meetings"},
     .about = {"每周联席会议占用的总工时：六人、两小时。",
               "Hours a week that the joint meeting takes: two hours of six people."},
     .grade = GRADE_ASSUMED, .source = "assumed: P17; S004-34"},
    {PARAMETER_AT(separation, oversight), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"居委会的监督", "oversight by the committee"},
     .about = {"居委会监督工作站，使其纸面应付被查出的概率增加多少。",
               "What the committee's watching adds to the chance that the workstation's paper is "
               "caught."},
     .grade = GRADE_ASSUMED, .source = "assumed: P17"},
    {PARAMETER_AT(separation, premises), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .limit_high = 100000000, .low = 0, .high = 100000, .preset = 20000,
     .label = {"工作站运转经费", "the workstation's running costs"},
     .about = {"每个工作站每年的房屋、水电与办公费用，加在社区运转经费上。",
               "Rooms, power and office supplies of a workstation, on top of the community's "
               "running costs."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, separation);

enum { ROUTE, COUNTER, MOVED, HIRED, DUAL, COORDINATION, MEETINGS, OVERSIGHT, PREMISES, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [ROUTE] = {RULE_ROUTE_ADMIN, TOUCH_PROCEDURE, false},
    [COUNTER] = {RULE_COUNTER_MOVED, TOUCH_SET, false},
    [MOVED] = {RULE_POSTS_SECONDED, TOUCH_SET, false},
    [HIRED] = {RULE_POSTS_HIRED, TOUCH_SET, false},
    [DUAL] = {RULE_DUAL_POSTS, TOUCH_SET, false},
    [COORDINATION] = {RULE_COORDINATION, TOUCH_SET, true},
    [MEETINGS] = {RULE_MEETING_HOURS, TOUCH_SET, true},
    [OVERSIGHT] = {RULE_OVERSIGHT, TOUCH_SET, false},
    [PREMISES] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct separation *separation = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[ROUTE] = separation->route;
    operand[COUNTER] = rules_figure(RULE_COUNTER_MOVED, separation->counter_share);
    operand[MOVED] = rules_figure(RULE_POSTS_SECONDED, separation->posts_moved);
    operand[HIRED] = rules_figure(RULE_POSTS_HIRED, separation->posts_hired);
    operand[DUAL] = rules_figure(RULE_DUAL_POSTS, separation->dual_posts);
    operand[COORDINATION] = rules_figure(RULE_COORDINATION, separation->coordination);
    operand[MEETINGS] = rules_figure(RULE_MEETING_HOURS, separation->meeting_hours);
    operand[OVERSIGHT] = rules_figure(RULE_OVERSIGHT, separation->oversight);
    operand[PREMISES] = separation->premises;
}

static const struct separation neutral = {.route = ROUTE_COMMITTEE};

const struct reform reform_separation = {
    .name = "separation",
    .code = "R01",
    .label = {"议行分设", "separation"},
    .about = {"设立社区工作站承担部门下派的任务，居委会专事议事与自治。工作站可能成为新的忙碌之处，"
              "交叉任职高时几乎不变。",
              "A community workstation takes over what departments send down; the residents' "
              "committee keeps deliberation and self-governance. The workstation may become the "
              "new overloaded place, and with many dual posts almost nothing changes."},
    .cost = {"联席会议与协调占用工时，工作站的房屋要花钱；工作站成为新的忙碌和应付之处，居委会可能被边缘化。",
             "Joint meetings and coordination take hours, the workstation's rooms cost money; the "
             "workstation becomes the new place of overload and paper, the committee may be left "
             "at the margin."},
    .channel = {"admin_share", "admin_share_workstation"},
    .side = {"paper_share_workstation", "overhead_share", "cost_per_resident"},
    .source = "R01; S004-34, F42",
    .parameters = PARAMETER_TABLE(rows, separation),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
