/* rank_correlation.h - how steadily an outcome rises or falls with each factor: PRCC.
 *
 * The partial rank correlation coefficient of factor i is the correlation of what is left of the
 * ranks of x_i and of the outcome after both are regressed on the ranks of all other factors;
 * -1 .. 1. With one factor it is Spearman's. It asks for a monotone outcome: one that rises and
 * falls again may have 0. For designs whose factors move freely (random, Latin hypercube).
 * Ties have the mean of their ranks.
 * Iman, Conover (1979), Technometrics 21, 499; Marino, Hogue, Ray, Kirschner (2008), Journal of
 * Theoretical Biology 254, 178.
 *
 * Regression is by Cholesky elimination with pivots on the correlations of ranks. Ranks are exact
 * in doubles, and so are their sums (n < 200,000): the order of rows changes no bit. What others
 * leave of a factor (or of the outcome) is nothing when it is below 1e-9 of its variance.
 *
 * The interval is Fisher's, tanh(atanh r +- z s), s^2 = 1.06 / (n - (k - 1) - 3), 1.06 for ranks.
 * Fieller, Hartley, Pearson (1957), Biometrika 44, 470; Fisher (1924), Metron 3, 329.
 */
#ifndef ANALYSIS_RANK_CORRELATION_H
#define ANALYSIS_RANK_CORRELATION_H

#include <stddef.h>

#include "analysis/interval.h"
#include "analysis/unknown.h"

/* With k factors, fewer complete rows than k + RANK_CORRELATION_LEAST say nothing. */
enum { RANK_CORRELATION_LEAST = 12 };

struct rank_correlation {
    enum unknown unknown; /* few rows, constant outcome or factor, collinear, explained: NaN */
    double partial;
    struct interval interval;
};

/* x is [k][n] in any unit, y [n]; NaN in a row leaves it out. correlation[k]; k > 0.
 * *n_used tells the rows that are complete. Faults: FAULT_INPUT when a value is infinite or
 * n >= 200,000, FAULT_MEMORY. */
int rank_correlations(const double *x, const double *y, size_t n, size_t k, double level,
                      size_t *n_used, struct rank_correlation *correlation, struct fault *fault);

#endif
