/* test_department.c - push, do it oneself or drop; visits fall due by hours exposed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/department.h"
#include "models/purposes.h"

/* One item of six hours; its department pays 1.5 wages, and a fifth more to come by itself. */
static uint32_t one_item(struct departments *departments, struct rules *rules)
{
    const struct chance chance = chance_under(9, 1);
    struct parameters given;
    struct fault fault = {0};
    parameter_presets(&parameters_table, &given);
    given.work.sending_cost = 0;
    given.work.department_wage = 1.5;
    given.work.travel = 0.2;
    given.work.value_spread = 1;
    rules_baseline(&given, rules);
    assert_int_equal(departments_init(departments, 31, &given, NULL, &chance, &fault), 0);
    uint32_t item = item_begin(departments, &chance, 5, 2, 100 * DAY, false, &fault);
    departments->hours[item] = 6 * HOUR;
    return item;
}

static void test_decision(void **state)
{
    (void)state;
    struct departments departments;
    struct rules rules;
    uint32_t item = one_item(&departments, &rules);
    departments.worth[item] = 0; /* worth its labour, 1.5 wages */
    rules.figure[RULE_TASK_PRICE] = rules_figure(RULE_TASK_PRICE, 0);
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_PUSH);
    rules.figure[RULE_TASK_PRICE] = rules_figure(RULE_TASK_PRICE, 1.49);
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_PUSH);
    rules.figure[RULE_TASK_PRICE] = rules_figure(RULE_TASK_PRICE, 1.51);
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_DROP);
    departments.worth[item] = 1000000; /* e times as much: 4.08 wages; itself costs 1.8 */
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_PUSH);
    rules.figure[RULE_TASK_PRICE] = rules_figure(RULE_TASK_PRICE, 1.81);
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_SELF);
    departments_free(&departments);
    departments_free(&departments);
}

/* Marks and the effort of justifying a task are prices of sending it, not of doing it. */
static void test_sting(void **state)
{
    (void)state;
    struct departments departments;
    struct rules rules;
    uint32_t item = one_item(&departments, &rules);
    departments.worth[item] = 0;
    assert_int_equal(item_decide(&departments, item, &rules, 1.49), DECISION_PUSH);
    assert_int_equal(item_decide(&departments, item, &rules, 1.51), DECISION_DROP);
    rules.figure[RULE_TASK_PRICE] = rules_figure(RULE_TASK_PRICE, 0.7);
    assert_int_equal(item_decide(&departments, item, &rules, 0.79), DECISION_PUSH);
    assert_int_equal(item_decide(&departments, item, &rules, 0.81), DECISION_DROP);
    departments.worth[item] = 1000000;
    assert_int_equal(item_decide(&departments, item, &rules, 1.11), DECISION_SELF);
    rules.figure[RULE_TASK_PRICE] = 0;
    int64_t margin = task_self_cost(&departments, 6 * HOUR);
    rules.figure[RULE_LISTING_COST] = margin - 1;
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_PUSH);
    rules.figure[RULE_LISTING_COST] = margin + 1;
    assert_int_equal(item_decide(&departments, item, &rules, 0), DECISION_SELF);
    departments_free(&departments);
}

static void test_void(void **state)
{
    (void)state;
    struct departments departments;
    struct parameters given;
    struct rules rules;
    struct fault fault = {0};
    const struct chance chance = chance_under(9, 1);
    int void_low = 0, void_high = 0;
    parameter_presets(&parameters_table, &given);
    rules_baseline(&given, &rules);
    assert_int_equal(departments_init(&departments, 31, &given, NULL, &chance, &fault), 0);
    rules.figure[RULE_VOID_BEFORE] = 100;
    for (uint64_t i = 0; i < 1000; i++) {
        uint32_t item = item_begin(&departments, &chance, i + 1, 2, 99 * DAY, false, &fault);
        rules.figure[RULE_ITEMS_VOID] = rules_figure(RULE_ITEMS_VOID, 0.2385);
        bool low = item_void(&departments, item, &rules, &chance);
        rules.figure[RULE_ITEMS_VOID] = rules_figure(RULE_ITEMS_VOID, 0.6);
        bool high = item_void(&departments, item, &rules, &chance);
        assert_true(high || !low); /* more is the same and more */
        void_low += low;
        void_high += high;
        departments.born[item] = 100; /* that day's are new */
        assert_false(item_void(&departments, item, &rules, &chance));
    }
    assert_in_range(void_low, 238 - 68, 238 + 68); /* five standard errors */
    assert_in_range(void_high, 600 - 78, 600 + 78);
    departments_free(&departments);
}

