/* test_sample - each variate against GSL's distribution function and its exact moments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/maths.h"
#include "sim/sample.h"
#include "tests/support/fit.h"

#define SEED UINT64_C(20091122)

/* Each value from an address of its own, as the simulator does. */
static struct draw fresh(uint32_t purpose, int i)
{
    struct chance chance = chance_under(SEED, 1);
    return draw_at(&chance, purpose, (uint64_t)i, 0);
}

/* How many standard errors the mean of n values is from `mean`. */
static double apart(double sum, double n, double mean, double deviation)
{
    return fabs(sum / n - mean) / (deviation / sqrt(n));
}

/* A million each: a mean wrong by 1 in 100 is caught by the same verdict. */
static void exponentials(void **state)
{
    enum { N = 1000000 };
    struct fit right = {{0}, 0}, wrong = {{0}, 0};
    double sum = 0, squares = 0;
    int i;

    (void)state;
    for (i = 0; i < N; i++) {
        struct draw draw = fresh(1, i);
        double x = sample_exponential(&draw);
        assert_true(x > 0);
        sum += x;
        squares += x * x;
        fit_add(&right, gsl_cdf_exponential_P(x, 1));
        fit_add(&wrong, gsl_cdf_exponential_P(x, 1.01));
    }
    assert_true(fit_good(&right));
    assert_false(fit_good(&wrong));
    assert_true(apart(sum, N, 1, 1) < FAR);
    assert_true(apart(squares, N, 2, sqrt(20)) < FAR); /* Var(x^2) = 24 - 4 */
    assert_true(apart(sum, N, 1.01, 1) > FAR);
}

/* Many at once have the bits of each alone. */
static void exponentials_abreast(void **state)
{
    enum { MOST = 9 };
    (void)state;
    for (int i = 0; i < 100000; i++) {
        const int n = i % (MOST + 1);
        struct draw draws[MOST];
        double many[MOST];
        for (int k = 0; k < n; k++)
            draws[k] = fresh((uint32_t)k, i);
        sample_exponentials(draws, many, n);
        for (int k = 0; k < n; k++) {
            struct draw draw = fresh((uint32_t)k, i);
            const double alone = sample_exponential(&draw);
            assert_memory_equal(&alone, &many[k], sizeof alone);
            assert_true(draw_bits(&draw) == draw_bits(&draws[k]));
        }
    }
}

static void normals(void **state)
{
    enum { N = 1000000 };
    struct fit right = {{0}, 0}, shifted = {{0}, 0}, wide = {{0}, 0};
    double sum = 0, squares = 0, fourths = 0;
    int i;

    (void)state;
    for (i = 0; i < N; i++) {
        struct draw draw = fresh(2, i);
        double z = sample_normal(&draw);
        sum += z;
        squares += z * z;
        fourths += z * z * z * z;
        fit_add(&right, gsl_cdf_ugaussian_P(z));
        fit_add(&shifted, gsl_cdf_ugaussian_P(z + 0.01));
        fit_add(&wide, gsl_cdf_ugaussian_P(z * 1.015));
    }
    assert_true(fit_good(&right));
    assert_false(fit_good(&shifted));
    assert_false(fit_good(&wide));
    assert_true(apart(sum, N, 0, 1) < FAR);
    assert_true(apart(squares, N, 1, sqrt(2)) < FAR);
    assert_true(apart(fourths, N, 3, sqrt(96)) < FAR); /* Var(z^4) = 105 - 9 */
}

