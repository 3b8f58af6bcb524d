/* test_queueing.c - a first look at what tests/verify holds against theory at length.
 *
 * One load of each queue, on the engine alone and in the shipped laboratories: figures
 * within their errors, errors at most 2 %. Chance of a false alarm under other seeds
 * FALSE_ALARM for all figures together.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/laboratory.h"

enum { SEED = 20091124, FORMS = 5 };

static const int chosen[FORMS] = {1, 4, 7, 11, 13};
static const double share = 0.1; /* of the hours of tests/verify */

static void compare(const struct figure figures[], int n, int replications)
{
    double threshold = figure_threshold(2 * FIGURES_MOST * FORMS, replications);
    assert_true(n >= 2);
    for (int i = 0; i < n; i++) {
        assert_true(fabs(figures[i].t) < threshold);
        assert_true(figures[i].error <= 0.02 * figures[i].theory);
    }
}

static void test_engine(void **state)
{
    struct figure figures[FIGURES_MOST];
    (void)state;
    for (int f = 0; f < FORMS; f++) {
        int n = closed_form_run(&closed_forms[chosen[f]], share, 1, SEED + (uint64_t)f, figures,
                                NULL);
        compare(figures, n, REPLICATIONS);
    }
}

static void test_laboratories(void **state)
{
    struct figure figures[FIGURES_MOST];
    uint64_t events = 0;
    (void)state;
    for (int f = 0; f < FORMS; f++) {
        struct faults faults = {0};
        int n = laboratory_run(&closed_forms[chosen[f]], share, 1, SEED + (uint64_t)f, figures,
                               &events, &faults);
        if (faults.n)
            printf("# %s\n", faults.fault[0].en);
        compare(figures, n, LABORATORY_REPLICATES);
    }
    assert_true(events > 1000000);
}

static void test_wrong_service_is_caught(void **state)
{
    double threshold = figure_threshold(2 * FIGURES_MOST * FORMS, REPLICATIONS);
    struct figure figures[FIGURES_MOST];
    (void)state;
    int n = closed_form_run(&closed_forms[4], share, 1.03, SEED, figures, NULL);
    assert_int_equal(n, 2);
    assert_true(figures[0].t > threshold && figures[1].t > threshold);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_engine),
                                       cmocka_unit_test(test_laboratories),
                                       cmocka_unit_test(test_wrong_service_is_caught)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
