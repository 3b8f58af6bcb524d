/* moves.h - families move out of a decayed estate and others move in (P11). */
#ifndef MODELS_HAPPENINGS_MOVES_H
#define MODELS_HAPPENINGS_MOVES_H

#include "models/community.h"

void moves_month(struct community *community);

/* Shares of households of a place, by its type and the parameters. */
struct households_mix moves_mix(const struct community *community);

#endif
