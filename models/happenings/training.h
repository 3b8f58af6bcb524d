/* training.h - staff learn by being taught (P13): training hours, certificates. */
#ifndef MODELS_HAPPENINGS_TRAINING_H
#define MODELS_HAPPENINGS_TRAINING_H

#include "models/community.h"

int training_init(struct community *community, struct fault *fault);
void training_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int training_tables(const struct community *community, const struct table *tables[]);

/* On the last of a month. */
void training_month(struct community *community);
/* A training was attended. */
void training_done(struct community *community, uint32_t task);

#endif
