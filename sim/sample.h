/* sample.h - variates from a draw. Ours, so the bits are too: see random.h, maths.h. */
#ifndef SIM_SAMPLE_H
#define SIM_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/random.h"

double sample_exponential(struct draw *draw);               /* mean 1 */
double sample_normal(struct draw *draw);                    /* mean 0, variance 1 */
/* Lognormal with the given mean and coefficient of variation (cv >= 0; 0 is `mean`). */
double sample_lognormal(struct draw *draw, double mean, double cv);
bool sample_bernoulli(struct draw *draw, double p);
uint64_t sample_poisson(struct draw *draw, double mean);    /* 0 <= mean <= 1e9 */
uint64_t sample_below(struct draw *draw, uint64_t n);       /* 0 .. n-1, unbiased; n > 0 */
/* Index i with probability weight[i] / sum, weights >= 0 and a sum > 0. O(n). */
int sample_categorical(struct draw *draw, const int64_t *weight, int n);
/* round(value) up or down at random so that the mean is exact. value >= 0. */
int64_t sample_round(struct draw *draw, double value);

#endif
