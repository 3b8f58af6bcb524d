/* sign_holds.h - at which share of the points of a design an effect keeps its sign.
 *
 * effect[n] is a paired effect at each point, NaN where the point failed. Asked are two signs: that
 * of the mean over all points, and one that was named beforehand. An effect of exactly 0 has
 * neither. Points are counted as they are: where luck is large beside the effect it turns signs
 * too, so a point wants enough replicates, or the shrinkage of assumed.h.
 *
 * Intervals are Clopper and Pearson's (proportion.h), exact for points drawn independently;
 * designs that spread their points (Latin hypercubes, Sobol's) err less.
 */
#ifndef ANALYSIS_SIGN_HOLDS_H
#define ANALYSIS_SIGN_HOLDS_H

#include <stddef.h>

#include "analysis/interval.h"

struct sign_holds {
    size_t n_used, n_missing;
    size_t above, below; /* effects > 0, < 0; the others are 0 */
    double mean;         /* in the effect's unit; NaN when no point is used */
    int sign;            /* of the mean: +1, -1; 0 when it is 0 or not there */
    double share,
        named_share; /* of the points used: with the sign of the mean, with the one named */
    struct interval interval, named_interval;
};

/* `named` is +1 or -1. share is NaN when sign is 0, named_share when no point is used.
 * Faults: FAULT_INPUT when an effect is infinite, FAULT_MEMORY. */
int sign_holds(const double *effect, size_t n, int named, double level, struct sign_holds *holds,
               struct fault *fault);

/* target[n]: 1 where the effect does not have `sign`, 0 where it has, NaN where it is missing: what
 * prim.h takes, to say where a sign does not hold. target may be effect. */
void sign_fails(const double *effect, size_t n, int sign, double *target);

#endif
