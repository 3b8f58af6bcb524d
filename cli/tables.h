/* tables.h - the effects of a comparison as tables: effects.csv and effects.h5. */
#ifndef CLI_TABLES_H
#define CLI_TABLES_H

#include "cli/effects.h"

/* Into the comparison's folder; effects is [sides], of which the first is empty. Faults:
 * FAULT_IO, FAULT_MEMORY, those of reading. */
int tables_write(const struct comparison *comparison, const struct effects *effects,
                 struct fault *fault);

#endif
