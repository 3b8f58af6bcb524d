/* test_assumed.c - the interval with assumptions by hand (R did the sums), and its edges. What it
 * covers is counted in tests/verify/test_inference.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/assumed.h"

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", x, wanted);
}

static struct assumed of(const double *drawn, const double *fixed, size_t n)
{
    struct assumed assumed;
    struct fault fault = {0};
    assert_int_equal(assumed_of(drawn, fixed, n, 0.95, &assumed, &fault), 0);
    return assumed;
}

static void ten_by_hand(void **state)
{
    (void)state;
    const double x[] = {0.31, 1.7, -0.42, 2.9, 0.05, 1.11, 0.83, 2.2, -1.3, 0.64};
    const double y[] = {0.11, 0.7, 0.42, 0.9, -0.05, 0.51, 0.13, 1.2, -0.3, 0.24};
    struct assumed assumed = of(x, y, 10);
    close_to(assumed.effect, 0.802, 1e-12);
    close_to(assumed.spread * assumed.spread, 1.3486577777777777, 1e-12);
    close_to(assumed.interval.low, -2.2632859932235498, 1e-9);
    close_to(assumed.interval.high, 3.8672859932235499, 1e-9);
    close_to(assumed.holds, 0.8, 1e-12); /* two of ten stay below 0 when shrunk */
    close_to(assumed.spread_least,
             sqrt(1.3486577777777777 - 1.959963984540054 * 0.6636952583589667), 1e-9);
    close_to(assumed.outlook.slow, 0.6636952583589667 / 2 * sqrt(10), 1e-9);
}

/* Drawn and fixed agree: no assumption matters, and the interval is Student's. */
static void no_spread_at_all(void **state)
{
    (void)state;
    const double x[] = {0.31, 1.7, -0.42, 2.9, 0.05, 1.11, 0.83, 2.2, -1.3, 0.64};
    struct assumed assumed = of(x, x, 10);
    close_to(assumed.interval.low, -0.09032024764837447, 1e-9);
    close_to(assumed.interval.high, 1.69432024764837474, 1e-9);
    close_to(assumed.holds, 1, 0); /* three raw draws are negative, for their luck alone */
    close_to(assumed.spread, 0, 0);
    close_to(assumed.spread_least, 0, 0);
}

/* The sign asked for is that of the effect at the defaults, not of the drawn ones' mean. */
static void sign_of_the_fixed(void **state)
{
    (void)state;
    const double fixed[] = {-1, -1.1, -0.9, -1, -1}, drawn[] = {-3, 2, 3, 2, 2};
    close_to(of(drawn, fixed, 5).holds, 0.2, 1e-12);
    const double near[] = {0.1, -0.05, 0.05, 0.1, 0};
    close_to(of(near, fixed, 5).spread, 0, 0);
    close_to(of(near, fixed, 5).holds, 0, 0);
}

/* No luck, effects 1, 2, ..., 79: from 39 draws on their own quantiles tell how far they reach,
 * and an effect that is positive in all of its range is told so; Student's would not. */
static void quantiles_from_39(void **state)
{
    (void)state;
    double x[79], still[79] = {0};
    for (int i = 0; i < 79; i++)
        x[i] = 1 + i;
    struct assumed assumed = of(x, still, 79);
    double s = sqrt(79 * 80 / 12.0), w = s * s * sqrt(2.0 / 78);
    double scale = sqrt(s * s + w / 2 + s * s / 79) / s;
    close_to(assumed.interval.low, 40 - scale * (40 - 2), 1e-9); /* 0.025 x 80 is the second */
    close_to(assumed.interval.high, 40 + scale * 38, 1e-9);
    close_to(assumed.holds, 1, 0);
    double t38 = 2.024394164575136; /* n = 38 + 1: the first quantile is there */
    s = sqrt(38 * 39 / 12.0);
    assumed = of(x, still, 38);
    scale = sqrt(s * s * (1 + sqrt(2.0 / 37) / 2 + 1.0 / 38));
    close_to(assumed.interval.low, 19.5 - 2.026192463029109 * scale, 1e-9);
    assumed = of(x, still, 39);
    assert_true(assumed.outlook.below < t38);
}

static void too_few(void **state)
{
    (void)state;
    const double x[] = {3.5};
    struct assumed assumed = of(x, x, 1);
    assert_true(isnan(assumed.interval.low) && isnan(assumed.holds) && isnan(assumed.spread));
    close_to(assumed.effect, 3.5, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_by_hand), cmocka_unit_test(no_spread_at_all),
        cmocka_unit_test(quantiles_from_39), cmocka_unit_test(too_few),
        cmocka_unit_test(sign_of_the_fixed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
