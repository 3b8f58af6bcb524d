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
    RULE_TASK_PRICE, /* share of the hour's wage a department pays for a task */
    RULE_ACCOUNTING_HOURS, /* h of paperwork per 10,000 yuan received */
    RULE_LISTING_COST, /* fen of a department's effort per task it has to justify */
    RULE_APPRAISAL, /* what a bad mark is to a department, in wages of the task's hours */
    RULE_LEVY, /* fen per commercial m2 and year */
    RULE_WAGE, /* of community staff, as a multiple of staff.wage */
    RULE_PERFORMANCE_PAY, /* share of pay that hangs on what is assessed */
    RULE_SENDING_COST, /* fen of effort to pass one task down */
    RULE_FEE, /* of property: yuan/m2/month */
    RULE_RETROFIT_COPAY, /* share of a retrofit that owners bear */
    RULE_RETROFIT_FEE, /* added to the fee once a retrofit is done */
    RULE_REWARD, /* fen that a resident gets for each time of taking part */
    /* routes */
    RULE_ROUTE_ADMIN, /* procedure: who does departments' tasks (enum body_route) */
    RULE_COUNTER_MOVED, /* share of counter cases that go to the workstation */
    RULE_STREET_SHARE, /* share of departments' tasks that go to the street committees first */
    RULE_STREET_SELF, /* of them, share the street committees do themselves */
    RULE_ONLINE, /* share of counter cases that can be brought online */
    RULE_ODR, /* share of disputes mediated online */
    RULE_TABLE, /* share of hard cases taken to a joint table */
    /* capacities */
    RULE_POSTS_SECONDED, /* workstation posts per community filled from the street */
    RULE_POSTS_HIRED, /* workstation posts per community filled by hiring */
    RULE_DUAL_POSTS, /* share of the committee's workers who also serve the workstation */
    RULE_COORDINATION, /* mark-up on the hours of cases that need both bodies */
    RULE_MEETING_HOURS, /* h of joint meetings a week, both bodies together */
    RULE_FLOOR_ADDED, /* m2 of premises beyond those there are */
    RULE_POSTED_STAFF, /* departments' staff posted to each community */
    RULE_POSTS_ADDED, /* professional posts added to each committee */
    RULE_LOCAL_STAFF, /* share of those hired who come from the place */
    RULE_STREET_POSTS, /* posts added at the street office, per community */
    RULE_COORDINATION_CAPACITY, /* lines whose demands the street office holds together */
    RULE_REVIEW_HOURS, /* h of the street office per idea reviewed */
    RULE_REFUSAL_HOURS, /* h it takes to refuse one task */
    RULE_APPRAISAL_HOURS, /* h a year a community spends on appraising departments */
    RULE_SURVEY_SHARE, /* share of residents' weight that goes into courting their marks */
    RULE_POOLED, /* share of cases handled jointly by two communities */
    RULE_DISRUPTION, /* mark-up on all hours while a place is reorganised */
    RULE_DISRUPTED_UNTIL, /* date: it is over */
    RULE_MONEY_HOURS, /* h a month about money: collecting, counting, audits */
    RULE_PURCHASE_HOURS, /* h of service a year bought from a provider */
    RULE_CONTRACT_YEARS, /* until it is put out to tender again */
    RULE_NGO_ENTRY, /* providers that newly set up here, 1/year */
    RULE_NGO_INDEPENDENCE, /* of providers, added to what they have */
    RULE_TRAINING, /* h per worker and year */
    RULE_NOVICES_DEGREE, /* share of those hired who have a degree */
    RULE_GRID_POSTS, /* grid workers per community */
    RULE_CAMPAIGN_CHAIN, /* standing capacity of a campaign's chain, share of the flow */
    RULE_HOTLINE_CAPACITY, /* complaints a working day that the city's desk has hands for */
    RULE_TABLE_INTERVAL, /* between two joint tables */
    RULE_TABLE_HOURS, /* h of one joint table, all people together */
    RULE_LIST_HOURS, /* h a month of keeping lists of duties */
    RULE_FLOOR_BUILT, /* m2 of premises being built, there from a date on */
    RULE_WAY_SAVED, /* minutes of the way to the premises that they save */
    RULE_ACTIVITIES, /* h of activities a year besides those wished for */
    RULE_COURSES, /* h of teaching residents a year */
    RULE_PLANNING, /* h of planning a year that nothing may displace */
    RULE_PAPERWORK, /* h of overhead a year that ways of doing things bring: publishing, booking */
    RULE_HEARINGS, /* hearings of residents, 1/community/year */
    RULE_DISPUTES, /* meetings that coordinate a dispute, 1/community/year */
    RULE_SESSIONS, /* sessions of layered bodies beyond the calendar, 1/community/year */
    RULE_ELECTION_HOURS, /* h of rolls and of watching elections, 1/community/year */
    RULE_OWNERS_HOURS, /* h of guiding owners' committees, 1/community/year */
    RULE_SUPERVISORS, /* lay supervisors per community */
    /* channels of information */
    RULE_DETECTION, /* share of paper caught by a visit */
    RULE_OVERSIGHT, /* added to it where another body watches: the workstation's paper */
    RULE_SYSTEMS, /* data-entry systems */
    RULE_INTEGRATION, /* of them, share integrated */
    RULE_ASKED, /* invitations to take part, 1/person/year */
    RULE_DISCLOSURE, /* share of affairs that residents can see */
    RULE_TENDER_BIDDERS, /* providers invited to a tender */
    RULE_MONITOR_STREET, /* how closely the street office watches the provider */
    RULE_MONITOR_ELDERS, /* the same, a group that elderly residents elect */
    RULE_PROVIDER_MEETINGS, /* meetings with the provider, 1/month */
    RULE_APPLICATIONS, /* for outside money, 1/community/year */
    RULE_FIRMS_ASKED, /* share of local firms that give something in a year */
    RULE_COMPLAINT_REACH, /* of the channel for complaints: share of those who would, who do */
    RULE_CALLBACK, /* share of closed orders after which the complainer is called */
    RULE_CLOSED_LOOP, /* share of cases reported, handled and verified in one place */
    RULE_ORGANISERS, /* share of stairwells that have an organiser */
    RULE_APP_REACH, /* share of able residents whom an app reaches */
    RULE_PUBLICITY, /* share of residents a year who learn by leaflets what they can do */
    RULE_SURVEY, /* share of residents whom a survey of needs asks */
    RULE_SURVEY_GAP, /* time from one survey to the next */
    RULE_REGISTRATION, /* share of residents called upon to register */
    RULE_ONLINE_VOTE, /* share of decisions that can be voted on online */
    /* rights */
    RULE_SUPERIOR_WEIGHT, /* weight of superiors in assessing staff */
    RULE_ITEMS_VOID, /* share of standing items struck off */
    RULE_VOID_BEFORE, /* date: items born before it are concerned */
    RULE_INSPECTION_BASE, /* h of inspection per h of task, at rest */
    RULE_ADMIN_DEADLINE, /* time given for a department's task */
    RULE_SERVICE_DEADLINE, /* an older need is supervised like an order; 0: none */
    RULE_AGENDA, /* share of agendas set by residents */
    RULE_AUDIT, /* share of accounts looked at by somebody independent */
    RULE_CLARITY, /* of duties: 1 - share of hard cases passed round */
    RULE_SCOPE, /* share of migrants' needs that are served */
    RULE_IDEAS, /* departments' ideas, as a multiple */
    RULE_GATE, /* share of new ideas that are not on the list */
    RULE_GATE_OVERRIDE, /* of them, share let through all the same */
    RULE_REVIEW_DELAY, /* how much later those begin */
    RULE_REFUSAL, /* share of tasks that the committee may refuse */
    RULE_TARGET_CONTRACT, /* how far target contracts with the street office bind */
    RULE_AMPLIFICATION, /* what the street office adds to tasks that pass through it */
    RULE_TENDER_QUALITY, /* weight of quality in a tender; price has the rest */
    RULE_CAREER, /* what prospects take off the logarithm of quitting */
    RULE_PUBLIC_POSTS, /* share of the committee's posts that are public-institution posts */
    RULE_CAMPAIGN, /* strength of a campaign: share of legacy and flow it takes up */
    RULE_CAMPAIGN_FROM, /* date: it begins */
    RULE_CAMPAIGN_FIRST, /* date: of the first target on legacy */
    RULE_CAMPAIGN_FULL, /* date: all legacy cleared, and the first target on the flow */
    RULE_CAMPAIGN_FINAL, /* date: final inspection, and the last target on the flow */
    RULE_CAMPAIGN_LEGACY, /* first target on legacy */
    RULE_CAMPAIGN_FLOW, /* first target on the flow */
    RULE_CAMPAIGN_TREATED, /* last target on the flow */
    RULE_SURGES, /* calendar waves a year: security, registration */
    RULE_SURGE_HOURS, /* h per community and wave */
    RULE_ORDER_CLOCK, /* time given for an order after a complaint */
    RULE_ORDER_FILTER, /* share of unreasonable complaints that screening dismisses */
    RULE_RANKING, /* weight of a bad rank among communities by complaints */
    RULE_FORCED, /* share of residents made to use a platform */
    RULE_GAPS, /* share of cases that are on nobody's list */
    RULE_STANDARD, /* how far residents can insist on a standard of service */
    RULE_FEE_ENFORCEMENT, /* share of debtors reminded */
    RULE_RETROFIT_CONSENT, /* share of owners that must agree */
    RULE_RETROFIT_REBUILD, /* share of estates rebuilt instead */
    RULE_RETROFIT_REPAIR, /* share of estates repaired only */
    RULE_ROTATION, /* 1/year: those who plan are moved */
    RULE_FLOOR_OPEN, /* date: premises being built are open */
    RULE_APPRAISALS, /* of the committee by residents, 1/community/year */
    RULE_APPRAISAL_WEIGHT, /* what a bad one adds to the weight of residents' needs */
    RULE_PROXIES, /* share of votes for others that are admitted */
    RULE_DIRECT, /* share of voters who elect directly, not by deputies */
    RULE_SECRET, /* share of ballots that are secret */
    RULE_ONE_POST, /* share of places with one person in both posts */
    RULE_OWNERS_TERM, /* of an owners' committee */
    RULE_OWNERS_REVIEW, /* time before one may be elected */
    RULE_CROSS, /* share of its seats held by committee people */
    RULE_HEARD, /* share of applications for the allowance that are heard */
    /* budgets */
    RULE_OPERATING_BUDGET, /* fen per community and year */
    RULE_PRICE_PAID, /* share of tasks' prices that is truly paid */
    RULE_FISCAL, /* procedure: how the city shares budgets out (enum fiscal_way) */
    RULE_BUDGET_SCALE, /* the city's money for services, in what it was */
    RULE_POTS, /* earmarked pots it comes in */
    RULE_LEVY_POOLED, /* share of levies that the city shares out */
    RULE_PAYMENT_DELAY, /* until a provider's bill is paid */
    RULE_CAMPAIGN_GRANT, /* fen a year that a campaign's fund gives on application */
    RULE_RETROFIT_OFFERED, /* share of estates taken in */
    RULE_RETROFIT_COST, /* fen per household */
    RULE_FUND, /* fen of community fund per community and year */
    RULE_FUND_PAPER, /* h of paperwork per project */
    RULE_FUND_DELAY, /* time an approval takes */
    N_RULES,
};