/* Two items of two departments, three and one parts of the tasks. */
static void listed(struct items *list, struct listed_item item[2], double per_year)
{
    static double share[2] = {0.5, 0.5}, load[2] = {0.75, 0.25};
    item[0] = (struct listed_item){.per_year = per_year * 0.75, .identity = 11, .work = HOUR};
    item[1] = (struct listed_item){
        .per_year = per_year * 0.25, .identity = 12, .department = 1, .work = HOUR};
    *list = (struct items){.list = item, .n = 2, .share = share, .load = load,
                           .n_departments = 2, .tasks = per_year, .hours = per_year};
}

/* A quota is owed by departments as they send, by the list where there is one. */
static void test_quota(void **state)
{
    (void)state;
    struct departments departments;
    struct parameters given;
    struct items list;
    struct listed_item items[2];
    struct fault fault = {0};
    const struct chance chance = chance_under(9, 1);
    static const int owed[2][2] = {{54, 6}, {45, 15}}; /* of 120, one half */
    listed(&list, items, 120);
    parameter_presets(&parameters_table, &given);
    given.structure.department = DEPARTMENT_QUOTA;
    given.work.departments = 2;
    given.work.quota = 0.5;
    given.work.admin_tasks = 120;
    given.work.dominance = 0.9; /* where no list says otherwise */
    for (int with = 0; with < 2; with++) {
        assert_int_equal(departments_init(&departments, 31, &given, with ? &list : NULL, &chance,
                                          &fault), 0);
        for (uint16_t d = 0; d < 2; d++) {
            uint32_t item = item_begin(&departments, &chance, 5u + d, d, 0, false, &fault);
            int sent = 0;
            for (; department_owes(&departments, item, 2011); sent++)
                department_sent(&departments, item, 2011);
            assert_int_equal(sent, owed[with][d]);
        }
        departments_free(&departments);
    }
}

/* As rare as anybody may write it, and rarer: beyond every run, and no fault. */
static void test_rare(void **state)
{
    (void)state;
    struct departments departments;
    struct parameters given;
    struct items list;
    struct listed_item items[2];
    struct fault fault = {0};
    const struct chance chance = chance_under(9, 1);
    const openness never = 1000000 * OPENNESS_YEAR;
    static const double rates[] = {120, 1e-7, 1e-300, 0};
    parameter_presets(&parameters_table, &given);
    given.work.departments = 2;
    for (int i = 0; i < 4; i++) {
        listed(&list, items, rates[i]);
        given.work.admin_tasks = rates[i];
        given.work.items = i == 3 ? 0 : 1; /* also none, with none to do */
        for (int with = 0; with < 2; with++) {
            assert_int_equal(departments_init(&departments, 31, &given, with ? &list : NULL,
                                              &chance, &fault), 0);
            uint32_t beyond = item_begin(&departments, &chance, 5, 0, 0, false, &fault);
            openness gap = item_gap(&departments, beyond, &chance);
            assert_true(i ? gap == never : gap > 0 && gap < OPENNESS_YEAR);
            if (with) {
                gap = item_gap(&departments, item_stand(&departments, &chance, 1, &fault), &chance);
                assert_true(i ? gap == never : gap > 0 && gap < OPENNESS_YEAR);
            }
            departments_free(&departments);
        }
    }
}

static void test_visits(void **state)
{
    (void)state;
    struct departments departments;
    struct parameters given;
    struct fault fault = {0};
    const struct chance chance = chance_under(9, 1);
    int visits = 0;
    parameter_presets(&parameters_table, &given);
    given.inspection.visit_hours = 8;
    assert_int_equal(departments_init(&departments, 31, &given, NULL, &chance, &fault), 0);
    for (int i = 0; i < 40000; i++) /* 0.15 h per h x 4 h / 8 h: one in 13.3 */
        visits += desk_expose(&departments, 0, 4 * HOUR, 150000000, &chance);
    assert_in_range(visits, 3000 - 275, 3000 + 275); /* Poisson, five standard errors */
    assert_int_equal(departments.visits[0], visits);
    assert_int_equal(departments.visits[1], 0);
    assert_int_equal(file_paper(&departments, 3, BODY_COMMITTEE, 5, 7, 9, 0, 100, &fault), 0);
    assert_true(departments.kept[0]);
    assert_true(file_caught(&departments, 0, MILLION, &chance));
    assert_false(departments.kept[0]); /* seen once, and gone */
    departments_free(&departments);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decision),
        cmocka_unit_test(test_sting),
        cmocka_unit_test(test_void),
        cmocka_unit_test(test_quota),
        cmocka_unit_test(test_rare),
        cmocka_unit_test(test_visits),
    };
    return cmocka_run_group_tests_name("department", tests, NULL, NULL);
}
