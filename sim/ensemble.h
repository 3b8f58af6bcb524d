/* ensemble.h - many runs: arms x replicates, on all cores, told in order.
 *
 * Each slot is one independent run. With at least as many slots as threads, slots are
 * spread over the threads and each runs alone; with fewer, slots run one after another
 * and each gets all threads. Never nested; the results are the same either way. `take`
 * is called once per slot, in order of slots, by one thread at a time.
 */
#ifndef SIM_ENSEMBLE_H
#define SIM_ENSEMBLE_H

#include <stdbool.h>

#include "sim/fault.h"

struct ensemble {
    int n_slots;
    int threads; /* >= 1 */
    bool one_by_one; /* each slot on all threads, though there be as many slots as threads */
    bool reversed; /* run the last slot first; results are still taken in order */
    void *context;
    int (*run)(void *context, int slot, int threads, struct fault *fault);
    int (*take)(void *context, int slot, struct fault *fault);
};

/* Returns 0 or the first fault met; slots not yet begun are then not run. */
int ensemble_run(const struct ensemble *ensemble, struct fault *fault);

/* What becomes of so many slots on so many threads: how many run at once, on how many threads
 * each. */
struct ensemble_choice {
    int at_once, each;
};
struct ensemble_choice ensemble_choose(int n_slots, int threads);

/* Threads of this machine as OpenMP sees them; 1 without OpenMP. */
int ensemble_threads(void);

/* Which of the ensemble's threads is asking: 0 .. threads - 1. */
int ensemble_thread(void);

#endif
