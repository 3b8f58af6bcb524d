/* test_sensitivity.c - indices, elementary effects, rank correlations, signs and boxes by hand;
 * functions with closed forms are in tests/verify/test_sensitivity.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "analysis/elementary_effects.h"
#include "analysis/prim.h"
#include "analysis/proportion.h"
#include "analysis/rank_correlation.h"
#include "analysis/sign_holds.h"
#include "analysis/sobol_indices.h"

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", x, wanted);
}

static void refused(int status, struct fault *fault, const char *why)
{
    assert_int_equal(status, FAULT_INPUT);
    assert_non_null(strstr(fault->en, why));
    assert_true(fault->zh[0] != '\0');
    *fault = (struct fault){0};
}

static void a_reason_has_words(void **state)
{
    (void)state;
    for (int i = KNOWN; i < N_UNKNOWN; i++) {
        struct words words = unknown_words((enum unknown)i);
        assert_true(words.zh[0] != '\0' && words.en[0] != '\0');
    }
    assert_non_null(strstr(unknown_words(UNKNOWN_COLLINEAR).en, "not known"));
}

/* ---- Sobol's indices ---- */

enum { N = 128, K = 2 };

struct scheme {
    double a[N], b[N], ab[K * N];
};

/* All sixteen pairs of corners of the square, eight times over: means are exact. */
static struct sobol_outcomes corners(double (*f)(int, int), struct scheme *scheme)
{
    for (int j = 0; j < N; j++) {
        int a1 = j & 1, a2 = j >> 1 & 1, b1 = j >> 2 & 1, b2 = j >> 3 & 1;
        scheme->a[j] = f(a1, a2);
        scheme->b[j] = f(b1, b2);
        scheme->ab[j] = f(b1, a2);
        scheme->ab[N + j] = f(a1, b2);
    }
    return (struct sobol_outcomes){N, K, scheme->a, scheme->b, scheme->ab};
}

static double additive(int x, int y)
{
    return 1000 + x + 2 * y;
}
static double product(int x, int y)
{
    return x * y;
}
static double same(int x, int y)
{
    return 2.385 + 0 * (x + y);
}

/* Additive: variances 1/4 and 1 of 5/4, nothing together. The product: 3/16, of which 1/16 each
 * alone and 1/16 together. V has 2 n - 1 = 255 for 256. */
static void indices_by_hand(void **state)
{
    (void)state;
    struct scheme scheme;
    struct sobol_outcomes outcomes = corners(additive, &scheme);
    struct sobol_indices all;
    struct sobol_index index[K];
    struct fault fault = {0};
    assert_int_equal(sobol_indices(&outcomes, 0.95, &all, index, &fault), 0);
    assert_int_equal(all.unknown, KNOWN);
    assert_int_equal(all.n_used, N);
    assert_int_equal(all.n_missing, 0);
    close_to(all.mean, 1001.5, 1e-9);
    close_to(all.variance, 1.25 * 256 / 255, 1e-12);
    for (int i = 0; i < K; i++) {
        double share = (i ? 0.8 : 0.2) * 255 / 256;
        close_to(index[i].first, share, 1e-12);
        close_to(index[i].total, share, 1e-12);
        assert_true(index[i].first_interval.low < share && share < index[i].first_interval.high);
        assert_true(index[i].total_interval.low < share && share < index[i].total_interval.high);
    }
    outcomes = corners(product, &scheme);
    assert_int_equal(sobol_indices(&outcomes, 0.95, &all, index, &fault), 0);
    close_to(index[1].first, 255.0 / 256 / 3, 1e-12);
    close_to(index[1].total, 255.0 / 256 * 2 / 3, 1e-12);
}

static void nothing_is_said(const struct sobol_outcomes *outcomes, enum unknown why)
{
    struct sobol_indices all;
    struct sobol_index index[K];
    struct fault fault = {0};
    assert_int_equal(sobol_indices(outcomes, 0.95, &all, index, &fault), 0);
    assert_int_equal(all.unknown, why);
    for (int i = 0; i < K; i++)
        assert_true(isnan(index[i].first) && isnan(index[i].total) &&
                    isnan(index[i].first_interval.low) && isnan(index[i].total_interval.high));
}