static void lognormals(void **state)
{
    enum { N = 1000000 };
    static const struct {
        double mean, cv;
    } laws[] = {{2.385, 1}, {0.71, 0.35}, {6300, 2.1}, {37.9, 0.003}};
    size_t j;
    int i;

    (void)state;
    for (j = 0; j < sizeof laws / sizeof *laws; j++) {
        double mean = laws[j].mean, cv = laws[j].cv, sigma = sqrt(log1p(cv * cv)), sum = 0;
        struct lognormal law = lognormal_of(mean, cv);
        struct fit right = {{0}, 0}, wrong = {{0}, 0};
        for (i = 0; i < N; i++) {
            struct draw draw = fresh(3, i), again = draw;
            double x = sample_lognormal_of(&draw, law);
            if (i < 1000)
                assert_true(sample_lognormal(&again, mean, cv) == x);
            sum += x;
            fit_add(&right, gsl_cdf_lognormal_P(x, log(mean) - sigma * sigma / 2, sigma));
            /* Shifted by a hundredth of its logarithm's deviation. */
            fit_add(&wrong, gsl_cdf_lognormal_P(x * exp(0.01 * sigma),
                                                log(mean) - sigma * sigma / 2, sigma));
        }
        assert_true(fit_good(&right));
        assert_false(fit_good(&wrong));
        assert_true(apart(sum, N, mean, mean * cv) < FAR);
    }
}

static void lognormal_ends(void **state)
{
    struct draw draw = fresh(4, 1);
    struct lognormal narrow = lognormal_of(2.385, 1e-7), edge = lognormal_of(1, 0.0099999);

    (void)state;
    assert_true(sample_lognormal(&draw, 2.385, 0) == 2.385);
    assert_true(sample_lognormal(&draw, 0, 1.3) == 0);
    assert_true(fabs(narrow.sigma / sqrt(log1p(1e-14)) - 1) < 1e-15);
    assert_true(fabs(edge.sigma / sqrt(log1p(0.0099999 * 0.0099999)) - 1) < 1e-15);
    expect_assert_failure(lognormal_of(-2.385, 1));
    expect_assert_failure(lognormal_of(2.385, -1));
    expect_assert_failure(lognormal_of(NAN, 1));
    expect_assert_failure(lognormal_of(2.385, NAN));
}

static void bernoullis(void **state)
{
    enum { N = 1000000 };
    static const double ps[] = {0.000737, 0.2385, 0.5, 0.9991};
    size_t j;
    int i;

    (void)state;
    for (j = 0; j < sizeof ps / sizeof *ps; j++) {
        double hits = 0;
        for (i = 0; i < N; i++) {
            struct draw draw = fresh(5, i);
            hits += sample_bernoulli(&draw, ps[j]);
        }
        assert_true(apart(hits, N, ps[j], sqrt(ps[j] * (1 - ps[j]))) < FAR);
        if (j == 1)
            assert_true(apart(hits, N, ps[j] * 1.01, sqrt(ps[j] * (1 - ps[j]))) > FAR);
    }
    for (i = 0; i < 1000; i++) {
        struct draw draw = fresh(5, i);
        assert_false(sample_bernoulli(&draw, 0));
        assert_true(sample_bernoulli(&draw, 1));
    }
}

static void poissons(void **state)
{
    enum { N = 200000 };
    static const double means[] = {0.026, 0.737, 2.385,  9.99, 10.01, 11.3,
                                   37.7,  160.4, 5127.3, 1.3e6, 1e9};
    size_t j;
    int i;

    (void)state;
    for (j = 0; j < sizeof means / sizeof *means; j++) {
        double mean = means[j], sum = 0, squares = 0;
        /* The wrong law is off by a hundredth, or by 0.03 deviations if that is less;
         * 200,000 values tell it from the right one from mean 9 on. */
        double wrong_mean = mean + fmin(0.01 * mean, 0.03 * sqrt(mean));
        struct fit right = {{0}, 0}, wrong = {{0}, 0};
        for (i = 0; i < N; i++) {
            struct draw draw = fresh(6 + (uint32_t)j, i), spread = fresh(30, i);
            uint64_t k = sample_poisson(&draw, mean);
            double u = draw_uniform(&spread), off = (double)k - mean;
            if (mean < 1e6) {
                double at = gsl_ran_poisson_pdf((unsigned)k, mean);
                fit_add_jump(&right, gsl_cdf_poisson_P((unsigned)k, mean) - at, at, u);
                at = gsl_ran_poisson_pdf((unsigned)k, wrong_mean);
                fit_add_jump(&wrong, gsl_cdf_poisson_P((unsigned)k, wrong_mean) - at, at, u);
            } else {
                /* GSL's function has too few digits there; Wilson and Hilferty's cube
                 * root, and a jump of one in 1,140, are right to a ten-thousandth. */
                double x = (double)k + u;
                fit_add(&right, gsl_cdf_ugaussian_Q(3 * sqrt(x) * (cbrt(mean / x) - 1 +
                                                                  1 / (9 * x))));
                fit_add(&wrong, gsl_cdf_ugaussian_Q(3 * sqrt(x) * (cbrt(wrong_mean / x) - 1 +
                                                                  1 / (9 * x))));
            }
            sum += (double)k;
            squares += off * off;
        }
        if (!fit_good(&right))
            print_message("mean %g: %g %g\n", mean, fit_chi_square(&right), fit_kolmogorov(&right));
        assert_true(fit_good(&right));
        if (mean > 9)
            assert_false(fit_good(&wrong));
        assert_true(apart(sum, N, mean, sqrt(mean)) < FAR);
        /* Fourth central moment: mean + 3 mean^2. */
        assert_true(apart(squares, N, mean, sqrt(mean + 2 * mean * mean)) < FAR);
    }
}

