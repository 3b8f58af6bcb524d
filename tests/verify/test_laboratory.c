/* test_laboratory.c - the shipped laboratories, all of the society, against theory.
 *
 * As test_closed_forms.c, but by lab/queue, lab/mg1 and lab/priority: the calendar, the
 * staff's day, choosing, waiting, giving up, the record. What theory does not know of
 * must be off there, or it shows here.
 */
#define _POSIX_C_SOURCE 200809L

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

#include "tests/support/laboratory.h"

enum { SEED = 20091123 };

static int run(int form, double wrong, struct figure figures[FIGURES_MOST], uint64_t *events)
{
    struct faults faults = {0};
    int n = laboratory_run(&closed_forms[form], 1, wrong, SEED + (uint64_t)form, figures,
                           events, &faults);
    if (faults.n)
        printf("# %s\n", faults.fault[0].en);
    assert_true(n >= 2);
    return n;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void test_theory(void **state)
{
    double threshold = figure_threshold(FIGURES_MOST * closed_forms_n, LABORATORY_REPLICATES);
    struct figure figures[FIGURES_MOST];
    uint64_t events = 0;
    double begin = seconds();
    (void)state;
    for (int f = 0; f < closed_forms_n; f++) {
        int n = run(f, 1, figures, &events);
        for (int i = 0; i < n; i++) {
            assert_true(fabs(figures[i].t) < threshold);
            assert_true(figures[i].error <= 0.005 * figures[i].theory);
        }
    }
    printf("# %.3g events, %.0f ns of processor time each\n", (double)events,
           1e9 * (seconds() - begin) / (double)events);
}

static void test_wrong_service_is_caught(void **state)
{
    double threshold = figure_threshold(FIGURES_MOST * closed_forms_n, LABORATORY_REPLICATES);
    struct figure figures[FIGURES_MOST];
    uint64_t events = 0;
    (void)state;
    for (int f = 1; f < closed_forms_n; f += 3) {
        int n = run(f, 1.03, figures, &events);
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