static void indices_that_are_not_known(void **state)
{
    (void)state;
    struct scheme scheme;
    struct sobol_outcomes outcomes = corners(same, &scheme);
    nothing_is_said(&outcomes, UNKNOWN_CONSTANT);
    scheme.a[3] = 2.385 * (1 + 1e-15); /* rounding is no variance */
    nothing_is_said(&outcomes, UNKNOWN_CONSTANT);
    scheme.a[3] = 3; /* a resample misses one row in 128 with a chance of 1/e */
    nothing_is_said(&outcomes, UNKNOWN_RARE);
    outcomes = corners(additive, &scheme);
    outcomes.n = SOBOL_LEAST - 1;
    nothing_is_said(&outcomes, UNKNOWN_FEW);
    outcomes.n = 0;
    nothing_is_said(&outcomes, UNKNOWN_FEW);
}

static void an_infinite_outcome_is_refused(void **state)
{
    (void)state;
    struct scheme scheme;
    struct sobol_outcomes outcomes = corners(additive, &scheme);
    struct sobol_indices all;
    struct sobol_index index[K];
    struct fault fault = {0};
    scheme.ab[N + 7] = -INFINITY;
    refused(sobol_indices(&outcomes, 0.95, &all, index, &fault), &fault,
            "row 8, column 4 is infinite");
}

/* Some rows fail in one place or another: as if they had never been; and in any order. */
static void rows_that_failed(void **state)
{
    (void)state;
    struct scheme scheme, dropped, turned;
    struct sobol_outcomes outcomes = corners(product, &scheme);
    struct sobol_indices all, without, other;
    struct sobol_index index[K], expected[K], same_index[K];
    struct fault fault = {0};
    size_t n = 0;
    scheme.a[5] = scheme.b[17] = scheme.ab[40] = scheme.ab[N + 40] = scheme.ab[N + 90] = NAN;
    for (size_t j = 0; j < N; j++) {
        size_t back = N - 1 - j;
        turned.a[back] = scheme.a[j];
        turned.b[back] = scheme.b[j];
        turned.ab[back] = scheme.ab[j];
        turned.ab[N + back] = scheme.ab[N + j];
        n += j != 5 && j != 17 && j != 40 && j != 90;
    }
    assert_int_equal(n, N - 4);
    for (size_t j = 0, at = 0; j < N; j++)
        if (j != 5 && j != 17 && j != 40 && j != 90) {
            dropped.a[at] = scheme.a[j];
            dropped.b[at] = scheme.b[j];
            dropped.ab[at] = scheme.ab[j];
            dropped.ab[n + at++] = scheme.ab[N + j];
        }
    struct sobol_outcomes fewer = {n, K, dropped.a, dropped.b, dropped.ab};
    struct sobol_outcomes backward = {N, K, turned.a, turned.b, turned.ab};
    assert_int_equal(sobol_indices(&outcomes, 0.9, &all, index, &fault), 0);
    assert_int_equal(sobol_indices(&fewer, 0.9, &without, expected, &fault), 0);
    assert_int_equal(sobol_indices(&backward, 0.9, &other, same_index, &fault), 0);
    assert_int_equal(all.n_used, N - 4);
    assert_int_equal(all.n_missing, 4);
    assert_int_equal(without.n_missing, 0);
    assert_true(all.variance == without.variance && all.variance == other.variance);
    assert_memory_equal(index, expected, sizeof index);
    assert_memory_equal(index, same_index, sizeof index);
}

/* ---- elementary effects ---- */

enum { R = 4 };

/* y = 3 x1 - x2 + 4 (x1 - 1/2)^2 at levels 0, 1/3, 2/3, 1 with steps of 2/3, up and down. Effects
 * of x1 are 3 + 4 (x1 + x1' - 1): between 0 and 2/3 they are 3 - 4/3, between 1/3 and 1, 3 + 4/3.
 */
