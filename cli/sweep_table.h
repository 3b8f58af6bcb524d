/* sweep_table.h - what the units of some points of a sweep came to, as arrays.
 *
 * A mean of a run is over the periods from the day on which the first variant differs from the
 * baseline at that point (without variants: all), so that arms are comparable; an effect is the
 * difference from the baseline's in the same replicate, over the periods from which that variant
 * differs, as `shequ compare` has it.
 */
#ifndef CLI_SWEEP_TABLE_H
#define CLI_SWEEP_TABLE_H

#include "cli/sweep_plan.h"
#include "cli/sweep_unit.h"

enum sweep_state { SWEEP_MISSING, SWEEP_FAILED, SWEEP_DONE };

struct sweep_table {
    const struct sweep *sweep;
    uint64_t first, n; /* points first .. first + n - 1, from 0 */
    int n_arms, n_variants;
    uint32_t replicates;
    unsigned char *state; /* [n][arms][replicates] of enum sweep_state */
    uint64_t (*digest)[2]; /* likewise, of the record; 0 where it is not done */
    double *mean;         /* [outcomes][n][arms][replicates]; NaN where there is none */
    double *effect;       /* [outcomes][n][variants][replicates] */
    uint64_t missing, failed; /* runs that are not there, and that were set aside */
    /* the record itself, if asked for: */
    uint32_t n_times;
    day *starts;          /* [n_times] */
    double *value, *weight; /* [outcomes][n][arms][replicates][n_times]: figure and denominator */
};

/* `whole`: with the record. Faults: FAULT_MEMORY, FAULT_IO; FAULT_INPUT where points record other
 * periods than the longest record's first ones. */
int sweep_table_read(struct sweep_table *table, const struct sweep_plan *plan,
                     const struct sweep_folder *folder, uint64_t first, uint64_t n, bool whole,
                     struct fault *fault);
void sweep_table_free(struct sweep_table *table);

/* Of point i of the table, from 0. */
static inline size_t sweep_table_run(const struct sweep_table *table, uint64_t i, int arm,
                                     uint32_t replicate)
{
    return ((size_t)i * (size_t)table->n_arms + (size_t)arm) * table->replicates + replicate;
}
static inline size_t sweep_table_runs(const struct sweep_table *table)
{
    return (size_t)table->n * (size_t)table->n_arms * table->replicates;
}
static inline const double *sweep_table_effects(const struct sweep_table *table, int outcome,
                                                uint64_t i, int variant)
{
    return table->effect + (((size_t)outcome * table->n + i) * (size_t)table->n_variants +
                            (size_t)variant) * table->replicates;
}
/* The mean over replicates that have one; NaN where none has. Of values as they lie. */
double sweep_table_average(const double *values, uint32_t replicates);

#endif
