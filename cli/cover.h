/* cover.h - what is written about a bundle from its inventory alone.
 *
 * bundle.yaml and the scenarios; README.md and README.zh.md; CITATION.cff; LICENCE.txt; odd.md,
 * odd.zh.md and odd.tex. Whoever has the inventory can write all of it again, and hold it against
 * what is there.
 */
#ifndef CLI_COVER_H
#define CLI_COVER_H

#include "cli/inventory.h"

/* Add these members. Faults: FAULT_MEMORY, FAULT_INPUT (crate.h). */
int cover_add(struct crate *crate, const struct inventory *inventory, struct fault *fault);

#endif
