/* sweep_read.h - a sweep file while it is read. Of sweep_file.c, sweep_design.c and sweep_factor.c
 * only. */
#ifndef CLI_SWEEP_READ_H
#define CLI_SWEEP_READ_H

#include "cli/sweep.h"
#include "models/faults.h"
#include "models/tree.h"

struct sweep_reading {
    struct sweep *sweep;
    const struct tree *tree;
    const char *list_name; /* how messages call the list of points; NULL: as the file does */
    struct faults *faults;
    bool memory; /* ran out; told at the end */
};

/* Tell at a node's value. */
void sweep_tell(struct sweep_reading *reading, node n, struct fault *fault);
/* Tell the story of a value at its node, behind the path it belongs to. */
void sweep_tell_of(struct sweep_reading *reading, node n, const char *path,
                   const struct fault *story);
/* A key that is none of `keys` [n_keys]: told with the nearest. */
void sweep_unknown(struct sweep_reading *reading, node n, const char *const *keys, int n_keys);
/* A copy of a scalar's text, or NULL after telling. */
char *sweep_text(struct sweep_reading *reading, node n);
/* A whole number within the limits; `fallback` after telling. */
int64_t sweep_count(struct sweep_reading *reading, node n, const char *name, int64_t least,
                    int64_t most, int64_t fallback);
bool sweep_is(struct sweep_reading *reading, node n, enum node_kind kind);

/* The map `design`; and, when factors are read, how many points it has. What it refuses is told at it. */
void sweep_read_design(struct sweep_reading *reading, node n);
void sweep_count_points(struct sweep_reading *reading, node at);
/* The map `factors`. */
void sweep_read_factors(struct sweep_reading *reading, node factors);
/* The list of points: its columns are the factors, or those that the file names. */
void sweep_read_list(struct sweep_reading *reading);

/* The row of a path, if it is one's. */
void sweep_factor_row(struct sweep_factor *factor);

#endif
