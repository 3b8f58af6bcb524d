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
    LETTER_COMPLAINT, /* community to city, city to street: place, resident, case */
    LETTER_FUND,      /* city to community, and back: fen of the community fund */
    LETTER_ORDER,    /* street to community: an order after a complaint: resident, case, ... */
};

#endif
