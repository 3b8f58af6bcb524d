/* test_stairs.c - who lives side by side; organisers ask, tire, recover and give up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/stairs.h"
#include "sim/maths.h"

static struct parameters given;

static struct stairs begin(uint32_t residents)
{
    struct stairs stairs;
    struct fault fault = {0};
    parameter_presets(&parameters_table, &given);
    given.social.stairwell = 4;
    given.community.persons_per_household = 2.5; /* ten to a stairwell, thirty to a building */
    given.social.building = 3;
    assert_int_equal(stairs_init(&stairs, residents, &given, &fault), 0);
    return stairs;
}

/* Everybody else of the stairwell is met, with equal chance, and nobody of another; the last
 * stairwell has three people. */
static void test_neighbours(void **state)
{
    (void)state;
    struct stairs stairs = begin(43);
    assert_int_equal(stairs.table.n, 5);
    int met[43] = {0};
    for (int i = 0; i < 900; i++)
        met[stairs_neighbour(&stairs, 17, true, (i + 0.5) / 900)]++;
    for (uint32_t r = 0; r < 43; r++)
        assert_int_equal(met[r], r >= 10 && r < 20 && r != 17 ? 100 : 0);
    int far[43] = {0};
    for (int i = 0; i < 290; i++)
        far[stairs_neighbour(&stairs, 17, false, (i + 0.5) / 290)]++;
    for (uint32_t r = 0; r < 43; r++)
        assert_int_equal(far[r], r < 30 && r != 17 ? 10 : 0);
    for (int i = 0; i < 20; i++) {
        uint32_t other = stairs_neighbour(&stairs, 40, true, (i + 0.5) / 20);
        assert_true(other == 41 || other == 42);
    }
    stairs_free(&stairs);
    struct stairs alone = begin(1);
    assert_int_equal(stairs_neighbour(&alone, 0, true, 0.5), NOBODY);
    assert_int_equal(stairs_neighbour(&alone, 0, false, 0.5), NOBODY);
    stairs_free(&alone);
    struct stairs none = begin(0);
    assert_int_equal(none.table.n, 0);
    stairs_free(&none);
}

static void test_organiser(void **state)
{
    (void)state;
    struct stairs stairs = begin(43);
    given.social.organiser_load = 0.3;
    assert_true(stairs_asks(&stairs, 2, true, &given) == 0); /* there is none */
    assert_false(stairs_month(&stairs, 2, 0, &given));
    stairs.organiser[2] = 21 + 1;
    assert_true(stairs_asks(&stairs, 2, true, &given) == stairs_asks_most(&given));
    assert_true(stairs_asks(&stairs, 2, false, &given) * given.social.organiser_retired ==
                stairs_asks_most(&given));
    stairs_asked(&stairs, 2, &given);
    assert_int_equal(stairs.fatigue[2], 300000);
    stairs_asked(&stairs, 2, &given);
    assert_int_equal(stairs.fatigue[2], 510000); /* of what is left */
    double asks = stairs_asks(&stairs, 2, false, &given);
    double expected = 0.49 * given.social.organiser_asks;
    assert_true(asks > expected - 1e-9 && asks < expected + 1e-9);
    struct organisers all = stairs_organisers(&stairs);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.fatigue, 510000);
    /* gives up with chance 1 - exp(-quit x .51^2 / 12) */
    double chance = 1 - maths_exp(-given.social.organiser_quit * 0.51 * 0.51 / 12);
    assert_false(stairs_month(&stairs, 2, chance * 1.001, &given));
    assert_int_equal(stairs.fatigue[2],
                     maths_round(510000 * maths_exp(-given.social.organiser_recovery / 12)));
    stairs.fatigue[2] = 510000;
    assert_true(stairs_month(&stairs, 2, chance * 0.999, &given));
    assert_int_equal(stairs.organiser[2], 0);
    assert_int_equal(stairs_organisers(&stairs).n, 0);
    for (int i = 0; i < 100; i++)
        stairs_asked(&stairs, 3, &given);
    assert_true(stairs.fatigue[3] <= MILLION);
    stairs_free(&stairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_organiser),
    };
    return cmocka_run_group_tests_name("stairs", tests, NULL, NULL);
}
