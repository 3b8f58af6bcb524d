/* test_paired.c - paired effects against sums by hand, and an interval that covers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/paired.h"
#include "sim/sample.h"

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", x, wanted);
}

static struct paired compare(const double *a, const double *b, size_t n)
{
    struct resample_plan plan = {0};
    struct paired paired;
    struct fault fault = {0};
    assert_int_equal(paired_compare(a, b, n, 0.95, &plan, &paired, &fault), 0);
    resample_plan_free(&plan);
    return paired;
}

/* Differences 1.5, 2.5, 0.5, 3.5: mean 2, variance 5/3; t(3, .975) = 3.182446305284263. */
static void effect_by_hand(void **state)
{
    (void)state;
    const double a[] = {10.5, 12.25, 9.75, 14.5}, b[] = {12, 14.75, 10.25, 18};
    struct paired p = compare(a, b, 4);
    double half = 3.182446305284263 * sqrt(5.0 / 3 / 4);
    assert_int_equal(p.n, 4);
    close_to(p.base, 11.75, 1e-12);
    close_to(p.variant, 13.75, 1e-12);
    close_to(p.effect, 2, 1e-12);
    close_to(p.interval.low, 2 - half, 1e-9);
    close_to(p.interval.high, 2 + half, 1e-9);
    assert_false(p.bootstrapped);
    close_to(p.deviation, sqrt(5.0 / 3), 1e-12);
    close_to(p.relative, 2 / 11.75, 1e-12);
    double var_a = (1.25 * 1.25 + .5 * .5 + 2 * 2 + 2.75 * 2.75) / 3;
    double var_b = (1.75 * 1.75 + 1 + 3.5 * 3.5 + 4.25 * 4.25) / 3;
    close_to(p.reduction, (var_a + var_b) / (5.0 / 3), 1e-9);
    /* t of 3 (va + vb)^2 / (va^2 + vb^2) degrees of freedom lies between those of 3 and 6 */
    double error = sqrt((var_a + var_b) / 4);
    assert_true(p.apart > 2.446911851144969 * error && p.apart < 3.182446305284263 * error);
    assert_true(p.reduction_interval.low < p.reduction && p.reduction < p.reduction_interval.high);
    assert_true(p.relative_interval.low < p.relative && p.relative < p.relative_interval.high);
}

static void missing_drops_the_pair(void **state)
{
    (void)state;
    const double a[] = {1.5, NAN, 2.5, 7.5}, b[] = {2.25, 3, NAN, 8.75};
    double d[4];
    assert_int_equal(paired_differences(a, b, 4, d), 2);
    close_to(d[0], 0.75, 0);
    close_to(d[1], 1.25, 0);
    struct paired p = compare(a, b, 4);
    assert_int_equal(p.n, 2);
    close_to(p.effect, 1, 1e-12);
    p = compare(a, b, 1);
    assert_int_equal(p.n, 1);
    assert_true(isnan(p.interval.low) && isnan(p.interval.high) && isnan(p.reduction));
    assert_true(isnan(p.p) && isnan(p.apart) && isnan(p.deviation) && isnan(p.relative));
    p = compare(a, b, 0);
    assert_int_equal(p.n, 0);
}

/* Differences all alike have no factor; a base of 0 has no relative effect; one pair that makes
 * all of the variance leaves the factor without an interval. */
static void what_cannot_be_said(void **state)
{
    (void)state;
    const double a[] = {-1, 0, 1, 0}, b[] = {1.5, 2.5, 3.5, 2.5}, c[] = {1.5, 2.5, 3.5, 7};
    struct paired p = compare(a, b, 4);
    assert_true(isnan(p.reduction) && isnan(p.reduction_interval.low) && isnan(p.relative));
    assert_true(p.interval.low == 2.5 && p.interval.high == 2.5 && p.p == 0);
    p = compare(a, c, 4);
    assert_true(p.reduction > 0 && isnan(p.reduction_interval.low));
}

/* With a known effect the 95 % interval covers it in 95 % of experiments: of 4,000, between
 * 3,730 and 3,868 but for a chance of 1e-6 (binomial, 4.9 standard deviations). */
static void interval_covers(void **state)
{
    (void)state;
    const struct chance chance = chance_under(20091122, 1);
    int covered = 0;
    double reduction = 0;
    for (uint32_t e = 0; e < 4000; e++) {
        struct draw draw = draw_at(&chance, 4001, e, 0);
        double a[9], b[9];
        for (int i = 0; i < 9; i++) {
            double common = 2 * sample_normal(&draw);
            a[i] = common + 0.5 * sample_normal(&draw);
            b[i] = common + 0.5 * sample_normal(&draw) + 0.385;
        }
        struct paired p = compare(a, b, 9);
        covered += p.interval.low <= 0.385 && 0.385 <= p.interval.high;
        reduction += p.reduction / 4000;
    }
    assert_in_range(covered, 3730, 3868);
    /* var A + var B = 8.5, var (A - B) = 0.5: 17, and a little more by the mean of 1/chi2 */
    assert_true(reduction > 17 && reduction < 28);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effect_by_hand), cmocka_unit_test(missing_drops_the_pair),
        cmocka_unit_test(what_cannot_be_said), cmocka_unit_test(interval_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
