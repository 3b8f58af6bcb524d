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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loans),
        cmocka_unit_test(test_load),
    };
    return cmocka_run_group_tests_name("street", tests, NULL, NULL);
}
