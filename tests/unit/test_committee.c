/* test_committee.c - what a worker turns to: hours follow weights, the most urgent first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/committee.h"
#include "sim/maths.h"

static void test_weights(void **state)
{
    (void)state;
    struct parameters given;
    struct rules rules;
    struct tasks tasks;
    struct fault fault = {0};
    int64_t weight[N_KINDS_OF_WORK];
    parameter_presets(&parameters_table, &given);
    given.work.superior_weight = 0.6;
    given.work.intrinsic_weight = 0.5;
    rules_baseline(&given, &rules);
    assert_int_equal(tasks_init(&tasks, 64, false, &fault), 0);
    struct outlook outlook = {.capacity = 80 * HOUR, .burnout = 200000000, .now = 30 * DAY};
    committee_weigh(&tasks, BODY_COMMITTEE, &outlook, &given, &rules, weight);
    for (int k = 0; k < N_KINDS_OF_WORK; k++)
        assert_int_equal(weight[k], 0);
    assert_int_equal(committee_head(&tasks, BODY_COMMITTEE, WORK_ORDERS), NOBODY);
    static const enum task_class class[] = {TASK_ADMIN, TASK_COUNTER, TASK_NEED, TASK_SELF};
    static const double hours[] = {200, 100, 50, 25}; /* so much waits that all press */
    for (int c = 0; c < 4; c++)
        for (int i = 0; i < 12; i++) {
            struct task_form form = {.identity = 1, .class = class[c], .body = BODY_COMMITTEE,
                                     .urgency = 40 - i, .filed = 29 * DAY,
                                     .work = maths_round(hours[c] * (double)HOUR)};
            task_file(&tasks, &form, &fault);
        }
    committee_weigh(&tasks, BODY_COMMITTEE, &outlook, &given, &rules, weight);
    static const double expected[] = {0.6, 0.5, 0.4, 0.5 * 0.8}; /* chance x hours */
    for (int k = 0; k < 4; k++) {
        double share = (double)weight[k] * hours[k] / 1e6;
        assert_true(share > expected[k] - 1e-3 && share < expected[k] + 1e-3);
    }
    outlook.inspection = 250000000; /* a quarter more for orders, and for nothing else */
    int64_t needs = weight[WORK_NEEDS];
    committee_weigh(&tasks, BODY_COMMITTEE, &outlook, &given, &rules, weight);
    double raised = (double)weight[WORK_ORDERS] * hours[0] / 1e6;
    assert_true(raised > 0.75 - 1e-3 && raised < 0.75 + 1e-3);
    assert_int_equal(weight[WORK_NEEDS], needs);
    rules.figure[RULE_SERVICE_DEADLINE] = 2 * HOUR; /* overdue needs count like orders, too */
    committee_weigh(&tasks, BODY_COMMITTEE, &outlook, &given, &rules, weight);
    double overdue = (double)weight[WORK_NEEDS] * hours[2] / 1e6;
    assert_true(overdue > 1 - 1e-3 && overdue < 1 + 1e-3);
    rules.figure[RULE_SERVICE_DEADLINE] = 0;
    given.work.standard = 2 * HOUR; /* a standard counts as far as one can insist on it */
    rules.figure[RULE_STANDARD] = 500000;
    committee_weigh(&tasks, BODY_COMMITTEE, &outlook, &given, &rules, weight);
    double late = (double)weight[WORK_NEEDS] * hours[2] / 1e6;
    assert_true(late > 0.7 - 1e-3 && late < 0.7 + 1e-3);
    rules.figure[RULE_STANDARD] = 0;
    outlook.line = 0.3; /* a line of one's own: 0.9 and 0.1 instead of 0.6 and 0.4 */
    outlook.complaints = 0.25;
    committee_weigh(&tasks, BODY_COMMITTEE, &outlook, &given, &rules, weight);
    double lined = (double)weight[WORK_ORDERS] * hours[0] / 1e6;
    double pressed = (double)weight[WORK_NEEDS] * hours[2] / 1e6;
    assert_true(lined > 1.125 - 1e-3 && lined < 1.125 + 1e-3);
    assert_true(pressed > 0.35 - 1e-3 && pressed < 0.35 + 1e-3);
    committee_weigh(&tasks, BODY_WORKSTATION, &outlook, &given, &rules, weight);
    assert_int_equal(weight[WORK_ORDERS] | weight[WORK_NEEDS], 0);

    /* overhead stands in one line with orders, by urgency */
    struct task_form form = {.identity = 99, .class = TASK_OVERHEAD, .body = BODY_COMMITTEE,
                             .urgency = 28, .work = HOUR};
    uint32_t later = task_file(&tasks, &form, &fault);
    uint32_t head = committee_head(&tasks, BODY_COMMITTEE, WORK_ORDERS);
    assert_int_equal(head, later); /* 40 - 11 = 29 is less urgent than 28 */
    tasks_free(&tasks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weights),
    };
    return cmocka_run_group_tests_name("committee", tests, NULL, NULL);
}
