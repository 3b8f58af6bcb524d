/* test_design.c - levels beyond rounding; grids; Latin hypercubes; and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/design.h"
#include "analysis/grid.h"
#include "analysis/latin.h"
#include "sim/random.h"
#include "tests/support/fit.h"

enum { MOST = 5000 };
static const double NEARLY_ONE = 1 - 0x1p-53;

/* Every level of some hundred numbers of levels, at its ends and in its middle; of the largest
 * numbers some. */
static void a_level_is_given_back(void **state)
{
    (void)state;
    const double within[] = {0, 0x1p-53, 0.3, 0.5, NEARLY_ONE};
    const uint64_t large[] = {1009, 65536, 1000003, UINT32_MAX, DESIGN_MOST};
    for (uint64_t try = 1; try <= 105; try++) {
        const uint64_t levels = try <= 100 ?
        try : large
            [try - 101];
        const uint64_t stride = levels / 1000 + 1;
        for (uint64_t level = 0; level < levels; level += stride)
            for (int v = 0; v < 5; v++) {
                const double u = design_within(level, levels, within[v]);
                assert_true(u >= 0 && u < 1);
                assert_true(design_level(u, levels) == level);
            }
        assert_true(design_level(0, levels) == 0);
        assert_true(design_level(NEARLY_ONE, levels) == levels - 1);
        /* the last place before a level is still the level before */
        if (levels > 1)
            assert_true(design_level(design_within(1, levels, 0) - 0x1p-53, levels) == 0);
    }
    assert_true(design_within(1, 2, 0) == 0.5);
    assert_true(design_within(2, 5, 0.5) == 0.5);
}

/* Slices are equally wide: u x levels by hand, where its fraction is not near a whole number. */
static void a_level_is_the_floor(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 20000; i++) {
        const double u = design_random(5, i, 0);
        const uint64_t levels = random_mix(i) % 100000 + 1;
        const double product = u * (double)levels;
        if (fabs(product - nearbyint(product)) > 1e-9)
            assert_true(design_level(u, levels) == (uint64_t)product);
    }
}

static void levels_that_are_none(void **state)
{
    (void)state;
    expect_assert_failure(design_level(1, 10));
    expect_assert_failure(design_level(-0.1, 10));
    expect_assert_failure(design_level(NAN, 10));
    expect_assert_failure(design_level(0.5, 0));
    expect_assert_failure(design_level(0.5, DESIGN_MOST + 1));
    expect_assert_failure(design_within(3, 3, 0.5));
    expect_assert_failure(design_within(2, 3, 1));
}

/* Rows, columns and seeds: 100,000 numbers each way (fit.h says what a false alarm is). */
static void random_points_are_uniform(void **state)
{
    (void)state;
    static struct fit fit[3];
    for (uint32_t i = 0; i < 100000; i++) {
        fit_add(&fit[0], design_random(1, i, 0));
        fit_add(&fit[1], design_random(1, 0, i));
        fit_add(&fit[2], design_random(i, 0, 0));
    }
    for (int i = 0; i < 3; i++)
        assert_true(fit_good(&fit[i]));
}

static void a_grid_has_all_combinations(void **state)
{
    (void)state;
    const uint32_t levels[] = {3, 1, 4, 2};
    struct fault fault = {0};
    uint64_t n = 0, i = 0;
    assert_int_equal(grid_count(levels, 4, &n, &fault), 0);
    assert_true(n == 24);
    for (uint32_t a = 0; a < 3; a++)
        for (uint32_t c = 0; c < 4; c++)
            for (uint32_t d = 0; d < 2; d++, i++) {
                assert_int_equal(grid_level(levels, 4, i, 0), a);
                assert_int_equal(grid_level(levels, 4, i, 1), 0);
                assert_int_equal(grid_level(levels, 4, i, 2), c);
                assert_int_equal(grid_level(levels, 4, i, 3), d);
                assert_true(grid_coordinate(levels, 4, i, 1) == 0.5);
                assert_true(design_level(grid_coordinate(levels, 4, i, 2), 4) == c);
            }
    assert_true(grid_coordinate(levels, 4, 0, 2) == 0.125);
    expect_assert_failure(grid_level(levels, 4, 24, 0));
    expect_assert_failure(grid_level(levels, 4, 24, 3));
    expect_assert_failure(grid_level(levels, 4, 0, 4));
}

static void refused(int code, const struct fault *fault, const char *en)
{
    assert_int_equal(code, FAULT_INPUT);
    assert_string_not_equal(fault->zh, "");
    assert_non_null(strstr(fault->en, en));
}