static void poisson_ends(void **state)
{
    int i;

    (void)state;
    for (i = 0; i < 1000; i++) {
        struct draw draw = fresh(17, i);
        assert_int_equal(sample_poisson(&draw, 0), 0);
    }
    struct draw draw = fresh(17, 0);
    expect_assert_failure(sample_poisson(&draw, -0.1));
    expect_assert_failure(sample_poisson(&draw, 1.001e9));
    expect_assert_failure(sample_poisson(&draw, NAN));
}

/* What is inverted grows with its parameter at one address: arms stay close. */
static void a_larger_parameter_never_gives_less(void **state)
{
    int i;

    (void)state;
    for (i = 0; i < 100000; i++) {
        struct draw a = fresh(18, i), b = a, c = a, d = a;
        assert_true(sample_poisson(&a, 2.385) <= sample_poisson(&b, 2.386));
        assert_true(sample_bernoulli(&c, 0.2385) <= sample_bernoulli(&d, 0.2386));
    }
}

static void below_is_unbiased(void **state)
{
    enum { N = 300000 };
    /* At 3 x 2^62 a quarter of the numbers must be thrown away: without that the lower
     * third of the range would come half the time. */
    static const uint64_t ns[] = {1, 2, 6, 1000003, UINT64_C(3) << 62, UINT64_MAX};
    size_t j;
    int i;

    (void)state;
    for (j = 0; j < sizeof ns / sizeof *ns; j++) {
        uint64_t n = ns[j];
        struct fit fit = {{0}, 0};
        for (i = 0; i < N; i++) {
            struct draw draw = fresh(19, i), spread = fresh(30, i);
            uint64_t k = sample_below(&draw, n);
            assert_true(k < n);
            fit_add_jump(&fit, (double)k / (double)n, 1 / (double)n, draw_uniform(&spread));
        }
        assert_true(fit_good(&fit));
    }
    /* The low half of number x n falls below 2^64 mod n: the next number is taken. */
    struct draw draw = {.number = {0, (UINT64_C(1) << 63) + 1}, .left = 2};
    assert_true(sample_below(&draw, 6) == 3);
    assert_int_equal(draw.left, 0);
    expect_assert_failure(sample_below(&draw, 0));
}

static void categoricals(void **state)
{
    enum { N = 1000000, KINDS = 6 };
    static const int64_t weight[KINDS] = {0, 12, 2385, 1, 0, 737};
    double count[KINDS] = {0}, chi = 0, wrong = 0;
    int i;

    (void)state;
    for (i = 0; i < N; i++) {
        struct draw draw = fresh(20, i);
        count[sample_categorical(&draw, weight, KINDS)]++;
    }
    for (i = 0; i < KINDS; i++) {
        double expected = N * (double)weight[i] / 3135, off = expected * (i == 5 ? 1.02 : 1);
        if (weight[i] == 0) {
            assert_true(count[i] == 0);
            continue;
        }
        chi += (count[i] - expected) * (count[i] - expected) / expected;
        wrong += (count[i] - off) * (count[i] - off) / off;
    }
    assert_true(gsl_cdf_chisq_Q(chi, 3) >= FALSE_ALARM);
    assert_true(gsl_cdf_chisq_Q(wrong, 3) < FALSE_ALARM);
}

