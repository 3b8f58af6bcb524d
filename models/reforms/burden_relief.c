/* burden_relief.c - once, items are struck off and inspections cut; nothing stops new ones.
 *
 * What was struck grows back as departments have new ideas (work.item_lifetime decides
 * how fast): the reform says nothing about it.
 */
#include "models/reform.h"

struct burden_relief {
    double cut, inspections;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(burden_relief, cut), .type = PARAMETER_SHARE, .unit = "1", .limit_high = 1,
     .flags = PARAMETER_LEVER, .low = 0.05, .high = 0.6, .preset = 0.3,
     .label = {"废止的事项", "items struck off"},
     .about = {"改革开始时已有的常设事项中被废止的份额。各地报告的削减从一成到五成。",
               "Share of the standing items there are at the beginning that are struck off. "
               "Reported cuts are from a tenth to a half."},
     .grade = GRADE_ASSUMED, .source = "assumed: F08; F09; F11"},
    {PARAMETER_AT(burden_relief, inspections), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.6, .preset = 0.3,
     .label = {"检查的削减", "inspections cut"},
     .about = {"检查常态强度削减的份额。沈阳 2017 年由 21 项减为 10 项。",
               "Share by which inspection at rest is cut. Shenyang cut 21 kinds to "
               "10 in 2017."},
     .grade = GRADE_ASSUMED, .source = "assumed: F10"},
};

PARAMETER_COVERS(rows, burden_relief);

enum { ITEMS, BEFORE, INSPECTIONS, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [ITEMS] = {RULE_ITEMS_VOID, TOUCH_SET, false},
    [BEFORE] = {RULE_VOID_BEFORE, TOUCH_SET, false},
    [INSPECTIONS] = {RULE_INSPECTION_BASE, TOUCH_SCALE, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct burden_relief *relief = given;
    amendment->operand[ITEMS] = rules_figure(RULE_ITEMS_VOID, relief->cut);
    /* where nothing is struck the date stays what it was */
    amendment->operand[BEFORE] =
        relief->cut > 0 ? begin
                        : rules_figure(RULE_VOID_BEFORE, rule_rows[RULE_VOID_BEFORE].preset);
    amendment->operand[INSPECTIONS] = reform_millionths(1 - relief->inspections);
}

static const struct burden_relief neutral = {0};

const struct reform reform_burden_relief = {
    .name = "burden_relief",
    .code = "R07",
    .label = {"社区减负", "burden relief"},
    .about = {"一次性废止部分常设事项并削减检查。没有准入把关，任务会随部门的新要求逐渐反弹。",
              "Once, some standing items are struck off and inspections are cut. Nothing stops "
              "new items, so tasks grow back as departments have new ideas."},
    .cost = {"被废止的事项中也有有用的；没有准入把关，任务会重新长出来。",
             "Useful items are struck off too; without a gate tasks grow back."},
    .channel = {"tasks_pushed", "inspections"},
    .side = {"tasks_undone", "aims_met"},
    .source = "R07; S000-34, F08, F09, F10, F12",
    .parameters = PARAMETER_TABLE(rows, burden_relief),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
