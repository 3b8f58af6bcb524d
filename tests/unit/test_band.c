/* test_band.c - critical values in the cases that have a formula, and what is read from a band. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/band.h"
#include "sim/sample.h"

enum { N = 20, T = 6 };

static void between(double x, double low, double high)
{
    if (!(low <= x && x <= high))
        fail_msg("%.6g is not within %.6g .. %.6g", x, low, high);
}

/* One period, or periods that move as one: t(19, .975) = 2.0930. Independent ones: Sidak's
 * 2.9342 for six, here with columns made orthogonal. 4,999 draws tell the quantile to some
 * 0.03; the generator is fixed. */
static void critical_values(void **state)
{
    (void)state;
    double series[N][T] = {{0}};
    struct band band;
    struct fault fault = {0};
    for (int i = 0; i < N; i++)
        for (int t = 0; t < T; t++)
            series[i][t] = (i - 7.5) * (t % 2 ? -2 : 1);
    assert_int_equal(band_of(&series[0][0], N, T, 0.95, &band, &fault), 0);
    between(band.critical, 2.03, 2.16);
    between(band.at[1].high - band.mean[1], 0.999 * 2.0930240544 * 2 * sqrt(35.0 / 20),
            1.001 * 2.0930240544 * 2 * sqrt(35.0 / 20));
    band_free(&band);
    for (int i = 0; i < N; i++)
        for (int t = 0; t < T; t++) /* cosines of different frequencies are orthogonal */
            series[i][t] = cos((i + 0.5) * (t + 1) * acos(-1) / N);
    assert_int_equal(band_of(&series[0][0], N, T, 0.95, &band, &fault), 0);
    between(band.critical, 2.86, 3.01);
    assert_true(fabs(band.together[2].high - band.mean[2] -
                     band.critical * sqrt(0.5 * N / (N - 1) / N)) < 1e-9);
    band_free(&band);
    band_free(&band);
}

/* Before the reform all differences are 0: no width, and no part in the critical value; a period
 * with a missing value is missing. */
static void still_and_missing(void **state)
{
    (void)state;
    double series[N][T] = {{0}};
    struct band band;
    struct fault fault = {0};
    for (int i = 0; i < N; i++) {
        series[i][4] = i - 7.5;
        series[i][5] = i == 3 ? (double)NAN : i;
    }
    assert_int_equal(band_of(&series[0][0], N, T, 0.95, &band, &fault), 0);
    between(band.critical, 2.03, 2.16);
    assert_true(band.together[0].low == 0 && band.together[0].high == 0);
    assert_true(isnan(band.mean[5]) && isnan(band.at[5].low) && isnan(band.together[5].high));
    struct reading reading = band_read(&band, 1);
    assert_int_equal(reading.first, T);
    assert_int_equal(reading.stays, T);
    band_free(&band);
    double still[2][2] = {{0, 2.385}, {0, 2.385}};
    assert_int_equal(band_of(&still[0][0], 2, 2, 0.95, &band, &fault), 0);
    between(band.critical, 12.7, 12.71); /* t(1) */
    assert_true(band.together[1].low == 2.385 && band.together[1].high == 2.385);
    assert_int_equal(band_read(&band, 1).first, 1);
    band_free(&band);
}

static struct reading read_of(const struct interval *together, size_t periods, int good)
{
    struct band band = {.periods = periods, .together = (struct interval *)(uintptr_t)together};
    return band_read(&band, good);
}

static void readings(void **state)
{
    (void)state;
    const struct interval up = {0.2, 1.1}, down = {-1.4, -0.3}, unsure = {-0.5, 0.6};
    const struct interval course[] = {unsure, down, unsure, down, unsure, up, up};
    struct reading r = read_of(course, 7, 1);
    assert_int_equal(r.first, 1);
    assert_int_equal(r.stays, 5);
    assert_int_equal(r.better, 5);
    assert_int_equal(r.worse_from, 1);
    assert_int_equal(r.worse_to, 4);
    r = read_of(course, 7, -1); /* better at once, then worse: nothing before it */
    assert_int_equal(r.better, 1);
    assert_int_equal(r.worse_from, r.worse_to);
    assert_int_equal(r.stays, 5);
    r = read_of(course, 5, 1); /* never better */
    assert_int_equal(r.first, 1);
    assert_int_equal(r.stays, 5);
    assert_int_equal(r.better, 5);
    assert_int_equal(r.worse_from, 5);
    assert_int_equal(r.worse_to, 5);
    const struct interval turn[] = {down, up, up}, fades[] = {up, up, unsure};
    r = read_of(turn, 3, 1);
    assert_int_equal(r.stays, 1);
    assert_int_equal(r.worse_from, 0);
    assert_int_equal(r.worse_to, 1);
    r = read_of(fades, 3, 1);
    assert_int_equal(r.first, 0);
    assert_int_equal(r.stays, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(critical_values),
                                       cmocka_unit_test(still_and_missing),
                                       cmocka_unit_test(readings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
