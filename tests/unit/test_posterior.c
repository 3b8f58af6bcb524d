/* test_posterior.c - weighted points: quantiles by hand, draws, the table written, read, refused.
 * */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "models/parameters.h"
#include "tests/support/toys.h"

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", x, wanted);
}

static int read_text(struct posterior *posterior, const char *text, struct fault *fault)
{
    *fault = (struct fault){0};
    return posterior_read(posterior, text, strlen(text), "p.csv", fault);
}

/* ---- figures ---- */

static double quantile(const double *value, const double *weight, size_t n, double p)
{
    struct fault fault = {0};
    double at;
    assert_int_equal(weighted_quantile(value, 1, weight, n, p, &at, &fault), 0);
    return at;
}

static void quantiles_by_hand(void **state)
{
    /* Sorted: 1 (weight 1), 2 (2), 4 (1); middles at 0.5, 2, 3.5 of 4. */
    const double value[] = {4, 1, 2}, weight[] = {1, 1, 2}, one[] = {7};
    (void)state;
    close_to(quantile(value, weight, 3, 0.5), 2, 1e-15);
    close_to(quantile(value, weight, 3, 0.125), 1, 1e-15);
    close_to(quantile(value, weight, 3, 0.01), 1, 1e-15);
    close_to(quantile(value, weight, 3, 0.3125), 1.5, 1e-15);
    close_to(quantile(value, weight, 3, 0.6875), 3, 1e-15);
    close_to(quantile(value, weight, 3, 0.99), 4, 1e-15);
    close_to(quantile(one, one, 1, 0.2), 7, 0);
    /* A weight of 2 is as good as two points, from the next point on. */
    const double twice[] = {1, 2, 2, 4, 5, 6}, alike[] = {1, 1, 1, 1, 1, 1};
    const double once[] = {1, 2, 4, 5, 6}, heavy[] = {1, 2, 1, 1, 1};
    for (double p = 0.6; p < 0.99; p += 0.07)
        close_to(quantile(once, heavy, 5, p), quantile(twice, alike, 6, p), 1e-12);
}

static void moments_by_hand(void **state)
{
    struct posterior posterior;
    struct fault fault;
    struct interval interval;
    (void)state;
    assert_int_equal(
        read_text(&posterior, "a,b,c,weight\n1,2,5,1\n3,-2,5,1\n5,-6,5,2\n", &fault), 0);
    assert_int_equal(posterior.n, 3);
    close_to(posterior_mean(&posterior, 0), 3.5, 1e-15);
    close_to(posterior_size(&posterior), 16.0 / 6, 1e-14);
    close_to(posterior_correlation(&posterior, 0, 1), -1, 1e-14);
    assert_true(isnan(posterior_correlation(&posterior, 0, 2)));
    assert_int_equal(posterior_interval(&posterior, 0, 0.5, &interval, &fault), 0);
    close_to(interval.low, 2, 1e-14);
    close_to(interval.high, 5, 1e-15);
    posterior_free(&posterior);
    posterior_free(&posterior);
}

/* Draws come as often as their weights say: chi-squared of 20,000 draws below its 1e-4 point. The
 * same address is the same draw, a weight of 0 never comes. */
static void draws_by_weight(void **state)
{
    enum { DRAWS = 20000 };
    struct posterior posterior;
    struct fault fault;
    int times[5] = {0};
    double sum = 0;
    (void)state;
    assert_int_equal(read_text(&posterior, "a,weight\n0,0\n1,1\n2,2\n3,0\n4,5\n", &fault), 0);
    for (uint64_t d = 0; d < DRAWS; d++) {
        size_t at = posterior_pick(&posterior, 3, d);
        assert_true(at == posterior_pick(&posterior, 3, d));
        times[at]++;
    }
    assert_true(times[0] == 0 && times[3] == 0);
    for (int i = 1; i < 5; i++)
        if (i != 3)
            sum += pow(times[i] - DRAWS * posterior.weight[i], 2) / (DRAWS * posterior.weight[i]);
    assert_true(gsl_cdf_chisq_Q(sum, 2) > 1e-4);
    posterior_free(&posterior);
}

/* ---- the table ---- */

static void what_is_written_reads_back(void **state)
{
    const struct toy toy = {.k = 2, .t = 2,
                            .prior = {{-1e-3, 3e7, 0}, {1e-9, 1e9, PRIOR_LOG_UNIFORM}},
                            .show = toy_linear, .slope = {{1e-7, 0}, {0, 1e-8}}};
    const struct abc_target target[] = {{1, 0.2, true}, {1.2, 0.2, true}};
    const struct abc_rule rule = abc_usual(3, 2, 2);
    struct abc *abc = toy_calibrate(&toy, target, &rule, 0);
    struct posterior one, two;
    struct fault fault = {0};
    char *text, *again;
    (void)state;
    toy_posterior(&toy, abc, &rule, 0, &one);
    assert_int_equal(posterior_write(&one, &text, &fault), 0);
    assert_int_equal(strncmp(text, "a,b,weight\r\n", 12), 0);
    assert_int_equal(read_text(&two, text, &fault), 0);
    assert_true(one.n == two.n && one.k == two.k && one.n > 100);
    assert_memory_equal(one.value, two.value, one.n * one.k * sizeof *one.value);
    assert_memory_equal(one.weight, two.weight, one.n * sizeof *one.weight);
    assert_memory_equal(one.until, two.until, one.n * sizeof *one.until);
    assert_int_equal(posterior_write(&two, &again, &fault), 0);
    assert_string_equal(text, again);
    free(text);
    free(again);
    posterior_free(&one);
    posterior_free(&two);
    abc_free(abc);
}

