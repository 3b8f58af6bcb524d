/* sweep_unit.h - what one replicate of a scenario came to: outcomes of the city by period.
 *
 * Of a calibration: each target's metric, over its places and its days, as one outcome of one period.
 *
 * Integers, as in a record: value = metric's scale x numerator / denominator. A file is sealed
 * (sealed.h), and the same bytes whoever wrote it.
 */
#ifndef CLI_SWEEP_UNIT_H
#define CLI_SWEEP_UNIT_H

#include "cli/sweep_folder.h"
#include "models/arm.h"

struct sweep_unit {
    uint32_t n_outcomes, n_times;
    uint64_t digest[2]; /* of the record, all of it */
    uint64_t events;
    day *starts;          /* [n_times] first day of each period */
    int64_t *numerator;   /* [n_outcomes][n_times] */
    int64_t *denominator; /* likewise */
    void *memory;
};

/* Of a record. Faults: FAULT_MEMORY, FAULT_INPUT (a sum is too large for 64 bits). */
int sweep_unit_take(struct sweep_unit *unit, const struct sweep *sweep, const struct arm *arm,
                    const struct record *record, struct fault *fault);
void sweep_unit_free(struct sweep_unit *unit);

/* Written as `temporary` first. */
int sweep_unit_write(struct sweep_unit *unit, const struct sweep_folder *folder,
                     const uint64_t hash[2], uint32_t replicate, const char *temporary,
                     struct fault *fault);

/* *found is false where it is not there, or damaged. `unit` NULL: only asked. */
int sweep_unit_read(struct sweep_unit *unit, const struct sweep_folder *folder,
                    const uint64_t hash[2], uint32_t replicate, uint32_t n_outcomes, bool *found,
                    struct fault *fault);

/* How many outcomes, or targets. */
static inline uint32_t sweep_unit_outcomes(const struct sweep *sweep)
{
    return (uint32_t)(sweep->targets.n ? sweep->targets.n : sweep->n_outcomes);
}

/* What a target came to, in its metric's unit; NaN where nothing was measured. */
double sweep_unit_target(const struct sweep_unit *unit, const struct sweep *sweep, int target);

/* An outcome over the periods that begin on `from` or later; NaN where nothing was measured. */
double sweep_unit_mean(const struct sweep_unit *unit, const struct sweep *sweep, int outcome,
                       day from);

#endif
