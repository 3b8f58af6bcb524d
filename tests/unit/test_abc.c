/* test_abc.c - calibrations of models whose posteriors are known; what is refused; that no order
 * and no thread moves a bit. Coverage and ranks are counted in tests/verify/test_calibration.c.
 *
 * Seeds are fixed. A mean of effective size m is off by sd / sqrt(m) and a standard deviation by
 * sd / sqrt(2 m); four of these are allowed, so that a new seed would fail a right program in
 * less than 1e-4 of comparisons.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/adjustment.h"
#include "analysis/foretold.h"
#include "analysis/kernels.h"
#include "sim/maths.h"
#include "sim/sample.h"
#include "tests/support/toys.h"

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.6g is not %.6g +- %.2g", x, wanted, tolerance);
}

/* ---- priors ---- */

static void priors_keep_to_their_range(void **state)
{
    const struct prior even = {-2, 6, PRIOR_UNIFORM}, ratio = {0.01, 10, PRIOR_LOG_UNIFORM};
    (void)state;
    close_to(prior_value(&even, 0), 2, 1e-15);
    close_to(prior_value(&ratio, 0), sqrt(0.1), 1e-15);
    close_to(prior_value(&even, maths_normal_inverse(0.25)), 0, 1e-14);
    close_to(prior_value(&ratio, maths_normal_inverse(1.0 / 3)), 0.1, 1e-14);
    for (double z = -40; z <= 40; z += 0.37) {
        assert_true(prior_value(&even, z) >= -2 && prior_value(&even, z) <= 6);
        assert_true(prior_value(&ratio, z) >= 0.01 && prior_value(&ratio, z) <= 10);
    }
    for (double z = -5; z <= 5; z += 0.37) {
        close_to(prior_normal(&even, prior_value(&even, z)), z, 1e-8);
        close_to(prior_normal(&ratio, prior_value(&ratio, z)), z, 1e-8);
    }
    assert_true(prior_normal(&even, -2) < -8 && prior_normal(&even, 6) > 8);
}

/* ---- what is refused ---- */

static void refused(const struct abc_rule *rule, const struct prior *prior, size_t k,
                    const struct abc_target *target, size_t t, const char *why)
{
    struct abc *abc;
    struct fault fault = {0};
    assert_int_equal(abc_new(&abc, rule, prior, k, target, t, &fault), FAULT_INPUT);
    assert_null(abc);
    if (!strstr(fault.en, why))
        fail_msg("%s does not say %s", fault.en, why);
    assert_true(fault.zh[0] != '\0');
}

static void what_cannot_be_is_refused(void **state)
{
    const struct prior good = {0, 1, PRIOR_UNIFORM};
    const struct prior bad[] = {{1, 1, PRIOR_UNIFORM},
                                {0, NAN, PRIOR_UNIFORM},
                                {-1e308, 1e308, PRIOR_UNIFORM},
                                {0, 1, PRIOR_LOG_UNIFORM}};
    const struct abc_target target = {0.5, 0.1, true};
    const struct abc_target wrong[] = {{NAN, 0.1, true}, {0, 0, true}, {0, INFINITY, true},
                                       {0, 1, false}};
    const char *const why[] = {"no finite", "an error of 0", "an error of inf", "no target is"};
    const struct abc_rule rule = abc_usual(1, 1, 1);
    (void)state;
    assert_true(rule.n == 60 && rule.keep == 12 && rule.enough == 400 && rule.most == 40);
    assert_true(abc_usual(1, 2, 28).keep == 58);
    for (int i = 0; i < 3; i++)
        refused(&rule, &bad[i], 1, &target, 1, "no range");
    refused(&rule, &bad[3], 1, &target, 1, "above 0");
    for (int i = 0; i < 4; i++)
        refused(&rule, &good, 1, &wrong[i], 1, why[i]);
    refused(&rule, &good, 0, &target, 1, "0 parameters");
    refused(&rule, &good, 1, &target, 0, "0 targets");
    struct abc_rule odd = rule;
    odd.n = 15;
    refused(&odd, &good, 1, &target, 1, "15 candidates");
    odd = rule;
    odd.most = 0;
    refused(&odd, &good, 1, &target, 1, "0 generations");
    odd = rule;
    odd.keep = 31;
    refused(&odd, &good, 1, &target, 1, "31 to keep");
    odd = rule;
    odd.enough = 11;
    refused(&odd, &good, 1, &target, 1, "11 is enough");
}

