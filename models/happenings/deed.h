/* deed.h - what a finished piece of work brings about, by its kind.
 *
 * Self-governance is not one thing: a wish is for an activity, a plan, a mediation or a
 * deliberation, by a lottery on its identity whose odds are parameters. The hours are the same
 * queue's; what follows from them is told by the happenings named here.
 */
#ifndef MODELS_HAPPENINGS_DEED_H
#define MODELS_HAPPENINGS_DEED_H

#include "models/community.h"

/* What a wish of this identity is for. */
enum task_kind deed_wished(const struct community *community, uint64_t identity);

/* A task of self-governance or overhead, or a step of a campaign, was done in truth. */
void deed_done(struct community *community, uint32_t task);

#endif
