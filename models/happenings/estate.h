/* estate.h - the estate: what is common there, who keeps it up, and what follows (P11).
 *
 * The households, the firm and the facilities are agents of their own; this is their month.
 * fees.c tells who pays the firm, moves.c who leaves, retrofit.c how an estate is renewed.
 */
#ifndef MODELS_HAPPENINGS_ESTATE_H
#define MODELS_HAPPENINGS_ESTATE_H

#include "models/community.h"

enum { ESTATE_DECAYED = 300000 }; /* P11: below this state owners begin to leave */

int estate_init(struct community *community, struct fault *fault);
void estate_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int estate_tables(struct community *community, struct table *tables[]);

void estate_evening(struct community *community);
/* On the last of a month. */
void estate_month(struct community *community);
/* A dispute was mediated. */
void estate_mediation(struct community *community, uint32_t task);
/* A project of residents has made what is common better by so many millionths. */
void estate_improve(struct community *community, int64_t amount);
/* By what the state of facilities multiplies needs. */
double estate_need_factor(const struct community *community);

#endif
