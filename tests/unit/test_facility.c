/* test_facility.c - wear has the equation's mean, upkeep its gain, and neither leaves 0..1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/facility.h"

static struct facility made(struct parameters *given)
{
    struct facility facility = {0};
    struct fault fault = {0};
    parameter_presets(&parameters_table, given);
    assert_int_equal(facility_init(&facility, &fault), 0);
    return facility;
}

/* 6,000 months at M = .7, use 1.3: .06 x .7 x 1.3 / 12 = .00455 a month, in breakdowns of .02.
 * The standard error of the mean is sqrt(.02 x .00455 / 6000) = .000123; within five. */
static void test_wear(void **state)
{
    struct parameters given;
    struct facility facility = made(&given);
    const struct chance chance = chance_under(31, 2);
    double lost = 0;
    (void)state;
    for (uint32_t month = 0; month < 6000; month++) {
        facility.state[0] = 700000;
        facility_wears(&facility, &chance, 9, month, 1.3, &given);
        assert_int_equal((700000 - facility.state[0]) % 20000, 0);
        lost += 1e-6 * (700000 - facility.state[0]) / 6000;
    }
    assert_true(lost > 0.00455 - 5 * 0.000123 && lost < 0.00455 + 5 * 0.000123);
    facility.state[0] = 5000;
    for (uint32_t month = 0; month < 20000; month++)
        facility_wears(&facility, &chance, 10, month, 9, &given);
    assert_in_range(facility.state[0], 0, 5000);
    facility_free(&facility);
}

/* Harder use never wears less, at the same luck. */
static void test_coupled(void **state)
{
    struct parameters given;
    struct facility facility = made(&given);
    const struct chance chance = chance_under(32, 2);
    (void)state;
    for (uint32_t month = 0; month < 500; month++) {
        facility.state[0] = 810000;
        facility_wears(&facility, &chance, 9, month, 0.9, &given);
        int32_t gentle = facility.state[0];
        facility.state[0] = 810000;
        facility_wears(&facility, &chance, 9, month, 1.7, &given);
        assert_true(facility.state[0] <= gentle);
    }
    facility_free(&facility);
}

static void test_upkeep(void **state)
{
    struct parameters given;
    struct facility facility = made(&given);
    (void)state;
    facility.state[0] = 412345;
    facility_kept(&facility, 333, 12 * 1000, &given);
    assert_int_equal(facility.state[0], 412345 + 1610); /* .058 x 333 / 12,000 */
    facility_kept(&facility, 1000000, 1000, &given);
    assert_int_equal(facility.state[0], MILLION);
    facility_kept(&facility, 1000, 0, &given);
    assert_int_equal(facility.state[0], MILLION);
    facility_free(&facility);
}

static void test_works(void **state)
{
    struct parameters given;
    struct facility facility = made(&given);
    (void)state;
    facility.state[0] = 400000;
    facility_lifts(&facility, 250000);
    assert_int_equal(facility.state[0], 550000);
    facility_lifts(&facility, MILLION);
    assert_int_equal(facility.state[0], MILLION);
    for (int m = 0; m < N_WORKS_MODES; m++)
        assert_true(works_rows[m].cost > 0 && works_rows[m].lift <= 1 && works_rows[m].months > 0);
    facility_free(&facility);
}

static void test_clean(void **state)
{
    struct parameters given;
    struct facility facility = made(&given);
    (void)state;
    facility.giving[0] = 170000;
    for (int month = 0; month < 60; month++)
        facility_cleaned(&facility, 570000, 1);
    assert_in_range(facility.clean[0], 569990, 570010);
    for (int month = 0; month < 60; month++)
        facility_cleaned(&facility, 570000, 1.5);
    assert_in_range(facility.clean[0], 469990, 470010); /* crowding takes a fifth of the half */
    facility.giving[0] = 670000;
    for (int month = 0; month < 60; month++)
        facility_cleaned(&facility, 570000, 1.5);
    assert_in_range(facility.clean[0], 569990, 570010);
    facility_free(&facility);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wear),  cmocka_unit_test(test_coupled), cmocka_unit_test(test_upkeep),
        cmocka_unit_test(test_works), cmocka_unit_test(test_clean),
    };
    return cmocka_run_group_tests_name("facility", tests, NULL, NULL);
}
