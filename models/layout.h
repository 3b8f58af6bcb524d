/* layout.h - what the city is: which places, how large, which of them are simulated.
 *
 * Drawn under replicate 0, the same for all replicates and arms, over the whole city
 * before sampling; or taken from the user's table. Totals of households and staff are
 * kept by largest remainder. Places stand in order of code.
 */
#ifndef MODELS_LAYOUT_H
#define MODELS_LAYOUT_H

#include <stdint.h>

#include "models/scenario.h"
#include "models/types.h"

struct layout_place {
    char code[48], name[96], type[32], street_code[48];
    enum place_type sort; /* what `type` names */
    uint64_t identity; /* hash of the code */
    uint32_t street;   /* index among the simulated streets */
    uint32_t residents, posts;
    int64_t households;
    double retired, students, local; /* shares of residents */
    int64_t budget;                  /* fen a year; -1: by the rules */
    double commerce;                 /* m2 of commercial floor; -1: drawn */
    int64_t number;                  /* rank in order of code in the whole city, from 1 */
};

struct layout_street {
    char code[48], name[96];
    uint64_t identity;
    uint32_t staff;
    uint32_t communities;
};

struct layout {
    struct layout_place *places;   /* [n_places] simulated */
    struct layout_street *streets; /* [n_streets] simulated */
    uint32_t n_places, n_streets;
    uint32_t whole_places, whole_streets; /* of the whole city */
    day *begin, *end; /* [order * n_places + place] when each order is in force */
    int n_orders;
    int n_missing; /* cells of the table that fell to defaults */
};

/* Faults: FAULT_INPUT (two codes with one identity, unknown places in `where`), FAULT_MEMORY. */
int layout_init(struct layout *layout, const struct scenario *scenario, struct fault *fault);
void layout_free(struct layout *layout);
/* Are these the same places of the same streets? (An identity is that of a code.) */
bool layout_same(const struct layout *a, const struct layout *b);

#endif
