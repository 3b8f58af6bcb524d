/* test_saltelli.c - which columns come from where, places and indices, and what it is for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/design.h"
#include "analysis/saltelli.h"
#include "sim/random.h"

static double at(const struct saltelli *saltelli, uint64_t row, uint32_t matrix, uint32_t j)
{
    const struct saltelli_place place = {row, matrix};
    return saltelli_coordinate(saltelli, saltelli_index(saltelli, place), j);
}

/* A_B^i is A but for column i, which is B's; and B is nowhere A. */
static void one_column_from_b(void **state)
{
    (void)state;
    for (int base = 0; base < 2; base++) {
        const struct saltelli saltelli = {9, 64, 7, base ? SALTELLI_RANDOM : SALTELLI_SOBOL};
        for (uint64_t row = 0; row < 64; row++)
            for (uint32_t j = 0; j < 7; j++) {
                const double a = at(&saltelli, row, 0, j), b = at(&saltelli, row, 8, j);
                assert_true(a != b);
                for (uint32_t i = 0; i < 7; i++)
                    assert_true(at(&saltelli, row, 1 + i, j) == (i == j ? b : a));
            }
    }
}

/* Of Sobol's base each column of A and of B is a net, and no two columns are one. */
static void columns_are_even(void **state)
{
    (void)state;
    const struct saltelli saltelli = {9, 128, 20, SALTELLI_SOBOL};
    for (uint32_t j = 0; j < 20; j++)
        for (uint32_t matrix = 0; matrix <= 21; matrix += 21) {
            bool met[128] = {0};
            for (uint64_t row = 0; row < 128; row++) {
                const uint64_t slice = design_level(at(&saltelli, row, matrix, j), 128);
                assert_false(met[slice]);
                met[slice] = true;
            }
        }
    for (uint32_t j = 0; j < 40; j++)
        for (uint32_t other = 0; other < j; other++)
            assert_true(at(&saltelli, 1, j < 20 ? 0 : 21, j % 20) !=
                        at(&saltelli, 1, other < 20 ? 0 : 21, other % 20));
}

static void a_place_is_an_index(void **state)
{
    (void)state;
    const struct saltelli saltelli = {1, 50, 4, SALTELLI_RANDOM},
                          more = {1, 90, 4, SALTELLI_RANDOM};
    struct fault fault = {0};
    uint64_t n;
    assert_int_equal(saltelli_count(&saltelli, &n, &fault), 0);
    assert_true(n == 300);
    for (uint64_t i = 0; i < n; i++) {
        const struct saltelli_place place = saltelli_place(&saltelli, i);
        assert_true(place.row == i / 6 && place.matrix == i % 6);
        assert_true(saltelli_index(&saltelli, place) == i);
        /* More rows leave those that have been run where they were. */
        assert_true(saltelli_coordinate(&saltelli, i, 2) == saltelli_coordinate(&more, i, 2));
    }
}

/* Jansen's total index, sum (f(A) - f(A_B^i))^2 / 2n over the variance, of x_0 + 2 x_1 + 0 x_2 is
 * 0.2, 0.8 and 0. Rows stand in points as in a sweep. */
static void indices_of_a_plane(void **state)
{
    (void)state;
    enum { N = 1024, K = 3 };
    const struct saltelli saltelli = {4, N, K, SALTELLI_SOBOL};
    static double f[N * (K + 2)];
    const double slope[] = {1, 2, 0}, wanted[] = {0.2, 0.8, 0};
    double mean = 0, variance = 0;
    for (uint64_t i = 0; i < N * (K + 2); i++)
        for (uint32_t j = 0; j < K; j++)
            f[i] += slope[j] * saltelli_coordinate(&saltelli, i, j);
    for (size_t row = 0; row < N; row++)
        mean += f[row * (K + 2)] / N;
    for (size_t row = 0; row < N; row++)
        variance += (f[row * (K + 2)] - mean) * (f[row * (K + 2)] - mean) / N;
    for (size_t i = 0; i < K; i++) {
        double total = 0;
        for (size_t row = 0; row < N; row++) {
            const double change = f[row * (K + 2)] - f[row * (K + 2) + 1 + i];
            total += change * change / (2 * N);
        }
        assert_true(fabs(total / variance - wanted[i]) < 0.01);
    }
}

static void refused(struct saltelli saltelli, const char *en)
{
    struct fault fault = {0};
    uint64_t n;
    assert_int_equal(saltelli_count(&saltelli, &n, &fault), FAULT_INPUT);
    assert_string_not_equal(fault.zh, "");
    assert_non_null(strstr(fault.en, en));
}

static void what_is_refused(void **state)
{
    (void)state;
    const struct saltelli small = {1, 2, 3, SALTELLI_SOBOL};
    struct fault fault = {0};
    uint64_t n;
    refused((struct saltelli){1, 0, 3, SALTELLI_SOBOL}, "0 rows");
    refused((struct saltelli){1, DESIGN_MOST + 1, 3, SALTELLI_RANDOM}, "4294967296");
    refused((struct saltelli){1, 8, 0, SALTELLI_SOBOL}, "0 factors");
    refused((struct saltelli){1, 8, 556, SALTELLI_SOBOL}, "555");
    assert_int_equal(saltelli_count(&(struct saltelli){1, 8, 555, SALTELLI_SOBOL}, &n, &fault), 0);
    assert_int_equal(saltelli_count(&(struct saltelli){1, 8, 556, SALTELLI_RANDOM}, &n, &fault), 0);
    assert_true(n == 8 * 558);
    expect_assert_failure(saltelli_coordinate(&small, 10, 0));
    expect_assert_failure(saltelli_coordinate(&small, 0, 3));
    expect_assert_failure(saltelli_index(&small, (struct saltelli_place){0, 5}));
}

/* The same bits by every compiler, and from version to version. */
static void same_bits(void **state)
{
    (void)state;
    uint64_t digest = 0;
    for (int base = 0; base < 2; base++) {
        const struct saltelli saltelli = {6, 50, 9, base ? SALTELLI_RANDOM : SALTELLI_SOBOL};
        for (uint64_t i = 0; i < 550; i++)
            for (uint32_t j = 0; j < 9; j++)
                digest =
                    random_mix2(digest, (uint64_t)(saltelli_coordinate(&saltelli, i, j) * 0x1p53));
    }
    assert_int_equal(digest, UINT64_C(0x611050594eb2db7c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_column_from_b),
        cmocka_unit_test(columns_are_even),
        cmocka_unit_test(a_place_is_an_index),
        cmocka_unit_test(indices_of_a_plane),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
