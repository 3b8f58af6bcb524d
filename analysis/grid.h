/* grid.h - full factorial design: every combination of the factors' levels, once.
 *
 * The last factor moves fastest, as in loops within loops. A coordinate is the middle of its
 * level's slice (design.h).
 */
#ifndef ANALYSIS_GRID_H
#define ANALYSIS_GRID_H

#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

/* *n = the product of levels[k]. Faults: FAULT_INPUT for no factor, a factor without levels,
 * or 2^64 points and more; *n is then not to be used. */
int grid_count(const uint32_t *levels, size_t k, uint64_t *n, struct fault *fault);

/* Level of factor j at point i: 0 .. levels[j] - 1. O(k). */
uint32_t grid_level(const uint32_t *levels, size_t k, uint64_t i, size_t j);
double grid_coordinate(const uint32_t *levels, size_t k, uint64_t i, size_t j);

#endif