static void effects_by_hand(void **state)
{
    (void)state;
    const double third = 1.0 / 3;
    const double x1[R] = {0, 1, third, 0}, x2[R] = {0, third, 1, third};
    const double s1[R] = {2, -2, 2, 2}, s2[R] = {2, 2, -2, 2}; /* thirds */
    double outcome[R * 3], step[R * 2];
    size_t factor[R * 2];
    struct resample_plan plan = {0};
    struct fault fault = {0};
    struct elementary_effects effects[2];
    for (size_t t = 0; t < R; t++) {
        double x = x1[t], y = x2[t];
        for (size_t j = 0; j < 3; j++) {
            outcome[3 * t + j] = 3 * x - y + 4 * (x - 0.5) * (x - 0.5);
            if (j == 2)
                break;
            size_t which = (t + j) % 2;
            double by = (which ? s2[t] : s1[t]) * third;
            factor[2 * t + j] = which;
            step[2 * t + j] = by;
            *(which ? &y : &x) += by;
        }
    }
    const struct trajectories given = {R, 2, outcome, factor, step};
    assert_int_equal(elementary_effects(&given, 0.95, &plan, effects, &fault), 0);
    close_to(effects[0].mu, 3, 1e-12);
    close_to(effects[0].mu_star, 3, 1e-12);
    close_to(effects[0].sigma, 4 * third * sqrt(4.0 / 3), 1e-12);
    assert_true(isnan(effects[0].mu_star_interval.low)); /* of four it would be no interval */
    close_to(effects[1].mu, -1, 1e-12);
    close_to(effects[1].mu_star, 1, 1e-12);
    close_to(effects[1].sigma, 0, 1e-12);
    assert_int_equal(effects[1].n_used, R);

    outcome[0] = NAN; /* the first step of the first trajectory, of factor 1 */
    assert_int_equal(elementary_effects(&given, 0.95, &plan, effects, &fault), 0);
    assert_int_equal(effects[0].unknown, UNKNOWN_FEW);
    assert_int_equal(effects[0].n_used, R - 1);
    assert_int_equal(effects[0].n_missing, 1);
    assert_true(isnan(effects[0].mu_star));
    assert_int_equal(effects[1].unknown, KNOWN);

    step[3] = 0;
    refused(elementary_effects(&given, 0.95, &plan, effects, &fault), &fault,
            "trajectory 2, step 2: a length of 0");
    step[3] = 1.5;
    refused(elementary_effects(&given, 0.95, &plan, effects, &fault), &fault, "a length of 1.5");
    step[3] = NAN;
    refused(elementary_effects(&given, 0.95, &plan, effects, &fault), &fault,
            "trajectory 2, step 2");
    step[3] = third;
    factor[5] = 0;
    refused(elementary_effects(&given, 0.95, &plan, effects, &fault), &fault,
            "trajectory 3 does not change factor 2");
    factor[5] = 1;
    outcome[4] = INFINITY;
    refused(elementary_effects(&given, 0.95, &plan, effects, &fault), &fault,
            "trajectory 2, point 2: the outcome is infinite");
    resample_plan_free(&plan);
}

/* The interval is that of the mean of absolute effects; a trajectory's place says nothing. */
static void effects_in_any_order(void **state)
{
    (void)state;
    enum { MANY = 40 };
    double outcome[MANY * 2], turned[MANY * 2], step[MANY], absolute[MANY];
    size_t factor[MANY] = {0};
    struct interval interval;
    struct resample_plan plan = {0};
    struct fault fault = {0};
    struct elementary_effects one, other;
    for (int t = 0; t < MANY; t++) {
        step[t] = 0.5;
        turned[2 * (MANY - 1 - t)] = outcome[2 * t] = sin(t);
        turned[2 * (MANY - 1 - t) + 1] = outcome[2 * t + 1] = sin(t) + exp(t / 9.0) - 5;
    }
    struct trajectories given = {MANY, 1, outcome, factor, step};
    assert_int_equal(elementary_effects(&given, 0.95, &plan, &one, &fault), 0);
    given.outcome = turned;
    assert_int_equal(elementary_effects(&given, 0.95, &plan, &other, &fault), 0);
    assert_true(one.mu == other.mu && one.sigma == other.sigma && one.mu_star == other.mu_star);
    assert_memory_equal(&one.mu_star_interval, &other.mu_star_interval, sizeof(struct interval));
    for (int t = 0; t < MANY; t++)
        absolute[t] = fabs((outcome[2 * t + 1] - outcome[2 * t]) / 0.5);
    gsl_sort(absolute, 1, MANY);
    assert_int_equal(interval_bca(absolute, MANY, 0.95, &plan, &interval, &fault), 0);
    assert_memory_equal(&one.mu_star_interval, &interval, sizeof interval);
    resample_plan_free(&plan);
}

/* ---- partial rank correlations ---- */

/* With one factor: Spearman's. x 1, 2, .. 13 but for a tie of the first two (ranks 1.5), y in
 * order but for the last, which is least: ranks of y less ranks of x are 0.5, 0.5+..; computed as
 * the correlation of the two lists below. */
