/* placement.h - which rank a place is at home on, when one city is spread over several.
 *
 * A street office goes with its communities, the largest by residents first, each to the rank that
 * has least (Graham 1969, SIAM J. Appl. Math. 17, 416-429); the city is at rank 0, which counts it
 * as nothing (assumed: its day is that of a few communities). docs/scaling.md holds this against
 * other placements. Every rank reckons the same; results know nothing of it.
 */
#ifndef MODELS_PLACEMENT_H
#define MODELS_PLACEMENT_H

#include "models/layout.h"

/* rank_of[n_places + n_streets + 1], in order of the world's places. Faults: FAULT_MEMORY. */
int placement_by_street(const struct layout *layout, uint32_t ranks, uint32_t *rank_of,
                        struct fault *fault);

#endif
