/* test_world.c - periods, and how a run that meets a fault ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

static void test_periods(void **state)
{
    (void)state;
    struct scenario scenario = small_city(1);
    struct periods periods;
    struct fault fault = {0};
    scenario.run.start = on(2011, 8, 31);
    scenario.run.burn_in = 18;
    scenario.run.length = 14;
    static const int n[] = {427, 14, 2}; /* days, months, years; 2012 has a 29th of February */
    for (int every = RECORD_DAY; every <= RECORD_YEAR; every++) {
        scenario.run.record = (enum record_every)every;
        assert_int_equal(periods_init(&periods, &scenario, &fault), 0);
        assert_int_equal(periods.n, n[every]);
        assert_int_equal(periods.starts[0], scenario.run.start);
        assert_int_equal(periods.begin, on(2010, 2, 28));
        assert_int_equal(periods.end, on(2012, 10, 31));
        for (int i = 1; i < periods.n; i++)
            assert_true(periods.starts[i] > periods.starts[i - 1] &&
                        periods.starts[i] < periods.end);
        if (every == RECORD_MONTH) {
            assert_int_equal(periods.starts[6], on(2012, 2, 29));
            assert_int_equal(periods.starts[7], on(2012, 3, 31));
        }
        periods_free(&periods);
        periods_free(&periods);
    }
}

/* A residual stops the run that night, at whatever number of threads. */
static void test_stops(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 3; threads += 2) {
        struct scenario scenario = small_city(1);
        struct arm arm;
        struct world world;
        struct fault fault = {0};
        assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
        assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar,
                                    1, NULL, &fault), 0);
        assert_int_equal(window_run(&world.window, on(2010, 1, 20), threads, &fault), 0);
        world.communities[4].money.balance[MONEY_PURSE] -= 7;
        assert_int_equal(world_run(&world, threads, &fault), FAULT_BOOKS);
        assert_non_null(strstr(fault.en, world.layout->places[4].code));
        assert_non_null(strstr(fault.en, "2010-01-20"));
        assert_int_equal(world.window.today, on(2010, 1, 21));
        assert_true(world_bytes(&world) > 100000);
        world_free(&world);
        world_free(&world);
        arm_free(&arm);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_stops),
    };
    return cmocka_run_group_tests_name("world", tests, NULL, NULL);
}
