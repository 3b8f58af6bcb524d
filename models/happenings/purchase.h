/* purchase.h - services bought from providers (P16): tenders, effort under monitoring, what is absorbed. */
#ifndef MODELS_HAPPENINGS_PURCHASE_H
#define MODELS_HAPPENINGS_PURCHASE_H

#include "models/community.h"

int purchase_init(struct community *community, struct fault *fault);
void purchase_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int purchase_tables(const struct community *community, const struct table *tables[]);

/* Whether the provider does this case. */
bool purchase_takes(struct community *community, uint32_t task);
/* On the last of a month. */
void purchase_month(struct community *community);

#endif
