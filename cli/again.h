/* again.h - the effects of a comparison, from the result files of its runs.
 *
 * Whoever has run every side again has all that `shequ compare` had when it wrote effects.csv.
 */
#ifndef CLI_AGAIN_H
#define CLI_AGAIN_H

#include "cli/inventory.h"

/* Where the result of a run lies: FOLDER/NAME.h5, FOLDER/NAME.drawn.h5. */
const char *again_path(const char *folder, const struct inventory_run *run,
                       char path[COMPARISON_PATH]);

/* Write effects.csv into the folder, where the results of all runs lie. Faults: those of reading
 * results, FAULT_IO, FAULT_MEMORY. */
int again_effects(const struct inventory *inventory, const char *folder, struct fault *fault);

/* How two tables of effects differ: nothing; digits that another library of statistics may give (a
 * part in 1e9); or a figure or a word, then *line says where first. */
enum again_like { AGAIN_SAME, AGAIN_NEARLY, AGAIN_OTHER };
enum again_like again_compare(const char *a, const char *b, int *line);

#endif
