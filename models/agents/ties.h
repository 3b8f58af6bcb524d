/* ties.h - who knows whom beyond the stairwell: up to four ties per resident.
 *
 * Neighbours need no column: the roster is in order of stairwells and buildings. A tie is
 * known from both ends when it is made; when a fifth comes, one of the old ones, by lot, is
 * forgotten at that end.
 */
#ifndef MODELS_AGENTS_TIES_H
#define MODELS_AGENTS_TIES_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/random.h"
#include "sim/table.h"

enum { TIES_MOST = 4 };

struct ties {
    struct table table;
    uint32_t *to[TIES_MOST]; /* resident + 1; 0: none. The first empty slot ends the list */
};

int ties_init(struct ties *ties, uint32_t residents, struct fault *fault);
void ties_free(struct ties *ties);

/* Whom people know at first, of their own registration more often: of the other with `across`
 * times the ordinary chance. `group` by resident. */
void ties_settle(struct ties *ties, const uint8_t *group, const struct chance *chance,
                 uint64_t place, double across, const struct parameters *given);

/* Two come to know each other, if they do not yet; `draw` says what is forgotten. */
void ties_tie(struct ties *ties, uint32_t one, uint32_t other, struct draw *draw);

/* Whether `one` counts `other` among those they know. */
bool ties_knows(const struct ties *ties, uint32_t one, uint32_t other);

/* One of those a resident knows, by 0 <= u < 1; NOBODY: there is none. */
uint32_t ties_one(const struct ties *ties, uint32_t resident, double u);

/* Somebody moves out: whom they knew is forgotten; who knew them keeps a tie to the place. */
void ties_forget(struct ties *ties, uint32_t resident);

/* Chance that two who have met are tied, of like registration 1. */
static inline double ties_likely(int group, int other, double cross_group)
{
    return group % 2 == other % 2 ? 1 : cross_group;
}

#endif
