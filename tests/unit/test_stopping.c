/* test_stopping.c - when to look, and how a look can end. How often it is wrong is counted in
 * tests/verify/test_inference.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/sequence.h"
#include "analysis/stopping.h"

static const struct stopping rule = {.least = 20, .batch = 15, .most = 60, .level = 0.95,
                                     .matters = 0.1, .good = -1};

static int look(const struct stopping *by, const double *d, const double *fixed, size_t n,
                enum verdict *verdict)
{
    struct fault fault = {0};
    return stopping_look(by, d, fixed, n, verdict, &fault);
}

static void looks(void **state)
{
    (void)state;
    assert_int_equal(stopping_next(&rule, 0), 20);
    assert_int_equal(stopping_next(&rule, 19), 20);
    assert_int_equal(stopping_next(&rule, 20), 35);
    assert_int_equal(stopping_next(&rule, 36), 50);
    assert_int_equal(stopping_next(&rule, 50), 60);
    assert_int_equal(stopping_next(&rule, 60), 60);
}

/* Differences evenly from mean - spread to mean + spread, every twenty of them, in an order that
 * `shift` turns: standard deviation 0.62 spread. */
static void around(double mean, double spread, int shift, double *d)
{
    for (int i = 0; i < 60; i++)
        d[i] = mean + spread * ((i * 7 + shift) % 20 - 9.5) / 9.5;
}

static void decided_by_the_sequence(void **state)
{
    (void)state;
    enum verdict verdict;
    double d[60];
    around(-1.3, 0.7, 0, d);
    assert_int_equal(look(&rule, d, NULL, 19, &verdict), DECISION_CONTINUE);
    assert_int_equal(verdict, VERDICT_UNDECIDED);
    assert_int_equal(look(&rule, d, NULL, 20, &verdict), DECISION_DECIDED);
    assert_int_equal(verdict, VERDICT_HELPS);
    around(1.3, 0.7, 0, d);
    assert_int_equal(look(&rule, d, NULL, 20, &verdict), DECISION_DECIDED);
    assert_int_equal(verdict, VERDICT_HURTS);
    around(0.01, 0.05, 0, d);
    assert_int_equal(look(&rule, d, NULL, 20, &verdict), DECISION_DECIDED);
    assert_int_equal(verdict, VERDICT_NEGLIGIBLE);
    around(-0.4, 0.7, 0, d); /* Student's interval of 20 would have decided already */
    assert_true(interval_student(d, 20, 0.95).high < -0.1);
    assert_int_equal(look(&rule, d, NULL, 20, &verdict), DECISION_CONTINUE);
    around(-0.1, 0.6, 0, d);
    assert_int_equal(look(&rule, d, NULL, 59, &verdict), DECISION_CONTINUE);
    assert_int_equal(look(&rule, d, NULL, 60, &verdict), DECISION_EXHAUSTED);
    assert_int_equal(verdict, VERDICT_UNDECIDED);
}

/* The mean of draws is sure, the effect at a plausible point is not. */
/* As plain an effect as there is: said at once without draws, with them not before twenty. */
static void few_draws_say_nothing(void **state)
{
    (void)state;
    struct stopping soon = rule;
    enum verdict verdict;
    double d[60], fixed[60];
    soon.least = 8;
    around(-5, 0.1, 0, d);
    around(-5, 0.1, 3, fixed);
    assert_int_equal(look(&soon, d, NULL, 12, &verdict), DECISION_DECIDED);
    assert_int_equal(look(&soon, d, fixed, 12, &verdict), DECISION_CONTINUE);
    assert_int_equal(verdict, VERDICT_UNDECIDED);
    assert_int_equal(look(&soon, d, fixed, STOPPING_DRAWS, &verdict), DECISION_DECIDED);
    assert_int_equal(verdict, VERDICT_HELPS);
    soon.most = 12;
    assert_int_equal(look(&soon, d, fixed, 12, &verdict), DECISION_EXHAUSTED);
    assert_int_equal(verdict, VERDICT_UNDECIDED);
}

static void hangs_on_assumptions(void **state)
{
    (void)state;
    enum verdict verdict;
    double drawn[60], fixed[60];
    around(-1.3, 3, 0, drawn);
    around(-1.3, 0.02, 0, fixed);
    assert_int_equal(look(&rule, drawn, NULL, 60, &verdict), DECISION_DECIDED);
    assert_int_equal(look(&rule, drawn, fixed, 60, &verdict), DECISION_FUTILE);
    assert_int_equal(verdict, VERDICT_UNDECIDED);
    around(-1.3, 0.3, 0, drawn); /* all plausible points on one side of -0.1 */
    assert_int_equal(look(&rule, drawn, fixed, 60, &verdict), DECISION_DECIDED);
    assert_int_equal(verdict, VERDICT_HELPS);
    around(-1.3, 2.2, 0, drawn); /* no more spread than luck alone: it may yet be decided */
    around(-1.3, 2.2, 5, fixed);
    assert_int_equal(look(&rule, drawn, NULL, 20, &verdict), DECISION_DECIDED);
    assert_int_equal(look(&rule, drawn, fixed, 20, &verdict), DECISION_CONTINUE);
    assert_int_equal(verdict, VERDICT_UNDECIDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(looks),
                                       cmocka_unit_test(decided_by_the_sequence),
                                       cmocka_unit_test(few_draws_say_nothing),
                                       cmocka_unit_test(hangs_on_assumptions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