/* ---- posteriors that are known ---- */

struct moments_of_two {
    double mean[2], deviation[2], correlation;
};

/* Compares with an exact posterior, as closely as its effective size allows. */
static void compare(const struct posterior *posterior, const struct moments_of_two *exact)
{
    const double size = posterior_size(posterior);
    for (size_t j = 0; j < posterior->k; j++) {
        double sd = exact->deviation[j];
        close_to(posterior_mean(posterior, j), exact->mean[j], 4 * sd / sqrt(size));
        close_to(toy_deviation(posterior, j), sd, 4 * sd / sqrt(2 * size));
    }
    if (posterior->k == 2)
        close_to(posterior_correlation(posterior, 0, 1), exact->correlation,
                 4 * (1 - exact->correlation * exact->correlation) / sqrt(size) + 1e-3);
}

static void calibrated(const struct toy *toy, const struct abc_target *target, double enough,
                       const struct moments_of_two *exact)
{
    const struct abc_rule rule = {7, 400, 40, 80, enough};
    struct posterior posterior;
    struct abc *abc = toy_calibrate(toy, target, &rule, 0);
    assert_int_equal(abc_state(abc), ABC_DONE);
    toy_posterior(toy, abc, &rule, 0, &posterior);
    assert_true(abc_points(abc).tolerance == 1 && posterior_size(&posterior) >= enough - 1);
    print_message("%zu runs for an effective size of %.0f\n", abc_points(abc).n,
                  abc_points(abc).size);
    compare(&posterior, exact);
    posterior_free(&posterior);
    abc_free(abc);
}

/* Uniform prior, one observation with a normal error: normal. */
static void a_mean(void **state)
{
    const struct toy toy = {
        .k = 1, .t = 1, .prior = {{-30, 20, 0}}, .show = toy_linear, .slope = {{1}}};
    const struct abc_target target = {1.3, 0.5, true};
    const struct moments_of_two exact = {{1.3}, {0.5}, 0};
    (void)state;
    calibrated(&toy, &target, 2000, &exact);
}

/* The same with luck of the model's own: variances add. */
static void a_mean_with_luck(void **state)
{
    const struct toy toy = {.k = 1, .t = 1, .prior = {{-30, 20, 0}}, .show = toy_linear,
                            .slope = {{1}}, .luck = 0.6};
    const struct abc_target target = {1.3, 0.5, true};
    const struct moments_of_two exact = {{1.3}, {sqrt(0.61)}, 0};
    (void)state;
    calibrated(&toy, &target, 2000, &exact);
}

/* Two parameters that make up for one another: sum and weighted sum, precision X'X / error^2. */
static void a_ridge(void **state)
{
    const struct toy toy = {.k = 2, .t = 2, .prior = {{-10, 10, 0}, {-10, 10, 0}},
                            .show = toy_linear, .slope = {{1, 1}, {1, 1.4}}};
    const struct abc_target target[] = {{1, 0.2, true}, {1.2, 0.2, true}};
    /* (X'X)^-1 = 1/0.16 [[2.96, -2.4], [-2.4, 2]]; the mean solves both. */
    const double a = 0.2 * sqrt(2.96 / 0.16), b = 0.2 * sqrt(2 / 0.16);
    const struct moments_of_two exact = {{0.5, 0.5}, {a, b}, -2.4 / sqrt(2.96 * 2)};
    (void)state;
    calibrated(&toy, target, 2000, &exact);
}

/* a = 0 +- 1, b + a^2 = 0 +- 0.2: b has mean -1, variance 2 + 0.04, and no correlation with a. Its
 * square has: a true kernel along a straight line would miss it. Of b's deviation the error is
 * larger than a normal one's: kurtosis of a^2 is 15, so it is allowed sqrt((15 - 1) / 2) as much.
 * */
