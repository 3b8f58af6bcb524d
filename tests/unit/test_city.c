/* test_city.c - inspection rises with what is caught, and fades. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/city.h"

static void test_pressure(void **state)
{
    (void)state;
    struct city city;
    struct parameters given;
    struct fault fault = {0};
    parameter_presets(&parameters_table, &given);
    given.work.departments = 3;
    given.work.dominance = 0.5;
    assert_int_equal(city_init(&city, 4, &given, &fault), 0);
    city.trust[0] = MILLION; /* nobody distrusts */
    city_close_day(&city);
    assert_int_equal(city.pressure[0], 0);
    city.caught[1] = 9;
    city_close_day(&city);
    double ordinary = given.work.admin_tasks * 0.25 * 4;
    double rise = 1e9 * given.inspection.gain * 9 / ordinary;
    assert_true((double)city.pressure[1] > rise - 2 && (double)city.pressure[1] < rise + 2);
    assert_int_equal(city.pressure[0], 0);
    assert_int_equal(city.caught[1], 0);
    assert_in_range(city.pressure_mean[0], (int64_t)(rise / 4) - 2, (int64_t)(rise / 4) + 2);
    int64_t before = city.pressure[1];
    for (int i = 0; i < 100; i++)
        city_close_day(&city);
    assert_true(city.pressure[1] < before);
    city.caught[2] = 4000000000u;
    city_close_day(&city);
    assert_int_equal(city.pressure[2], (int64_t)(1e9 * given.inspection.cap + 0.5)); /* the cap */
    given.mechanisms.inspection = MECHANISM_OFF;
    before = city.pressure[2];
    city_close_day(&city);
    assert_int_equal(city.pressure[2], before);
    city_free(&city);
    city_free(&city);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pressure),
    };
    return cmocka_run_group_tests_name("city", tests, NULL, NULL);
}