static void one_factor(void **state)
{
    (void)state;
    enum { ROWS = 13 };
    double x[ROWS + 1], y[ROWS + 1], xy = 0, xx = 0, yy = 0;
    size_t used;
    struct rank_correlation correlation;
    struct fault fault = {0};
    for (int j = 0; j < ROWS; j++) {
        double rank_x = j < 2 ? 1.5 : j + 1, rank_y = j == ROWS - 1 ? 1 : j + 2;
        x[j] = j < 2 ? 2.5 : exp(j);
        y[j] = j == ROWS - 1 ? -1e9 : j;
        xy += (rank_x - 7) * (rank_y - 7);
        xx += (rank_x - 7) * (rank_x - 7);
        yy += (rank_y - 7) * (rank_y - 7);
    }
    x[ROWS] = 3;
    y[ROWS] = NAN;
    assert_int_equal(rank_correlations(x, y, ROWS + 1, 1, 0.95, &used, &correlation, &fault), 0);
    assert_int_equal(used, ROWS);
    close_to(correlation.partial, xy / sqrt(xx * yy), 1e-12);
    double half = 1.959963984540054 * sqrt(1.06 / 10);
    close_to(correlation.interval.low, tanh(atanh(correlation.partial) - half), 1e-12);
    for (int j = 0; j < ROWS; j++)
        y[j] = -pow(x[j], 3);
    assert_int_equal(rank_correlations(x, y, ROWS + 1, 1, 0.95, &used, &correlation, &fault), 0);
    close_to(correlation.partial, -1, 1e-12);
    close_to(correlation.interval.high, -1, 1e-6);
    assert_int_equal(rank_correlations(x, y, 12, 1, 0.95, &used, &correlation, &fault), 0);
    assert_int_equal(correlation.unknown, UNKNOWN_FEW);
}

/* exp(5 x1) - 40 x2 + 5 x3 of six: order and signs known. The fourth is still, the fifth and the
 * sixth are one another's mirror. */
static void several_factors(void **state)
{
    (void)state;
    enum { ROWS = 400, FACTORS = 6 };
    static double x[FACTORS * ROWS], y[ROWS], two[2 * ROWS];
    size_t used;
    struct rank_correlation correlation[FACTORS];
    struct fault fault = {0};
    struct resample luck = resample_begin();
    for (size_t j = 0; j < ROWS; j++) {
        for (size_t i = 0; i < FACTORS; i++)
            x[i * ROWS + j] = resample_uniform(&luck);
        x[3 * ROWS + j] = 0.7;
        x[5 * ROWS + j] = -x[4 * ROWS + j];
        y[j] = exp(5 * x[j]) - 40 * x[ROWS + j] + 5 * x[2 * ROWS + j];
    }
    assert_int_equal(rank_correlations(x, y, ROWS, FACTORS, 0.95, &used, correlation, &fault), 0);
    assert_true(correlation[0].partial > 0.9);
    assert_true(correlation[1].partial < -0.8);
    assert_true(correlation[2].partial > 0.1 && correlation[2].partial < 0.5);
    assert_int_equal(correlation[3].unknown, UNKNOWN_CONSTANT);
    assert_int_equal(correlation[4].unknown, UNKNOWN_COLLINEAR);
    assert_int_equal(correlation[5].unknown, UNKNOWN_COLLINEAR);
    assert_true(isnan(correlation[5].partial) && isnan(correlation[5].interval.low));

    /* What the first alone determines leaves nothing to the second. */
    memcpy(two, x, sizeof two);
    for (size_t j = 0; j < ROWS; j++)
        y[j] = sqrt(x[j]);
    assert_int_equal(rank_correlations(two, y, ROWS, 2, 0.95, &used, correlation, &fault), 0);
    close_to(correlation[0].partial, 1, 1e-9);
    assert_int_equal(correlation[1].unknown, UNKNOWN_EXPLAINED);
    for (size_t j = 0; j < ROWS; j++)
        y[j] = 17;
    assert_int_equal(rank_correlations(two, y, ROWS, 2, 0.95, &used, correlation, &fault), 0);
    assert_int_equal(correlation[0].unknown, UNKNOWN_CONSTANT);
    y[2] = INFINITY;
    refused(rank_correlations(two, y, ROWS, 2, 0.95, &used, correlation, &fault), &fault,
            "row 3, column 3 is infinite");
}

/* ---- signs ---- */

/* None of ten: 1 - 0.025^(1/10); five of ten as in any table. */
static void proportions(void **state)
{
    (void)state;
    struct interval interval = proportion_interval(0, 10, 0.95);
    assert_true(interval.low == 0);
    close_to(interval.high, 1 - pow(0.025, 0.1), 1e-12);
    interval = proportion_interval(10, 10, 0.95);
    close_to(interval.low, pow(0.025, 0.1), 1e-12);
    assert_true(interval.high == 1);
    interval = proportion_interval(5, 10, 0.95);
    close_to(interval.low, 0.1870860284474, 1e-10);
    close_to(interval.high, 0.8129139715526, 1e-10);
    interval = proportion_interval(0, 0, 0.95);
    assert_true(isnan(interval.low) && isnan(interval.high));
}

