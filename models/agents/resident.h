/* resident.h - the people of one community: who they are, and whether they take part.
 *
 * Every resident is an individual agent in columns; none has an event of their own
 * pending. The roster is fixed: identity is (community, local index), so a larger
 * community has the same first residents.
 */
#ifndef MODELS_AGENTS_RESIDENT_H
#define MODELS_AGENTS_RESIDENT_H

#include <stdbool.h>

#include "models/exchanges/trust.h"
#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/random.h"
#include "sim/table.h"

struct residents {
    struct table table;
    uint8_t *group;    /* age and registration: group_of() */
    uint8_t *ability;  /* 0..255: coping with forms and counters */
    int16_t *leaning;  /* thousandths of a logit: income, education, stakes; centred on 0 */
    int32_t *efficacy; /* millionths: "it makes a difference" */
    int8_t *income;  /* fortieths of a standard deviation: SCORE */
    uint8_t *traits; /* enum resident_trait */
    uint32_t *bonds; /* two shares of WHOLE, read together: what one knows of affairs (low
                      * half), and being at home (high half) */
    int8_t *news; /* the last experience not yet told: + or - (institution + 1); 0: none */
    uint16_t *met_head, *active; /* day of the last direct contact with the committee's head, and
                                  * of last taking part or attending; 0: never */
    int8_t *keen; /* sixteenths of a logit: the wish as it was at the stairwell's last turn, by
                   * which one comes to events */

    /* today, made anew each morning (resident_times): what time and rewards do to wanting */
    double ease;
    double reward; /* yuan each time */
    double hours;  /* with the way there */

    /* chance of coming to an event, by keen + 128, in 2^-32; the same for the whole run */
    uint32_t comes[256];
};

enum { SCORE = 40, WHOLE = 65535, KEEN = 16 };

enum resident_trait {
    RESIDENT_RICHER = 1,  /* above the median income */
    RESIDENT_LEARNED = 2, /* above the median education */
    RESIDENT_ALOOF = 4,   /* does not talk with neighbours */
};

/* Shares of one community's residents. */
struct residents_mix {
    double retired, students, local;
    double belonging; /* first sense of it, of the usual one */
};

int residents_init(struct residents *residents, uint32_t n, struct fault *fault);
void residents_free(struct residents *residents);

/* Everybody moves in: traits, first trust, first expectation. */
void residents_settle(struct residents *residents, struct trusts *trusts,
                      const struct chance *chance, uint64_t place, struct residents_mix mix,
                      const struct parameters *given);

/* Somebody else moves in at a roster place: a new person in all but the place. */
void resident_moves_in(struct residents *residents, struct trusts *trusts,
                       const struct chance *chance, uint64_t newcomer, uint32_t resident,
                       struct residents_mix mix, const struct parameters *given);

/* Willingness to take part when asked, 0..1 (P8):
 *     logistic(c_age + 2.0 (T - .5) + 1.2 (efficacy - mean) + 1.0 (belonging - mean)
 *              + 0.8 (info - mean) - weight (hours - usual) + leaning)
 * A reward is set against the hours at what an hour is worth to the resident. */
double resident_willingness(const struct residents *residents, const struct trusts *trusts,
                            uint32_t resident, const struct parameters *given);

/* The same in log odds, before the logistic; and of residents [first, end), one after the other. */
double resident_wish(const struct residents *residents, const struct trusts *trusts,
                     uint32_t resident, const struct parameters *given);
void residents_wish(const struct residents *residents, const struct trusts *trusts,
                    uint32_t first, uint32_t end, const struct parameters *given, double *wish);

/* The wish as it is now becomes the habit by which one comes to events. */
static inline int8_t keen_of(double wish)
{
    double keen = KEEN * wish;
    return (int8_t)(keen < -127 ? -127 : keen > 127 ? 127 : keen);
}

/* Whether a resident who is asked comes to an event, by 32 random bits. */
static inline bool resident_comes(const struct residents *residents, uint32_t resident,
                                  uint32_t bits)
{
    return bits < residents->comes[128 + residents->keen[resident]];
}

/* What taking part takes today: minutes of the way, yuan of reward for each time. */
void resident_times(struct residents *residents, double way, double reward,
                    const struct parameters *given);

static inline uint16_t resident_info(const struct residents *residents, uint32_t resident)
{
    return (uint16_t)residents->bonds[resident];
}
static inline uint16_t resident_belonging(const struct residents *residents, uint32_t resident)
{
    return (uint16_t)(residents->bonds[resident] >> 16);
}
static inline uint32_t bonds_of(uint16_t info, uint16_t belonging)
{
    return info | (uint32_t)belonging << 16;
}

/* Of a stock of WHOLE: `share` of what is missing is added, or of what is there taken off. */
uint16_t resident_raised(uint16_t stock, double share);

/* Today as a stamp. */
static inline uint16_t stamp_of_day(day today)
{
    return (uint16_t)(today < 1 ? 1 : today > UINT16_MAX ? UINT16_MAX : today);
}
/* Whether a stamp lies within the last year. */
static inline bool stamp_this_year(uint16_t stamp, day today)
{
    return stamp && today - (day)stamp < 365;
}

/* One experience of taking part; result in millionths. */
void resident_took_part(struct residents *residents, uint32_t resident, int64_t result,
                        const struct parameters *given);

/* Bring near what willingness will read, and what an experience will: the roster of a
 * city is far larger than any cache, and whose turn comes next is known. */
FORESEE resident_foresee_asked(const struct residents *residents, const struct trusts *trusts,
                               uint32_t resident)
{
    __builtin_prefetch(&residents->group[resident]);
    __builtin_prefetch(&residents->traits[resident]);
    __builtin_prefetch(&residents->leaning[resident]);
    __builtin_prefetch(&residents->efficacy[resident]);
    __builtin_prefetch(&residents->bonds[resident]);
    __builtin_prefetch(&trusts->level[TRUST_COMMITTEE][resident]);
    __builtin_prefetch(&trusts->stamp[TRUST_COMMITTEE][resident]);
}

FORESEE resident_foresee_judging(const struct residents *residents, const struct trusts *trusts,
                                 uint32_t resident)
{
    __builtin_prefetch(&residents->group[resident]);
    __builtin_prefetch(&residents->news[resident]);
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
