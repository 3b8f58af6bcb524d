/* test_interval.c - intervals by hand; R recomputes them in tests/results/test_inference.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/interval.h"

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", x, wanted);
}

/* Mean 2, variance 5/3; t(3, .975) = 3.182446305284263. */
static void student_by_hand(void **state)
{
    (void)state;
    const double d[] = {1.5, 2.5, 0.5, 3.5}, alike[] = {2.385, 2.385, 2.385};
    struct interval interval = interval_student(d, 4, 0.95);
    close_to(interval.low, 2 - 3.182446305284263 * sqrt(5.0 / 12), 1e-12);
    close_to(interval.high, 2 + 3.182446305284263 * sqrt(5.0 / 12), 1e-12);
    interval = interval_student(d, 1, 0.95);
    assert_true(isnan(interval.low) && isnan(interval.high));
    interval = interval_student(alike, 3, 0.95);
    assert_true(interval.low == 2.385 && interval.high == 2.385);
}

/* Equal variances: 2 (n - 1) degrees of freedom; one of them 0: n - 1. */
static void welch_freedom(void **state)
{
    (void)state;
    const double a[] = {1, 2, 3, 4}, b[] = {7, 9, 8, 6}, still[] = {5, 5, 5, 5};
    close_to(interval_welch(a, b, 4, 0.95), 2.446911851144969 * sqrt(2 * 5.0 / 3 / 4), 1e-12);
    close_to(interval_welch(a, still, 4, 0.95), 3.182446305284263 * sqrt(5.0 / 3 / 4), 1e-12);
    close_to(interval_welch(still, still, 4, 0.95), 0, 0);
    assert_true(isnan(interval_welch(a, b, 1, 0.95)));
}

/* 1, 2, 9: squares 38, cubes -27 - 8 + 125 = 90; 3 sqrt(2) / 1 x 90 / 38^1.5. */
static void skewness_and_the_rule(void **state)
{
    (void)state;
    const double d[] = {1, 2, 9}, alike[] = {4, 4, 4};
    double tailed[30];
    close_to(interval_skewness(d, 3), 3 * sqrt(2) * 90 / pow(38, 1.5), 1e-12);
    assert_true(isnan(interval_skewness(alike, 3)));
    assert_true(isnan(interval_skewness(d, 2)));
    for (int i = 0; i < 30; i++)
        tailed[i] = exp(i / 5.0);
    assert_false(interval_is_skewed(tailed, 29)); /* too few */
    assert_true(interval_is_skewed(tailed, 30));
    for (int i = 0; i < 30; i++)
        tailed[i] = i;
    assert_false(interval_is_skewed(tailed, 30));
}

static void quantiles(void **state)
{
    (void)state;
    const double sorted[] = {1, 3, 4};
    close_to(interval_quantile(sorted, 3, 0.5), 3, 0);
    close_to(interval_quantile(sorted, 3, 0.4), 2.2, 1e-12);
    close_to(interval_quantile(sorted, 3, 0.01), 1, 0);
    close_to(interval_quantile(sorted, 3, 0.99), 4, 0);
}

/* The skewed side reaches further; mirrored data have the mirrored interval. (Ties are half, so
 * z0 changes sign; a does, too.) */
static void bca_follows_the_skew(void **state)
{
    (void)state;
    struct resample_plan plan = {0};
    struct fault fault = {0};
    struct interval interval, mirrored, one;
    double d[40], minus[40], sum = 0;
    for (int i = 0; i < 40; i++) {
        d[i] = exp(i / 10.0);
        minus[i] = -d[i];
        sum += d[i] / 40;
    }
    assert_int_equal(interval_bca(d, 40, 0.95, &plan, &interval, &fault), 0);
    assert_int_equal(interval_bca(minus, 40, 0.95, &plan, &mirrored, &fault), 0);
    close_to(sum, 12.74072505352478, 1e-12);
    close_to(interval.low, 9.2412651818602534, 1e-9); /* by R, tests/results/inference.R */
    close_to(interval.high, 17.6006808162772863, 1e-9);
    close_to(mirrored.low, -interval.high, 1e-9);
    close_to(mirrored.high, -interval.low, 1e-9);
    const double alike[] = {2.385, 2.385, 2.385};
    assert_int_equal(interval_bca(alike, 3, 0.95, &plan, &one, &fault), 0);
    assert_true(one.low == 2.385 && one.high == 2.385);
    assert_int_equal(interval_bca(d, 1, 0.95, &plan, &one, &fault), 0);
    assert_true(isnan(one.low));
    resample_plan_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(student_by_hand), cmocka_unit_test(welch_freedom),
        cmocka_unit_test(skewness_and_the_rule), cmocka_unit_test(quantiles),
        cmocka_unit_test(bca_follows_the_skew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
