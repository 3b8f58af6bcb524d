/* arm.h - one arm of an experiment: a scenario made ready to be run, as often as wanted.
 *
 * Holds what all replicates share and never change: layout, periods, calendar. They hang on
 * sizes and dates alone, which are never drawn; where assumptions are, a replicate has its
 * own parameters and values of its orders (assumptions.h) for as long as it runs.
 */
#ifndef MODELS_ARM_H
#define MODELS_ARM_H

#include "models/world.h"

struct arm {
    const struct scenario *scenario; /* not owned */
    struct layout layout;
    struct periods periods;
    struct calendar calendar;
    struct spread *spread; /* of every replicate over several ranks; not owned; NULL: here */
};

/* What a run says of itself, besides its record; the same on all ranks. */
struct arm_facts {
    uint64_t events;
    uint64_t touches; /* by its own folds: not those before a checkpoint it went on from */
    uint64_t residents;
    size_t bytes;
    uint64_t crossed; /* letters from one rank to another */
};

/* Who wants to hear of each midnight, and to see what happens in communities (witness.h, from
 * each place's own thread): may be NULL, as may each of them. `begin` may move the new world on to
 * where it was kept (checkpoint.h); `rest` may look at it after each day, and end the run by what
 * it returns. */
struct arm_listener {
    void (*told)(void *listener, day ended, uint64_t events);
    void *listener;
    void (*see)(void *listener, const struct witnessed *what);
    int (*begin)(void *listener, struct world *world, struct fault *fault);
    int (*rest)(void *listener, struct world *world, struct fault *fault);
};

int arm_init(struct arm *arm, const struct scenario *scenario, struct fault *fault);
void arm_free(struct arm *arm);

struct record_shape arm_shape(const struct arm *arm);

/* Run one replicate from its burn-in to its end into `record`, which is initialised here
 * and freed by the caller; of a spread one all ranks do, and rank 0 has the record.
 * Faults: FAULT_MEMORY, FAULT_BOOKS, FAULT_INPUT; the same on all ranks. */
int arm_run(const struct arm *arm, uint32_t replicate, int threads,
            const struct arm_listener *listener, struct record *record, struct arm_facts *facts,
            struct fault *fault);

#endif