static void signs_by_hand(void **state)
{
    (void)state;
    double effect[] = {-3, 0.5, -1, NAN, 0, -2, 1};
    double target[7];
    struct sign_holds holds;
    struct fault fault = {0};
    assert_int_equal(sign_holds(effect, 7, 1, 0.95, &holds, &fault), 0);
    assert_int_equal(holds.n_used, 6);
    assert_int_equal(holds.n_missing, 1);
    assert_int_equal(holds.above, 2);
    assert_int_equal(holds.below, 3);
    close_to(holds.mean, -0.75, 1e-12);
    assert_int_equal(holds.sign, -1);
    close_to(holds.share, 0.5, 0);
    close_to(holds.named_share, 1.0 / 3, 1e-15);
    struct interval three = proportion_interval(3, 6, 0.95);
    assert_true(holds.interval.low == three.low && holds.interval.high == three.high);
    sign_fails(effect, 7, holds.sign, target);
    const double wanted[] = {0, 1, 0, NAN, 1, 0, 1};
    for (int j = 0; j < 7; j++)
        assert_true(target[j] == wanted[j] || (isnan(target[j]) && isnan(wanted[j])));

    const double none[] = {1, -1, 0};
    assert_int_equal(sign_holds(none, 3, -1, 0.95, &holds, &fault), 0);
    assert_int_equal(holds.sign, 0);
    assert_true(isnan(holds.share) && isnan(holds.interval.low));
    close_to(holds.named_share, 1.0 / 3, 1e-15);
    assert_int_equal(sign_holds(effect + 3, 1, -1, 0.95, &holds, &fault), 0);
    assert_int_equal(holds.n_used, 0);
    assert_true(isnan(holds.mean) && isnan(holds.named_share));
    effect[2] = INFINITY;
    refused(sign_holds(effect, 7, 1, 0.95, &holds, &fault), &fault, "infinite");
}

/* ---- PRIM ---- */

enum { POINTS = 600, CUBE = 6 };

static double x[CUBE * POINTS], target[POINTS];

/* Of interest: all where x2 > 0.6 and 0.2 < x5 < 0.7, none elsewhere. */
static void plant(void)
{
    struct resample luck = resample_begin();
    for (size_t j = 0; j < POINTS; j++) {
        for (size_t i = 0; i < CUBE; i++)
            x[i * POINTS + j] = resample_uniform(&luck);
        double second = x[POINTS + j], fifth = x[4 * POINTS + j];
        target[j] = second > 0.6 && fifth > 0.2 && fifth < 0.7;
    }
}

static void a_planted_box(void **state)
{
    (void)state;
    struct prim found, turned;
    struct prim_limit limit[CUBE], other[CUBE];
    struct fault fault = {0};
    plant();
    target[9] = target[10] = NAN;
    assert_int_equal(prim(x, target, POINTS, CUBE, &prim_usual, &found, limit, &fault), 0);
    assert_int_equal(found.unknown, KNOWN);
    assert_int_equal(found.n_used, POINTS - 2);
    assert_int_equal(found.n_missing, 2);
    assert_true(found.found);
    close_to(found.p, 1.0 / (PRIM_SHUFFLES + 1), 1e-12);
    assert_int_equal(found.restricted, 2);
    size_t second = limit[1].factor == 1;
    assert_int_equal(limit[second].factor, 1);
    assert_int_equal(limit[!second].factor, 4);
    close_to(limit[second].low, 0.6, 0.03);
    close_to(limit[second].high, 1, 0);
    close_to(limit[!second].low, 0.2, 0.03);
    close_to(limit[!second].high, 0.7, 0.03);
    assert_true(limit[0].density <= limit[1].density);
    assert_true(limit[0].quasi_p < 1e-6 && limit[1].quasi_p < 1e-6);
    assert_true(found.density > 0.9 && found.coverage > 0.95);
    close_to(found.density * found.mass, found.coverage * found.base, 1e-12);

    for (size_t j = 0; j < POINTS / 2; j++) { /* in the other order */
        size_t back = POINTS - 1 - j;
        for (size_t i = 0; i < CUBE; i++) {
            double kept = x[i * POINTS + j];
            x[i * POINTS + j] = x[i * POINTS + back];
            x[i * POINTS + back] = kept;
        }
        double kept = target[j];
        target[j] = target[back];
        target[back] = kept;
    }
    assert_int_equal(prim(x, target, POINTS, CUBE, &prim_usual, &turned, other, &fault), 0);
    assert_true(found.density == turned.density && found.p == turned.p);
    for (size_t i = 0; i < 2; i++)
        assert_true(limit[i].factor == other[i].factor && limit[i].low == other[i].low &&
                    limit[i].high == other[i].high);
}

