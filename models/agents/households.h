/* households.h - the households of one community: who lives together, who pays.
 *
 * One compact row each. Residents are dealt to households in the order of the roster, the
 * remainder from a seeded place on, so that a household's members are a range of the roster
 * and nothing need be stored. Households stand in buildings of BUILDING: the neighbours whose
 * paying one sees.
 *
 * Whether a household pays is its reluctance against a logit (P10): a logistic variate that
 * stays with it for years, so that those who do not pay are mostly the same ones and the share
 * that pays is the logistic function of the logit all the same.
 */
#ifndef MODELS_AGENTS_HOUSEHOLDS_H
#define MODELS_AGENTS_HOUSEHOLDS_H

#include <stdbool.h>

#include "models/ids.h"
#include "sim/random.h"
#include "sim/table.h"

enum tenure { TENURE_OWNER, TENURE_TENANT };
enum contribution { GIVES_ALWAYS, GIVES_IF_OTHERS, GIVES_NEVER };

/* S002-47: 851 households in 15 buildings. */
enum { BUILDING = 57, FIFTHS = 5, THRESHOLDS = 32 };

struct households {
    struct table table;
    uint8_t *tenure, *gives, *income; /* fifth of incomes, 0 the lowest */
    uint8_t *area;                    /* class: smaller, ordinary, larger */
    uint8_t *arrears;                 /* quarters owed */
    uint8_t *threshold;               /* gives if so many of 255 others do */
    uint8_t *shared;                  /* has borne its part of a retrofit */
    uint8_t *spell;                   /* the how-manieth family in this flat */
    int16_t *reluctance;              /* thousandths of a logit */

    struct table buildings;
    int32_t *rate; /* share that paid when last billed, millionths */

    struct table counts;  /* one row per threshold */
    uint32_t *if_others;  /* households that give if others do, by threshold */
    struct table sums;    /* one row */
    uint32_t *always;     /* households that give whatever others do */

    uint64_t offset; /* where the remainder of residents begins */
    uint32_t residents;
};

struct households_mix {
    double owners, tenants; /* of local households that own; of the others that rent */
    double poor, altruists, free_riders;
};

int households_init(struct households *households, uint32_t n, uint32_t residents,
                    uint64_t place, struct fault *fault);
void households_free(struct households *households);

/* The members of a household are the residents [first, first of the next). */
uint32_t household_first(const struct households *households, uint32_t h);
uint32_t household_of(const struct households *households, uint32_t resident);

/* A family moves in: `local` as its first member is. */
void household_enter(struct households *households, const struct chance *chance, uint64_t place,
                     uint32_t h, bool local, struct households_mix mix);
/* The family leaves; its row keeps the spell. */
void household_leave(struct households *households, uint32_t h);

/* Another attitude to paying. */
void household_changes_mind(struct households *households, uint32_t h, struct draw *draw);
static inline bool household_pays(const struct households *households, uint32_t h, double logit)
{
    return 1000 * logit >= households->reluctance[h];
}

/* Whether it gives when it expects a share of others to (P11). */
bool household_gives(const struct households *households, uint32_t h, int64_t share);
/* The share that gives if that share is expected, millionths. */
int64_t households_giving(const struct households *households, int64_t share);

#endif
