/* sample.h - variates from a draw. Ours, so the bits are too: see random.h, maths.h.
 *
 * Exponential, normal, lognormal, Bernoulli, rounding and Poisson below mean 10 invert
 * the distribution function of one uniform: they take one number each, and grow with
 * it, so that two arms at one address that differ in a parameter stay as close as can
 * be. (A ziggurat would save some 5 ns and lose that.) Poisson from mean 10 on is
 * Hoermann's PTRS (1993, Insurance: Mathematics and Economics 12, 39) with the
 * probability from Loader's saddle-point expansion (2000), which loses no digits at
 * large means; sample_below is Lemire's (2019, ACM TOMACS 29, 3). These take as many
 * numbers as they need.
 */
#ifndef SIM_SAMPLE_H
#define SIM_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/random.h"

double sample_exponential(struct draw *draw); /* mean 1 */
double sample_normal(struct draw *draw);      /* mean 0, variance 1 */

/* result[i] = sample_exponential(&draws[i]), n of them in less time. */
void sample_exponentials(struct draw *draws, double *result, int n);

/* Lognormal with the given mean >= 0 and coefficient of variation cv >= 0; cv = 0 is
 * `mean` itself. Prepare what is drawn often: it saves a logarithm and a root. Both
 * ways give the same bits. */
struct lognormal {
    double mean, sigma;
};

struct lognormal lognormal_of(double mean, double cv);
double sample_lognormal_of(struct draw *draw, struct lognormal law);
double sample_lognormal(struct draw *draw, double mean, double cv);

bool sample_bernoulli(struct draw *draw, double p);      /* 0 <= p <= 1 */
uint64_t sample_poisson(struct draw *draw, double mean); /* 0 <= mean <= 1e9 */
uint64_t sample_below(struct draw *draw, uint64_t n);    /* 0 .. n-1, unbiased; n > 0 */

/* Index i with probability weight[i] / sum, exactly; weights >= 0 and 0 < sum < 2^63.
 * O(n). */
int sample_categorical(struct draw *draw, const int64_t *weight, int n);

/* round(value) up or down at random so that the mean is exact. 0 <= value < 2^62. */
int64_t sample_round(struct draw *draw, double value);

#endif
