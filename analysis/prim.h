/* prim.h - where in the cube of factors something happens more often than elsewhere: PRIM.
 *
 * Points of a design lie in the unit cube of k factors; some are of interest, e.g. those at which
 * an effect does not keep its sign (sign_holds.h). PRIM looks for one box: `peel` of the points in
 * it are taken off the side where that raises the density of interest most for each point taken,
 * again and again, down to `least` of all points. Of the boxes on that way the one is kept that
 * is worth most,
 *     worth = points in the box x (density in it - density in all),
 * weighted relative accuracy times n: it grows while what is peeled off is less dense than all
 * points are, and weighs density against coverage with no number to choose. Then `paste` of the
 * points in it are put back at a time where that makes the box worth more still. Last, a factor
 * whose restriction may be chance is set free: of all with a quasi-p above PRIM_QUASI_P the one
 * with the largest, until none is left.
 *
 * quasi-p: the chance of so many points of interest or more among those in the box, if its
 * density were that of the box without this restriction (binomial). It knows nothing of the search,
 * and is smaller than a true p: it sorts out restrictions, and proves none. Whether there is a box
 * at all is asked of the search as a whole: p is the share of PRIM_SHUFFLES searches, with interest
 * shuffled over the same points, that found a box worth as much (the true one counts as one of
 * them). A box is told when p <= 1 - level. Where interest is independent of all factors this is
 * wrong in at most 1 - level of designs, exactly.
 *
 * Density and coverage are of the points that the box was sought in, and flatter it. One box is
 * told; a region that is not a box, or several, are covered in part.
 *
 * Friedman, Fisher (1999), Statistics and Computing 9, 123; quasi-p: Bryant, Lempert (2010),
 * Technological Forecasting and Social Change 77, 34; gain for each point taken: Kwakkel,
 * Jaxa-Rozen (2016), Environmental Modelling & Software 79, 311; worth: Lavrac, Flach, Zupan
 * (1999), Rule evaluation measures, ILP-99, 174; shuffling: Fisher (1935), The Design of
 * Experiments.
 */
#ifndef ANALYSIS_PRIM_H
#define ANALYSIS_PRIM_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/unknown.h"
#include "sim/fault.h"

/* Below PRIM_LEAST complete rows nothing is said. */
enum { PRIM_SHUFFLES = 199, PRIM_LEAST = 60 };
#define PRIM_QUASI_P 0.05

struct prim_rule {
    double peel, paste; /* > 0, < 1, of the points in the box */
    double least;       /* > 0, < 1, of all points */
    double level;       /* 0.5 .. 0.99 */
};

/* Patient: 0.05, 0.01, at least 0.05, 0.95. */
extern const struct prim_rule prim_usual;

struct prim_limit {       /* of one restricted factor */
    size_t factor;        /* from 0 */
    double low, high;     /* closed, in the unit cube; 0 and 1 where that side is free */
    double mass, density; /* of the box without this restriction */
    double quasi_p;
};

struct prim {
    enum unknown unknown; /* few rows; constant: all points are of interest, or none is */
    size_t n_used, n_missing;
    double base; /* density of all points */
    bool found;  /* else the rest is of the whole cube, and nothing is restricted */
    double p;    /* that interest has nothing to do with the factors */
    double mass, density, coverage; /* share of points in the box; of them of interest; of those of
                                       interest in it */
    size_t restricted;              /* 0 .. k */
};

/* x is [k][n], 0 .. 1; target [n] is 1 of interest, 0 not; NaN in a row leaves it out. limit[k]
 * gets `restricted` limits: first the factor without whose restriction density would be lowest; of
 * equal ones the first. Rows may stand in any order.
 * Faults: FAULT_INPUT for a coordinate outside the cube, another target, a rule out of its
 * limits; FAULT_MEMORY. */
int prim(const double *x, const double *target, size_t n, size_t k, const struct prim_rule *rule,
         struct prim *result, struct prim_limit *limit, struct fault *fault);

#endif
