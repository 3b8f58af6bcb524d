/* saltelli.h - the points from which variance-based sensitivity indices are estimated.
 *
 * Two independent samples of n rows and k columns, A and B, and for each factor i the matrix A_B^i:
 * A, its column i taken from B. n (k + 2) points give first-order and total indices of all k
 * factors (Saltelli et al. 2010; the estimators of Jansen 1999 need no others).
 *
 * Points are in order of rows, and within a row A, A_B^0 .. A_B^(k-1), B: with more rows earlier
 * points keep their place, and a point that fails costs its row, which its place names.
 *
 * A and B are the first and the last k columns of 2k-dimensional shifted Sobol points (sobol.h; n
 * best a power of two; at most 555 factors), or plain random ones.
 *
 * Sources: Saltelli (2002), Computer Physics Communications 145, 280; Saltelli, Annoni, Azzini,
 * Campolongo, Ratto, Tarantola (2010), Computer Physics Communications 181, 259; Jansen (1999),
 * Computer Physics Communications 117, 35.
 */
#ifndef ANALYSIS_SALTELLI_H
#define ANALYSIS_SALTELLI_H

#include <stdint.h>

#include "sim/fault.h"

enum saltelli_base { SALTELLI_SOBOL, SALTELLI_RANDOM };

struct saltelli {
    uint64_t seed;
    uint64_t n; /* rows: 1 .. 2^32 */
    uint32_t k; /* factors: at least 1 */
    enum saltelli_base base;
};

/* matrix 0 is A, 1 + i is A_B^i, k + 1 is B. */
struct saltelli_place {
    uint64_t row;
    uint32_t matrix;
};

/* *n = rows x (k + 2). Faults: FAULT_INPUT when rows or factors are not possible, or there are
 * 2^64 points and more. */
int saltelli_count(const struct saltelli *saltelli, uint64_t *n, struct fault *fault);

/* Point i = row (k + 2) + matrix, and back. */
struct saltelli_place saltelli_place(const struct saltelli *saltelli, uint64_t i);
uint64_t saltelli_index(const struct saltelli *saltelli, struct saltelli_place place);

/* In [0, 1). */
double saltelli_coordinate(const struct saltelli *saltelli, uint64_t i, uint32_t j);

#endif
