/* types.h - kinds of community: what a place starts with because of what it is.
 *
 * Four types are told apart in the literature on urban communities (S003-13), and the estates
 * into which farmers were moved are a fifth (S002-01). A type's row sets starting conditions
 * only; what becomes of them is left to the same mechanisms everywhere. The gated compound is
 * the ordinary case: its row changes nothing.
 */
#ifndef MODELS_TYPES_H
#define MODELS_TYPES_H

#include <stdbool.h>

#include "models/rules.h"

struct place_type_row {
    const char *key;     /* as tables write it */
    const char *aliases; /* between bars: what else tables may call it */
    struct words label, about;
    double migrants_per_local; /* below 0: the share of parameters */
    double crowding;           /* residents per dwelling, of the ordinary */
    double owners;             /* share of local households that own */
    double tenants;            /* share of migrant households that rent */
    double poor;               /* share of households in hardship */
    double free_riders;        /* added to the ordinary share */
    bool managed;              /* a property firm serves it */
    double facility;           /* first state of facilities, of the ordinary */
    double upkeep;             /* public money for upkeep per head, of the ordinary */
    double belonging;          /* first sense of belonging, of the ordinary */
    double ties;               /* first ties across registration, of the ordinary chance */
    double scope;              /* of the rule of scope before any reform */
    double twin_hours;         /* h a year that a second committee costs where scope is 0 */
    const char *source;
};

extern const struct place_type_row place_types[N_PLACE_TYPES];

/* The type of that name or alias; -1 when there is none. */
int types_find(const char *name);
/* The name nearest to one that is none, or NULL. */
const char *types_nearest(const char *name);

/* What a place's type makes of the baseline. */
void types_rules(enum place_type type, struct rules *rules);

#endif
