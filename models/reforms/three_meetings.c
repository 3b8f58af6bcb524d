/* three_meetings.c - hearing, dispute and appraisal meetings (P9, S003-09).
 *
 * The meetings are held or not as staff find the time; what they bring depends on who comes, who
 * sets the agenda, and whether the committee is captured.
 */
#include "models/reform.h"

struct three_meetings {
    double hearings;
    double disputes;
    double appraisals;
    double weight;
    double agenda;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(three_meetings, hearings), .type = PARAMETER_REAL, .unit = "1/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 2, .high = 24, .preset = 12,
     .label = {"听证会", "hearings"},
     .about = {"每个社区每年的听证会次数。",
               "Hearings a year in each community."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(three_meetings, disputes), .type = PARAMETER_REAL, .unit = "1/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 2, .high = 24, .preset = 6,
     .label = {"矛盾协调会", "dispute meetings"},
     .about = {"每个社区每年的矛盾协调会次数。",
               "Meetings on disputes a year in each community."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(three_meetings, appraisals), .type = PARAMETER_REAL, .unit = "1/community/year",
     .flags = PARAMETER_LEVER, .limit_high = 1000, .low = 1, .high = 4, .preset = 2,
     .label = {"评议会", "appraisals"},
     .about = {"每个社区每年的评议会次数。",
               "Appraisals a year in each community."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(three_meetings, weight), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"评议的分量", "weight of appraisals"},
     .about = {"评议不满意时，居民需求的权重最多增加多少。",
               "What a bad appraisal adds at most to the weight of residents' needs."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(three_meetings, agenda), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.3, .preset = 0.1,
     .label = {"居民议题的增加", "agenda"},
     .about = {"居民设定议题的份额增加多少。",
               "By how much residents' share of agendas grows."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, three_meetings);

enum { HEARINGS, DISPUTES, APPRAISALS, WEIGHT, AGENDA, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [HEARINGS] = {RULE_HEARINGS, TOUCH_SHIFT, false},
    [DISPUTES] = {RULE_DISPUTES, TOUCH_SHIFT, false},
    [APPRAISALS] = {RULE_APPRAISALS, TOUCH_SHIFT, false},
    [WEIGHT] = {RULE_APPRAISAL_WEIGHT, TOUCH_SHIFT, false},
    [AGENDA] = {RULE_AGENDA, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct three_meetings *reform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[HEARINGS] = rules_figure(RULE_HEARINGS, reform->hearings);
    operand[DISPUTES] = rules_figure(RULE_DISPUTES, reform->disputes);
    operand[APPRAISALS] = rules_figure(RULE_APPRAISALS, reform->appraisals);
    operand[WEIGHT] = rules_figure(RULE_APPRAISAL_WEIGHT, reform->weight);
    operand[AGENDA] = rules_figure(RULE_AGENDA, reform->agenda);
}

static const struct three_meetings neutral = {0};

const struct reform reform_three_meetings = {
    .name = "three_meetings",
    .code = "R09",
    .label = {"三会制度", "three meetings"},
    .about = {"听证会、矛盾协调会、评议会定期召开，居民对议题和考评有了发言权。占用"
              "工时；到会者少时容易被少数人左右。",
              "Hearings, meetings on disputes and appraisals are held; residents have "
              "a say in agendas and in how staff are assessed. They take staff hours, "
              "and where few come a few decide."},
    .cost = {"会议要筹备，占用其他自治工作的时间；评议的分量使工作向居民需求倾斜。",
             "Meetings have to be prepared, at the expense of other self-governance; "
             "the weight of appraisals moves work towards residents' needs."},
    .channel = {"meetings_held"},
    .side = {"assembly_hours"},
    .source = "R09; S003-09",
    .parameters = PARAMETER_TABLE(rows, three_meetings),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
