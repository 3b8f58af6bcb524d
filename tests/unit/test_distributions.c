/* test_distributions - the page's normal and Student distributions against GSL's. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "classroom/distributions.h"

static void same(double ours, double theirs, double within)
{
    const double off = fabs(ours - theirs), size = fabs(theirs);
    if (!(off <= within * (size > 1e-3 ? size : 1e-3)) && !(isinf(theirs) && ours == theirs))
        fail_msg("%.17g, not %.17g", ours, theirs);
}

static void test_normal(void **state)
{
    (void)state;
    for (double p = 1e-15; p < 1; p += p < 0.01 ? p / 2 : 0.0031)
        same(normal_quantile(p), gsl_cdf_ugaussian_Pinv(p), 1e-12);
    for (double z = -30; z < 9; z += 0.01) /* far out, relatively */
        assert_true(fabs(normal_below(z) / gsl_cdf_ugaussian_P(z) - 1) < 1e-12);
    assert_true(isinf(normal_quantile(0)) && normal_quantile(0) < 0);
    assert_true(isinf(normal_quantile(1)) && normal_quantile(1) > 0);
    assert_true(normal_quantile(0.5) == 0);
    assert_true(isnan(normal_quantile(-0.1)) && isnan(normal_quantile(NAN)));
}

/* Of replicates' differences freedom is whole; beyond 30 degrees GSL takes a series in the tail
 * that is off by up to 1e-6 there, and exact where intervals look. */
static void test_student(void **state)
{
    (void)state;
    for (int freedom = 1; freedom < 500; freedom++) {
        const double tail = freedom <= 30 ? 1e-12 : 1e-4;
        for (double p = 0.75; p < 0.9996; p += (1 - p) / 7) {
            same(student_quantile(p, freedom), gsl_cdf_tdist_Pinv(p, freedom), 1e-12);
            same(student_quantile(1 - p, freedom), -student_quantile(p, freedom), 1e-12);
        }
        for (double t = -6; t < 40; t += 0.37)
            same(student_above(t, freedom), gsl_cdf_tdist_Q(t, freedom), t < 4 ? 1e-11 : tail);
    }
    for (double freedom = 1.3; freedom < 30; freedom *= 1.07) /* Welch's */
        same(student_quantile(0.975, freedom), gsl_cdf_tdist_Pinv(0.975, freedom), 1e-12);
}

/* There and back, where GSL's series would hide what ours does; and the Cauchy distribution. */
static void test_by_itself(void **state)
{
    (void)state;
    for (double freedom = 1; freedom < 5000; freedom *= 1.31)
        for (double q = 0.4; q > 1e-9; q /= 1.9)
            assert_true(fabs(student_above(student_quantile(1 - q, freedom), freedom) / q - 1) <
                        1e-12 + 1e-16 / q * 4);
    for (double t = 0.1; t < 1e6; t *= 1.7)
        assert_true(fabs(student_above(t, 1) * 3.14159265358979323846 / atan(1 / t) - 1) < 1e-13);
    assert_true(student_above(INFINITY, 3) == 0 && student_above(-INFINITY, 3) == 1);
    assert_true(isnan(student_above(NAN, 3)) && isnan(student_quantile(0.9, 0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal),
        cmocka_unit_test(test_student),
        cmocka_unit_test(test_by_itself),
    };
    return cmocka_run_group_tests_name("distributions", tests, NULL, NULL);
}
