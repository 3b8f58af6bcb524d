/* purchase.h - services bought from providers (P16): tenders, effort under monitoring, what is
 * absorbed.
 *
 * A contract buys so many hours a year. Some needs of retired residents go to the provider
 * as long as its queue is short; they wait, are served and judged there, and the trust at stake is
 * the provider's. Departments' tasks are pushed on to it the more, the less independent it is.
 * It is watched by the street office, by a group that elderly residents elect, and at
 * meetings; it is paid late or in time. Whoever wins the next contract takes over what is in hand;
 * when nothing is bought any more, it goes back to the committee.
 */
#ifndef MODELS_HAPPENINGS_PURCHASE_H
#define MODELS_HAPPENINGS_PURCHASE_H

#include "models/community.h"

int purchase_init(struct community *community, struct fault *fault);
void purchase_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int purchase_tables(struct community *community, struct table *tables[]);

/* Contracts begin and end. */
void purchase_morning(struct community *community);
/* Whether the provider does this case. */
bool purchase_takes(struct community *community, uint32_t task);
/* Whether a department's task is pushed on to it. */
bool purchase_absorbs(struct community *community, uint32_t task);
/* It has done a case. */
void purchase_provided(struct community *community, uint32_t row);
/* Whether a retired resident who takes part spends the time on watching the provider. */
bool purchase_watched(struct community *community, uint32_t resident);
/* A meeting was held. */
void purchase_met(struct community *community, uint32_t task);
/* On the last of a month. */
void purchase_month(struct community *community);

#endif
