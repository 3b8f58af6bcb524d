/* pay_career.c - staff are paid more, have prospects, and some of them public-institution posts
 * (P13).
 */
#include "models/reform.h"

struct pay_career {
    double raise, career, public_posts, performance;
};

static const struct parameter rows[] = {
    {PARAMETER_AT(pay_career, raise), .type = PARAMETER_SHARE, .unit = "1", .limit_low = -0.5,
     .flags = PARAMETER_LEVER, .limit_high = 5, .low = 0, .high = 1, .preset = 0.4,
     .label = {"加薪", "raise"},
     .about = {"工资增加的份额；工资与外部之比同样增加。",
               "Share by which wages rise; the ratio to wages elsewhere rises alike."},
     .grade = GRADE_ASSUMED, .source = "assumed: F21"},
    {PARAMETER_AT(pay_career, career), .type = PARAMETER_REAL, .unit = "1", .limit_high = 5,
     .low = 0, .high = 1, .preset = 0.3,
     .label = {"职业前景", "prospects"},
     .about = {"晋升、聘任通道使离职率的对数减少多少。",
               "What a ladder of posts takes off the logarithm of the rate of quitting."},
     .grade = GRADE_ASSUMED, .source = "assumed: P13"},
    {PARAMETER_AT(pay_career, public_posts), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.5, .preset = 0.1,
     .label = {"事业编制岗位", "public-institution posts"},
     .about = {"居委会岗位中给予事业编制的份额；上海给居委会主任事业编制。",
               "Share of the committee's posts made public-institution posts; Shanghai made the "
               "directors' so."},
     .grade = GRADE_ASSUMED, .source = "assumed: S003-11"},
    {PARAMETER_AT(pay_career, performance), .type = PARAMETER_SHARE, .unit = "1",
     .flags = PARAMETER_LEVER, .limit_high = 1, .low = 0, .high = 0.5, .preset = 0,
     .label = {"绩效工资", "performance pay"},
     .about = {"工资中与考核挂钩的份额。", "Share of pay that hangs on assessment."},
     .grade = GRADE_ASSUMED, .source = "assumed: no source found"},
};

PARAMETER_COVERS(rows, pay_career);

enum { RAISE, CAREER, PUBLIC_POSTS, PERFORMANCE, N_TOUCHES };

static const struct touch touches[N_TOUCHES] = {
    [RAISE] = {RULE_WAGE, TOUCH_SCALE, false},
    [CAREER] = {RULE_CAREER, TOUCH_SHIFT, false},
    [PUBLIC_POSTS] = {RULE_PUBLIC_POSTS, TOUCH_SHIFT, false},
    [PERFORMANCE] = {RULE_PERFORMANCE_PAY, TOUCH_SHIFT, false},
};

static void amend(const void *given, day begin, struct amendment *amendment)
{
    const struct pay_career *pay = given;
    int64_t *operand = amendment->operand;
    (void)begin;
    operand[RAISE] = reform_millionths(1 + pay->raise);
    operand[CAREER] = rules_figure(RULE_CAREER, pay->career);
    operand[PUBLIC_POSTS] = rules_figure(RULE_PUBLIC_POSTS, pay->public_posts);
    operand[PERFORMANCE] = rules_figure(RULE_PERFORMANCE_PAY, pay->performance);
}

static const struct pay_career neutral = {0};

const struct reform reform_pay_career = {
    .name = "pay_career",
    .code = "R18",
    .label = {"薪酬与职业通道", "pay and career"},
    .about = {"提高社区人员工资，开通晋升通道，部分岗位给予事业编制，可设绩效工资。",
              "Staff are paid more and have a ladder of posts, some of them public-institution posts; "
              "part of the pay may hang on assessment."},
    .cost = {"工资总额上升；绩效工资使无人考核的自治工作更受冷落。",
             "The wage bill rises; performance pay takes from self-governance, which nobody assesses."},
    .channel = {"wage_paid"},
    .side = {"cost_per_resident"},
    .source = "R18; S001-05, S003-11, F18, F21",
    .parameters = PARAMETER_TABLE(rows, pay_career),
    .touches = touches,
    .n_touches = N_TOUCHES,
    .amend = amend,
    .neutral = &neutral,
};
