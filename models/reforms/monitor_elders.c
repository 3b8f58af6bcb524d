/* monitor_elders.c - a group that elderly residents elect watches providers (P16).
 *
 * Its hours come out of the time that retired residents give to the community.
 */
#include "models/reform.h"

struct monitor_elders {
    double closeness;
    double meetings;
    double street_share;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(monitor_elders, closeness), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.2, .high = 0.9,
     .preset = 0.6,
     .label = {"监督的严密程度", "closeness"},
     .about = {"老年人小组给足工时时对承接机构监督的严密程度。",
               "How closely the group watches the provider when its volunteers give the hours."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-57"},
    {PARAMETER_AT(monitor_elders, meetings), .type = PARAMETER_REAL, .unit = "1/month",
     .flags = PARAMETER_LEVER, .limit_high = 4, .low = 0, .high = 2,
     .preset = 1,
     .label = {"每月例会", "meetings a month"},
     .about = {"小组、承接机构与干部每月开会通报和总结的次数。",
               "Meetings a month at which the group, providers and officials report and sum up."},
     .grade = GRADE_ASSUMED, .source = "S002-59"},
    {PARAMETER_AT(monitor_elders, street_share), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1,
     .preset = 0.5,
     .label = {"街道监督的保留", "the street's watching kept"},
     .about = {"街道原有监督保留的份额。",
               "Share of the street office's own watching that is kept."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-59"},
};

PARAMETER_COVERS(rows, monitor_elders);

enum { CLOSENESS, MEETINGS, STREET, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [CLOSENESS] = {RULE_MONITOR_ELDERS, TOUCH_SHIFT, false},
    [MEETINGS] = {RULE_PROVIDER_MEETINGS, TOUCH_SHIFT, true},
    [STREET] = {RULE_MONITOR_STREET, TOUCH_SCALE, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct monitor_elders *with = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[CLOSENESS] = rules_figure(RULE_MONITOR_ELDERS, with->closeness);
    operand[MEETINGS] = rules_figure(RULE_PROVIDER_MEETINGS, with->meetings);
    operand[STREET] = reform_millionths(with->street_share);
}

static const struct monitor_elders neutral = {.street_share = 1};

const struct reform reform_monitor_elders = {
    .name = "monitor_elders",
    .code = "R15",
    .label = {"老年人自治小组监督", "monitoring by elders"},
    .about = {"由老年居民选出的小组受托评议承接机构，每月与机构和干部开会。要有承接机构才有可监督者"
              "。",
              "A group elected by elderly residents is given power to appraise providers and "
              "meets them and officials every month. It takes a provider to have something to "
              "watch."},
    .cost = {"义务工时不再用于别处，例会占用社区人员；小组可能与机构串通。",
             "Volunteers' hours are missing elsewhere, meetings take staff hours; the group may "
             "side with the provider."},
    .channel = {"monitoring_hours_elders"},
    .side = {"monitoring_hours_meetings"},
    .source = "R15; S002-57, S002-59",
    .parameters = PARAMETER_TABLE(rows, monitor_elders),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
