/* property.h - the property firm [物业公司] of one estate, and the owners it deals with.
 *
 * P10 of the model, quarterly:
 *     q <- q + .25 (q* - q),   q* = .8 ability (revenue / bills)^1.2
 *                                   + what owners bargain for - what a conflict costs
 * Its cost has a part that does not depend on the service and one that grows with it; where
 * less than about half is collected it makes a loss; after four quarters of loss it gives
 * notice, a quarter later it is gone and the estate is abandoned, with the service the
 * government keeps up, until a tender finds another firm. Nothing here says that this ends
 * well or badly.
 */
#ifndef MODELS_AGENTS_PROPERTY_H
#define MODELS_AGENTS_PROPERTY_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/random.h"
#include "sim/table.h"

enum property_state { PROPERTY_NONE, PROPERTY_SERVES, PROPERTY_LEAVING, PROPERTY_ABANDONED };

struct property {
    struct table table; /* one row */
    uint8_t *state, *conflict;
    uint32_t *spell;    /* firms there have been */
    uint32_t *quarters; /* since this one came, or went */
    uint32_t *losses;   /* quarters of loss on end */
    uint32_t *conflicts; /* that have begun */
    int32_t *level;     /* q: of service, millionths */
    int32_t *ability;   /* of the firm, millionths */
    int64_t *billed, *revenue; /* this quarter, fen */
    int64_t *hazard, *threshold; /* of conflict, in 1e-9 */
};

int property_init(struct property *property, struct fault *fault);
void property_free(struct property *property);

/* The next firm begins. The first one has served for a while. */
void property_begin(struct property *property, const struct chance *chance, uint64_t place,
                    bool first, const struct parameters *given);

/* The level aimed at when a share (millionths) of the bills is collected. */
int64_t property_aim(int64_t ability, int64_t share, bool conflict, bool bargains,
                     const struct parameters *given);
/* Cost of a quarter at the present level, fen. */
int64_t property_cost(const struct property *property, const struct parameters *given);

enum property_turn { TURN_NONE, TURN_NOTICE, TURN_LEFT, TURN_FOUND, TURN_REPLACED };
/* The quarter closes: level, losses, and whether the firm goes or comes. `result`: what it
 * made or lost. `owners`: a working owners' committee stands behind a bargain. */
enum property_turn property_close(struct property *property, const struct chance *chance,
                                  uint64_t place, int64_t result, bool owners,
                                  const struct parameters *given);

/* A quarter of friction between owners and firm; returns whether a conflict breaks out. */
bool property_friction(struct property *property, const struct chance *chance, uint64_t place,
                       double interference, const struct parameters *given);

static inline bool property_bills(const struct property *property)
{
    return property->state[0] == PROPERTY_SERVES || property->state[0] == PROPERTY_LEAVING;
}

#endif