static void a_banana(void **state)
{
    const struct toy toy = {.k = 2, .t = 2, .prior = {{-10, 10, 0}, {-60, 40, 0}},
                            .show = toy_banana};
    const struct abc_target target[] = {{0, 1, true}, {0, 0.2, true}};
    const struct abc_rule rule = {7, 400, 40, 80, 2000};
    struct posterior posterior;
    double bent = 0;
    (void)state;
    struct abc *abc = toy_calibrate(&toy, target, &rule, 0);
    assert_int_equal(abc_state(abc), ABC_DONE);
    toy_posterior(&toy, abc, &rule, 0, &posterior);
    const double size = posterior_size(&posterior);
    for (size_t i = 0; i < posterior.n; i++)
        bent += posterior.weight[i] * pow(posterior.value[2 * i], 2) * posterior.value[2 * i + 1];
    print_message("banana: %zu runs for %.0f\n", abc_points(abc).n, size);
    close_to(posterior_mean(&posterior, 0), 0, 4 / sqrt(size));
    close_to(toy_deviation(&posterior, 0), 1, 4 / sqrt(2 * size));
    close_to(posterior_mean(&posterior, 1), -1, 4 * sqrt(2.04 / size));
    close_to(toy_deviation(&posterior, 1), sqrt(2.04), 4 * sqrt(2.04 * 3.5 / size));
    close_to(bent, -3, 4 * sqrt(96 / size)); /* -E a^4; its variance is E a^8 - 9 */
    posterior_free(&posterior);
    abc_free(abc);
}

/* A count: its posterior sums over all counts there may be and is integrated on a grid. The prior
 * is log-uniform, and the luck is not normal. */
static void a_count(void **state)
{
    const struct toy toy = {.k = 1, .t = 1, .prior = {{0.5, 50, PRIOR_LOG_UNIFORM}},
                            .show = toy_count};
    const struct abc_target target = {4, 0.8, true};
    struct moments_of_two exact = {{0}, {0}, 0};
    double sum = 0, squares = 0;
    (void)state;
    for (int g = 0; g < 4000; g++) {
        double mean = exp(log(0.5) + (g + 0.5) / 4000 * log(100)), likelihood = 0;
        double chance = exp(-mean);
        for (int n = 0; n < 60; chance *= mean / ++n)
            likelihood += chance * exp(-pow((n - 4) / 0.8, 2) / 2);
        sum += likelihood;
        exact.mean[0] += likelihood * mean;
        squares += likelihood * mean * mean;
    }
    exact.mean[0] /= sum;
    exact.deviation[0] = sqrt(squares / sum - exact.mean[0] * exact.mean[0]);
    calibrated(&toy, &target, 2000, &exact);
}

/* Two answers: both are kept, each with its half. */
static void two_answers(void **state)
{
    const struct toy toy = {.k = 1, .t = 1, .prior = {{-10, 10, 0}}, .show = toy_fold};
    const struct abc_target target = {4, 0.1, true};
    const struct moments_of_two exact = {{0}, {sqrt(16.01)}, 0};
    (void)state;
    calibrated(&toy, &target, 500, &exact);
}

/* ---- order and threads ---- */

static void no_order_moves_a_bit(void **state)
{
    const struct toy toy = {.k = 2, .t = 2, .prior = {{-10, 10, 0}, {-10, 10, 0}},
                            .show = toy_linear, .slope = {{1, 1}, {1, 1.4}}, .luck = 0.1};
    const struct abc_target target[] = {{1, 0.2, true}, {1.2, 0.2, true}};
    const struct abc_rule rule = abc_usual(3, 2, 2);
    struct abc *one = toy_calibrate(&toy, target, &rule, 0);
    struct abc *other = toy_calibrate(&toy, target, &rule, 1);
    const struct abc_points a = abc_points(one), b = abc_points(other);
    (void)state;
    assert_true(abc_generation(one) > 2);
    assert_int_equal(a.n, b.n);
    assert_memory_equal(a.z, b.z, a.n * a.k * sizeof *a.z);
    assert_memory_equal(a.weight, b.weight, a.n * sizeof *a.weight);
    assert_true(a.tolerance == b.tolerance && a.size == b.size && a.nearest == b.nearest);
    abc_free(one);
    abc_free(other);
}

/* Another seed is another calibration. */
static void a_seed_matters(void **state)
{
    const struct toy toy = {
        .k = 1, .t = 1, .prior = {{-30, 20, 0}}, .show = toy_linear, .slope = {{1}}};
    const struct abc_target target = {1.3, 0.5, true};
    struct fault fault = {0};
    double value[2];
    (void)state;
    for (uint64_t seed = 1; seed <= 2; seed++) {
        const struct abc_rule rule = abc_usual(seed, 1, 1);
        struct abc *abc;
        assert_int_equal(abc_new(&abc, &rule, toy.prior, 1, &target, 1, &fault), 0);
        abc_ask(abc, 0, &value[seed - 1]);
        abc_free(abc);
    }
    assert_true(value[0] < value[1] || value[0] > value[1]);
}

