/* fabric.h - what ties residents to one another and to the place (P7, P8, P19): neighbours, hearsay, information, belonging, activities and plans. */
#ifndef MODELS_HAPPENINGS_FABRIC_H
#define MODELS_HAPPENINGS_FABRIC_H

#include "models/community.h"

int fabric_init(struct community *community, struct fault *fault);
void fabric_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int fabric_tables(const struct community *community, const struct table *tables[]);

/* On the last of a month. */
void fabric_month(struct community *community);
/* An activity was held. */
void fabric_activity(struct community *community, uint32_t task);
/* A piece of planning was done. */
void fabric_plan(struct community *community, uint32_t task);
/* A channel tells residents what goes on: whoever can use it, with `reach` (millionths) times
 * their ability. */
void fabric_inform(struct community *community, int64_t reach);

#endif
