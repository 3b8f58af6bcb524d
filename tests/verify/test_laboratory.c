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

enum { SEED = 20091123, SHIPPED = 3 };

/* The laboratories as they are shipped: hours of work, so that it often lasts overnight. */
static const struct closed_form shipped[SHIPPED] = {
    {"lab/queue", {4, {2}, {1.75}, 1, 6}, 3e6},
    {"lab/mg1", {1, {1}, {0.8}, 0.5, 0}, 6e6},
    {"lab/priority", {1, {0.4, 0.4}, {0.625, 1.25}, 1, 0}, 7e6},
};

static int run(const struct closed_form *form, double wrong, uint64_t seed,
               struct figure figures[FIGURES_MOST], uint64_t *events)
{
    struct faults faults = {0};
    int n = laboratory_run(form, 1, wrong, seed, figures, events, &faults);
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

static void compare(const struct closed_form forms[], int n_forms, uint64_t seed)
{
    double threshold = figure_threshold(FIGURES_MOST * (closed_forms_n + SHIPPED),
                                        LABORATORY_REPLICATES);
    struct figure figures[FIGURES_MOST];
    uint64_t events = 0;
    double begin = seconds();
    for (int f = 0; f < n_forms; f++) {
        int n = run(&forms[f], 1, seed + (uint64_t)f, figures, &events);
        for (int i = 0; i < n; i++) {
            assert_true(fabs(figures[i].t) < threshold);
            assert_true(figures[i].error <= 0.005 * figures[i].theory);
        }
    }
    printf("# %.3g events, %.0f ns of processor time each\n", (double)events,
           1e9 * (seconds() - begin) / (double)events);
}

static void test_theory(void **state)
{
    (void)state;
    compare(closed_forms, closed_forms_n, SEED);
}

static void test_as_shipped(void **state)
{
    (void)state;
    compare(shipped, SHIPPED, SEED + 100);
}

static void test_wrong_service_is_caught(void **state)
{
    double threshold = figure_threshold(FIGURES_MOST * (closed_forms_n + SHIPPED),
                                        LABORATORY_REPLICATES);
    struct figure figures[FIGURES_MOST];
    uint64_t events = 0;
    (void)state;
    for (int f = 1; f < closed_forms_n; f += 3) {
        int n = run(&closed_forms[f], 1.03, SEED + (uint64_t)f, figures, &events);
        for (int i = 0; i < n; i++)
            assert_true(figures[i].t > threshold);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_theory),
                                       cmocka_unit_test(test_as_shipped),
                                       cmocka_unit_test(test_wrong_service_is_caught)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
