/* resident.h - the people of one community: who they are, and whether they take part.
 *
 * Every resident is an individual agent in columns; none has an event of their own
 * pending. The roster is fixed: identity is (community, local index), so a larger
 * community has the same first residents.
 */
#ifndef MODELS_AGENTS_RESIDENT_H
#define MODELS_AGENTS_RESIDENT_H

#include "models/exchanges/trust.h"
#include "models/ids.h"
#include "models/parameters.h"
#include "sim/random.h"
#include "sim/table.h"

struct residents {
    struct table table;
    uint8_t *group;    /* age and registration: group_of() */
    uint8_t *ability;  /* 0..255: coping with forms and counters */
    int16_t *leaning;  /* thousandths of a logit: income, education, stakes; centred on 0 */
    int32_t *efficacy; /* millionths: "it makes a difference" */
};

/* Shares of one community's residents. */
struct residents_mix {
    double retired, students, local;
};

int residents_init(struct residents *residents, uint32_t n, struct fault *fault);
void residents_free(struct residents *residents);

/* Everybody moves in: traits, first trust, first expectation. */
void residents_settle(struct residents *residents, struct trusts *trusts,
                      const struct chance *chance, uint64_t place, struct residents_mix mix,
                      const struct parameters *given);

/* Willingness to take part when asked, 0..1 (P8):
 *     logistic(c_age + 2.0 (T - .5) + 1.2 (efficacy - mean) + leaning) */
double resident_willingness(const struct residents *residents, const struct trusts *trusts,
                            uint32_t resident, const struct parameters *given);

/* One experience of taking part; result in millionths. */
void resident_took_part(struct residents *residents, uint32_t resident, int64_t result,
                        const struct parameters *given);

/* Bring near what willingness will read, and what an experience will: the roster of a
 * city is far larger than any cache, and whose turn comes next is known. */
static inline void resident_foresee_asked(const struct residents *residents,
                                          const struct trusts *trusts, uint32_t resident)
{
    __builtin_prefetch(&residents->group[resident]);
    __builtin_prefetch(&residents->leaning[resident]);
    __builtin_prefetch(&residents->efficacy[resident]);
    __builtin_prefetch(&trusts->level[TRUST_COMMITTEE][resident]);
    __builtin_prefetch(&trusts->stamp[TRUST_COMMITTEE][resident]);
}

static inline void resident_foresee_judging(const struct residents *residents,
                                            const struct trusts *trusts, uint32_t resident)
{
    __builtin_prefetch(&residents->group[resident]);
    __builtin_prefetch(&trusts->expectation[resident]);
    __builtin_prefetch(&trusts->level[TRUST_COMMITTEE][resident]);
    __builtin_prefetch(&trusts->stamp[TRUST_COMMITTEE][resident]);
    __builtin_prefetch(&trusts->level[TRUST_STREET][resident]);
    __builtin_prefetch(&trusts->stamp[TRUST_STREET][resident]);
}

/* Age in years, a function of who it is: 8 to 23 for students, 18 to 59 for the middle group,
 * from 55 on (to 90, the older the fewer) for the retired. */
int resident_age(const struct residents *residents, const struct chance *chance, uint64_t place,
                 uint32_t resident);

static inline enum age_group age_of_group(int group) { return (enum age_group)(group / 2); }

#endif
