/* design.h - what designs of experiments share: levels, and where their luck comes from.
 *
 * A design says at which points of the unit cube [0, 1)^k a model with k factors is run. What a
 * coordinate means in a factor's own units or levels is somebody else's affair.
 *
 *     grid.h       every combination of levels
 *     latin.h      Latin hypercube: n points, each factor's n slices met once
 *     sobol.h      Sobol's sequence: evener than luck, and can be gone on with
 *     morris.h     trajectories that move one factor at a time (its cube is closed)
 *     saltelli.h   what variance-based indices need
 *
 * A coordinate is a pure function of (design, point, factor): a part of a sweep that runs point i
 * needs to know neither the others nor who runs them, and nothing is stored. A point is its k
 * coordinates. Points and factors count from 0. What a user may have got wrong is asked once, by
 * X_check or X_count, which refuses with FAULT_INPUT in words; a coordinate outside the
 * design is a bug.
 *
 * Luck is addressed as everywhere (sim/random.h). Purposes are those below, far from the
 * simulator's, so that a sweep may take the seed of its runs.
 *
 * Each coordinate but Morris's is a multiple of 2^-53, exactly, so that the level it falls into is
 * beyond rounding, and bits are the same on every machine.
 */
#ifndef ANALYSIS_DESIGN_H
#define ANALYSIS_DESIGN_H

#include <stdint.h>

#include "sim/fault.h"

/* Points of a Latin hypercube or a Sobol sequence, rows of Saltelli's, trajectories, levels. */
#define DESIGN_MOST ((uint64_t)1 << 32)

enum design_purpose {
    DESIGN_RANDOM = 4000, /* a coordinate: (row, column); replicate 0 */
    DESIGN_CELL,          /* which cell of a Latin hypercube: permutation.h; replicate n */
    DESIGN_JITTER,        /* where in that cell: (point, factor); replicate n */
    DESIGN_SHIFT,         /* digital shift of a dimension: (dimension, 0); replicate 0 */
    DESIGN_START,         /* where a trajectory begins, which way: (trajectory, factor); 0 */
    DESIGN_ORDER,         /* in which order factors move: permutation.h; 0 */
};

/* Which of `levels` equally wide levels u lies in: floor(u x levels), exactly. 0 <= u < 1, of
 * which 53 binary places count; 1 <= levels <= DESIGN_MOST. */
uint64_t design_level(double u, uint64_t levels);

/* The coordinate at share v of a level's width, 0 <= v < 1, so that design_level gives the level
 * back. 0 <= level < levels <= DESIGN_MOST. */
double design_within(uint64_t level, uint64_t levels, double v);

/* Plain random points, row by column: uniform on (0, 1). */
double design_random(uint64_t seed, uint64_t row, uint32_t column);

/* For X_check and X_count. `format` takes value, least and most as %llu.
 * Faults: FAULT_INPUT when value is not within. */
int design_between(uint64_t value, uint64_t least, uint64_t most, struct words format,
                   struct fault *fault);

/* *n *= times. Faults: FAULT_INPUT when that is 2^64 or more; *n then stays. */
int design_multiply(uint64_t *n, uint64_t times, struct fault *fault);

#endif
