/* test_closed_forms.c - a second model on the engine alone against queueing theory.
 *
 * Every figure within its error, every standard error at most 0.5 % of its figure; chance
 * of a false alarm under other seeds FALSE_ALARM for all of them together. Then the same
 * with a service that is 3 % longer than theory is told, which must not pass.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/closed_form.h"

enum { SEED = 20091122 };

static void test_theory(void **state)
{
    double threshold = figure_threshold(FIGURES_MOST * closed_forms_n, REPLICATIONS);
    struct figure figures[FIGURES_MOST];
    (void)state;
    for (int f = 0; f < closed_forms_n; f++) {
        int n = closed_form_run(&closed_forms[f], 1, 1, SEED + (uint64_t)f, figures, NULL);
        assert_true(n >= 2);
        for (int i = 0; i < n; i++) {
            assert_true(fabs(figures[i].t) < threshold);
            assert_true(figures[i].error <= 0.005 * figures[i].theory);
        }
    }
}

static void test_wrong_service_is_caught(void **state)
{
    double threshold = figure_threshold(FIGURES_MOST * closed_forms_n, REPLICATIONS);
    struct figure figures[FIGURES_MOST];
    (void)state;
    for (int f = 1; f < closed_forms_n; f += 3) {
        int n = closed_form_run(&closed_forms[f], 1, 1.03, SEED + (uint64_t)f, figures, NULL);
        assert_true(n >= 2);
        for (int i = 0; i < n; i++)
            assert_true(figures[i].t > threshold);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_theory),
                                       cmocka_unit_test(test_wrong_service_is_caught)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
