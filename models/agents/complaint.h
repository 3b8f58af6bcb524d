/* complaint.h - who speaks up, and the complaints of one community that are under way (P15).
 *
 * Every resident has a propensity to complain once something failed, their voice (0..1). It
 * rises by half of `voice.learning` when a complaint brought something and falls by as much when
 * it did not:
 *     voice += learning (success - 1/2)
 * First voices follow U^(1/mean - 1) with U uniform, so that most are quiet and few are loud.
 *
 * A complaint has a row here from the day it is made until its verdict is known; what goes
 * through the offices are letters with the row's number.
 */
#ifndef MODELS_AGENTS_COMPLAINT_H
#define MODELS_AGENTS_COMPLAINT_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/random.h"
#include "sim/table.h"

enum complaint_flag {
    COMPLAINT_UNREASONABLE = 1, /* asks for what nobody owes */
    COMPLAINT_REOPENED = 2,     /* was closed falsely, and caught */
    COMPLAINT_APPEASED = 4,     /* is satisfied though nobody owes it */
};

enum { VOICE_LEVELS = 256 };

struct complaints {
    struct table voices; /* one row per resident */
    uint8_t *voice;      /* in 255ths */

    struct table table; /* one row per complaint under way */
    uint8_t *live, *flags;
    uint32_t *resident;
    uint64_t *identity;
    int64_t *work;  /* microseconds of ordinary hours that it asks for */
    int64_t *filed; /* instant */
    uint32_t *next; /* in the list of free rows */
    uint32_t *closed; /* how often its order was closed */

    struct table ranks; /* one row per level of voice */
    int32_t *rank;      /* millionths: share of residents who are quieter, ties halved */

    struct table sums; /* one row */
    uint32_t *spare;   /* the first free row + 1, 0: none */
    int64_t *pressure; /* of the ranking, millionths */

    double learning, propensity; /* propensity 0: nobody complains */
};

int complaints_init(struct complaints *complaints, uint32_t residents,
                    const struct parameters *given, const struct chance *chance, uint64_t place,
                    struct fault *fault);
void complaints_free(struct complaints *complaints);

/* Somebody new has a row, and a first voice of their own. */
void complaint_newcomer(struct complaints *complaints, uint32_t resident,
                        const struct chance *chance, uint64_t identity);

/* 0..1 */
static inline double complaint_voice(const struct complaints *complaints, uint32_t resident)
{
    return complaints->voice[resident] / 255.0;
}

/* Where a resident stands among all by voice, 0..1: the quietest 0. */
static inline double complaint_rank(const struct complaints *complaints, uint32_t resident)
{
    return 1e-6 * complaints->rank[complaints->voice[resident]];
}

/* A complaint is made. Returns its row, or NOBODY when memory is out. */
uint32_t complaint_open(struct complaints *complaints, uint32_t resident, uint64_t identity,
                        uint8_t flags, int64_t work, instant now, struct fault *fault);
/* It is over; whoever made it learns from what came of it. */
void complaint_close(struct complaints *complaints, uint32_t complaint, bool success);

/* Complaints under way, counted from the rows. */
uint32_t complaints_open(const struct complaints *complaints);

/* Order all residents by voice afresh. */
void complaints_rank(struct complaints *complaints);

/* The pressure of a ranking moves towards `towards` (millionths); monthly, without orders
 * towards none. */
void complaints_press(struct complaints *complaints, int64_t towards);

#endif