/* A factor of three levels: a peel takes a level at a time, and the box holds whole levels. */
static void a_box_of_levels(void **state)
{
    (void)state;
    struct prim found;
    struct prim_limit limit[CUBE];
    struct fault fault = {0};
    plant();
    for (size_t j = 0; j < POINTS; j++) {
        x[j] = floor(3 * x[j]) / 2;
        target[j] = x[j] == 0.5;
    }
    assert_int_equal(prim(x, target, POINTS, CUBE, &prim_usual, &found, limit, &fault), 0);
    assert_true(found.found);
    assert_int_equal(found.restricted, 1);
    assert_int_equal(limit[0].factor, 0);
    assert_true(limit[0].low == 0.5 && limit[0].high == 0.5);
    assert_true(found.density == 1 && found.coverage == 1);
}

static void no_box_in_noise(void **state)
{
    (void)state;
    struct prim found;
    struct prim_limit limit[CUBE];
    struct fault fault = {0};
    struct resample luck = resample_begin();
    plant();
    for (size_t j = 0; j < POINTS; j++)
        target[j] = resample_uniform(&luck) < 0.3;
    assert_int_equal(prim(x, target, POINTS, CUBE, &prim_usual, &found, limit, &fault), 0);
    assert_false(found.found);
    assert_int_equal(found.restricted, 0);
    assert_true(found.density == found.base && found.mass == 1 && found.coverage == 1);
}

static void boxes_that_are_not_asked_for(void **state)
{
    (void)state;
    struct prim found;
    struct prim_limit limit[CUBE];
    struct fault fault = {0};
    struct prim_rule rule = prim_usual;
    plant();
    assert_int_equal(prim(x, target, POINTS, 5, &rule, &found, limit, &fault), 0);
    for (size_t j = 0; j < POINTS; j++)
        target[j] = j < PRIM_LEAST - 1 ? (double)(j % 2) : NAN;
    assert_int_equal(prim(x, target, POINTS, CUBE, &rule, &found, limit, &fault), 0);
    assert_int_equal(found.unknown, UNKNOWN_FEW);
    assert_true(isnan(found.density) && !found.found);
    for (size_t j = 0; j < POINTS; j++)
        target[j] = 1;
    assert_int_equal(prim(x, target, POINTS, CUBE, &rule, &found, limit, &fault), 0);
    assert_int_equal(found.unknown, UNKNOWN_CONSTANT);
    target[4] = 0.5;
    refused(prim(x, target, POINTS, CUBE, &rule, &found, limit, &fault), &fault,
            "a target of 0.5 is neither 0 nor 1");
    target[4] = 0;
    x[2 * POINTS + 4] = 1.25;
    refused(prim(x, target, POINTS, CUBE, &rule, &found, limit, &fault), &fault,
            "factor 3: a coordinate of 1.25");
    x[2 * POINTS + 4] = 1;
    rule.peel = 1;
    refused(prim(x, target, POINTS, CUBE, &rule, &found, limit, &fault), &fault, "PRIM: peel");
    rule = (struct prim_rule){0.05, 0.01, 0.05, 0.999};
    refused(prim(x, target, POINTS, CUBE, &rule, &found, limit, &fault), &fault, "the level");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_has_words),
        cmocka_unit_test(indices_by_hand),
        cmocka_unit_test(indices_that_are_not_known),
        cmocka_unit_test(an_infinite_outcome_is_refused),
        cmocka_unit_test(rows_that_failed),
        cmocka_unit_test(effects_by_hand),
        cmocka_unit_test(effects_in_any_order),
        cmocka_unit_test(one_factor),
        cmocka_unit_test(several_factors),
        cmocka_unit_test(proportions),
        cmocka_unit_test(signs_by_hand),
        cmocka_unit_test(a_planted_box),
        cmocka_unit_test(a_box_of_levels),
        cmocka_unit_test(no_box_in_noise),
        cmocka_unit_test(boxes_that_are_not_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
