/* tally.h - running counts of one place, since the run began.
 *
 * Cumulative integers in a column: a record takes differences, so the record interval
 * changes no state. What each metric makes of them is in metrics.c.
 */
#ifndef MODELS_TALLY_H
#define MODELS_TALLY_H

#include "models/ids.h"
#include "sim/table.h"

enum tally {
    TALLY_COUNTER_WAIT, /* microseconds in the queue, of those that left it */
    TALLY_COUNTER_LEFT,
    TALLY_COUNTER_ABANDONED,
    TALLY_REAL, /* + body: departments' tasks done in truth */
    TALLY_PAPER = TALLY_REAL + N_BODIES, /* + body: on paper */
    TALLY_VISITS = TALLY_PAPER + N_BODIES,
    TALLY_CAUGHT,
    TALLY_PUSHED, /* tasks passed down */
    TALLY_SELF,   /* done by departments themselves */
    TALLY_UNDONE, /* dropped by departments, or struck off */
    TALLY_VALUE,  /* fen of public value aimed at */
    TALLY_VALUE_MET,
    TALLY_QUITS,
    TALLY_STAFF_DAYS, /* days in post */
    TALLY_VACANT_DAYS,
    TALLY_BURNT_DAYS,  /* burnout over 0.4 */
    TALLY_SEVERE_DAYS, /* over 0.65 */
    TALLY_DAYS,
    TALLY_MATCH, /* millionths x days */
    TALLY_FEES_BILLED, /* fen */
    TALLY_SERVICE,      /* of the firm: millionths x days served or abandoned */
    TALLY_ESTATE_DAYS,  /* days of estates that have or had a firm */
    TALLY_ABANDONED_DAYS,
    TALLY_CONFLICT_DAYS,
    TALLY_CONFLICTS,
    TALLY_RECONCILED, /* conflicts that a mediation ended */
    TALLY_FIRM_EXITS,
    TALLY_COURT_CASES,
    TALLY_FACILITY, /* M: millionths x days */
    TALLY_CLEAN,    /* C: millionths x days */
    TALLY_DECAYED_DAYS, /* M < 0.3 */
    TALLY_GIVING,       /* share of households that help: millionths x days */
    TALLY_CONSENT_FAILED, /* rounds in which too few owners agreed */
    TALLY_RETROFIT_OWED,  /* fen that owners ought to bear */
    TALLY_RETROFITTED_DAYS,
    N_TALLIES,
};

/* Counts kept by resident group; a place's is their sum. */
enum group_tally {
    GROUP_OUTCOMES, /* cases of residents that ended, well or not */
    GROUP_FAILURES,
    GROUP_NEED_WAIT, /* microseconds in the queue, of those that left it */
    GROUP_NEED_LEFT,
    GROUP_NEED_ABANDONED,
    GROUP_NEED_SOLVED,
    GROUP_TURNED_AWAY, /* needs that are nobody's to serve */
    GROUP_INVITED,
    GROUP_TOOK_PART,
    GROUP_FIRM_JUDGED,
    GROUP_FIRM_FAILED,     /* below what was expected */
    GROUP_FIRM_COMPLAINTS, /* to the firm */
    GROUP_MOVED_OUT,
    GROUP_MOVED_IN,
    N_GROUP_TALLIES,
};

struct tallies {
    struct table table; /* one row per tally */
    int64_t *sum;
    struct table groups; /* one row per group x group tally */
    int64_t *by_group;
};

int tallies_init(struct tallies *tallies, struct fault *fault);
void tallies_free(struct tallies *tallies);

#endif
