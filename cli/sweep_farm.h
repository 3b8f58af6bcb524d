/* sweep_farm.h - the items of a shard, farmed out to workers that may die.
 *
 * Workers are processes, so that a crash, or the system's hand, takes one unit and not the sweep: it
 * is tried TRIES times, then set aside with the reason and the command that replays it, and the
 * others go on. When the driver dies its workers do, too (Linux) or end after their unit.
 */
#ifndef CLI_SWEEP_FARM_H
#define CLI_SWEEP_FARM_H

#include "cli/sweep_run.h"

struct sweep_farm {
    const struct sweep_arms *arms;
    const struct sweep_plan *plan;
    const struct sweep_folder *folder;
    const struct ui *ui;
    const char *command; /* as typed */
    /* filled: */
    uint64_t units;      /* of this shard */
    uint64_t found, done, failed; /* of them: there already, made now, set aside (now or before) */
    uint64_t events;
    double seconds;
    char last[FAULT_STORY]; /* the last failure, in the user's language */
};

/* Run all that is missing. Faults: FAULT_STOPPED, FAULT_MEMORY, FAULT_IO (the folder cannot be
 * written: nothing can go on). */
int sweep_farm_run(struct sweep_farm *farm, struct fault *fault);

#endif
