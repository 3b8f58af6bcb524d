/* sweep_cost.h - what a sweep will take, told beforehand: runs, time, disk, from a probe. */
#ifndef CLI_SWEEP_COST_H
#define CLI_SWEEP_COST_H

#include "cli/sweep_arms.h"

struct sweep_cost {
    double units, items; /* units: no two are taken to be the same */
    double seconds;      /* of one unit, on one thread */
    double bytes;        /* of one unit on disk, as the file system counts */
};

/* A month of each arm at the first and the last point is run for it. Faults: those of arms. */
int sweep_cost_find(struct sweep_cost *cost, const struct sweep_arms *arms, struct fault *fault);

/* Tell it, and warn of what is beyond reason. Returns 0 or an exit status, after telling. */
int sweep_cost_tell(const struct sweep_arms *arms, const char *folder, const struct ui *ui);

#endif
