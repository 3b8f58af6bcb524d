/* moves.h - families move out of a decayed estate and others move in (P11). */
#ifndef MODELS_HAPPENINGS_MOVES_H
#define MODELS_HAPPENINGS_MOVES_H

#include "models/community.h"

void moves_month(struct community *community);

/* The family of a household leaves, migrant tenants move in: new people at the same places of
 * the roster. */
void moves_household(struct community *community, uint32_t h);

/* Shares of households of a place, by its type and the parameters. */
struct households_mix moves_mix(const struct community *community);

#endif
