/* cost.h - what a run will take, told beforehand (`shequ run --dry-run`): events, time, memory by
 * column, and how replicates will be spread over the threads. */
#ifndef CLI_COST_H
#define CLI_COST_H

#include "cli/ui.h"
#include "models/scenario.h"

/* A probe of one month without burn-in is run for it. Faults: those of the arm. */
int cost_tell(const struct scenario *scenario, const struct ui *ui, struct fault *fault);

#endif
