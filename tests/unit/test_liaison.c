/* test_liaison.c - posted staff's hours run out and do not pile up; marks follow the burden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/liaison.h"
#include "sim/maths.h"

static void test_bank(void **state)
{
    (void)state;
    struct liaison liaison;
    struct fault fault = {0};
    const int64_t posted = 1700000; /* 1.7 people: 13.6 hours a day */
    assert_int_equal(liaison_init(&liaison, 3, &fault), 0);
    assert_false(liaison_spend(&liaison, 1));
    liaison_day(&liaison, posted, 8 * HOUR);
    assert_int_equal(liaison.bank[0], 13 * HOUR + 36 * MINUTE);
    assert_false(liaison_spend(&liaison, 14 * HOUR));
    assert_true(liaison_spend(&liaison, 13 * HOUR));
    assert_int_equal(liaison.bank[0], 36 * MINUTE);
    for (int i = 0; i < 9; i++)
        liaison_day(&liaison, posted, 8 * HOUR);
    assert_int_equal(liaison.bank[0], 5 * (13 * HOUR + 36 * MINUTE)); /* a week, no more */
    liaison_day(&liaison, posted, 0); /* a day off: paid, not worked */
    assert_int_equal(liaison.bank[0], 5 * (13 * HOUR + 36 * MINUTE));
    assert_int_equal(liaison_settle(&liaison), 11 * posted);
    assert_int_equal(liaison_settle(&liaison), 0);
    liaison_day(&liaison, 0, 8 * HOUR); /* they have left, and their hours with them */
    assert_false(liaison_spend(&liaison, 1));
    assert_int_equal(liaison_settle(&liaison), 0);
    liaison_free(&liaison);
    liaison_free(&liaison);
}

static void test_mark(void **state)
{
    (void)state;
    struct liaison liaison;
    struct fault fault = {0};
    assert_int_equal(liaison_init(&liaison, 4, &fault), 0);
    liaison.burden[1] = 25 * HOUR; /* a fourth of what can be done: its even share */
    liaison.burden[2] = 90 * HOUR;
    double capacity = 100 * (double)HOUR;
    assert_int_equal(liaison_mark(&liaison, 0, capacity, 1), MILLION);
    assert_int_equal(liaison_mark(&liaison, 1, capacity, 1), maths_round(1e6 * maths_exp(-1)));
    assert_true(liaison_mark(&liaison, 2, capacity, 1) < liaison_mark(&liaison, 1, capacity, 1));
    /* who dares to say a tenth of it takes off a tenth */
    int64_t off = MILLION - liaison_mark(&liaison, 1, capacity, 1);
    int64_t said = MILLION - liaison_mark(&liaison, 1, capacity, 0.1);
    assert_in_range(10 * said, off - 10, off + 10);
    assert_int_equal(liaison_mark(&liaison, 2, capacity, 0), MILLION);
    liaison_free(&liaison);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bank),
        cmocka_unit_test(test_mark),
    };
    return cmocka_run_group_tests_name("liaison", tests, NULL, NULL);
}
