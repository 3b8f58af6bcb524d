/* sobol_indices.h - which share of an outcome's variance each factor makes, alone and in all.
 *
 * Two independent matrices A and B of n points each, and for each of k factors the matrix A_B^i,
 * which is A with column i from B (Saltelli's scheme; n (k + 2) points). With f of each row:
 *     m   = mean of f_A and f_B together,  V = their variance (2 n - 1)
 *     S_i  = mean((f_B - m) (f_ABi - f_A)) / V        first order: alone
 *     S_Ti = mean((f_A - f_ABi)^2) / (2 V)            total: with all it interacts with
 * First order: Saltelli, Annoni, Azzini, Campolongo, Ratto, Tarantola (2010), Computer Physics
 * Communications 181, 259, table 2 (b). Total: Jansen (1999), Computer Physics Communications
 * 117, 35. Nothing is cut off: an index near 0 or 1 may be estimated a little outside.
 *
 * Why not Jansen's first order, 1 - mean((f_B - f_ABi)^2) / (2 V): root mean square errors over the
 * factors of 200 random designs of n = 1024 are, of the one here and of Jansen's,
 *     Ishigami 0.028 and 0.038, Sobol's g 0.014 and 0.029, a linear function 0.018 and 0.027;
 * its error does not shrink with the index, 0.029 where (b) has 0.0005 for the inactive of g. It is
 * better (by half) for the one factor of g that makes most of the variance.
 *
 * Intervals are the bootstrap's percentiles over SOBOL_RESAMPLES resamples of whole rows, the same
 * rows for all factors (Archer, Saltelli, Sobol 1997, Journal of Statistical Computation and
 * Simulation 58, 99). BCa (interval.h) was tried: of the total indices its misses are more even to
 * both sides, of the first order it covers 1 % less at n = 64 .. 256; from n = 512 on they are
 * alike. Coverage is in docs/sensitivity.md. It is that of random designs: points of low
 * discrepancy err less than such intervals say.
 */
#ifndef ANALYSIS_SOBOL_INDICES_H
#define ANALYSIS_SOBOL_INDICES_H

#include <stddef.h>

#include "analysis/interval.h"
#include "analysis/unknown.h"

/* With 1,999 the ends of a 95 % interval move by some 3 % of its half-width from seed to seed; the
 * work is proportional to resamples x rows x factors. Below SOBOL_LEAST complete rows nothing is
 * said: 95 % intervals cover 90 to 95 % at 64 rows, 87 to 94 % at 32, 81 to 93 % at 16. */
enum { SOBOL_RESAMPLES = 1999, SOBOL_LEAST = 64 };

/* One outcome over the scheme, NaN where the point failed. A paired effect is such an outcome. */
struct sobol_outcomes {
    size_t n, k;
    const double *a, *b; /* [n] */
    const double *ab;    /* [k][n] */
};

struct sobol_index { /* pure numbers */
    double first, total;
    struct interval first_interval, total_interval;
};

struct sobol_indices {
    enum unknown unknown;     /* of all indices: few rows, a constant or a rare outcome */
    size_t n_used, n_missing; /* base rows whose k + 2 outcomes are all there, and others */
    double mean, variance;    /* in the outcome's unit, of A and B together */
};

/* index[k] is NaN where it is not known. `level` is of the intervals, e.g. 0.95. k > 0.
 * The outcome is rare when one resample at least has no variance.
 * Faults: FAULT_INPUT when an outcome is infinite, FAULT_MEMORY. */
int sobol_indices(const struct sobol_outcomes *outcomes, double level,
                  struct sobol_indices *indices, struct sobol_index *index, struct fault *fault);

#endif
