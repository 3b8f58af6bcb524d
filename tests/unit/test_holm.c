/* test_holm.c - p values and their adjustment against R's t.test and p.adjust. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/holm.h"

static void p_of_paired_t(void **state)
{
    (void)state;
    const double d[] = {0.31, 1.7, -0.42, 2.9, 0.05, 1.11, 0.83, 2.2, -1.3, 0.64};
    const double alike[] = {2.385, 2.385}, none[] = {0, 0};
    assert_true(fabs(holm_student(d, 10) - 0.07256031055170037) < 1e-14);
    assert_true(isnan(holm_student(d, 1)));
    assert_true(holm_student(alike, 2) == 0);
    assert_true(holm_student(none, 2) == 1);
}

/* p.adjust(c(.01, .04, .03, .005, NA, .03), "holm", n = 6), with ties; what cannot be measured
 * counts. Tiny values keep their digits. */
static void step_down(void **state)
{
    (void)state;
    const double p[] = {.01, .04, .03, .005, NAN, .03}, wanted[] = {.05, .12, .12, .03, NAN, .12};
    const double sure[] = {1e-40, 0.7, 0.6};
    double adjusted[6];
    holm_adjust(p, 6, adjusted);
    for (int i = 0; i < 6; i++)
        assert_true(i == 4 ? isnan(adjusted[i]) : fabs(adjusted[i] - wanted[i]) < 1e-15);
    holm_adjust(sure, 3, adjusted);
    assert_true(fabs(adjusted[0] / 3e-40 - 1) < 1e-12);
    assert_true(adjusted[1] == 1 && adjusted[2] == 1);
    holm_adjust(p, 0, adjusted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(p_of_paired_t),
                                       cmocka_unit_test(step_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
