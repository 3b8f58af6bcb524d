/* sample.c - see sample.h. */
#include "sim/sample.h"

#include "sim/maths.h"

__extension__ typedef unsigned __int128 uint128;

double sample_exponential(struct draw *draw)
{
    return -maths_log(draw_uniform(draw));
}

void sample_exponentials(struct draw *draws, double *result, int n)
{
    for (int i = 0; i < n; i++)
        result[i] = draw_uniform(&draws[i]);
    maths_minus_logs(result, n);
}

double sample_normal(struct draw *draw)
{
    return maths_normal_inverse(draw_uniform(draw));
}

struct lognormal lognormal_of(double mean, double cv)
{
    double square = cv * cv;

    ALWAYS(mean >= 0 && cv >= 0);
    /* sigma^2 = log(1 + cv^2); by its series where the sum would lose digits. */
    if (square < 1e-4)
        square *= 1 - square * (0.5 - square * (1.0 / 3 - square * 0.25));
    else
        square = maths_log(1 + square);
    return (struct lognormal){mean, maths_sqrt(square)};
}

double sample_lognormal_of(struct draw *draw, struct lognormal law)
{
    return law.mean * maths_exp(law.sigma * (sample_normal(draw) - 0.5 * law.sigma));
}

double sample_lognormal(struct draw *draw, double mean, double cv)
{
    return sample_lognormal_of(draw, lognormal_of(mean, cv));
}

bool sample_bernoulli(struct draw *draw, double p)
{
    ALWAYS(p >= 0 && p <= 1);
    return draw_uniform(draw) < p;
}

/* log k! - (log(2 pi k) / 2 + k log k - k), k >= 1: what Stirling's formula lacks. */
static double stirling_rest(double k)
{
    static const double rest[16] = {
        0,
        0.081061466795327261,  0.041340695955409297,  0.027677925684998338,
        0.020790672103765093,  0.016644691189821193,  0.013876128823070748,
        0.01189670994589177,   0.010411265261972096,  0.0092554621827127329,
        0.0083305634333628708, 0.0075736754879518406, 0.0069428401072095299,
        0.0064089941880042071, 0.0059513701127588475, 0.0055547335519628011};
    double square = k * k;

    if (k < 16)
        return rest[(int)k];
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / k;
}

/* k log(k / mean) + mean - k, without cancellation where k is near the mean. */
static double deviance(double k, double mean)
{
    double apart = k - mean, v = apart / (k + mean), term, sum, next;
    int j;

    if (v > 0.1 || v < -0.1)
        return k * maths_log(k / mean) - apart;
    sum = apart * v;
    term = 2 * k * v;
    for (j = 3;; j += 2, sum = next) {
        term *= v * v;
        next = sum + term / j;
        if (next == sum)
            return sum;
    }
}

static double poisson_log_probability(double k, double mean)
{
    if (k == 0)
        return -mean;
    return -0.91893853320467274178 - 0.5 * maths_log(k) - stirling_rest(k) - deviance(k, mean);
}

static uint64_t poisson_by_inversion(double u, double mean)
{
    double p;
    uint64_t k = 0;

    if (u < 1 - mean) /* e^-mean is above that: most calls end here, without an exp */
        return 0;
    /* P(k > 64) < 1e-28 at mean 10, so the bound only stops what rounding might leave. */
    for (p = maths_exp(-mean); u > p && k < 64; p *= mean / (double)k) {
        u -= p;
        k++;
    }
    return k;
}

static uint64_t poisson_by_rejection(struct draw *draw, double mean)
{
    double b = 0.931 + 2.53 * maths_sqrt(mean), a = -0.059 + 0.02483 * b;
    double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), quick = 0.9277 - 3.6224 / (b - 2);

    for (;;) {
        double u = draw_uniform(draw) - 0.5, v = draw_uniform(draw);
        double edge = 0.5 - (u < 0 ? -u : u);
        double k = (2 * a / edge + b) * u + mean + 0.43;

        /* Beyond 1e12 the probability is 0 for every mean admitted. */
        if (k < 0 || k > 1e12)
            continue;
        k = (double)(int64_t)k;
        if (edge >= 0.07 && v <= quick)
            return (uint64_t)k;
        if (edge < 0.013 && v > edge)
            continue;
        if (maths_log(v * inverse_alpha / (a / (edge * edge) + b)) <=
            poisson_log_probability(k, mean))
            return (uint64_t)k;
    }
}

uint64_t sample_poisson(struct draw *draw, double mean)
{
    ALWAYS(mean >= 0 && mean <= 1e9);
    return mean < 10 ? poisson_by_inversion(draw_uniform(draw), mean)
                     : poisson_by_rejection(draw, mean);
}

uint64_t sample_below(struct draw *draw, uint64_t n)
{
    uint128 product;

    ALWAYS(n > 0);
    product = (uint128)draw_bits(draw) * n;
    if ((uint64_t)product < n) {
        /* 2^64 mod n low halves are one too many; the products that hold them go. */
        uint64_t excess = (0 - n) % n;
        while ((uint64_t)product < excess)
            product = (uint128)draw_bits(draw) * n;
    }
    return (uint64_t)(product >> 64);
}

int sample_categorical(struct draw *draw, const int64_t *weight, int n)
{
    int64_t sum = 0, at;
    int i;

    for (i = 0; i < n; i++) {
        ALWAYS(weight[i] >= 0 && weight[i] <= INT64_MAX - sum);
        sum += weight[i];
    }
    ALWAYS(sum > 0);
    at = (int64_t)sample_below(draw, (uint64_t)sum);
    for (i = 0; at >= weight[i]; i++)
        at -= weight[i];
    return i;
}

int64_t sample_round(struct draw *draw, double value)
{
    int64_t whole;

    ALWAYS(value >= 0 && value < 0x1p62);
    whole = (int64_t)value;
    return whole + (draw_uniform(draw) < value - (double)whole);
}
