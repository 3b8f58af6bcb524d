/* campaign.h - campaigns with dates and targets (P18).
 *
 * A campaign orders the legacy to be cleared by dates and the flow to be treated by shares; the
 * orders are departments' tasks like others, and compete with them (P3). Near a date they are
 * done on paper by the same law as everything else (P5). Hard sites wait for a leadership
 * meeting; money for hauling comes by a yearly application. After the final inspection nothing
 * is ordered any more: what is then still treated is what a standing chain treats. Surges
 * (security, registration) are waves of tasks by the calendar.
 */
#ifndef MODELS_HAPPENINGS_CAMPAIGN_H
#define MODELS_HAPPENINGS_CAMPAIGN_H

#include "models/community.h"

int campaign_init(struct community *community, struct fault *fault);
void campaign_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int campaign_tables(struct community *community, struct table *tables[]);

/* What the calendar brings today. */
void campaign_morning(struct community *community);
/* A step of a campaign was done in truth, or only written down. */
void campaign_step(struct community *community, uint32_t task);
void campaign_on_paper(struct community *community, uint32_t task);

#endif
