/* test_sequence.c - the interval is where the evidence of its own definition is 20. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/sequence.h"

static const double d[] = {0.31, 1.7, -0.42, 2.9, 0.05, 1.11, 0.83, 2.2, -1.3, 0.64};

/* The ratio of marginal densities of x = d - mu: under delta ~ N(0, c^2) the covariance is
 * I + c^2 11', of determinant 1 + n c^2; sigma integrated by its Haar measure leaves a power of
 * n/2. */
static double evidence(double mu, size_t n)
{
    double whole = 0, sum = 0, c2 = 0.25;
    for (size_t i = 0; i < n; i++) {
        whole += (d[i] - mu) * (d[i] - mu);
        sum += d[i] - mu;
    }
    double part = whole - c2 * sum * sum / (1 + (double)n * c2);
    return pow(1 + (double)n * c2, -0.5) * pow(whole / part, (double)n / 2);
}

static void ends_are_where_evidence_is_twenty(void **state)
{
    (void)state;
    for (size_t n = 7; n <= 10; n++) {
        struct interval interval = sequence_interval(d, n, 0.95);
        assert_true(fabs(evidence(interval.low, n) - 20) < 1e-9);
        assert_true(fabs(evidence(interval.high, n) - 20) < 1e-9);
    }
    struct interval interval = sequence_interval(d, 10, 0.95);
    assert_true(fabs(interval.high - 0.802 - 1.904948536039912) < 1e-12);
    interval = sequence_interval(d, 10, 0.9);
    assert_true(fabs(evidence(interval.low, 10) - 10) < 1e-9);
}

static void nothing_to_say(void **state)
{
    (void)state;
    const double alike[] = {-2.385, -2.385, -2.385, -2.385, -2.385, -2.385, -2.385};
    for (size_t n = 0; n <= 6; n++) {
        struct interval interval = sequence_interval(d, n, 0.95);
        assert_true(isinf(interval.low) && interval.low < 0);
        assert_true(isinf(interval.high) && interval.high > 0);
    }
    struct interval interval = sequence_interval(alike, 7, 0.95);
    assert_true(interval.low == -2.385 && interval.high == -2.385);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ends_are_where_evidence_is_twenty),
                                       cmocka_unit_test(nothing_to_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
