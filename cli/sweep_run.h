/* sweep_run.h - one item of a sweep: one replicate of the arms of a point that are not yet there.
 *
 * Whoever runs items keeps the arms of the last point, for its next replicate. A unit that takes
 * long has checkpoints beside it (keep.h) and goes on after a stop; a short one is begun anew.
 */
#ifndef CLI_SWEEP_RUN_H
#define CLI_SWEEP_RUN_H

#include "cli/sweep_plan.h"
#include "cli/sweep_unit.h"

struct sweep_arm; /* private */

struct sweep_runner {
    const struct sweep_arms *arms;
    const struct sweep_plan *plan;
    const struct sweep_folder *folder;
    const struct ui *ui;
    int worker, threads;
    int arm;           /* at work now, for whoever asks after a death */
    struct sweep_arm *loaded; /* [arms] of the point below */
    uint64_t point;
};

/* `worker` tells apart those that write in one shard. Faults: FAULT_MEMORY. */
int sweep_runner_init(struct sweep_runner *runner, const struct sweep_arms *arms,
                      const struct sweep_plan *plan, const struct sweep_folder *folder,
                      const struct ui *ui, int worker, int threads, struct fault *fault);
void sweep_runner_free(struct sweep_runner *runner);

/* Which arms of an item are to be run: its own, neither done, and whole, nor set aside. wanted[arms];
 * returns how many. *aside: how many are set aside. */
int sweep_run_wanted(const struct sweep_plan *plan, const struct sweep_folder *folder,
                     uint64_t point, uint32_t replicate, bool *wanted, int *aside);

/* Run what is wanted of it. Faults: those of arms, of disks, of loading, with runner->arm; and
 * FAULT_STOPPED. *events counts what was simulated. */
int sweep_run(struct sweep_runner *runner, uint64_t point, uint32_t replicate, uint64_t *events,
              struct fault *fault);

#endif
