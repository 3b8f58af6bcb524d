/* morris.h - trajectories that move one factor at a time: a screening of many factors.
 *
 * Each factor has p levels 0, 1/(p-1), .., 1, p even. A trajectory begins at a random point and
 * moves every factor once, in random order, by delta = p / (2 (p-1)) up or down: k + 1 points, of
 * which neighbours differ in one factor. r trajectories give r elementary effects of each factor,
 * whose mean mu, mean of absolute values mu* and deviation sigma say whether it matters and
 * whether it acts alone. Steps of p/2 levels make each level equally likely.
 *
 * A trajectory is a function of (seed, trajectory): more of them may be run later. They are
 * Morris's own, random; the choice of those that lie far apart (Campolongo et al.) would have
 * to know all of them.
 *
 * Unlike the other designs' the cube is closed: the outer levels are the ends, 0 and 1, as in the
 * paper. Where an end has no meaning (an unbounded quantile), take morris_level's p slices.
 *
 * Sources: Morris (1991), Factorial sampling plans for preliminary computational experiments,
 * Technometrics 33, 161; mu*: Campolongo, Cariboni, Saltelli (2007), An effective screening design
 * for sensitivity analysis of large models, Environmental Modelling and Software 22, 1509.
 */
#ifndef ANALYSIS_MORRIS_H
#define ANALYSIS_MORRIS_H

#include <stdint.h>

#include "sim/fault.h"

struct morris {
    uint64_t seed;
    uint64_t trajectories; /* r: 1 .. 2^32 */
    uint32_t k;            /* factors: at least 1 */
    uint32_t levels;       /* p: even */
};

/* Point i is step i % (k + 1) of trajectory i / (k + 1); step 0 is where it begins. */
struct morris_place {
    uint64_t trajectory;
    uint32_t step; /* 0 .. k */
};

/* *n = r (k + 1). Faults: FAULT_INPUT when r, k or p is not possible, or there are 2^64 points
 * and more. */
int morris_count(const struct morris *morris, uint64_t *n, struct fault *fault);

struct morris_place morris_place(const struct morris *morris, uint64_t i);
uint64_t morris_index(const struct morris *morris, struct morris_place place);

/* The factor that a step 1 .. k moves, between the point before and its own. */
uint32_t morris_moved(const struct morris *morris, struct morris_place place);

/* Level of factor j at point i, 0 .. p-1, and that as a coordinate level / (p-1) in [0, 1]. */
uint32_t morris_level(const struct morris *morris, uint64_t i, uint32_t j);
double morris_coordinate(const struct morris *morris, uint64_t i, uint32_t j);

/* delta, in coordinates. */
double morris_delta(const struct morris *morris);

#endif
