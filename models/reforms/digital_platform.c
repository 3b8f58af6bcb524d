/* digital_platform.c - one more platform, or one in place of many: entry, routing, the channel of
 * sending, who can use it (P14).
 *
 * A platform is a system to be fed, and what else it does depends on how much of the others it
 * joins. Keeping the record of a closed loop costs its hours however well the loop is run.
 */
#include "models/reform.h"

struct digital_platform {
    double systems, integration;
    double closed_loop, sending, forced, online, odr;
    int64_t upkeep;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(digital_platform, systems), .type = PARAMETER_REAL, .unit = "1",
     .flags = PARAMETER_LEVER,
     .limit_low = -1000, .limit_high = 1000, .low = -10, .high = 32, .preset = 3,
     .label = {"增加的系统", "systems added"},
     .about = {"社区须填报的系统增加的个数；负数为撤并。",
               "Systems into which a community must enter data beyond those there are; below 0: "
               "systems closed."},
     .grade = GRADE_ASSUMED, .source = "assumed: F13; F14"},
    {PARAMETER_AT(digital_platform, integration), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.9, .preset = 0.5,
     .label = {"打通程度的提高", "integration added"},
     .about = {"系统之间数据打通的份额，加在原有之上。有一处打通后录入减少七成以上。",
               "Share of the systems that are integrated, added to what there is. Where it was done "
               "entry fell by over seven tenths."},
     .grade = GRADE_ASSUMED, .source = "assumed: F13"},
    {PARAMETER_AT(digital_platform, closed_loop), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 0.6,
     .label = {"闭环办理", "closed loop"},
     .about = {"在平台上报、办理、核实、反馈的事务份额；办理要留痕。",
               "Share of cases that are reported, handled, verified and answered on the platform; "
               "all of it is logged."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-30"},
    {PARAMETER_AT(digital_platform, sending), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0, .high = 0.8, .preset = 0.5,
     .label = {"下派成本的下降", "sending made easier"},
     .about = {"部门下派任务所费力气下降的份额：群里一发即可。",
               "By what share passing a task down costs departments less: a message to the group is "
               "enough."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-33"},
    {PARAMETER_AT(digital_platform, forced), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 1, .preset = 0.3,
     .label = {"强制使用", "forced use"},
     .about = {"被要求下载、使用的居民份额；用不了的人因此失去信任。",
               "Share of residents who are made to use it; those who cannot lose trust."},
     .grade = GRADE_ASSUMED, .source = "assumed: S001-13"},
    {PARAMETER_AT(digital_platform, online), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.9, .preset = 0.4,
     .label = {"网上办理", "online counter"},
     .about = {"可在网上办理的窗口事务份额；人手移到网上，窗口变慢。",
               "Share of counter cases that can be brought online; staff move there, and the counter "
               "that is left is slower."},
     .grade = GRADE_ASSUMED, .source = "assumed: S000-44"},
    {PARAMETER_AT(digital_platform, odr), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.8, .preset = 0,
     .label = {"在线调解", "online mediation"},
     .about = {"在网上调解的纠纷份额。", "Share of disputes mediated online."},
     .grade = GRADE_ASSUMED, .source = "assumed: S002-61"},
    {PARAMETER_AT(digital_platform, upkeep), .type = PARAMETER_MONEY, .unit = "yuan/community/year",
     .limit_high = 100000000, .low = 0, .high = 100000, .preset = 10000,
     .label = {"平台维护费", "upkeep"},
     .about = {"平台的建设、维护费用，每个社区每年，加在运转经费上。",
               "What the platform costs a community in a year, on top of its running costs."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, digital_platform);

enum { SYSTEMS, INTEGRATION, LOOP, SENDING, FORCED, ONLINE, ODR, UPKEEP, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [SYSTEMS] = {RULE_SYSTEMS, TOUCH_SHIFT, true},
    [INTEGRATION] = {RULE_INTEGRATION, TOUCH_SHIFT, false},
    [LOOP] = {RULE_CLOSED_LOOP, TOUCH_SHIFT, false},
    [SENDING] = {RULE_SENDING_COST, TOUCH_SCALE, false},
    [FORCED] = {RULE_FORCED, TOUCH_SHIFT, false},
    [ONLINE] = {RULE_ONLINE, TOUCH_SHIFT, false},
    [ODR] = {RULE_ODR, TOUCH_SHIFT, false},
    [UPKEEP] = {RULE_OPERATING_BUDGET, TOUCH_SHIFT, true},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct digital_platform *platform = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[SYSTEMS] = rules_figure(RULE_SYSTEMS, platform->systems);
    operand[INTEGRATION] = rules_figure(RULE_INTEGRATION, platform->integration);
    operand[LOOP] = rules_figure(RULE_CLOSED_LOOP, platform->closed_loop);
    operand[SENDING] = reform_millionths(1 - platform->sending);
    operand[FORCED] = rules_figure(RULE_FORCED, platform->forced);
    operand[ONLINE] = rules_figure(RULE_ONLINE, platform->online);
    operand[ODR] = rules_figure(RULE_ODR, platform->odr);
    operand[UPKEEP] = platform->upkeep;
}

static const struct digital_platform neutral = {0};

const struct reform reform_digital_platform = {
    .name = "digital_platform",
    .code = "R16",
    .label = {"数字平台", "digital platform"},
    .about = {"上一个平台：打通旧系统，闭环办理，网上办事，也让任务更好派。打通不够时只是又多了一个要填的系统。",
              "A platform: it may join the old systems, run cases in a closed loop, bring the counter "
              "online, and make sending tasks easier. Where it joins little it is one more system to "
              "feed."},
    .cost = {"多一个系统就多一份录入与留痕，下派更容易，不会用的人被落下，数据会泄露，窗口变慢，维护要花钱。",
             "Another system means entry and tracking, easier sending, people who cannot use it, leaks, a "
             "slower counter; and its upkeep."},
    .channel = {"entry_hours", "entry_share"},
    .side = {"cost_per_resident"},
    .source = "R16; S000-20, S000-44, S001-12, S001-13, S002-30..35, S002-61, F13, F14",
    .parameters = PARAMETER_TABLE(rows, digital_platform),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