enum body_route { ROUTE_COMMITTEE, ROUTE_WORKSTATION };

/* By what a community's share of the money for services is reckoned (P12). */
enum fiscal_way {
    FISCAL_OWN,         /* its own: by the table, else the ordinary for its registered heads */
    FISCAL_EQUAL,       /* the same for all */
    FISCAL_HUKOU,       /* registered heads [户籍] */
    FISCAL_RESIDENT,    /* heads */
    FISCAL_NEED,        /* need, as reported */
    FISCAL_APPLICATION, /* what was applied for, and how well */
    FISCAL_MATCHING,    /* what the community raises itself */
    N_FISCAL_WAYS,
};

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

/* Procedures, in the order of their rules. */
enum { PROCEDURE_ROUTE_ADMIN, PROCEDURE_FISCAL, RULES_PROCEDURES };

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

extern const struct parameter_choice rules_fiscal_ways[];

/* The ways of a procedure, ended by a NULL name; NULL for figures and dates. */
const struct parameter_choice *rules_ways(enum rule rule);

const struct words *channel_words(enum channel channel);

/* Where a procedure stands in struct rules; a figure has no place there (a bug). */
static inline int rules_place(enum rule rule)
{
    switch (rule) {
    case RULE_ROUTE_ADMIN: return PROCEDURE_ROUTE_ADMIN;
    case RULE_FISCAL: return PROCEDURE_FISCAL;
    default: ALWAYS(false);
    }
    return 0;
}

static inline const struct procedure *rules_procedure(const struct rules *rules, enum rule rule)
{
    return &rules->procedure[rules_place(rule)];
}

#endif
