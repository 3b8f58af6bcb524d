/* test_rules.c - the rows of the institution, its baseline, its values as written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "models/rules.h"

static void test_rows(void **state)
{
    int procedures = 0;
    (void)state;
    for (int r = 0; r < N_RULES; r++) {
        const struct rule_row *row = &rule_rows[r];
        assert_non_null(row->name);
        assert_int_equal(strncmp(row->name, "rules.", 6), 0);
        assert_int_equal(rules_find(row->name), r);
        assert_int_equal(rules_find(row->name + 6), r);
        assert_true(row->one > 0);
        assert_true(row->channel < N_CHANNELS);
        assert_true(row->limit_low < row->limit_high);
        assert_true((unsigned char)row->label.zh[0] & 0x80);
        assert_true((unsigned char)row->about.zh[0] & 0x80);
        assert_true(strlen(row->label.en) > 0 && strlen(row->about.en) > 10);
        assert_non_null(channel_words(row->channel)->zh);
        if (row->kind == RULE_PROCEDURE) {
            assert_int_equal(rules_place((enum rule)r), procedures++);
            assert_non_null(rules_ways((enum rule)r));
        } else {
            assert_null(rules_ways((enum rule)r));
        }
        /* what the limits allow fits an integer and comes back */
        assert_true(rules_value((enum rule)r, rules_figure((enum rule)r, row->limit_high)) ==
                    row->limit_high);
        if (row->type == PARAMETER_DURATION)
            assert_true(row->one == DAY && !strcmp(row->unit, "d"));
        if (row->type == PARAMETER_MONEY)
            assert_int_equal(row->one, 100);
    }
    assert_int_equal(procedures, RULES_PROCEDURES);
    assert_int_equal(rules_find("rules.nothing"), -1);
    assert_int_equal(rules_find(""), -1);
}

/* A rule with a baseline in the parameters is written as its parameter is. */
static void test_rows_agree_with_parameters(void **state)
{
    int with_parameter = 0;
    (void)state;
    for (int r = 0; r < N_RULES; r++) {
        const struct rule_row *row = &rule_rows[r];
        const struct parameter *parameter = NULL;
        if (row->parameter == RULE_FIXED)
            continue;
        for (int i = 0; i < parameters_table.count; i++)
            if (parameters_table.rows[i].at == row->parameter)
                parameter = &parameters_table.rows[i];
        assert_non_null(parameter);
        with_parameter++;
        if (parameter->type != row->type || strcmp(parameter->unit, row->unit) ||
            parameter->limit_low < row->limit_low || parameter->limit_high > row->limit_high)
            fail_msg("%s and %s differ in type, unit or limits", row->name, parameter->name);
    }
    assert_true(with_parameter > 9);
}

static void test_baseline(void **state)
{
    struct parameters given;
    struct rules rules;
    (void)state;
    parameter_presets(&parameters_table, &given);
    given.paper.detection = 0.2381;
    given.work.admin_deadline = 17 * DAY + 5;
    given.budget.operating = 4876543;
    given.participation.asked = 1.7300004;
    memset(&rules, 0xA5, sizeof rules);
    rules_baseline(&given, &rules);
    assert_int_equal(rules.figure[RULE_DETECTION], 238100);
    assert_int_equal(rules.figure[RULE_ADMIN_DEADLINE], 17 * DAY + 5);
    assert_int_equal(rules.figure[RULE_OPERATING_BUDGET], 4876543);
    assert_int_equal(rules.figure[RULE_ASKED], 1730000);
    assert_int_equal(rules.figure[RULE_SYSTEMS], 5000000);
    assert_int_equal(rules.figure[RULE_SUPERIOR_WEIGHT], 700000);
    assert_int_equal(rules.figure[RULE_PRICE_PAID], 1000000);
    assert_int_equal(rules.figure[RULE_TASK_PRICE], 0);
    assert_int_equal(rules.figure[RULE_ROUTE_ADMIN], 0);
    assert_int_equal(rules_procedure(&rules, RULE_ROUTE_ADMIN)->base, ROUTE_COMMITTEE);
    assert_int_equal(rules_procedure(&rules, RULE_ROUTE_ADMIN)->amended, ROUTE_COMMITTEE);
    assert_int_equal(rules_procedure(&rules, RULE_ROUTE_ADMIN)->dose, 0);
}

static const struct {
    enum rule rule;
    const char *text, *again; /* as written back; NULL: the same */
    int64_t figure;
} read[] = {
    {RULE_TASK_PRICE, "0.35", NULL, 350000},
    {RULE_TASK_PRICE, "135 %", "1.35", 1350000},
    {RULE_SERVICE_DEADLINE, "5 d", NULL, 5 * DAY},
    {RULE_SERVICE_DEADLINE, "36 h", "1.5 d", 36 * HOUR},
    {RULE_MEETING_HOURS, "12.5", NULL, 12 * HOUR + 30 * MINUTE},
    {RULE_POSTS_HIRED, "2.385", NULL, 2385000},
    {RULE_OPERATING_BUDGET, "50000.07", NULL, 5000007},
    {RULE_VOID_BEFORE, "2011-02-28", NULL, 15033},
    {RULE_ROUTE_ADMIN, "workstation", NULL, ROUTE_WORKSTATION},
};

static void test_read_and_write(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof read / sizeof read[0]; i++) {
        struct fault fault = {0};
        int64_t figure = -1;
        char text[64];
        if (rules_read(read[i].rule, read[i].text, &figure, &fault) || figure != read[i].figure)
            fail_msg("%s: %s gave %lld: %s", rule_rows[read[i].rule].name, read[i].text,
                     (long long)figure, fault.en);
        rules_write(read[i].rule, figure, text, sizeof text);
        assert_string_equal(text, read[i].again ? read[i].again : read[i].text);
    }
}

static const struct {
    enum rule rule;
    const char *text, *story;
} refused[] = {
    {RULE_TASK_PRICE, "10.5", "outside [0, 10] share"},
    {RULE_AGENDA, "1.2", "outside [0, 1] share"},
    {RULE_SERVICE_DEADLINE, "-1 d", "outside [0, 3650] d"},
    {RULE_SERVICE_DEADLINE, "5 weeks", "not a duration"},
    {RULE_VOID_BEFORE, "2011-02-29", "'2011-02-29' is not a date; write 2011-01-31"},
    {RULE_VOID_BEFORE, "2011-2-28", "not a date"},
    {RULE_VOID_BEFORE, "2011-02-28 ", "not a date"},
    {RULE_ROUTE_ADMIN, "street", "not one of: committee, workstation"},
};

static void test_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct fault fault = {0};
        int64_t figure = 77;
        assert_int_equal(rules_read(refused[i].rule, refused[i].text, &figure, &fault),
                         FAULT_INPUT);
        if (!strstr(fault.en, refused[i].story) || !((unsigned char)fault.zh[0]))
            fail_msg("%s: %s", refused[i].text, fault.en);
        assert_int_equal(figure, 77);
    }
}

static void test_place_of_a_figure_is_a_bug(void **state)
{
    (void)state;
    expect_assert_failure(rules_place(RULE_AGENDA));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),           cmocka_unit_test(test_rows_agree_with_parameters),
        cmocka_unit_test(test_baseline),       cmocka_unit_test(test_read_and_write),
        cmocka_unit_test(test_refuses),        cmocka_unit_test(test_place_of_a_figure_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
