/* purse.h - where a community's money comes from (P12): budgets by rule, pots, donations, levies, dependence. */
#ifndef MODELS_HAPPENINGS_PURSE_H
#define MODELS_HAPPENINGS_PURSE_H

#include "models/community.h"

int purse_init(struct community *community, struct fault *fault);
void purse_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int purse_tables(const struct community *community, const struct table *tables[]);

/* On the last of a month. */
void purse_month(struct community *community);
/* Share of income that superiors give at will. */
double purse_dependence(const struct community *community);

#endif
