/* test_morris.c - trajectories move each factor once, by delta, and are as random as they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/design.h"
#include "analysis/morris.h"
#include "sim/random.h"
#include "tests/support/fit.h"

enum { MOST = 400 };

static void each_factor_once_by_delta(void **state)
{
    (void)state;
    const uint32_t factors[] = {1, 2, 3, 7, 64, 65, 381}, levels[] = {2, 4, 6, 10};
    for (int f = 0; f < 7; f++)
        for (int l = 0; l < 4; l++) {
            const struct morris morris = {11, 2, factors[f], levels[l]};
            const double delta = morris_delta(&morris);
            struct fault fault = {0};
            uint64_t n;
            assert_int_equal(morris_count(&morris, &n, &fault), 0);
            assert_true(n == 2 * (uint64_t)(factors[f] + 1));
            assert_true(fabs(delta - levels[l] / (2 * (levels[l] - 1.0))) < 1e-15);
            for (uint64_t t = 0; t < 2; t++) {
                bool met[MOST] = {0};
                for (uint32_t step = 1; step <= morris.k; step++) {
                    const struct morris_place place = {t, step};
                    const uint64_t i = morris_index(&morris, place);
                    const uint32_t moved = morris_moved(&morris, place);
                    assert_false(met[moved]);
                    met[moved] = true;
                    for (uint32_t j = 0; j < morris.k; j++) {
                        const double before = morris_coordinate(&morris, i - 1, j);
                        const double now = morris_coordinate(&morris, i, j);
                        assert_true(now >= 0 && now <= 1);
                        if (j == moved)
                            assert_true(fabs(fabs(now - before) - delta) < 1e-15);
                        else
                            assert_true(now == before);
                    }
                }
            }
        }
}

static void a_place_is_an_index(void **state)
{
    (void)state;
    const struct morris morris = {3, 20, 6, 4};
    for (uint64_t i = 0; i < 140; i++) {
        const struct morris_place place = morris_place(&morris, i);
        assert_true(place.trajectory == i / 7 && place.step == i % 7);
        assert_true(morris_index(&morris, place) == i);
    }
}

/* Against p-value 1e-6 of Pearson's, `cells` equally likely. */
static bool alike(const double *count, int cells)
{
    double n = 0, square = 0;
    for (int i = 0; i < cells; i++)
        n += count[i];
    for (int i = 0; i < cells; i++)
        square += (count[i] - n / cells) * (count[i] - n / cells) / (n / cells);
    return gsl_cdf_chisq_Q(square, cells - 1) >= FALSE_ALARM;
}

/* Where trajectories begin and where they end each level is as likely as any; a factor rises
 * as often as it falls, and moves at any step. Each verdict has one false alarm in a million. */
static void levels_ways_and_turns_are_alike(void **state)
{
    (void)state;
    enum { R = 6000, K = 5, P = 6 };
    const struct morris morris = {20091122, R, K, P};
    double first[P] = {0}, last[P] = {0}, way[2] = {0}, turn[K][K] = {{0}};
    for (uint64_t t = 0; t < R; t++) {
        const uint32_t begin =
            morris_level(&morris, morris_index(&morris, (struct morris_place){t, 0}), 2);
        const uint32_t end =
            morris_level(&morris, morris_index(&morris, (struct morris_place){t, K}), 2);
        first[begin]++;
        last[end]++;
        way[begin < end]++;
        for (uint32_t step = 1; step <= K; step++)
            turn[morris_moved(&morris, (struct morris_place){t, step})][step - 1]++;
    }
    assert_true(alike(first, P));
    assert_true(alike(last, P));
    assert_true(alike(way, 2));
    for (int j = 0; j < K; j++)
        assert_true(alike(turn[j], K));
}

/* More trajectories leave those that have been run where they were. */
static void more_may_be_added(void **state)
{
    (void)state;
    const struct morris few = {5, 4, 9, 4}, more = {5, 400, 9, 4};
    for (uint64_t i = 0; i < 40; i++)
        for (uint32_t j = 0; j < 9; j++)
            assert_int_equal(morris_level(&few, i, j), morris_level(&more, i, j));
}

/* Of 2 x_0 - x_1 + 0 x_2 each elementary effect is 2, -1, 0, wherever a trajectory goes. */
static void effects_of_a_plane(void **state)
{
    (void)state;
    const struct morris morris = {8, 50, 3, 4};
    const double slope[] = {2, -1, 0};
    for (uint64_t t = 0; t < 50; t++)
        for (uint32_t step = 1; step <= 3; step++) {
            const struct morris_place place = {t, step};
            const uint64_t i = morris_index(&morris, place);
            const uint32_t moved = morris_moved(&morris, place);
            double change = 0;
            for (uint32_t j = 0; j < 3; j++)
                change += slope[j] *
                          (morris_coordinate(&morris, i, j) - morris_coordinate(&morris, i - 1, j));
            const double by =
                morris_coordinate(&morris, i, moved) - morris_coordinate(&morris, i - 1, moved);
            assert_true(fabs(change / by - slope[moved]) < 1e-14);
        }
}

static void refused(struct morris morris, const char *en)
{
    struct fault fault = {0};
    uint64_t n;
    assert_int_equal(morris_count(&morris, &n, &fault), FAULT_INPUT);
    assert_string_not_equal(fault.zh, "");
    assert_non_null(strstr(fault.en, en));
}

static void what_is_refused(void **state)
{
    (void)state;
    const struct morris small = {1, 2, 3, 4};
    refused((struct morris){1, 0, 3, 4}, "0 trajectories");
    refused((struct morris){1, DESIGN_MOST + 1, 3, 4}, "4294967296");
    refused((struct morris){1, 10, 0, 4}, "0 factors");
    refused((struct morris){1, 10, UINT32_MAX, 4}, "4294967295 factors");
    refused((struct morris){1, 10, 3, 0}, "over 0 levels");
    refused((struct morris){1, 10, 3, 5}, "over 5 levels");
    expect_assert_failure(morris_level(&small, 8, 0));
    expect_assert_failure(morris_level(&small, 0, 3));
    expect_assert_failure(morris_moved(&small, (struct morris_place){0, 0}));
    expect_assert_failure(morris_index(&small, (struct morris_place){0, 4}));
}

/* The same bits by every compiler, and from version to version. */
static void same_bits(void **state)
{
    (void)state;
    const struct morris morris = {7, 30, 20, 6};
    uint64_t digest = 0;
    for (uint64_t i = 0; i < 630; i++)
        for (uint32_t j = 0; j < 20; j++) {
            const double u = morris_coordinate(&morris, i, j);
            uint64_t bits;
            memcpy(&bits, &u, sizeof bits);
            digest = random_mix2(digest, bits);
        }
    assert_int_equal(digest, UINT64_C(0x7f959ce7ec95e716));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_factor_once_by_delta),
        cmocka_unit_test(a_place_is_an_index),
        cmocka_unit_test(levels_ways_and_turns_are_alike),
        cmocka_unit_test(more_may_be_added),
        cmocka_unit_test(effects_of_a_plane),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
