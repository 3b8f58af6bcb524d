/* admission.c - a gate for what departments newly want: a list, a review, exceptions (P2).
 *
 * Only what is born under it is concerned: what stands already lives out its life. Reviewing
 * takes the street office's hours and time whatever is then let through.
 */
#include "models/reform.h"

struct admission {
    double off_list;
    double override;
    int64_t delay;
    double hours;
    int64_t listing;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(admission, off_list), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.3, .high = 0.9, .preset = 0.6,
     .label = {"清单外的要求", "ideas off the list"},
     .about = {"部门新要求中不在准入清单上、须经审查的份额。",
               "Share of new ideas that are not on the list and need a review."},
     .grade = GRADE_ASSUMED, .source = "assumed: F09; F10"},
    {PARAMETER_AT(admission, override), .type = PARAMETER_SHARE, .unit = "1",
     .limit_high = 1, .low = 0.1, .high = 0.8, .preset = 0.3,
     .label = {"准入例外", "override"},
     .about = {"须经审查的要求中，因领导交办或中心工作而照样放行的份额；接近 1 时准入制形"
               "同虚设。",
               "Of those, the share let through because leaders or campaigns want them; near 1 "
               "the gate is a form."},
     .grade = GRADE_ASSUMED, .source = "assumed: F12"},
    {PARAMETER_AT(admission, delay), .type = PARAMETER_DURATION, .unit = "d",
     .limit_high = 3650, .low = 7, .high = 90, .preset = 30,
     .label = {"审查时间", "delay"},
     .about = {"经审查放行的要求推迟多久开始，有用而紧急的也不例外。",
               "By how much later an idea begins that was let through, urgent and useful ones "
               "too."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(admission, hours), .type = PARAMETER_REAL, .unit = "h",
     .limit_high = 1000, .low = 1, .high = 20, .preset = 6,
     .label = {"审查工时", "review"},
     .about = {"街道审查一项要求所花的工时。",
               "Hours of the street office to review one idea."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
    {PARAMETER_AT(admission, listing), .type = PARAMETER_MONEY, .unit = "yuan/task",
     .limit_high = 100000, .low = 0, .high = 50, .preset = 5,
     .label = {"列入成本", "listing cost"},
     .about = {"部门为每件下派任务说明理由、走流程所费的力气，折成元。",
               "What it costs a department to justify each task it sends down, in yuan of "
               "effort."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, admission);

enum { OFF_LIST, OVERRIDE, DELAY, HOURS, LISTING, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [OFF_LIST] = {RULE_GATE, TOUCH_SET, false},
    [OVERRIDE] = {RULE_GATE_OVERRIDE, TOUCH_SET, false},
    [DELAY] = {RULE_REVIEW_DELAY, TOUCH_SET, true},
    [HOURS] = {RULE_REVIEW_HOURS, TOUCH_SET, true},
    [LISTING] = {RULE_LISTING_COST, TOUCH_SET, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct admission *own = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[OFF_LIST] = rules_figure(RULE_GATE, own->off_list);
    operand[OVERRIDE] = rules_figure(RULE_GATE_OVERRIDE, own->override);
    operand[DELAY] = own->delay;
    operand[HOURS] = rules_figure(RULE_REVIEW_HOURS, own->hours);
    operand[LISTING] = own->listing;
}

static const struct admission neutral = {0};

const struct reform reform_admission = {
    .name = "admission",
    .code = "R03",
    .label = {"准入制", "admission"},
    .about = {"部门新设的任务须在清单上，否则经审查才能下达。它只管以后的要求，已有的任务"
              "不受影响；例外多则形同虚设。",
              "What departments newly want of communities must be on a list or pass a review. It "
              "concerns what comes later, not what stands; with many exceptions it is a form."},
    .cost = {"街道要花工时审查；有用而紧急的要求也会被挡下或推迟；例外的多少决定一切。",
             "The street office spends hours on reviews; useful and urgent ideas are turned down "
             "or late too; the share of exceptions decides everything."},
    .channel = {"ideas_rejected", "tasks_pushed"},
    .side = {"street_hours", "ideas_reviewed"},
    .source = "R03; P2, F08, F09, F10",
    .parameters = PARAMETER_TABLE(rows, admission),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
