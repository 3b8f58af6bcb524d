/* point.h - one point of a sweep that somebody asks for: where it is, what comes of it.
 *
 * A point gives factors of the sweep values of its own; those it leaves out have the values of the
 * scenario. All arms are run there, under the seeds of every other point. What is kept of a
 * replicate are means of outcomes over the days that count: of each variant and its baseline from
 * the day on which the two differ at this point, as `compare` has it; where there is no variant, of
 * the whole run.
 */
#ifndef CLI_POINT_H
#define CLI_POINT_H

#include "cli/sweep_arms.h"

struct point_arm; /* private */

struct point {
    const struct sweep_arms *arms;
    uint64_t line; /* on which it was asked for, from 1 */
    char *id;      /* JSON as it stood there, owned; NULL: none */
    uint32_t replicates;
    struct point_arm *arm;  /* [arms] */
    double *mean;           /* [outcomes][pairs][2][replicates] as point_means() has them */
    uint64_t (*digest)[2];  /* [replicates][arms] of the records */
    struct fault fault;     /* why it has no answer; code 0: it will have one */
};

/* How often the baseline is looked at: once a variant, or by itself. */
static inline int point_pairs(const struct sweep *sweep)
{
    return sweep->n_variants ? sweep->n_variants : 1;
}

/* The means [replicates] of an outcome in a pair: side 0 is the baseline, 1 the variant. NaN: not
 * measured. */
static inline double *point_means(const struct point *point, int outcome, int pair, int side)
{
    const size_t pairs = (size_t)point_pairs(point->arms->sweep),
                 at = (size_t)outcome * pairs + (size_t)pair;
    return point->mean + (2 * at + (size_t)side) * point->replicates;
}

/* Read the line and make the arms ready; to be freed in either case. What is wrong with the line
 * or with a value stands in point->fault. Faults: FAULT_MEMORY. */
int point_ask(struct point *point, const struct sweep_arms *arms, uint64_t line, const char *text,
              size_t n, struct fault *fault);
/* A line that could not be had. */
void point_refuse(struct point *point, const struct sweep_arms *arms, uint64_t line,
                  struct words why);
void point_free(struct point *point);

/* Run replicate 1 .. replicates of all arms; others may be run by other threads meanwhile. Faults:
 * those of arms, and FAULT_STOPPED. */
int point_run(const struct point *point, uint32_t replicate, int threads, struct fault *fault);

#endif
