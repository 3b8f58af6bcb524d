/* five_to_community.c - departments' staff, tasks, promises, marks and money come to the community
 * (S003-18): here their staff.
 *
 * Posted staff do tasks on the spot with their own hours. They bring their lines' wishes with
 * them, and sit in rooms that were the residents'.
 */
#include "models/reform.h"

struct five_to_community {
    double posted;
    double wishes;
    double floor;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(five_to_community, posted), .type = PARAMETER_REAL, .unit = "1/community",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 0.3, .high = 5, .preset = 1,
     .label = {"派驻人员", "staff posted"},
     .about = {"部门派驻每个社区的人员数。",
               "Departments' own staff posted to each community."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-18"},
    {PARAMETER_AT(five_to_community, wishes), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 10, .low = 0, .high = 0.5, .preset = 0.15,
     .label = {"当面交办的新增", "wishes brought along"},
     .about = {"部门人员坐在社区后，新要求增加的份额。",
               "By what share departments' ideas grow with their people in the house."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-22"},
    {PARAMETER_AT(five_to_community, floor), .type = PARAMETER_REAL, .unit = "m2/person",
     .limit_high = 10000, .low = 5, .high = 20, .preset = 12,
     .label = {"人均占用面积", "rooms per person"},
     .about = {"每名派驻人员占用的社区用房面积。",
               "Floor area of the community's premises that each of them takes."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-22"},
};

PARAMETER_COVERS(rows, five_to_community);

enum { POSTED, WISHES, FLOOR, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [POSTED] = {RULE_POSTED_STAFF, TOUCH_SET, false},
    [WISHES] = {RULE_IDEAS, TOUCH_SCALE, false},
    [FLOOR] = {RULE_FLOOR_ADDED, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct five_to_community *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[POSTED] = rules_figure(RULE_POSTED_STAFF, own->posted);
    operand[WISHES] = reform_millionths(1 + own->wishes);
    operand[FLOOR] = rules_figure(RULE_FLOOR_ADDED, -own->posted * own->floor);
}

static const struct five_to_community neutral = {0};

const struct reform reform_five_to_community = {
    .name = "five_to_community",
    .code = "R06",
    .label = {"五个到社区", "five to the community"},
    .about = {"部门人员派驻社区，就地办理本部门的任务。他们也占用社区用房，条线的要求当面"
              "就能交办。",
              "Departments post staff to communities, who do their departments' tasks on the "
              "spot. They also take rooms, and what their lines want can be asked in person."},
    .cost = {"部门要付派驻人员的工资；居民活动的用房变小；当面交办使要求增多。",
             "Departments pay the people they post; residents have less room for activities; "
             "asking in person brings more to do."},
    .channel = {"tasks_on_site", "tasks_pushed"},
    .side = {"floor_taken", "cost_per_resident"},
    .source = "R06; S003-18, S003-22",
    .parameters = PARAMETER_TABLE(rows, five_to_community),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
