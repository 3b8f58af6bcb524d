/* training.h - staff learn by being taught (P13): training hours, certificates. */
#ifndef MODELS_HAPPENINGS_TRAINING_H
#define MODELS_HAPPENINGS_TRAINING_H

#include "models/community.h"

/* On the last of a month. */
void training_month(struct community *community);
/* A training was attended. */
void training_done(struct community *community, uint32_t task);

#endif
