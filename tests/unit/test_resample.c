/* test_resample.c - the generator against its author's numbers, and plans that are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/resample.h"

/* L'Ecuyer's published program prints 0.1270111220, 0.3185275653, 0.3091860155, 0.8258468629 from
 * the seed of six 12345; more digits are R's runif. */
static void known_answers(void **state)
{
    (void)state;
    const double wanted[] = {0.1270111220465771, 0.3185275653967945, 0.3091860155832701,
                             0.8258468629271136};
    struct resample resample = resample_begin();
    for (int i = 0; i < 4; i++)
        assert_true(fabs(resample_uniform(&resample) - wanted[i]) < 1e-15);
}

/* A million numbers: none outside, mean within 4.9 standard deviations (1e-6), and the moduli
 * respected (a state out of range would repeat no longer as it should). */
static void uniform_on_the_open_interval(void **state)
{
    (void)state;
    struct resample resample = resample_begin();
    double sum = 0;
    for (int i = 0; i < 1000000; i++) {
        double u = resample_uniform(&resample);
        assert_true(u > 0 && u < 1);
        sum += u;
    }
    assert_true(fabs(sum / 1e6 - 0.5) < 4.9 * sqrt(1.0 / 12 / 1e6));
    for (int i = 0; i < 6; i++)
        assert_true(resample.state[i] >= 0 && resample.state[i] < 4294967087);
}

static void a_plan(void **state)
{
    (void)state;
    struct resample_plan plan = {0};
    struct fault fault = {0};
    assert_int_equal(resample_plan(&plan, 7, &fault), 0);
    assert_int_equal(plan.n, 7);
    assert_int_equal(plan.index[0], 0); /* 7 x 0.127, 7 x 0.319, 7 x 0.309, 7 x 0.826 */
    assert_int_equal(plan.index[1], 2);
    assert_int_equal(plan.index[2], 2);
    assert_int_equal(plan.index[3], 5);
    for (size_t i = 0; i < 7 * RESAMPLE_COUNT; i++)
        assert_true(plan.index[i] < 7);
    const uint32_t *kept = plan.index;
    assert_int_equal(resample_plan(&plan, 7, &fault), 0);
    assert_ptr_equal(plan.index, kept);
    assert_int_equal(resample_plan(&plan, 9, &fault), 0);
    assert_int_equal(plan.n, 9);
    resample_plan_free(&plan);
    resample_plan_free(&plan);
    assert_null(plan.index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(uniform_on_the_open_interval),
        cmocka_unit_test(a_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
