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
    TALLY_MEETINGS,         /* of residents' bodies, held */
    TALLY_MEETINGS_PUT_OFF, /* due and not held, each time it was due */
    TALLY_MEETINGS_FAILED,  /* without a quorum */
    TALLY_ASSEMBLY_HOURS,   /* microseconds of staff work for meetings and elections by rule */
    TALLY_YOUNG_ADULTS,     /* 18 to 29, at elections */
    TALLY_YOUNG_VOTED,
    TALLY_OLD_ADULTS, /* from 70 on */
    TALLY_OLD_VOTED,
    TALLY_BODY_DAYS,     /* days that office-holding bodies stand */
    TALLY_CAPTURED_DAYS, /* of them, captured */
    TALLY_OWNERS_DAYS,   /* days with an owners' committee */
    TALLY_OWNERS_WORK_DAYS,
    TALLY_OWNERS_CAPTURED_DAYS,
    TALLY_ABUSES,        /* found out */
    TALLY_AUDITS,        /* accounts looked at in truth */
    TALLY_DECISIONS,     /* put to the vote after deliberation */
    TALLY_DECISIONS_PASSED,
    TALLY_DELIBERATION,  /* days they were deliberated */
    TALLY_PROPOSALS,     /* for the community fund */
    TALLY_PROJECTS,      /* carried out */
    TALLY_PROJECTS_GOOD, /* of them, with success */
    TALLY_PROJECT_WAIT,  /* days from proposal to the end */
    TALLY_FUND_PAPER,    /* microseconds of paperwork for projects, done */
    TALLY_FUND_IDLE,     /* fen x days that lie in the fund */
    TALLY_BENEFIT,       /* fen of projects, by whom they benefit */
    TALLY_BENEFIT_MANY,  /* of it, beyond the block that has most */
    TALLY_PROJECT_VOTERS,
    TALLY_PROJECT_YOUNG, /* of them, under 40 */
    TALLY_ALLOWANCES,    /* granted or refused */
    TALLY_ALLOWANCE_WAIT, /* days until the hearing */
    TALLY_ALLOWANCES_WRONG, /* granted wrongly */
    TALLY_ALLOWANCES_SHY, /* never applied for because one is heard */
    TALLY_VOLUNTEERED,   /* microseconds of lay supervisors */
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
    GROUP_ADULTS, /* at elections */
    GROUP_REGISTERED,
    GROUP_VOTED,          /* themselves */
    GROUP_VOTED_OFFICIAL, /* with those for whom others voted */
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
