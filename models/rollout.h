/* rollout.h - when each reform begins and ends at each place.
 *
 * The unit treated is the community, or the street office with all its communities.
 * Concerned are the places listed, or all; of them the share, in the order given; the
 * pilots always, as wave 1 at `begin`; the others in equal waves after it, wave k at
 * begin + (k - 1) x every. With pilots and one wave only the pilots are treated.
 *
 *   numbers  ranks from 1 in order of code, when not written in quotes
 *   seeded   drawn for the place and the reform under replicate 0
 *   listed   the order of the list; of code, when all are concerned
 *   size     most households first
 */
#ifndef MODELS_ROLLOUT_H
#define MODELS_ROLLOUT_H

#include "models/scenario.h"

struct rollout_place {
    const char *code, *name, *street; /* street's code */
    uint64_t identity;
    double households;
};

/* Whether a text of `where`, not in quotes, is a number: digits and nothing else. */
bool rollout_number(const char *text);

/* Fill [order * n_places + place]; INT32_MAX where a reform never begins (and as the end
 * of what never ends). Places stand in order of code. Drawn under replicate 0: the same
 * for all replicates and arms. Faults: FAULT_INPUT for an unknown or ambiguous place
 * (the story names the reform; the caller says the scenario's node), FAULT_MEMORY.
 * O(orders x places x log places). */
int rollout(const struct scenario_order *orders, int n_orders, const struct rollout_place *places,
            int n_places, uint64_t seed, day *begin, day *end, struct fault *fault);

#endif