/* ---- failures ---- */

/* Points below 1.3 fail: what is left is the upper half of the normal, of mean
 * 1.3 + 0.5 sqrt(2 / pi) and variance 0.25 (1 - 2 / pi). */
static void show_half(const struct toy *toy, const double *value, struct draw *luck,
                      double *summary)
{
    toy_linear(toy, value, luck, summary);
    if (value[0] < 1.3)
        summary[0] = NAN;
}

static void failures_are_impossible(void **state)
{
    const double pi = 3.141592653589793;
    const struct toy toy = {
        .k = 1, .t = 1, .prior = {{-30, 20, 0}}, .show = show_half, .slope = {{1}}};
    const struct abc_target target = {1.3, 0.5, true};
    const struct moments_of_two exact = {{1.3 + 0.5 * sqrt(2 / pi)}, {0.5 * sqrt(1 - 2 / pi)}, 0};
    (void)state;
    calibrated(&toy, &target, 2000, &exact);
}

static void too_many_failures_are_told(void **state)
{
    const struct prior prior = {0, 1, PRIOR_UNIFORM};
    const struct abc_target target = {0.5, 0.1, true};
    const struct abc_rule rule = abc_usual(1, 1, 1);
    struct fault fault = {0};
    struct abc *abc;
    const double lost = NAN, beyond = INFINITY;
    int status = 0;
    (void)state;
    assert_int_equal(abc_new(&abc, &rule, &prior, 1, &target, 1, &fault), 0);
    for (size_t i = 0; i < rule.n; i++) {
        assert_int_equal(status, 0);
        status = abc_tell(abc, i, &lost, &fault);
    }
    assert_int_equal(status, FAULT_INPUT);
    assert_non_null(strstr(fault.en, "of 60 candidates 60 failed"));
    abc_free(abc);
    fault = (struct fault){0};
    assert_int_equal(abc_new(&abc, &rule, &prior, 1, &target, 1, &fault), 0);
    assert_int_equal(abc_tell(abc, 0, &beyond, &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "infinite"));
    abc_free(abc);
}

/* ---- the adjustment ---- */

/* One generation of a linear model leaves a tolerance far above 1. Adjusted, mean and deviation are
 * within four errors of the exact ones; unadjusted they are not. */
static void an_adjustment_helps(void **state)
{
    const struct toy toy = {.k = 2, .t = 2, .prior = {{-4, 4, 0}, {-4, 4, 0}},
                            .show = toy_linear, .slope = {{1, 1}, {1, -1}}};
    const struct abc_target target[] = {{1, 0.3, true}, {-1, 0.3, true}};
    const struct abc_rule rule = {11, 4000, 1, 400, 400};
    const double sd = 0.3 / sqrt(2);
    struct posterior plain, better;
    struct abc *abc = toy_calibrate(&toy, target, &rule, 0);
    (void)state;
    assert_int_equal(abc_state(abc), ABC_SPENT);
    toy_posterior(&toy, abc, &rule, 0, &plain);
    toy_posterior(&toy, abc, &rule, 1, &better);
    print_message("tolerance %.2f: deviation %.3f, adjusted %.3f, exact %.3f\n",
                  abc_points(abc).tolerance, toy_deviation(&plain, 0), toy_deviation(&better, 0),
                  sd);
    assert_true(toy_deviation(&plain, 0) > 2 * sd);
    for (size_t j = 0; j < 2; j++) {
        close_to(posterior_mean(&better, j), j ? 1 : 0, 4 * sd / 20);
        close_to(toy_deviation(&better, j), sd, 4 * sd / sqrt(800));
    }
    posterior_free(&plain);
    posterior_free(&better);
    abc_free(abc);
}

