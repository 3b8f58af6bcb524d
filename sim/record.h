/* record.h - what one replicate leaves behind: integers by period and place.
 *
 * Filled by the model at each period's end, read by observers (the store, a test, a
 * page) when the replicate is done. Places are logical processes in order of index:
 * communities, then streets, then the city itself. A place's row holds only its own
 * part; sums over places are the reader's.
 */
#ifndef SIM_RECORD_H
#define SIM_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "sim/archive.h"
#include "sim/clock.h"
#include "sim/digest.h"
#include "sim/fault.h"

/* A line of the books, recorded per period and place (or, of items and of kinds of work, for
 * the city). */
struct record_line {
    const char *ledger; /* "work", "money", "trust" */
    const char *name;
    const char *unit;
    double scale; /* value = scale x integer */
    struct words label;
    unsigned char stock; /* a stock at the period's end; otherwise a flow over it */
};

struct record_shape {
    int n_times, n_metrics, n_lines, n_group_metrics, n_groups;
    uint32_t n_places, n_communities; /* communities are the first places */
    int n_items, n_item_lines; /* items of the city's list, and a last one for all else */
    int n_works, n_flow_lines; /* whose work and of what kind, in the flows of tasks */
};

struct record {
    struct record_shape shape;
    uint32_t replicate; /* from 1 */
    int64_t *numerator;   /* [metric][time][place] */
    int64_t *denominator; /* [metric][time][place] */
    int64_t *line;        /* [line][time][place] */
    int64_t *group_numerator;   /* [group metric][time][group], the whole city's */
    int64_t *group_denominator; /* [group metric][time][group] */
    int64_t *trace;             /* [time][community] */
    int64_t *item; /* [item line][time][item], flows of the whole city */
    int64_t *flow; /* [flow line][time][work], the whole city's */
    uint64_t events;
    uint64_t state[2];     /* hash of the final state of live rows */
    void *memory;          /* one block for all arrays above */
    size_t bytes;          /* of it */
};

/* What a record's arrays take; SIZE_MAX: more than can be. */
size_t record_bytes(const struct record_shape *shape);

int record_init(struct record *record, struct record_shape shape, uint32_t replicate,
                struct fault *fault);
void record_free(struct record *record);

/* All of it, into a record of the same shape and replicate. */
void record_archive(struct record *record, struct archive *archive);

static inline size_t record_at(const struct record *record, int row, int time, uint32_t place)
{
    return ((size_t)row * (size_t)record->shape.n_times + (size_t)time) *
               record->shape.n_places + place;
}

static inline size_t record_at_item(const struct record *record, int line, int time, int item)
{
    return ((size_t)line * (size_t)record->shape.n_times + (size_t)time) *
               (size_t)record->shape.n_items + (size_t)item;
}

static inline size_t record_at_flow(const struct record *record, int line, int time, int work)
{
    return ((size_t)line * (size_t)record->shape.n_times + (size_t)time) *
               (size_t)record->shape.n_works + (size_t)work;
}

/* The whole city's figure of a metric in a period, scale x the sum of all places' numerators / the
 * sum of their denominators, which is its weight; NaN where that is 0. */
double record_city(const struct record *record, int metric, int time, double scale,
                   double *weight);

/* The mean of figures over the periods [first, end), each by its weight; periods stand `stride`
 * apart. NaN where nothing was measured. */
double record_weighted(const double *values, const double *weights, size_t stride, size_t first,
                   size_t end);

/* Add what `digest` promises (contract: numerators, denominators, lines, flows, trace, final
 * state; items, where there is a list) and what `state_digest` promises (last trace, final state). */
void record_digest(const struct record *record, struct digest *digest);
void record_state_digest(const struct record *record, struct digest *digest);

#endif
