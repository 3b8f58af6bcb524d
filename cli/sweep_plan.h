/* sweep_plan.h - every unit of a sweep: which runs there are, and which are the same.
 *
 * A unit is one replicate of one scenario. The scenario of each arm at each point has a hash, of all
 * that it computes (version, resolved text, outcomes); where two are equal, as a baseline's are
 * where a factor belongs to a reform, there is one unit and both read it. An item of work is one
 * replicate of all arms of a point that are not another point's: they are run together, so that they
 * branch off the baseline (branches.h).
 *
 * Computing the plan takes a load of each scenario, some 0.5 ms; it is kept in the folder.
 */
#ifndef CLI_SWEEP_PLAN_H
#define CLI_SWEEP_PLAN_H

#include "cli/sweep_arms.h"
#include "cli/sweep_folder.h"

struct sweep_plan {
    const struct sweep *sweep;
    uint64_t (*hash)[2]; /* [points][arms] of the scenario */
    day *from;           /* [points][arms] where it begins to differ from the baseline; of the
                          * baseline where its record begins; INT32_MAX: never, or it cannot be built */
    bool *owner;         /* [points][arms] the first with its hash */
    uint64_t n_owners;
};

/* From the folder if it is there, else computed (`arms`; NULL: then FAULT_INPUT) and kept. Where a
 * scenario has changed meanwhile: FAULT_INPUT, or with --force computed anew. `folder` NULL: computed,
 * and not kept. Freed in either case. */
int sweep_plan_init(struct sweep_plan *plan, const struct sweep *sweep, const struct sweep_arms *arms,
                    const struct sweep_folder *folder, const struct ui *ui, struct fault *fault);
void sweep_plan_free(struct sweep_plan *plan);

static inline size_t sweep_plan_at(const struct sweep_plan *plan, uint64_t point, int arm)
{
    return (size_t)point * (size_t)sweep_arms(plan->sweep) + (size_t)arm;
}

/* How many units there are. */
static inline uint64_t sweep_plan_units(const struct sweep_plan *plan)
{
    return plan->n_owners * plan->sweep->replicates;
}

/* Points times replicates, in order of replicates within points. Items that own nothing are empty. */
static inline uint64_t sweep_plan_items(const struct sweep_plan *plan)
{
    return plan->sweep->n_points * plan->sweep->replicates;
}

/* Is an item, asked for in order, the folder's shard's? Those that own something are dealt out in turn;
 * *ordinal, from 0, counts them. */
bool sweep_plan_is_of(const struct sweep_plan *plan, uint64_t item,
                      const struct sweep_folder *folder, uint64_t *ordinal);

/* The hash of a scenario and what is asked of it. */
int sweep_plan_hash(const struct sweep *sweep, const struct scenario *scenario, uint64_t hash[2],
                    struct fault *fault);

#endif
