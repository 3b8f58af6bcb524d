/* latin.h - Latin hypercube: n points, and in each of each factor's n equal slices one of them.
 *
 *     u(i, j) = (pi_j(i) + v(i, j)) / n
 *
 * with an independent random permutation pi_j of 0 .. n-1 for each factor and v uniform on (0, 1).
 * The permutation needs no array (permutation.h), so that point i of a million is had without the
 * others, in O(1) a coordinate. Another n is another design: points cannot be added later;
 * sobol.h can be gone on with.
 *
 * Source: McKay, Beckman, Conover (1979), A comparison of three methods for selecting values of
 * input variables in the analysis of output from a computer code, Technometrics 21, 239.
 */
#ifndef ANALYSIS_LATIN_H
#define ANALYSIS_LATIN_H

#include <stdint.h>

#include "sim/fault.h"

struct latin {
    uint64_t seed;
    uint64_t n; /* points: 1 .. 2^32 */
    uint32_t k; /* factors: at least 1 */
};

/* Faults: FAULT_INPUT when n or k is not possible. */
int latin_check(const struct latin *latin, struct fault *fault);

/* In which of the n slices of factor j point i lies: 0 .. n-1. */
uint64_t latin_cell(const struct latin *latin, uint64_t i, uint32_t j);
/* In (0, 1), and never outside its slice by rounding: design_level(u, n) is latin_cell. */
double latin_coordinate(const struct latin *latin, uint64_t i, uint32_t j);

#endif