/* At tolerance 1 it moves nothing; with few points it says so and moves nothing. */
static void an_adjustment_does_no_harm(void **state)
{
    const struct toy toy = {
        .k = 1, .t = 1, .prior = {{-3, 2, 0}}, .show = toy_linear, .slope = {{1}}};
    const struct abc_target target[] = {{1.3, 0.5, true}, {1.3, 0.5, true}};
    const struct abc_rule rule = abc_usual(3, 1, 1);
    struct abc *abc = toy_calibrate(&toy, target, &rule, 0);
    struct abc_points points = abc_points(abc);
    struct fault fault = {0};
    enum unknown unknown;
    double *z = malloc(points.n * sizeof *z);
    (void)state;
    assert_true(points.tolerance == 1);
    assert_int_equal(adjustment(&points, target, 3, z, &unknown, &fault), 0);
    assert_int_equal(unknown, KNOWN);
    assert_memory_equal(z, points.z, points.n * sizeof *z);
    points.tolerance = 2;
    points.size = 3.9;
    assert_int_equal(adjustment(&points, target, 3, z, &unknown, &fault), 0);
    assert_int_equal(unknown, UNKNOWN_FEW);
    assert_memory_equal(z, points.z, points.n * sizeof *z);
    points.size = 4;
    assert_int_equal(adjustment(&points, target, 3, z, &unknown, &fault), 0);
    assert_int_equal(unknown, KNOWN);
    assert_memory_not_equal(z, points.z, points.n * sizeof *z);
    free(z);
    abc_free(abc);
}

/* ---- kernels ---- */

/* Densities of two kinds integrate to what their points are drawn from: the mean of
 * prior / mixture over points of the mixture is 1. (One dimension, 40,000 points; the ratio's
 * deviation is below 1, so four errors are 0.02.) */
static void densities_are_those_of_the_points(void **state)
{
    enum { N = 200, POINTS = 40000 };
    const struct chance chance = chance_under(5, 5);
    double z[2 * N], weight[N];
    struct fault fault = {0};
    (void)state;
    for (size_t i = 0; i < N; i++) {
        struct draw draw = draw_at(&chance, 1, i, 0);
        z[2 * i] = 1 + sample_normal(&draw);
        z[2 * i + 1] = z[2 * i] / 2 + sample_normal(&draw);
        weight[i] = 1.0 / N;
    }
    for (int kind = 0; kind < 2; kind++) {
        struct kernels kernels;
        double sum = 0;
        assert_int_equal(kind ? kernels_one(&kernels, z, weight, N, N, 2, &fault)
                              : kernels_of(&kernels, z, weight, N, N, 2, &chance, 2, &fault),
                         0);
        for (size_t i = 0; i < POINTS; i++) {
            struct draw draw = draw_at(&chance, 3, i, 0);
            double at[2];
            kernels_move(&kernels, i % N, &draw, at);
            /* a normal density in the middle of the population, half as wide */
            double x = (at[0] - 1) * 2, y = (at[1] - 0.5) * 2;
            sum += 4 * exp(-(x * x + y * y) / 2 - kernels_density(&kernels, at));
        }
        close_to(sum / POINTS, 1, 0.02);
        kernels_free(&kernels);
    }
}

/* Without a point is what the rest would have made: exactly for the one normal, and for many
 * kernels but for their width, which stays. */
static void a_point_left_out(void **state)
{
    enum { N = 30 };
    const struct chance chance = chance_under(5, 6);
    double z[2 * N], weight[N], rest[N], sum = 0;
    const double at[] = {0.3, 1.7};
    struct kernels all, others;
    struct fault fault = {0};
    (void)state;
    for (size_t i = 0; i < N; i++) {
        struct draw draw = draw_at(&chance, 1, i, 0);
        z[2 * i] = 1 + sample_normal(&draw);
        z[2 * i + 1] = z[2 * i] / 2 + sample_normal(&draw);
        sum += weight[i] = draw_uniform(&draw);
    }
    for (size_t i = 0; i < N; i++)
        weight[i] /= sum;
    assert_int_equal(kernels_one(&all, z, weight, N, 7, 2, &fault), 0);
    for (size_t out = 0; out < N; out++) {
        for (size_t i = 0; i < N; i++)
            rest[i] = i == out ? 0 : weight[i] / (1 - weight[out]);
        assert_int_equal(kernels_one(&others, z, rest, N, 7, 2, &fault), 0);
        close_to(kernels_without(&all, at, out, z + 2 * out, weight[out]),
                 kernels_density(&others, at), 1e-12);
        close_to(kernels_without(&all, z + 2 * out, out, z + 2 * out, weight[out]),
                 kernels_density(&others, z + 2 * out), 1e-12);
        kernels_free(&others);
    }
    kernels_free(&all);
    /* Of the kernels around 30 points, each once, those of the others remain. */
    for (size_t i = 0; i < N; i++)
        weight[i] = 1.0 / N;
    assert_int_equal(kernels_of(&all, z, weight, N, N, 2, &chance, 2, &fault), 0);
    for (size_t c = 0; c < all.distinct; c++) {
        double whole = (double)all.n * exp(kernels_density(&all, at));
        double without = ((double)all.n - all.times[c]) *
                         exp(kernels_without(&all, at, all.from[c], NULL, weight[0]));
        double x[2] = {at[0] - z[2 * all.from[c]], at[1] - z[2 * all.from[c] + 1]};
        x[0] /= all.root[0];
        x[1] = (x[1] - all.root[2] * x[0]) / all.root[3];
        close_to(whole - without,
                 all.times[c] * exp(all.scale - (x[0] * x[0] + x[1] * x[1]) / 2), 1e-12 * whole);
    }
    assert_true(kernels_without(&all, at, N, NULL, 0) == kernels_density(&all, at));
    kernels_free(&all);
}

