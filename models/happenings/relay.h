/* relay.h - departments' tasks at the street office: what its four committees do with them.
 *
 * Each department has one of them for its lines. Some tasks they do themselves, the others
 * they handle and pass on; either waits its turn. When no community sends them any more, what
 * lies there is passed on.
 */
#ifndef MODELS_HAPPENINGS_RELAY_H
#define MODELS_HAPPENINGS_RELAY_H

#include "models/agents/street.h"
#include "sim/lp.h"

void relay_receive(struct street *street, const struct letter *letter, struct lp *lp);
/* At the end of a day: what is done with goes to its community. */
void relay_evening(struct street *street, struct lp *lp);

#endif