static void what_others_write_is_read(void **state)
{
    struct posterior posterior;
    struct fault fault;
    (void)state;
    assert_int_equal(read_text(&posterior,
                               "\xEF\xBB\xBF\"weight\",\"x.y\"\r\n 3 ,\"1e3\"\r\n"
                               "1, -.5\r\n\r\n",
                               &fault),
                     0);
    assert_true(posterior.n == 2 && posterior.k == 1);
    assert_string_equal(posterior.path[0], "x.y");
    close_to(posterior.weight[0], 0.75, 0);
    close_to(posterior.value[0], 1000, 0);
    close_to(posterior.value[1], -0.5, 0);
    posterior_free(&posterior);
    /* no weights, no last line end */
    assert_int_equal(read_text(&posterior, "a\r1\r2", &fault), 0);
    close_to(posterior.weight[1], 0.5, 0);
    posterior_free(&posterior);
}

static void refused(const char *text, int line, int column, const char *words)
{
    struct posterior posterior;
    struct fault fault;
    assert_int_equal(read_text(&posterior, text, &fault), FAULT_INPUT);
    assert_true(posterior.n == 0 && !posterior.path && !posterior.value);
    if (!strstr(fault.en, words) || fault.line != line || fault.column != column)
        fail_msg("%s: %d:%d: %s", text, fault.line, fault.column, fault.en);
    assert_string_equal(fault.where, "p.csv");
    assert_true(fault.zh[0] != '\0');
}

static void hostile_tables(void **state)
{
    (void)state;
    refused("", 1, 1, "empty");
    refused("\xEF\xBB\xBF \n\n", 1, 1, "empty");
    refused("a,weight\n", 2, 1, "no point");
    refused("weight\n1\n", 1, 1, "names no parameter");
    refused("a,b,a\n1,2,3\n", 1, 5, "two columns are a");
    refused("weight,a,weight\n1,2,3\n", 1, 10, "two columns are weight");
    refused("a,,b\n1,2,3\n", 1, 3, "'' in the header");
    refused("a;b\n1;2\n", 1, 1, "'a;b' in the header");
    refused("a,b\n1,2\n3\n", 3, 1, "1 cells in this row, 2 columns");
    refused("a,b\n1,2,3\n", 2, 1, "3 cells in this row, 2 columns");
    refused("a,b\n1,x\n", 2, 3, "'x' is no finite number");
    refused("a,b\n1,\n", 2, 3, "'' is no finite number");
    refused("a,b\n\n1,2\n", 2, 1, "no finite number");
    refused("a\n0x10\n", 2, 1, "no finite number");
    refused("a\nnan\n", 2, 1, "no finite number");
    refused("a\n1e999\n", 2, 1, "no finite number");
    refused("a\n1-2\n", 2, 1, "no finite number");
    refused("a,weight\n1,-1\n", 2, 3, "a weight of -1");
    refused("a,weight\n1,0\n2,0\n", 4, 1, "no point has a weight");
    refused("a,weight\n1,1e308\n2,1e308\n", 4, 1, "too large");
}

static void bytes_that_are_no_text(void **state)
{
    static const char nul[] = "a,b\n1,\0002\n";
    struct posterior posterior;
    struct fault fault = {0};
    char *wide = malloc(400000);
    (void)state;
    assert_int_equal(posterior_read(&posterior, nul, sizeof nul - 1, "p.csv", &fault), FAULT_INPUT);
    assert_true(fault.line == 2 && fault.column == 3);
    memset(wide, 'a', 400000);
    fault = (struct fault){0};
    assert_int_equal(posterior_read(&posterior, wide, 400000, "p.csv", &fault), FAULT_INPUT);
    for (int i = 0; i < 65; i++)
        snprintf(wide + 6 * i, 7, "p%04u,", (unsigned)i % 10000);
    fault = (struct fault){0};
    assert_int_equal(posterior_read(&posterior, wide, 6 * 65, "p.csv", &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "too many parameters"));
    free(wide);
}

/* ---- are they ours ---- */

static void not_ours(const char *text, int line, const char *words)
{
    struct posterior posterior;
    struct fault fault;
    assert_int_equal(read_text(&posterior, text, &fault), 0);
    assert_int_equal(posterior_check(&posterior, &parameters_table, "p.csv", &fault), FAULT_INPUT);
    if (!strstr(fault.en, words) || fault.line != line)
        fail_msg("%d: %s", fault.line, fault.en);
    assert_string_equal(fault.where, "p.csv");
    posterior_free(&posterior);
}

static void parameters_are_known(void **state)
{
    struct posterior posterior;
    struct fault fault;
    (void)state;
    assert_int_equal(read_text(&posterior, "work.need_rate,trust.tolerance\n1.5,0.3\n", &fault), 0);
    assert_int_equal(posterior_check(&posterior, &parameters_table, "p.csv", &fault), 0);
    posterior_free(&posterior);
    not_ours("work.need_rat\n1.5\n", 1, "do you mean work.need_rate?");
    not_ours("something.else.entirely\n1.5\n", 1, "no parameter something.else.entirely");
    not_ours("trust.tolerance\n0.3\n1.5\n", 3, "trust.tolerance: 1.5 is not within 0 .. 1");
    not_ours("work.departments\n3\n", 1, "cannot come from a posterior");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_by_hand),
        cmocka_unit_test(moments_by_hand),
        cmocka_unit_test(draws_by_weight),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(what_others_write_is_read),
        cmocka_unit_test(hostile_tables),
        cmocka_unit_test(bytes_that_are_no_text),
        cmocka_unit_test(parameters_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
