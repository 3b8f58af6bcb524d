/* test_sobol.c - the sequence against published points, the nets that it promises, and its gain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/design.h"
#include "analysis/sobol.h"
#include "sim/random.h"
#include "tests/support/fit.h"

/* What Joe and Kuo's program prints for ten points in three dimensions, from their page. */
static void published_points(void **state)
{
    (void)state;
    const double wanted[10][3] = {{0, 0, 0},
                                  {0.5, 0.5, 0.5},
                                  {0.75, 0.25, 0.25},
                                  {0.25, 0.75, 0.75},
                                  {0.375, 0.375, 0.625},
                                  {0.875, 0.875, 0.125},
                                  {0.625, 0.125, 0.875},
                                  {0.125, 0.625, 0.375},
                                  {0.1875, 0.3125, 0.9375},
                                  {0.6875, 0.8125, 0.4375}};
    for (uint64_t i = 0; i < 10; i++)
        for (uint32_t j = 0; j < 3; j++)
            assert_true(sobol_coordinate(i, j) == wanted[i][j]);
}

/* Points far out, in units of 2^-32, as SciPy 1.10 has them: Sobol(1111, scramble=False, bits=32).
 * (It has the same first 1,024 points in all dimensions.) */
static void points_far_out(void **state)
{
    (void)state;
    const uint32_t dimension[] = {0, 1, 2, 39, 40, 500, 761, 1110};
    const uint64_t point[] = {1000, 123456, 77777777};
    const uint32_t wanted[3][8] = {{943718400, 415236096, 2227175424, 2059403264, 3921674240,
                                    3116367872, 1866465280, 1589641216},
                                   {113803264, 784891904, 1319665664, 1593344000, 3410001920,
                                    860389376, 2685239296, 725254144},
                                   {2473971552, 3083022688, 2012638624, 3854786784, 1109084768,
                                    1743378144, 4128906336, 1103065568}};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 8; j++)
            assert_true(sobol_coordinate(point[i], dimension[j]) == wanted[i][j] * 0x1p-32);
}

/* Number j has its lowest bit at place j + 1, so every slice is met, in every dimension; and no
 * two dimensions are the same one. */
static void directions_of_all_dimensions(void **state)
{
    (void)state;
    static uint32_t v[SOBOL_DIMENSIONS][SOBOL_BITS];
    for (uint32_t d = 0; d < SOBOL_DIMENSIONS; d++) {
        sobol_directions(d, v[d]);
        for (int j = 0; j < SOBOL_BITS; j++)
            assert_true(v[d][j] << j == UINT32_C(1) << 31);
        for (uint32_t other = 0; other < d; other++)
            assert_memory_not_equal(v[d], v[other], sizeof v[d]);
    }
}

/* Property A of Sobol: of 2^d points in a row each of the 2^d halvings of d dimensions holds one,
 * which is so when the first bits of the first d direction numbers are independent. Joe and Kuo
 * kept it; here to 32. */
static void property_a(void **state)
{
    (void)state;
    uint32_t row[SOBOL_BITS]; /* bit j: the first bit of direction number j */
    for (uint32_t d = 0; d < SOBOL_BITS; d++) {
        uint32_t v[SOBOL_BITS];
        sobol_directions(d, v);
        row[d] = 0;
        for (int j = 0; j < SOBOL_BITS; j++)
            row[d] |= v[j] >> 31 << j;
    }
    for (uint32_t size = 1; size <= SOBOL_BITS; size++) {
        uint32_t left[SOBOL_BITS];
        memcpy(left, row, sizeof left);
        for (uint32_t pivot = 0; pivot < size; pivot++) {
            uint32_t with = pivot;
            while (with < size && !(left[with] >> pivot & 1))
                with++;
            assert_true(with < size);
            const uint32_t taken = left[with];
            left[with] = left[pivot];
            left[pivot] = taken;
            for (uint32_t below = pivot + 1; below < size; below++)
                if (left[below] >> pivot & 1)
                    left[below] ^= taken;
        }
    }
}

static double coordinate(bool shifted, uint64_t i, uint32_t dimension)
{
    return shifted ? sobol_shifted(42, i, dimension) : sobol_coordinate(i, dimension);
}

/* The first and the fourth 256 points: each 256th of each of the 1,111 dimensions holds one. */
static void every_slice_of_every_dimension(void **state)
{
    (void)state;
    for (int shifted = 0; shifted < 2; shifted++)
        for (uint64_t begin = 0; begin <= 768; begin += 768)
            for (uint32_t d = 0; d < SOBOL_DIMENSIONS; d++) {
                bool met[256] = {0};
                for (uint64_t i = begin; i < begin + 256; i++) {
                    const uint64_t slice = design_level(coordinate(shifted, i, d), 256);
                    assert_false(met[slice]);
                    met[slice] = true;
                }
            }
}

/* 2^m points from `begin`, in boxes of 2^-a by 2^-b (a + b = m - t): 2^t in each? */
static bool a_net(bool shifted, uint64_t begin, uint32_t one, uint32_t two, int m, int t)
{
    for (int a = 0; a <= m - t; a++) {
        const int b = m - t - a;
        static int count[1 << 12];
        memset(count, 0, sizeof count);
        for (uint64_t i = begin; i < begin + (UINT64_C(1) << m); i++) {
            const uint64_t x = design_level(coordinate(shifted, i, one), UINT64_C(1) << a);
            const uint64_t y = design_level(coordinate(shifted, i, two), UINT64_C(1) << b);
            count[x << b | y]++;
        }
        for (int box = 0; box < 1 << (m - t); box++)
            if (count[box] != 1 << t)
                return false;
    }
    return true;
}