static void grids_that_are_refused(void **state)
{
    (void)state;
    uint32_t levels[64];
    uint64_t n;
    struct fault none = {0}, empty = {0}, many = {0};
    for (int j = 0; j < 64; j++)
        levels[j] = 2;
    assert_int_equal(grid_count(levels, 63, &n, &none), 0);
    assert_true(n == UINT64_C(1) << 63);
    refused(grid_count(levels, 64, &n, &many), &many, "too many points");
    refused(grid_count(levels, 0, &n, &none), &none, "needs a factor");
    levels[2] = 0;
    refused(grid_count(levels, 64, &n, &empty), &empty, "factor 3 has no level");
}

/* Sizes from 1, primes and powers of two among them, read from the last point to the first:
 * a coordinate knows of no order. */
static void each_slice_once(void **state)
{
    (void)state;
    static bool met[MOST];
    const uint64_t large[] = {127, 128, 1000, 1009, 1024, 2048, 3989, 4096, 4999};
    for (uint64_t try = 1; try <= 64 + sizeof large / sizeof *large; try++) {
        const struct latin latin = { 20091122, try <= 64 ? try : large[try - 65], 4 };
        struct fault fault = {0};
        assert_int_equal(latin_check(&latin, &fault), 0);
        for (uint32_t j = 0; j < latin.k; j++) {
            memset(met, 0, sizeof met);
            for (uint64_t i = latin.n; i-- > 0;) {
                const double u = latin_coordinate(&latin, i, j);
                const uint64_t cell = design_level(u, latin.n);
                assert_true(u > 0 && u < 1);
                assert_true(cell == latin_cell(&latin, i, j));
                assert_false(met[cell]);
                met[cell] = true;
            }
        }
    }
}

/* The largest hypercube: its points are had, and lie in their slices. */
static void of_four_thousand_million(void **state)
{
    (void)state;
    const struct latin latin = {1, DESIGN_MOST, 1000};
    for (uint64_t i = 0; i < 1000; i++) {
        const uint64_t point = i * (DESIGN_MOST - 1) / 999;
        const double u = latin_coordinate(&latin, point, 999);
        assert_true(design_level(u, latin.n) == latin_cell(&latin, point, 999));
    }
}

/* Places within slices are uniform. The correlation of two factors' slices has deviation
 * 1 / sqrt(n - 1) from design to design, and mean 0. */
static void like_chance_within(void **state)
{
    (void)state;
    enum { N = 10, SEEDS = 5000 };
    static struct fit fit;
    double correlation = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        const struct latin latin = {seed, N, 2};
        for (uint64_t i = 0; i < N; i++) {
            const double u = latin_coordinate(&latin, i, 1), x = u * N;
            fit_add(&fit, x - floor(x));
            correlation += ((double)latin_cell(&latin, i, 0) - 4.5) *
                           ((double)latin_cell(&latin, i, 1) - 4.5) / 82.5;
        }
    }
    assert_true(fit_good(&fit));
    assert_true(fabs(correlation / SEEDS) < FAR / sqrt(9.0 * SEEDS));
}

static void hypercubes_that_are_refused(void **state)
{
    (void)state;
    struct fault a = {0}, b = {0}, c = {0};
    refused(latin_check(&(struct latin){1, 0, 3}, &a), &a, "of 0 points");
    refused(latin_check(&(struct latin){1, DESIGN_MOST + 1, 3}, &b), &b, "4294967296");
    refused(latin_check(&(struct latin){1, 3, 0}, &c), &c, "of 0 factors");
    expect_assert_failure(latin_cell(&(struct latin){1, 3, 2}, 3, 0));
    expect_assert_failure(latin_cell(&(struct latin){1, 3, 2}, 0, 2));
}

/* The same bits by every compiler, and from version to version. */
static void same_bits(void **state)
{
    (void)state;
    uint64_t digest = 0;
    for (uint64_t n = 1; n <= 400; n++) {
        const struct latin latin = {n, n, 3};
        for (uint32_t j = 0; j < 3; j++) {
            const double u = latin_coordinate(&latin, n / 2, j);
            digest = random_mix2(digest, (uint64_t)(u * 0x1p53));
            digest = random_mix2(digest, (uint64_t)(design_random(n, n, j) * 0x1p53));
            digest = random_mix2(digest, (uint64_t)(design_within(j, n + 3, 0.3) * 0x1p53));
        }
    }
    assert_int_equal(digest, UINT64_C(0x109f2b7c25c1b87d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_is_given_back),
        cmocka_unit_test(a_level_is_the_floor),
        cmocka_unit_test(levels_that_are_none),
        cmocka_unit_test(random_points_are_uniform),
        cmocka_unit_test(a_grid_has_all_combinations),
        cmocka_unit_test(grids_that_are_refused),
        cmocka_unit_test(each_slice_once),
        cmocka_unit_test(of_four_thousand_million),
        cmocka_unit_test(like_chance_within),
        cmocka_unit_test(hypercubes_that_are_refused),
        cmocka_unit_test(same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
