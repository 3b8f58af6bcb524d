/* test_verdict.c - four words, and how many replicates they still want. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/verdict.h"

static void words(void **state)
{
    (void)state;
    const struct interval below = {-0.31, -0.12}, across = {-0.2, 0.1}, tiny = {1e-9, 2e-9};
    assert_int_equal(verdict_of(below, 0.1, -1), VERDICT_HELPS);
    assert_int_equal(verdict_of(below, 0.1, 1), VERDICT_HURTS);
    assert_int_equal(verdict_of(below, 0.2, -1), VERDICT_UNDECIDED);
    assert_int_equal(verdict_of(below, 0.35, -1), VERDICT_NEGLIGIBLE);
    assert_int_equal(verdict_of(across, 0.05, -1), VERDICT_UNDECIDED);
    assert_int_equal(verdict_of(across, 0.25, -1), VERDICT_NEGLIGIBLE);
    assert_int_equal(verdict_of(across, 0.2, 1), VERDICT_NEGLIGIBLE); /* ends included */
    assert_int_equal(verdict_of(tiny, 0, 1), VERDICT_HELPS);
    assert_int_equal(verdict_of((struct interval){0, 0}, 0, 1), VERDICT_NEGLIGIBLE);
    assert_int_equal(verdict_of((struct interval){0, 1}, 0, 1), VERDICT_UNDECIDED);
    assert_int_equal(verdict_of((struct interval){NAN, NAN}, 0, 1), VERDICT_UNDECIDED);
    assert_int_equal(verdict_of((struct interval){-INFINITY, INFINITY}, 7, 1), VERDICT_UNDECIDED);
}

/* (1.959964 x 3 / 0.4)^2 = 216.08. */
static void wants_without_assumptions(void **state)
{
    (void)state;
    struct outlook outlook = verdict_outlook(0.5, 9, 0.95);
    assert_true(verdict_wants(&outlook, 0.1, 20) == 217 - 20);
    assert_true(verdict_wants(&outlook, 0.9, 20) == 217 - 20); /* toward negligible */
    outlook.effect = -0.5;
    assert_true(verdict_wants(&outlook, 0.1, 20) == 217 - 20);
    assert_true(verdict_wants(&outlook, 0.1, 216) == 1);
    assert_true(verdict_wants(&outlook, 0.1, 500) == 1);
    assert_true(isinf(verdict_wants(&outlook, 0.5, 20)));
    outlook.effect = 0;
    assert_true(isinf(verdict_wants(&outlook, 0, 20)));
}

/* What stays reaches 1.96 x 0.5 = 0.98: across a bound at a distance of 0.9, not of 1.2. There
 * the n that is said is the first whose half-width is small enough. */
static void wants_with_assumptions(void **state)
{
    (void)state;
    struct outlook outlook = {.effect = 0.9, .below = 1.96, .above = 1.96,
                              .stays = 0.25, .slow = 0.3, .luck = 4};
    assert_true(isinf(verdict_wants(&outlook, 0, 20)));
    outlook.effect = 1.2;
    double n = verdict_wants(&outlook, 0, 1) + 1;
    for (int over = 0; over < 2; over++) {
        double size = n - over;
        double half = 1.96 * sqrt(0.25 + 0.3 / sqrt(size) + 4 / size);
        assert_int_equal(half <= 1.2, !over);
    }
    outlook.below = 0; /* all of it reaches to the other side */
    assert_true(verdict_wants(&outlook, 0, 20) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words),
                                       cmocka_unit_test(wants_without_assumptions),
                                       cmocka_unit_test(wants_with_assumptions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
