/* test_street.c - who is lent comes back; the load of those who stay does not shrink. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/street.h"

static void test_loans(void **state)
{
    (void)state;
    struct street street;
    struct parameters given;
    struct fault fault = {0};
    uint32_t first;
    parameter_presets(&parameters_table, &given);
    assert_int_equal(street_init(&street, 77, 11, 3, &given, &fault), 0);
    assert_int_equal(street_lend(&street, 0, 4, &first), 4);
    assert_int_equal(first, 0);
    assert_int_equal(street_lend(&street, 0, 4, &first), 0);
    assert_int_equal(street_lend(&street, 1, 9, &first), 7); /* all that are left */
    assert_int_equal(first, 4);
    assert_int_equal(street_lend(&street, 2, 1, &first), 0);
    street_take_back(&street, 0, 3);
    assert_int_equal(street.out[0], 8);
    assert_int_equal(street_lend(&street, 2, 1, &first), 1);
    assert_int_equal(first, 11); /* a serial is given once */
    expect_assert_failure(street_take_back(&street, 0, 2));
    street_free(&street);
    street_free(&street);
}

static void test_load(void **state)
{
    (void)state;
    struct street street;
    struct parameters given;
    struct fault fault = {0};
    uint32_t first;
    const span whole = 8 * HOUR;
    parameter_presets(&parameters_table, &given);
    given.street.own_load = 0.7;
    assert_int_equal(street_init(&street, 77, 10, 1, &given, &fault), 0);
    street_close_day(&street, whole);
    assert_int_equal(street.worked[0], 7 * whole);
    assert_int_equal(street.idle[0], 3 * whole);
    street_lend(&street, 0, 5, &first);
    street_close_day(&street, whole); /* seven days' work, five people */
    assert_int_equal(street.worked[0], 12 * whole);
    assert_int_equal(street.backlog[0], 2 * whole);
    street_take_back(&street, 0, 5);
    street_close_day(&street, whole);
    assert_int_equal(street.backlog[0], 0);
    assert_int_equal(street.worked[0], 21 * whole);
    assert_int_equal(street.worked[0] + street.idle[0], street.clocked[0]);
    street_pay_month(&street, 30);
    assert_int_equal(ledger_sum(&street.money.ledger), 0);
    assert_true(street.money.flow[PAY_WAGES] > 0);
    street_free(&street);
}

/* Four queues in the order of arrival, a fourth of the hours each; what one does not use is
 * nobody else's. */
static void test_committees(void **state)
{
    (void)state;
    struct street street;
    struct parameters given;
    struct fault fault = {0};
    struct street_demand got;
    parameter_presets(&parameters_table, &given);
    given.street.own_load = 1;
    assert_int_equal(street_init(&street, 77, 3, 2, &given, &fault), 0);
    street.added[0] = 2 * MILLION; /* 16 hours a day: 4 for each committee */
    const struct street_demand demands[] = {{.from = 0, .task = 11, .left = 3 * HOUR},
                                            {.from = 1, .task = 12, .left = 2 * HOUR},
                                            {.from = 0, .task = 13, .left = HOUR},
                                            {.from = 1, .task = 14, .left = 9 * HOUR}};
    const int servers[] = {1, 1, 1, 2};
    for (int i = 0; i < 4; i++)
        street_take(&street, &demands[i], servers[i], &fault);
    assert_false(street_give(&street, false, &got)); /* nothing is done with yet */
    street_close_day(&street, 8 * HOUR);
    assert_true(street_give(&street, false, &got));
    assert_int_equal(got.task, 11);
    assert_false(street_give(&street, false, &got)); /* one hour of 12 is left */
    street_sweep(&street, &fault);
    assert_int_equal(street.demands.n, 3);
    assert_int_equal(street.demand_left[0], HOUR);
    assert_int_equal(street.demand_left[2], 5 * HOUR);
    /* own load 24 h, and the committees worked 8 of 16 */
    assert_int_equal(street.worked[0], 32 * HOUR);
    assert_int_equal(street.idle[0], 8 * HOUR);
    assert_int_equal(street.clocked[0], 40 * HOUR);
    street_close_day(&street, 8 * HOUR);
    assert_true(street_give(&street, false, &got));
    assert_int_equal(got.task, 12);
    assert_true(street_give(&street, false, &got));
    assert_int_equal(got.task, 13);
    assert_int_equal(got.from, 0);
    assert_true(street_give(&street, true, &got)); /* the committees are dissolved */
    assert_int_equal(got.task, 14);
    assert_int_equal(got.left, HOUR);
    street_sweep(&street, &fault);
    assert_int_equal(street.demands.n, 0);
    street_free(&street);
}

/* More than there is room for; the order stays. */
static void test_committees_grow(void **state)
{
    (void)state;
    struct street street;
    struct parameters given;
    struct fault fault = {0};
    struct street_demand got;
    parameter_presets(&parameters_table, &given);
    assert_int_equal(street_init(&street, 77, 3, 2, &given, &fault), 0);
    for (uint64_t i = 0; i < 1000; i++) {
        struct street_demand demand = {.task = i, .value = (int64_t)i * 3, .left = i % 3 ? HOUR : 0};
        street_take(&street, &demand, (int)(i % 4), &fault);
    }
    for (uint64_t i = 0; i < 1000; i += 3) {
        assert_true(street_give(&street, false, &got));
        assert_int_equal(got.task, i);
    }
    street_sweep(&street, &fault);
    assert_int_equal(street.demands.n, 666);
    for (uint64_t i = 1; street_give(&street, true, &got); i += i % 3) {
        assert_int_equal(got.task, i);
        assert_int_equal(got.value, (int64_t)i * 3);
    }
    street_free(&street);
}

/* Work that communities' tasks make is done before anybody is idle. */
static void test_burden(void **state)
{
    (void)state;
    struct street street;
    struct parameters given;
    struct fault fault = {0};
    parameter_presets(&parameters_table, &given);
    given.street.own_load = 0.5;
    assert_int_equal(street_init(&street, 77, 2, 1, &given, &fault), 0);
    street_burden(&street, 11 * HOUR);
    street_close_day(&street, 8 * HOUR);
    assert_int_equal(street.worked[0], 16 * HOUR);
    assert_int_equal(street.backlog[0], 3 * HOUR);
    street_close_day(&street, 8 * HOUR);
    assert_int_equal(street.idle[0], 5 * HOUR);
    street_free(&street);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loans),
        cmocka_unit_test(test_load),
        cmocka_unit_test(test_committees),
        cmocka_unit_test(test_committees_grow),
        cmocka_unit_test(test_burden),
    };
    return cmocka_run_group_tests_name("street", tests, NULL, NULL);
}