/* Two dimensions whose polynomials have degrees s and s' are a (t, m, 2)-net in base 2 with
 * t = s - 1 + s' - 1 for every m >= t, and so is any 2^m points from a multiple of 2^m (Sobol). */
static void nets_of_two_dimensions(void **state)
{
    (void)state;
    const int t[] = {0, 0, 1, 2, 2, 3}; /* of one dimension: its degree less one */
    for (uint32_t one = 0; one < 6; one++)
        for (uint32_t two = one + 1; two < 6; two++)
            for (int m = t[one] + t[two]; m <= 8; m += 1 + (one > 0))
                for (int kind = 0; kind < 4; kind++)
                    assert_true(a_net(kind % 2, kind < 2 ? 0 : UINT64_C(5) << m, one, two, m,
                                      t[one] + t[two]));
    assert_true(a_net(false, 0, 0, 1, 12, 0));
    /* Without its first point it is none. */
    assert_false(a_net(false, 1, 0, 1, 8, 0));
}

/* prod (1 + x^2 - 1/3) over five dimensions: 1. */
static double mean_of(bool sobol, uint64_t seed, uint64_t n)
{
    double sum = 0;
    for (uint64_t i = 0; i < n; i++) {
        double product = 1;
        for (uint32_t j = 0; j < 5; j++) {
            const double x = sobol ? sobol_shifted(seed, i, j) : design_random(seed, i, j);
            product *= 1 + x * x - 1.0 / 3;
        }
        sum += product;
    }
    return sum / (double)n;
}

static double error_of(bool sobol, uint64_t n)
{
    double square = 0;
    for (uint64_t seed = 1; seed <= 16; seed++)
        square += (mean_of(sobol, seed, n) - 1) * (mean_of(sobol, seed, n) - 1);
    return sqrt(square / 16);
}

/* With 64 times the points the error of random ones falls to an eighth. (Seeds are fixed; figures
 * are far from the bounds.) */
static void errors_fall_faster_than_luck(void **state)
{
    (void)state;
    const double few = error_of(true, 128), many = error_of(true, 8192);
    const double luck_few = error_of(false, 128), luck_many = error_of(false, 8192);
    print_message("error at 128 and 8,192 points: Sobol %.2e %.2e, random %.2e %.2e\n", few, many,
                  luck_few, luck_many);
    assert_true(few < luck_few / 2);
    assert_true(many < luck_many / 20);
    assert_true(few / many > 32);
    assert_true(luck_few / luck_many < 20);
}

/* 1,000 shifts of four points: the mean of means is 1 within FAR deviations; and a shifted point is
 * uniform. */
static void shifted_means_are_unbiased(void **state)
{
    (void)state;
    enum { SEEDS = 1000 };
    static struct fit fit;
    double sum = 0, square = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        const double mean = mean_of(true, seed, 4) - 1;
        sum += mean;
        square += mean * mean;
    }
    assert_true(fabs(sum) < FAR * sqrt(square));
    for (uint64_t seed = 0; seed < 100000; seed++)
        fit_add(&fit, sobol_shifted(seed, 77, 3));
    assert_true(fit_good(&fit));
}

static void refused(int code, const struct fault *fault, const char *en)
{
    assert_int_equal(code, FAULT_INPUT);
    assert_string_not_equal(fault->zh, "");
    assert_non_null(strstr(fault->en, en));
}

static void what_is_refused(void **state)
{
    (void)state;
    struct fault fault = {0}, a = {0}, b = {0}, c = {0}, d = {0};
    assert_int_equal(sobol_check(DESIGN_MOST, SOBOL_DIMENSIONS, &fault), 0);
    refused(sobol_check(0, 3, &a), &a, "0 points");
    refused(sobol_check(DESIGN_MOST + 1, 3, &b), &b, "4294967296");
    refused(sobol_check(8, 0, &c), &c, "0 dimensions");
    refused(sobol_check(8, SOBOL_DIMENSIONS + 1, &d), &d, "1111");
    expect_assert_failure(sobol_coordinate(DESIGN_MOST, 0));
    expect_assert_failure(sobol_coordinate(0, SOBOL_DIMENSIONS));
}

/* The same bits by every compiler, and from version to version. */
static void same_bits(void **state)
{
    (void)state;
    uint64_t digest = 0;
    for (uint32_t d = 0; d < SOBOL_DIMENSIONS; d++) {
        digest = random_mix2(digest, (uint64_t)(sobol_coordinate(UINT32_MAX - d, d) * 0x1p32));
        digest = random_mix2(digest, (uint64_t)(sobol_shifted(d, 12345, d) * 0x1p53));
    }
    assert_int_equal(digest, UINT64_C(0xb93e2d2435607fb9));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_points),
        cmocka_unit_test(points_far_out),
        cmocka_unit_test(directions_of_all_dimensions),
        cmocka_unit_test(property_a),
        cmocka_unit_test(every_slice_of_every_dimension),
        cmocka_unit_test(nets_of_two_dimensions),
        cmocka_unit_test(errors_fall_faster_than_luck),
        cmocka_unit_test(shifted_means_are_unbiased),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
