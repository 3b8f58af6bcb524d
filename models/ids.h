/* ids.h - the small closed lists that everybody uses. */
#ifndef MODELS_IDS_H
#define MODELS_IDS_H

#include <stdint.h>

#define MILLION INT64_C(1000000) /* shares, trust, skill and weights are in millionths */
#define BILLION INT64_C(1000000000)
#define NOBODY  UINT32_MAX

/* Who does staff work in a community. */
enum body {
    BODY_COMMITTEE,   /* residents' committee [居委会] */
    BODY_WORKSTATION, /* community workstation [社区工作站] */
    N_BODIES,
};

/* What the work is. */
enum task_class {
    TASK_ADMIN,    /* A1: from departments above */
    TASK_COUNTER,  /* A2: certificates and benefits at the counter */
    TASK_NEED,     /* R: residents' needs */
    TASK_SELF,     /* G: self-governance, planning, mediation by wish */
    TASK_OVERHEAD, /* X: inspections prepared, meetings, accounts */
    N_CLASSES,
};

enum age_group { AGE_RETIRED, AGE_STUDENT, AGE_MIDDLE, N_AGES };

/* Resident groups: age and household registration [户籍]. */
#define N_GROUPS (N_AGES * 2)
static inline int group_of(enum age_group age, int local)
{
    return (int)age * 2 + (local ? 0 : 1);
}

/* Letters between places. */
enum letter_kind {
    LETTER_BUDGET,   /* city to community or street: fen */
    LETTER_SECONDED, /* street to community: n people, first serial */
    LETTER_RETURNED, /* community to street: n people */
    LETTER_COUNTS,   /* community to city: department, tasks caught on paper */
    LETTER_TRUST,    /* community to city: sum of trust, residents */
    LETTER_CASH,     /* community to street: fen of a dissolved workstation */
    LETTER_STREET_WORK, /* community to street: microseconds of work its tasks make there */
    LETTER_DEMAND, /* community to street and back: task, fen of its value, hours and department */
    LETTER_LEVY,     /* community to city: fen of levies for the pool */
    LETTER_UNSPENT,  /* community to city: fen left in pots */
    LETTER_ACCOUNTS, /* community to city: fen spent on services, fen raised in a year */
    LETTER_NEED,     /* community to city: need as reported, and as it is */
    LETTER_MERIT,    /* community to city: what its applications are worth */
    LETTER_COMPLAINT, /* community to city, city to street, and back if it was not theirs: see
                         happenings/appeal.h */
    LETTER_ORDER,     /* street to community: an order after a complaint */
    LETTER_DISMISSED, /* city to community: a complaint was screened out */
    LETTER_REPLY,     /* community to city: an order was closed, and how */
    LETTER_VERDICT,   /* city to community: what the call back found */
    LETTER_RANK,      /* city to community: how badly it stands, millionths */
    LETTER_FUND,      /* city to community, and back: fen of the community fund */
};

#endif
