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
    TALLY_PLAN,  /* the same, of plans, of residents' skill, of autonomy */
    TALLY_SKILL,
    TALLY_AUTONOMY,
    TALLY_ITEMS, /* of agendas */
    TALLY_ITEMS_OWN,
    TALLY_SPENT, /* fen, as autonomy counts it */
    TALLY_SPENT_OWN,
    TALLY_ORGANISED, /* stairwells with an organiser x days; all; their fatigue */
    TALLY_STAIRS,
    TALLY_FATIGUE,
    TALLY_VOLUNTEERED, /* seconds that residents gave */
    TALLY_EVENTS,
    TALLY_FLOOR_USED, /* square metres x minutes */
    TALLY_FLOOR_OPEN,
    TALLY_CROWDED,  /* who came to an event and found no room */
    TALLY_PLANNED,  /* seconds of planning done */
    TALLY_FORMS,    /* residents whom surveys asked */
    TALLY_ANSWERS,
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
    GROUP_RICHER_TOOK_PART, /* of above median income; education */
    GROUP_LEARNED_TOOK_PART,
    GROUP_ATTENDED, /* events */
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
