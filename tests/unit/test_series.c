/* test_series.c - a metric's series, and means that are ratios of sums. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "analysis/periods.h"
#include "analysis/series.h"
#include "tests/support/sample_result.h"

enum { REPLICATES = 2, TRUST = 0, WAIT = 1 };
static char path[1100];
static struct result *result;

static int file_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    struct store_head head = sample_head(REPLICATES);
    struct fault fault = {0};
    snprintf(path, sizeof path, "%s/series.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    return sample_write(path, &head, &fault) || result_open_unasked(&result, path, &fault);
}

static int file_remove(void **state)
{
    (void)state;
    result_close(result);
    return unlink(path);
}

/* The ratio of what was recorded at places [from, to) in periods [first, 3). */
static double ratio(int metric, uint32_t replicate, int first, uint32_t from, uint32_t to)
{
    struct record record;
    double numerator = 0, denominator = 0;
    assert_int_equal(sample_record(&record, sample_head(1).shape, replicate), 0);
    for (int t = first; t < 3; t++)
        for (uint32_t p = from; p < to; p++) {
            numerator += (double)record.numerator[record_at(&record, metric, t, p)];
            denominator += (double)record.denominator[record_at(&record, metric, t, p)];
        }
    record_free(&record);
    return sample_metrics[metric].scale * numerator / denominator;
}

static void close_to(double x, double wanted)
{
    if (!(fabs(x - wanted) <= 1e-12 * fabs(wanted)))
        fail_msg("%.17g is not %.17g", x, wanted);
}

static void the_axis_is_days(void **state)
{
    (void)state;
    struct fault fault = {0};
    double *starts;
    size_t n;
    assert_int_equal(periods_of(result, &starts, &n, &fault), 0);
    assert_int_equal(n, 3);
    for (int t = 0; t < 3; t++)
        assert_int_equal((int)starts[t], sample_starts[t]);
    free(starts);
}

static void means_are_ratios_of_sums(void **state)
{
    (void)state;
    struct series series;
    struct fault fault = {0};
    assert_int_equal(series_read(result, "", "trust_committee", &series, &fault), 0);
    assert_int_equal(series.members, 1);
    for (uint32_t r = 1; r <= REPLICATES; r++) {
        close_to(series_mean(&series, r - 1, 0, 0, 3), ratio(TRUST, r, 0, 0, SAMPLE_PLACES));
        close_to(series_mean(&series, r - 1, 0, 2, 3), ratio(TRUST, r, 2, 0, SAMPLE_PLACES));
    }
    const double mean = (series.value[0] + series.value[1] + series.value[2]) / 3;
    assert_true(fabs(mean - series_mean(&series, 0, 0, 0, 3)) > 1e-9); /* no mean of means */
    series_free(&series);
}

static void what_is_missing_counts_not(void **state)
{
    (void)state;
    struct series series;
    struct fault fault = {0};
    assert_int_equal(series_read(result, "", "need_wait", &series, &fault), 0);
    assert_true(isnan(series.value[0])); /* no case in the first period */
    assert_true(isnan(series_mean(&series, 0, 0, 0, 1)));
    assert_true(isnan(series_mean(&series, 0, 0, 2, 2)));
    close_to(series_mean(&series, 0, 0, 0, 3), ratio(WAIT, 1, 1, 0, SAMPLE_PLACES));
    series_free(&series);
}

static void members_are_by_themselves(void **state)
{
    (void)state;
    struct series series;
    struct fault fault = {0};
    assert_int_equal(series_read(result, "/communities", "trust_committee", &series, &fault), 0);
    assert_int_equal(series.members, SAMPLE_COMMUNITIES);
    for (uint32_t m = 0; m < SAMPLE_COMMUNITIES; m++)
        close_to(series_mean(&series, 1, m, 1, 3), ratio(TRUST, 2, 1, m, m + 1));
    series_free(&series);
}

static void another_shape_is_refused(void **state)
{
    (void)state;
    static const char *const none[][2] = {
        {"", "trace"}, {"", "no_such"}, {"/groups", "need_wait"}, {"/ledger/work", "idle"}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct series series;
        struct fault fault = {0};
        if (series_read(result, none[i][0], none[i][1], &series, &fault) != FAULT_INPUT)
            fail_msg("%s/%s is a series", none[i][0], none[i][1]);
        assert_string_equal(fault.where, path);
        assert_null(series.value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_axis_is_days),
        cmocka_unit_test(means_are_ratios_of_sums),
        cmocka_unit_test(what_is_missing_counts_not),
        cmocka_unit_test(members_are_by_themselves),
        cmocka_unit_test(another_shape_is_refused),
    };
    return cmocka_run_group_tests_name("series", tests, file_make, file_remove);
}
