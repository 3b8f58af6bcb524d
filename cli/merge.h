/* merge.h - the units of a sweep as arrays and as a table, for who asks for neither by name. */
#ifndef CLI_MERGE_H
#define CLI_MERGE_H

#include "cli/sweep_plan.h"

/* Write merged.h5 and outcomes.csv into `to`, where neither is yet; runs that were set aside are
 * NaN there. `digest`: of all runs. Faults: those of `shequ merge`, of which FAULT_INPUT where
 * not one run is there. */
int merge_into(const char *to, const struct sweep_plan *plan, const struct sweep_folder *folder,
               const struct ui *ui, char digest[DIGEST_TEXT], struct fault *fault);

#endif