static void categorical_refuses_no_weight(void **state)
{
    static const int64_t none[3] = {0, 0, 0}, negative[3] = {5, -1, 3};
    static const int64_t too_much[3] = {INT64_MAX, 1, 3}, all[3] = {0, INT64_MAX, 0};
    struct draw draw = fresh(21, 0);

    (void)state;
    assert_int_equal(sample_categorical(&draw, all, 3), 1);
    expect_assert_failure(sample_categorical(&draw, none, 3));
    expect_assert_failure(sample_categorical(&draw, all, 0));
    expect_assert_failure(sample_categorical(&draw, negative, 3));
    expect_assert_failure(sample_categorical(&draw, too_much, 3));
}

static void rounding_keeps_the_mean(void **state)
{
    enum { N = 1000000 };
    double sum = 0;
    int i;

    (void)state;
    for (i = 0; i < N; i++) {
        struct draw draw = fresh(22, i);
        int64_t k = sample_round(&draw, 12.0992);
        assert_true(k == 12 || k == 13);
        sum += (double)k;
    }
    assert_true(apart(sum, N, 12.0992, sqrt(0.0992 * 0.9008)) < FAR);
    assert_true(apart(sum, N, 12.1012, sqrt(0.0992 * 0.9008)) > FAR);
    struct draw draw = fresh(22, 0);
    assert_int_equal(sample_round(&draw, 0), 0);
    assert_int_equal(sample_round(&draw, 4271), 4271);
    assert_int_equal(sample_round(&draw, 0x1p60), INT64_C(1) << 60);
    expect_assert_failure(sample_round(&draw, -0.1));
    expect_assert_failure(sample_round(&draw, 0x1p62));
    expect_assert_failure(sample_round(&draw, NAN));
    expect_assert_failure(sample_bernoulli(&draw, -0.1));
    expect_assert_failure(sample_bernoulli(&draw, 1.1));
    expect_assert_failure(sample_bernoulli(&draw, NAN));
}

/* Every compiler, option and machine must come to these variates. */
static void bits_are_the_same_everywhere(void **state)
{
    uint64_t digest = 0, bits;
    int i;

    (void)state;
    for (i = 0; i < 100000; i++) {
        struct draw draw = fresh(23, i);
        double x[3] = {sample_exponential(&draw), sample_normal(&draw),
                       sample_lognormal(&draw, 6.3, 1 + 0.001 * (i % 100))};
        int j;
        for (j = 0; j < 3; j++) {
            memcpy(&bits, &x[j], sizeof bits);
            digest = random_mix2(digest, bits);
        }
        digest = random_mix2(digest, sample_poisson(&draw, 0.01 * (i % 10000)));
        digest = random_mix2(digest, sample_poisson(&draw, 7e4 * (i % 10000)));
        digest = random_mix2(digest, (uint64_t)sample_round(&draw, 0.737 * i));
    }
    print_message("  digest %016llx\n", (unsigned long long)digest);
    assert_true(digest == UINT64_C(0x0f4f653904bef030));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exponentials),
        cmocka_unit_test(exponentials_abreast),
        cmocka_unit_test(normals),
        cmocka_unit_test(lognormals),
        cmocka_unit_test(lognormal_ends),
        cmocka_unit_test(bernoullis),
        cmocka_unit_test(poissons),
        cmocka_unit_test(poisson_ends),
        cmocka_unit_test(a_larger_parameter_never_gives_less),
        cmocka_unit_test(below_is_unbiased),
        cmocka_unit_test(categoricals),
        cmocka_unit_test(categorical_refuses_no_weight),
        cmocka_unit_test(rounding_keeps_the_mean),
        cmocka_unit_test(bits_are_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
