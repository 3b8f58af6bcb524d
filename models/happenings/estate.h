/* estate.h - the estate: property firm, owners, fees, facilities (P10, P11): households that pay or do not, the firm, the owners' committee, the state of what is common. */
#ifndef MODELS_HAPPENINGS_ESTATE_H
#define MODELS_HAPPENINGS_ESTATE_H

#include "models/community.h"

int estate_init(struct community *community, struct fault *fault);
void estate_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int estate_tables(const struct community *community, const struct table *tables[]);

/* On the last of a month. */
void estate_month(struct community *community);
/* A dispute was mediated. */
void estate_mediation(struct community *community, uint32_t task);
/* By what the state of facilities multiplies needs. */
double estate_need_factor(const struct community *community);
/* What is common was improved: so many millionths of a full state. */
void estate_improve(struct community *community, int64_t amount);

#endif
