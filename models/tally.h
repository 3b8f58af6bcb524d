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
    TALLY_YOUNG_DAYS, /* of young graduates */
    TALLY_YOUNG_QUITS,
    TALLY_CERTIFIED_DAYS,
    TALLY_CERTIFIED_QUITS,
    TALLY_SKILL,  /* millionths x days in post */
    TALLY_TENURE, /* days in post x days */
    TALLY_WAGES,  /* fen paid to community staff */
    TALLY_FIRST_TIME, /* microseconds on the first department's tasks, visits, counter cases */
    TALLY_TRAINING_TIME,
    TALLY_CAMPAIGN_TIME,
    TALLY_LEGACY, /* minutes of clearing x days: all; said to be cleared; truly clear */
    TALLY_LEGACY_REPORTED,
    TALLY_LEGACY_CLEAR,
    TALLY_FLOW, /* millionths of a week's flow: all; said to be treated; truly treated */
    TALLY_FLOW_REPORTED,
    TALLY_FLOW_TREATED,
    TALLY_FOULED, /* cleared sites that are foul again */
    TALLY_DAYS,
    TALLY_MATCH, /* millionths x days */
    TALLY_REVIEWED, /* departments' ideas not on the list */
    TALLY_REJECTED, /* of them, turned down */
    TALLY_REFUSED,  /* tasks the committee refused */
    TALLY_MERGED,   /* tasks merged with the same demand */
    TALLY_ON_SITE,  /* done by departments' staff posted here */
    TALLY_STREET_DONE,   /* done by the street committees */
    TALLY_STREET_HOURS,  /* microseconds of the street office for this community's tasks */
    TALLY_PROCEDURE,     /* microseconds filed for appraising, refusing, courting marks */
    TALLY_MARKS, /* millionths of full marks given to departments */
    TALLY_MARKED, /* marks given */
    TALLY_FLOOR_TAKEN, /* hundredths of m2 x days of premises lost to others */
    TALLY_MONTHS,       /* months' ends */
    TALLY_DEPENDENCE,   /* millionths x months */
    TALLY_MEANS,        /* money for services per head, millionths of the ordinary, x months */
    TALLY_INCOME,       /* fen, from whatever source */
    TALLY_CONTROLLED,   /* of it at nobody else's will and for no set purpose */
    TALLY_DONATED,      /* of it gifts and grants */
    TALLY_SERVICES,     /* fen spent on services */
    TALLY_COMMERCE,     /* thousandths of m2, x months */
    TALLY_MONEY_HOURS,  /* microseconds of paperwork about money filed */
    TALLY_PROVIDED,     /* cases a provider served */
    TALLY_PROVIDED_WORK, /* microseconds of them */
    TALLY_PROVIDED_QUALITY, /* millionths x cases */
    TALLY_ABSORBED,     /* microseconds of departments' tasks that a provider did */
    TALLY_PROVIDER_QUITS, /* thousandths of a person */
    TALLY_PROVIDER_STAFF, /* thousandths of a person, x days */
    TALLY_STREET_WATCH, /* microseconds of the street office about providers */
    TALLY_ELDERS_WATCH, /* microseconds of volunteers watching them */
    TALLY_PROVIDER_MEETINGS, /* microseconds of meetings with them filed */
    TALLY_OWED,         /* yuan owed to the provider, x days */
    TALLY_BILLED,       /* yuan billed */
    TALLY_NGOS,         /* thousandths of a provider around, x months */
    TALLY_GINI,         /* the city's: millionths x months; see treasury.h */
    TALLY_SPEND_MATCH,  /* the city's: millionths x months */
    TALLY_CITY_MONTHS,  /* of these */
    TALLY_ORDERS_REPORTED, /* orders solved, as the statistics have it */
    TALLY_FALSE_CLOSURES,
    TALLY_FALSE_CAUGHT,
    TALLY_UNREASONABLE, /* orders closed that nobody owed */
    TALLY_DISMISSED,    /* complaints screened out */
    TALLY_EFFORT,       /* microseconds of needs served */
    TALLY_EFFORT_RANKED, /* the same, by rank of voice from -1 to 1 */
    TALLY_ENTRY,         /* microseconds of data entry and tracking */
    TALLY_SYSTEMS,       /* millionths x months */
    TALLY_FORCED, /* residents made to use what they cannot */
    TALLY_LEAKS,
    TALLY_HARD,   /* hard cases that ended */
    TALLY_ROUNDS, /* times they were passed round */
    TALLY_COORDINATION, /* microseconds of lists kept and joint tables */
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
    TALLY_PLAN,  /* the same, of plans, of residents' skill, of autonomy */
    TALLY_RESIDENT_SKILL, /* millionths x days */
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
    TALLY_SUPERVISED,    /* microseconds of lay supervisors */
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
    GROUP_COMPLAINTS,
    GROUP_ORDERS,           /* closed */
    GROUP_ORDERS_MET,       /* in truth and in time */
    GROUP_ORDERS_SATISFIED,
    GROUP_ORDER_WAIT, /* as NEED_WAIT, of orders among them */
    GROUP_ORDER_LEFT,
    GROUP_FIRM_COMPLAINTS, /* to the firm */
    GROUP_MOVED_OUT,
    GROUP_MOVED_IN,
    GROUP_RICHER_TOOK_PART, /* of above median income; education */
    GROUP_LEARNED_TOOK_PART,
    GROUP_ATTENDED, /* events */
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