/* All points alike: a floor keeps the kernels a density. */
static void a_population_of_one(void **state)
{
    const struct chance chance = chance_under(5, 5);
    const double z[] = {1, 2, 1, 2}, weight[] = {0, 1};
    struct kernels kernels;
    struct fault fault = {0};
    double at[2];
    (void)state;
    assert_int_equal(kernels_of(&kernels, z, weight, 2, 16, 2, &chance, 2, &fault), 0);
    struct draw draw = draw_at(&chance, 3, 0, 0);
    kernels_move(&kernels, 15, &draw, at);
    close_to(at[0], 1, 1e-6);
    close_to(at[1], 2, 1e-6);
    assert_true(isfinite(kernels_density(&kernels, at)));
    kernels_free(&kernels);
}

/* ---- what is foretold ---- */

/* y = 1.3 +- 0.5 fits a; twice a is kept aside: 2.6 +- 1 is foretold, and 6 +- 0.5 is 3.04
 * deviations of sqrt(1.25) away. */
static void a_target_kept_aside(void **state)
{
    const struct toy toy = {.k = 1, .t = 2, .prior = {{-30, 20, 0}}, .show = toy_linear,
                            .slope = {{1}, {2}}};
    const struct abc_target target[] = {{1.3, 0.5, true}, {6, 0.5, false}};
    const struct abc_rule rule = {7, 400, 40, 80, 2000};
    struct foretold said;
    struct fault fault = {0};
    struct abc *abc = toy_calibrate(&toy, target, &rule, 0);
    const struct abc_points points = abc_points(abc);
    (void)state;
    assert_int_equal(foretold(&points, target, 1, 0.9, &said, &fault), 0);
    close_to(said.median, 2.6, 4 * 1.2533 / sqrt(2000));
    close_to(said.interval.low, 2.6 - 1.6449, 4 * 2.11 / sqrt(2000));
    close_to(said.interval.high, 2.6 + 1.6449, 4 * 2.11 / sqrt(2000));
    close_to(said.p, 2 * maths_normal(-3.4 / sqrt(1.25)), 0.002);
    assert_true(said.missing == 0);
    assert_int_equal(foretold(&points, target, 0, 0.9, &said, &fault), 0);
    assert_true(said.p > 0.9);
    assert_true(abc_fits(abc) > 0.9);
    abc_free(abc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(priors_keep_to_their_range),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_mean),
        cmocka_unit_test(a_mean_with_luck),
        cmocka_unit_test(a_ridge),
        cmocka_unit_test(a_banana),
        cmocka_unit_test(a_count),
        cmocka_unit_test(two_answers),
        cmocka_unit_test(no_order_moves_a_bit),
        cmocka_unit_test(a_seed_matters),
        cmocka_unit_test(failures_are_impossible),
        cmocka_unit_test(too_many_failures_are_told),
        cmocka_unit_test(an_adjustment_helps),
        cmocka_unit_test(an_adjustment_does_no_harm),
        cmocka_unit_test(densities_are_those_of_the_points),
        cmocka_unit_test(a_point_left_out),
        cmocka_unit_test(a_population_of_one),
        cmocka_unit_test(a_target_kept_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
