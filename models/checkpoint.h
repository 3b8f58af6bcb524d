/* checkpoint.h - a world between two days, as bytes; and another world gone on from there.
 *
 * Kept is what changes while a run goes on: tables, queues, post, what the recorder keeps and
 * what it has written so far. What follows from scenario, replicate and date is not: a world is
 * first made anew (world_init) from the same scenario and replicate, and then filled. It then
 * goes on exactly as the other would have, on any number of threads.
 *
 * A reform that begins later may differ: the world of an arm goes on from a world of the
 * baseline, if neither has acted differently before (branching).
 */
#ifndef MODELS_CHECKPOINT_H
#define MODELS_CHECKPOINT_H

#include "models/world.h"

enum { CHECKPOINT_LAYOUT = 3 }; /* how the bytes are laid out; another number, another layout */

/* Of a world over several ranks all that is said here is done by all of them, rank 0 has the bytes,
 * and they are those of a world in one process: any number of ranks goes on from them. */

/* Bytes of the state; grows where it must, used again and again. All zero: none yet. */
struct checkpoint {
    unsigned char *bytes; /* [size], of [capacity] */
    size_t size, capacity;
};

void checkpoint_free(struct checkpoint *checkpoint);

/* Between two days. Faults: FAULT_MEMORY; as all here, the same on all ranks. */
int checkpoint_take(struct checkpoint *checkpoint, struct world *world, struct fault *fault);

/* Into a new world of the same scenario, replicate and shape of record. Faults: FAULT_INPUT when
 * the bytes do not fit, FAULT_MEMORY; the world is then good for nothing but world_free(). */
int checkpoint_resume(const struct checkpoint *checkpoint, struct world *world,
                      struct fault *fault);

/* The day on which it goes on; 0 where the bytes are no checkpoint. */
day checkpoint_day(unsigned char *bytes, size_t size);

#endif
