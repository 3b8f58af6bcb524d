/* prim_search.h - the search of PRIM: peel a box out of a cloud of points, then paste.
 *
 * What it means, and the rules, stand in prim.h. Counts are whole numbers, so that nothing hangs on
 * rounding; of candidates that are worth the same, the first factor is taken, its low side
 * before its high one.
 */
#ifndef ANALYSIS_PRIM_SEARCH_H
#define ANALYSIS_PRIM_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

struct prim_points {
    size_t n, k;
    const double *x;       /* [n][k + 1]: k coordinates in 0 .. 1; the last is not looked at */
    const uint32_t *order; /* [k][n] points by rising coordinate */
    const bool *hit;       /* [n] of interest */
    size_t hits;
};

/* Closed: low <= x <= high in each factor. 0 and 1 where it is not restricted, else the
 * coordinate of its outermost point. */
struct prim_box {
    double *low, *high; /* [k] */
    size_t points, hits;
};

struct prim_room; /* what a search needs beside the points, used again by the next */
struct prim_room *prim_room_new(size_t n, size_t k, struct fault *fault); /* NULL: FAULT_MEMORY */
void prim_room_free(struct prim_room *room);

/* Hits beyond those that so many points would have anywhere: points x (density - base). */
double prim_worth(const struct prim_points *points, size_t in, size_t hits);

/* The box of the largest worth on the way of the peeling, pasted. peel and paste are the shares of
 * a box's points that a step moves, at least one point; a box holds `least` points or more. */
void prim_search(const struct prim_points *points, double peel, double paste, size_t least,
                 struct prim_room *room, struct prim_box *box);

/* Points and hits of the box when factor `without` (k: none) is not restricted. */
void prim_count(const struct prim_points *points, const struct prim_box *box, size_t without,
                size_t *in, size_t *hits);

#endif
