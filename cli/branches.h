/* branches.h - arms that live through the baseline's days until they differ.
 *
 * Until the day from which an arm may differ it does what the baseline does: there it goes on from
 * the baseline's state of that morning, kept in memory, instead of living through the same days
 * once more. What comes out is that of a whole run, byte for byte.
 */
#ifndef CLI_BRANCHES_H
#define CLI_BRANCHES_H

#include "models/checkpoint.h"
#include "models/difference.h"

enum { BRANCHES_NEVER = INT32_MIN }; /* of an arm that is its own from the beginning */

/* Where an arm may branch off a baseline from which it differs so, if it is of the same places. */
day branches_day(const struct difference *difference, const struct layout *base,
                 const struct layout *arm);

struct branches {
    const day *from; /* [n] of each arm; not owned; the first is the baseline */
    int n;
    struct checkpoint *at; /* [n] those of one day share the first's */
};

/* `from` is kept. Faults: FAULT_MEMORY; then branches_free() still. */
int branches_init(struct branches *branches, const day *from, int n, struct fault *fault);
void branches_free(struct branches *branches);

/* The baseline has come to the morning of a day: keep it for the arms that branch off there, of
 * those that are `wanted` [n]. */
int branches_take(struct branches *branches, const bool *wanted, struct world *world,
                  struct fault *fault);
/* Where arm k goes on from; NULL: it begins at the beginning. */
const struct checkpoint *branches_of(const struct branches *branches, int k);

#endif
