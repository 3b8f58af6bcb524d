/* joint_meeting.c - hard cases go to one table instead of going round (P4; 联席会议).
 *
 * Several parties sit down on fixed dates. A case waits for the next one; who owns it is not
 * settled by sitting down. The people come, and their hours are spent, whatever is on the table.
 */
#include "models/reform.h"

struct joint_meeting {
    double share;
    int64_t interval;
    double people, length;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(joint_meeting, share), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0.2, .high = 1, .preset = 0.8,
     .label = {"上会的疑难件", "cases on the table"},
     .about = {"一人办不下来的疑难件中提交联席会议的份额。",
               "Share of cases too hard for one worker that are taken to the table."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-52; S002-65"},
    {PARAMETER_AT(joint_meeting, interval), .type = PARAMETER_DURATION, .unit = "d",
     .flags = PARAMETER_LEVER,
     .limit_low = 1, .limit_high = 3650, .low = 7, .high = 30, .preset = 7,
     .label = {"会议间隔", "interval"},
     .about = {"两次会议之间的天数：每周 7，每月 30。",
               "Days between two meetings: 7 a week, 30 a month."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-46"},
    {PARAMETER_AT(joint_meeting, people), .type = PARAMETER_REAL, .unit = "person",
     .limit_high = 1000, .low = 3, .high = 15, .preset = 6,
     .label = {"参会人数", "people"},
     .about = {"每次会议的人数，街道来人在内。", "People at a meeting, those of the street office "
               "among them."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(joint_meeting, length), .type = PARAMETER_REAL, .unit = "h", .limit_high = 100,
     .low = 0.5, .high = 4, .preset = 1.5,
     .label = {"会议时长", "length"},
     .about = {"每次会议的小时数。", "Hours that a meeting lasts."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, joint_meeting);

enum { SHARE, INTERVAL, HOURS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SHARE] = {RULE_TABLE, TOUCH_SHIFT, false},
    [INTERVAL] = {RULE_TABLE_INTERVAL, TOUCH_CAP, true},
    [HOURS] = {RULE_TABLE_HOURS, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct joint_meeting *meeting = given;
    (void)begin;
    amendment->operand[SHARE] = rules_figure(RULE_TABLE, meeting->share);
    amendment->operand[INTERVAL] = meeting->interval;
    amendment->operand[HOURS] =
        rules_figure(RULE_TABLE_HOURS, meeting->people * meeting->length);
}

static const struct joint_meeting neutral = {.interval = 3650 * DAY};

const struct reform reform_joint_meeting = {
    .name = "joint_meeting",
    .code = "R36",
    .label = {"联席会议", "joint meetings"},
    .about = {"三方、部门或党建联席会议定期开会，疑难件上会解决而不再转来转去；要等会期，责任不清时会而不决。",
              "Parties or departments meet on fixed dates and settle hard cases at one table instead of "
              "passing them round; a case waits for the date, and without a clear owner nothing is "
              "settled."},
    .cost = {"多人开会占用社区与街道的工时，案件要等会期。",
             "Many people's hours, of communities and street offices; cases wait for the date."},
    .channel = {"referral_rounds"},
    .side = {"coordination_hours"},
    .source = "R36; S000-22, S000-46, S002-52, S002-65",
    .parameters = PARAMETER_TABLE(rows, joint_meeting),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
