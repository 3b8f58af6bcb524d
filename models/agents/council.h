/* council.h - the bodies that hold an office in a community, whether they are captured, and
 * the meetings that are due.
 *
 * A body takes office, and may be captured as it does (P9), for the good of one block; an
 * owners' committee the more easily the more it depends on others. By whom is not told apart.
 * Capture raises a hazard of being found out; at an exponential threshold it is, as in P13 for
 * quitting.
 */
#ifndef MODELS_AGENTS_COUNCIL_H
#define MODELS_AGENTS_COUNCIL_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "models/rules.h"
#include "sim/random.h"
#include "sim/table.h"

enum mandate { /* a body that holds one */
    MANDATE_COMMITTEE,
    MANDATE_WORKSTATION,
    MANDATE_OWNERS,   /* owners' committee [业委会] */
    MANDATE_PROVIDER, /* an NGO or other provider */
    MANDATE_ELDERS,   /* an elected group of elders that oversees */
    N_MANDATES,
};

enum meeting {
    MEETING_CONGRESS, /* residents' congress [居民代表大会] */
    MEETING_COUNCIL,  /* consultative council [协商议事会] */
    MEETING_OWNERS,   /* owners, with their committee */
    MEETING_ELECTION, /* the work of an election: no seats */
    N_CALENDAR_MEETINGS,
    MEETING_HEARING = N_CALENDAR_MEETINGS, /* by rule, as tasks of their own */
    MEETING_DISPUTE,
    MEETING_APPRAISAL,
    MEETING_SESSION,
    N_MEETINGS,
};

/* Residents live in so many blocks of neighbours of equal size. */
enum { BLOCKS = 8 };

struct council {
    struct table table; /* one row per office */
    uint8_t *stands, *works, *captured, *block; /* captured: 0 or 1, for the good of the block */
    int32_t *term_end;    /* day; INT32_MAX: none */
    int32_t *founding;    /* day an election of owners may be held; 0: nobody tries */
    uint32_t *terms;      /* begun so far */
    int32_t *turnout;     /* of the last election, in person, of adults; millionths */
    int64_t *hazard, *threshold; /* of being found out, millionths */
    int64_t *held; /* fen under its control when last looked at */

    struct table meetings; /* one row per kind */
    uint32_t *due;         /* by the calendar, not yet held */
    int64_t *accrued;      /* by rule: millionths of a meeting */
    uint32_t *filed;       /* tasks for them, so far */
    uint8_t *waiting;      /* a task for one is open */

    struct table sums; /* one row */
    int64_t *prepared; /* microseconds of deliberation done and not yet used */
    int64_t *rating;   /* of the last appraisal, millionths */
    int32_t *rated;    /* day of it, 0: none */
    uint32_t *heard;   /* applicants for the next hearing on allowances */
    int64_t *overhead; /* microseconds of rolls and guidance accrued, not yet filed */
    uint64_t identity;
};

int council_init(struct council *council, uint64_t place, struct fault *fault);
void council_free(struct council *council);

uint64_t mandate_identity(const struct council *council, enum mandate mandate);

/* What decides about capture besides the numbers given. */
struct climate {
    double turnout; /* in person, share of adults */
    double audit, disclosure;
    double control; /* of an owners' committee: dependence x cross-membership */
};

/* P9: sigma(-2 + 6 (0.35 - turnout) - 2 audit - 1.5 disclosure), more where few strong
 * residents stand and where others sit on it. */
double capture_chance(const struct climate *climate, const struct parameters *given);

/* A body takes office until `term_end`, and may be captured. */
void mandate_take(struct council *council, enum mandate mandate, day term_end,
                 const struct climate *climate, const struct parameters *given,
                 const struct chance *chance);
void mandate_end(struct council *council, enum mandate mandate);

/* Time or an audit adds to the hazard of a captured body; returns whether it is found out. */
bool mandate_exposed(struct council *council, enum mandate mandate, double hazard);

static inline bool mandate_captured(const struct council *council, enum mandate mandate)
{
    return council->stands[mandate] && council->captured[mandate];
}

/* Whether a body does what its office asks, for those whose office it is. */
static inline bool mandate_serves(const struct council *council, enum mandate mandate)
{
    return council->works[mandate] && !mandate_captured(council, mandate);
}

/* The part of an amount that a captured body diverts, fen. */
int64_t mandate_rent(const struct council *council, enum mandate mandate, int64_t amount,
                    const struct parameters *given);

/* The block a resident lives in. */
static inline int block_of(uint32_t resident, uint32_t residents)
{
    return (int)((uint64_t)resident * BLOCKS / residents);
}

#endif
