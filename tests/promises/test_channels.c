/* test_channels.c - every reform shows where its file says it does: in the metrics of its channel
 * and in those of its costs and side effects.
 *
 * At full strength and default values, from two months before the recording on, in a small
 * city whose twelve months are compared with the baseline's, replicate by replicate. No sign
 * is asked for: a reform may help or harm. Student's t over eight pairs must exceed 4.5 (a
 * chance of 3 in 1,000 for a metric that does not move); the seeds are fixed, so a metric
 * that passes today does not fail by chance tomorrow.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

enum { PAIRS = 8 };
#define T_LEAST 4.5

static struct scenario city_of_channels(void)
{
    struct scenario scenario = small_city(90817);
    scenario.run.length = 12;
    scenario.run.record = RECORD_YEAR;
    return scenario;
}

static struct outcome run_or_fail(const struct scenario *scenario, uint32_t replicate)
{
    struct outcome outcome = run_of(scenario, replicate, 1);
    if (outcome.status)
        fail_msg("%s", outcome.fault.en);
    return outcome;
}

/* Student's t of the paired differences; infinite where all pairs differ alike. */
static double students_t(const struct outcome base[PAIRS], const struct outcome with[PAIRS],
                          const char *metric)
{
    double sum = 0, squares = 0;
    for (int r = 0; r < PAIRS; r++) {
        double a = record_mean(&base[r].record, metric, 0, 1);
        double b = record_mean(&with[r].record, metric, 0, 1);
        double d = isnan(a) && isnan(b) ? 0 : (isnan(b) ? 0 : b) - (isnan(a) ? 0 : a);
        sum += d;
        squares += d * d;
    }
    double mean = sum / PAIRS, variance = (squares - PAIRS * mean * mean) / (PAIRS - 1);
    if (fabs(mean) < 1e-15)
        return 0;
    return variance > 0 ? fabs(mean) / sqrt(variance / PAIRS) : INFINITY;
}

static int untold; /* metrics that a file names and that do not move */

static void shows_in(const struct reform *reform, const char *const metrics[SHOWS_MOST],
                     const char *what, const struct outcome base[PAIRS],
                     const struct outcome with[PAIRS])
{
    if (!metrics[0]) {
        print_message("%s names no metric of its %s\n", reform->name, what);
        untold++;
    }
    for (int i = 0; i < SHOWS_MOST && metrics[i]; i++) {
        if (!metrics_find(metrics[i]))
            fail_msg("%s: there is no metric %s", reform->name, metrics[i]);
        double t = students_t(base, with, metrics[i]);
        if (t < T_LEAST) {
            print_message("%s: its %s does not show in %s (t %.2f)\n", reform->name, what,
                          metrics[i], t);
            untold++;
        }
    }
}

static void every_reform_shows(void **state)
{
    struct scenario scenario = city_of_channels();
    struct outcome base[PAIRS], with[PAIRS];
    (void)state;
    for (int r = 0; r < PAIRS; r++)
        base[r] = run_or_fail(&scenario, (uint32_t)r + 1);
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        struct scenario_order order =
            order_of(reform, given_presets(reform), on(2010, 1, 1), INT32_MAX);
        scenario.orders = &order;
        scenario.n_orders = 1;
        for (int r = 0; r < PAIRS; r++)
            with[r] = run_or_fail(&scenario, (uint32_t)r + 1);
        shows_in(reform, reform->channel, "channel", base, with);
        shows_in(reform, reform->side, "side effect", base, with);
        for (int r = 0; r < PAIRS; r++)
            outcome_free(&with[r]);
        free(order.given);
    }
    for (int r = 0; r < PAIRS; r++)
        outcome_free(&base[r]);
    assert_int_equal(untold, 0);
}

/* What describes a reform to people is there, in both languages. */
static void every_reform_is_described(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        assert_non_null(reform->code);
        assert_true(reform->code[0] == 'R' && strlen(reform->code) == 3);
        assert_true(reform->cost.zh && reform->cost.zh[0] && reform->cost.en && reform->cost.en[0]);
        assert_true(reform->source && strstr(reform->source, reform->code));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(reform->code, reform_catalogue[j]->code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_reform_is_described),
                                       cmocka_unit_test(every_reform_shows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
