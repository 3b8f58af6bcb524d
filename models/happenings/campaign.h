/* campaign.h - campaigns with dates and targets (P18): legacy and flow by site, steps, final inspection, relapse. */
#ifndef MODELS_HAPPENINGS_CAMPAIGN_H
#define MODELS_HAPPENINGS_CAMPAIGN_H

#include "models/community.h"

int campaign_init(struct community *community, struct fault *fault);
void campaign_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int campaign_tables(const struct community *community, const struct table *tables[]);

/* What the calendar brings today. */
void campaign_morning(struct community *community);
/* A step of a campaign was done. */
void campaign_step(struct community *community, uint32_t task);

#endif
