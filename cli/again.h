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
int again_effects(const struct inventory *inventory, const char *folder, const struct ui *ui,
                  struct fault *fault);

#endif
