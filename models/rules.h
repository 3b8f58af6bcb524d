/* rules.h - the institution in force: prices, routes, capacities, channels, rights, budgets.
 *
 * Agents act by the rules and cannot tell which reform made them so; reforms change
 * the rules and cannot see an agent. This file is the whole contact surface.
 *
 * A rule is a figure (an integer in the row's unit), a date, or a procedure (one of a
 * few ways of doing a thing, taken case by case). Each has one row: channel, unit,
 * baseline and words. There are no hooks: when a reform needs something no rule says,
 * the rule is missing.
 */
#ifndef MODELS_RULES_H
#define MODELS_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/parameters.h"
#include "sim/random.h"

enum rule {
    /* prices */
    RULE_TASK_PRICE,       /* share of the hour's wage a department pays for a task */
    RULE_ACCOUNTING_HOURS, /* h of paperwork per 10,000 yuan received */
    /* routes */
    RULE_ROUTE_ADMIN,     /* procedure: who does departments' tasks (enum body_route) */
    RULE_COUNTER_MOVED,   /* share of counter cases that go to the workstation */
    /* capacities */
    RULE_POSTS_SECONDED, /* workstation posts per community filled from the street */
    RULE_POSTS_HIRED,    /* workstation posts per community filled by hiring */
    RULE_DUAL_POSTS,     /* share of the committee's workers who also serve the workstation */
    RULE_COORDINATION,   /* mark-up on the hours of cases that need both bodies */
    RULE_MEETING_HOURS,  /* h of joint meetings a week, both bodies together */
    RULE_FLOOR_ADDED,    /* m2 of premises beyond those there are */
    RULE_HEARINGS,       /* hearings of residents, 1/community/year */
    RULE_DISPUTES,       /* meetings that coordinate a dispute, 1/community/year */
    RULE_SESSIONS,       /* sessions of layered bodies beyond the calendar, 1/community/year */
    RULE_ELECTION_HOURS, /* h of rolls and of watching elections, 1/community/year */
    RULE_OWNERS_HOURS,   /* h of guiding owners' committees, 1/community/year */
    RULE_SUPERVISORS,    /* lay supervisors per community */
    /* channels of information */
    RULE_DETECTION,   /* share of paper caught by a visit */
    RULE_OVERSIGHT,   /* added to it where another body watches: the workstation's paper */
    RULE_SYSTEMS,     /* data-entry systems */
    RULE_INTEGRATION, /* of them, share integrated */
    RULE_ASKED,       /* invitations to take part, 1/person/year */
    RULE_DISCLOSURE,  /* share of affairs that residents can see */
    RULE_REGISTRATION, /* share of residents called upon to register */
    RULE_ONLINE_VOTE,  /* share of decisions that can be voted on online */
    /* rights */
    RULE_SUPERIOR_WEIGHT,  /* weight of superiors in assessing staff */
    RULE_ITEMS_VOID,       /* share of standing items struck off */
    RULE_VOID_BEFORE,      /* date: items born before it are concerned */
    RULE_INSPECTION_BASE,  /* h of inspection per h of task, at rest */
    RULE_ADMIN_DEADLINE,   /* time given for a department's task */
    RULE_SERVICE_DEADLINE, /* an older need is supervised like an order; 0: none */
    RULE_AGENDA,           /* share of agendas set by residents */
    RULE_AUDIT,            /* share of accounts looked at by somebody independent */
    RULE_APPRAISALS,       /* of the committee by residents, 1/community/year */
    RULE_APPRAISAL_WEIGHT, /* what a bad one adds to the weight of residents' needs */
    RULE_PROXIES,          /* share of votes for others that are admitted */
    RULE_DIRECT,           /* share of voters who elect directly, not by deputies */
    RULE_SECRET,           /* share of ballots that are secret */
    RULE_ONE_POST,         /* share of places with one person in both posts */
    RULE_OWNERS_TERM,      /* of an owners' committee */
    RULE_OWNERS_REVIEW,    /* time before one may be elected */
    RULE_CROSS,            /* share of its seats held by committee people */
    RULE_HEARD,            /* share of applications for the allowance that are heard */
    RULE_CLARITY,          /* of duties: 1 - share of hard cases passed round */
    RULE_SCOPE,            /* share of migrants' needs that are served */
    /* budgets */
    RULE_OPERATING_BUDGET, /* fen per community and year */
    RULE_FUND,             /* fen of community fund per community and year */
    RULE_FUND_PAPER,       /* h of paperwork per project */
    RULE_FUND_DELAY,       /* time an approval takes */
    RULE_PRICE_PAID,       /* share of tasks' prices that is truly paid */
    N_RULES,
};

enum body_route { ROUTE_COMMITTEE, ROUTE_WORKSTATION };

enum channel { CHANNEL_PRICE, CHANNEL_ROUTE, CHANNEL_CAPACITY, CHANNEL_INFORMATION, CHANNEL_RIGHT,
               CHANNEL_BUDGET, N_CHANNELS };

enum rule_kind { RULE_FIGURE, RULE_DATE, RULE_PROCEDURE };

struct rule_row {
    const char *name; /* "rules.task_price" */
    enum rule_kind kind;
    enum channel channel;
    enum parameter_type type; /* how it is written: share, duration, money, real */
    const char *unit;         /* as in parameter rows */
    int64_t one;              /* integer units per unit of writing, e.g. 1000000 for a share */
    size_t parameter;         /* offset of its baseline in struct parameters, or RULE_FIXED */
    double preset;            /* its baseline, in the unit of writing, when RULE_FIXED */
    double limit_low, limit_high; /* in the unit of writing */
    struct words label, about;
};

#define RULE_FIXED SIZE_MAX

extern const struct rule_row rule_rows[N_RULES];

/* A procedure in force: cases follow `amended` by lottery, the others `base`. */
struct procedure {
    int64_t base, amended;
    int64_t dose;    /* millionths */
    uint64_t reform; /* identity of the reform, part of the lottery's address */
};

#define RULES_PROCEDURES 1

struct rules {
    int64_t figure[N_RULES]; /* figures and dates; unused for procedures */
    struct procedure procedure[RULES_PROCEDURES];
};

/* The baseline: what the parameters say. */
void rules_baseline(const struct parameters *given, struct rules *rules);

int rules_find(const char *name); /* "rules.task_price" or "task_price"; -1 */

/* Between a rule's integer and its unit of writing. */
double rules_value(enum rule rule, int64_t figure);
int64_t rules_figure(enum rule rule, double value); /* the nearest; unchecked */

/* A rule's value as a person writes it: like parameter_read() and parameter_write(), a
 * date as 2011-01-31, a way of a procedure by its name. Faults: FAULT_INPUT. */
int rules_read(enum rule rule, const char *text, int64_t *figure, struct fault *fault);
int rules_write(enum rule rule, int64_t figure, char *text, size_t size);

/* The rule as a parameter row (of one value, at 0), so that the same hand reads, writes
 * and describes both. A date is not one. */
struct parameter rules_parameter(enum rule rule);

/* The ways of a procedure, ended by a NULL name; NULL for figures and dates. */
const struct parameter_choice *rules_ways(enum rule rule);

const struct words *channel_words(enum channel channel);

/* Where a procedure stands in struct rules; a figure has no place there (a bug). */
static inline int rules_place(enum rule rule)
{
    ALWAYS(rule == RULE_ROUTE_ADMIN);
    return 0;
}

static inline const struct procedure *rules_procedure(const struct rules *rules, enum rule rule)
{
    return &rules->procedure[rules_place(rule)];
}

#endif
