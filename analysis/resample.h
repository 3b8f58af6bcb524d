/* resample.h - the luck of the analysis: MRG32k3a, and which replicates a resample holds.
 *
 * It is not the simulator's generator (sim/random.h) on purpose: R has exactly this one, so that
 * every interval that rests on resampling can be recomputed there to the last digits:
 *     RNGkind("L'Ecuyer-CMRG"); .Random.seed <- c(10407L, rep(12345L, 6)); runif(1)
 * The seed is that constant, so the same differences always have the same interval, and all
 * outcomes of one comparison are resampled alike.
 *
 * Source: L'Ecuyer (1999), Good parameters and implementations for combined multiple recursive
 * random number generators, Operations Research 47, 159 (figure I).
 */
#ifndef ANALYSIS_RESAMPLE_H
#define ANALYSIS_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

/* Bootstrap resamples. With 9,999 the ends of a 95 % interval move by some 1.5 % of its
 * half-width from seed to seed, and 0.025 x (9,999 + 1) is a whole number. */
enum { RESAMPLE_COUNT = 9999, RESAMPLE_SEED = 12345 };

struct resample {
    int64_t state[6]; /* the last three of each recursion, oldest first */
};

struct resample resample_begin(void);

/* Uniform on (0, 1); never 0 or 1. */
double resample_uniform(struct resample *resample);

/* Which replicates stand in each resample. All zero is an empty plan; freeing twice is safe. */
struct resample_plan {
    size_t n;
    uint32_t *index; /* [RESAMPLE_COUNT][n], each 0 .. n-1: floor(n x uniform), row by row */
};

/* Make the plan one for n replicates, 1 <= n < 2^32; at once when it is one already. It holds
 * 40 kB for each replicate. Faults: FAULT_MEMORY. */
int resample_plan(struct resample_plan *plan, size_t n, struct fault *fault);
void resample_plan_free(struct resample_plan *plan);

#endif
