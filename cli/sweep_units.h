/* sweep_units.h - all units of a sweep in one file, and a table that says which is where.
 *
 *     units        what stands in the folder's files units/.. (sweep_unit.h), one behind another
 *     units.csv    unit,point,arm,replicate,bytes,digest: a line for each, in the plan's order
 *
 * The unit is named as in the folder; point, arm and replicate are the first that it is of, from 1
 * (arm 1 is the baseline); the digest is of the whole record, of which the unit keeps the outcomes.
 * One that was set aside has 0 bytes and no digest.
 */
#ifndef CLI_SWEEP_UNITS_H
#define CLI_SWEEP_UNITS_H

#include "cli/sweep_plan.h"

struct sweep_counts {
    uint64_t done, aside, missing;
};

/* The table as text, to be freed, of what lies in a folder. Faults: FAULT_IO, FAULT_MEMORY. */
int sweep_units_text(const struct sweep_plan *plan, const struct sweep_folder *folder, char **text,
                     struct sweep_counts *counts, struct fault *fault);
/* All that are done as one file, which is new. FAULT_IO. */
int sweep_units_join(const struct sweep_plan *plan, const struct sweep_folder *folder,
                     const char *path, struct fault *fault);
/* From that file into a folder, as the table says; what was set aside is marked so in `again`, too.
 * The table's names and sizes have to be the plan's: FAULT_INPUT. Whether a unit is one is asked by
 * who reads it. FAULT_IO. */
int sweep_units_split(const struct sweep_plan *plan, const char *text, const char *path,
                      const struct sweep_folder *folder, const struct sweep_folder *again,
                      struct fault *fault);

/* Has the point's arm a unit of its own, which was not set aside? */
bool sweep_units_has(const struct sweep_plan *plan, const struct sweep_folder *folder,
                     uint64_t point, int arm, uint32_t replicate);
/* Do both folders have the same bytes under that unit's name? FAULT_IO, FAULT_MEMORY. */
int sweep_units_same(const struct sweep_folder *a, const struct sweep_folder *b,
                     const uint64_t hash[2], uint32_t replicate, bool *same, struct fault *fault);

#endif
