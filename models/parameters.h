/* parameters.h - every number a scenario may set, as one struct.
 *
 * The rows (unit, limits, range, default, source, grade, words) are in parameters.c;
 * a field without a row does not compile. Durations are int64_t microseconds, money
 * int64_t fen, counts and choices int64_t, all else double in the unit of its row.
 * Read-only once a scenario is built.
 */
#ifndef MODELS_PARAMETERS_H
#define MODELS_PARAMETERS_H

#include <stdint.h>

#include "sim/clock.h"
#include "sim/parameter.h"

typedef int64_t fen;

enum service_law { LAW_LOGNORMAL, LAW_EXPONENTIAL, LAW_CONSTANT };
enum discipline { DISCIPLINE_WEIGHTS, DISCIPLINE_FCFS, DISCIPLINE_PRIORITY };
enum mechanism { MECHANISM_OFF, MECHANISM_ON };

/* Structural variants: other rules of behaviour that the same facts allow. */
enum task_choice { CHOICE_DISCIPLINE /* as work.discipline says */, CHOICE_WEIGHTED,
                   CHOICE_PRIORITY, CHOICE_DEADLINE, CHOICE_FCFS };
enum trust_rule { TRUST_ASYMMETRIC, TRUST_SYMMETRIC, TRUST_BAYESIAN };
enum department_rule { DEPARTMENT_PRICE, DEPARTMENT_QUOTA };

/* Types of community, of which models/types.h says more. */
enum place_type {
    TYPE_COMPOUND,     /* gated compound [小区型] */
    TYPE_BLOCK,        /* block of streets and old houses [板块型] */
    TYPE_UNIT,         /* housing of a work unit [单位型] */
    TYPE_FUNCTIONAL,   /* trade, campus, industry [功能型] */
    TYPE_TRANSITIONAL, /* farmers resettled, migrants as tenants [过渡型] */
    N_PLACE_TYPES,
};

struct parameters {
    struct {
        int64_t streets, communities;
        double communities_per_street; /* 0: communities as given; else streets x this */
    } city;
    struct {
        double staff;    /* 1/office */
        double own_load; /* share of its staff's hours that its own work takes */
        double duplicates;     /* share of tasks that repeat another department's */
        double merging_hours;  /* h per task merged */
        double handling_hours; /* h per task that the street committees pass on */
    } street;
    struct {
        double households, persons_per_household;
        double staff;       /* 1/community, a real mean */
        double size_spread; /* coefficient of variation of households */
        double retired, students, migrants; /* shares of residents */
        double floor_area;                  /* m2 of premises per 100 households */
        int64_t type;                       /* enum place_type, of places that name none */
    } community;
    struct {
        int64_t departments;
        double dominance;       /* share of the first department in items */
        double admin_hours;     /* h/community/year, before overhead */
        double admin_tasks;     /* 1/community/year */
        double size_share;      /* of their hours, what grows with a community's size */
        double quota;           /* tasks a year a department must send, of those it has */
        double items;           /* standing items per community in equilibrium */
        span item_lifetime;     /* mean; P1 */
        double item_spread;     /* cv of mean hours over items */
        double value_spread;    /* sigma_v: log-value of items around their labour cost */
        double department_wage; /* a department's own hour, in wages of community staff */
        double travel;          /* mark-up of a department doing it itself */
        double sending_cost;    /* yuan per task: effort of passing a task down */
        span admin_deadline;    /* office duty to be done within */
        double counter_rate, counter_hours;
        double need_rate, need_hours;
        double self_governance_hours;      /* h/community/year wished for */
        double self_governance_task_hours; /* h per piece of it */
        span self_governance_patience;     /* a wish not acted upon lapses */
        double wish_activities, wish_plans, wish_mediation; /* shares; the rest deliberates */
        span patience;                     /* mean; 0 = nobody gives up */
        double superior_weight;            /* w_sup of P3; residents weigh the rest */
        double intrinsic_weight;           /* g0 of P3 */
        double urgency;                    /* P3: days of work at which a class presses */
        double switching_hours, lines;     /* h per change of class and line; lines per worker */
        int64_t service_law, discipline;
        double service_spread; /* cv of service times */
        double hard_share;     /* share of hard cases, P4 */
        double clarity;        /* of duties: 1 - share of hard cases passed round */
        span referral_delay;
        double scope;       /* share of migrants' needs that are the committee's to serve */
        double non_take_up; /* P6 */
        double firms, firm_rate; /* clients of the counter who live elsewhere; 1/firm/year */
        double settled;          /* share of owned cases that a joint table settles */
        span standard;           /* of service, where residents have a right to one */
        double return_share, return_severity;
        span return_delay; /* mean */
    } work;
    struct {
        double share, slope, threshold; /* P5: share * logistic(slope (load - threshold)) */
        double hours;                   /* share of the true hours that paper takes */
        double detection;               /* caught by a visit, each */
    } paper;
    struct {
        double base, cap;   /* h inspected per h of task */
        double gain, fade;  /* 1/year */
        double visit_hours; /* h of preparation per visit */
    } inspection;
    struct {
        double initial, street_initial, property_initial, owners_initial, provider_initial;
        double gain, loss;       /* alpha+, alpha- of P7 */
        double drift;            /* 1/year towards 0.5 */
        double spill;            /* to the street office */
        double expectation;      /* at the start */
        double prior;            /* experiences that the first trust weighs; Bayesian */
        double tolerance, noise; /* of quality against expectation */
        double expectation_gain; /* share of the gap closed by one experience */
        double waiting;          /* 1/d: quality lost by waiting */
    } trust;
    struct {
        double systems, integration, entry; /* P4, P14: n, iota, epsilon */
        double tracking; /* share by which a closed loop lengthens work */
        double quality;  /* of platforms' functions */
        double threshold; /* ability below which one cannot use them */
        double leak_rate, leak_share; /* 1/system/year; residents who hear of it */
        double online_saving, online_gap, odr_saving;
        double growth; /* systems a year per unit of inspection pressure */
    } digital;
    struct {
        double retired, students, middle; /* c_age, logit */
        double asked;                     /* 1/person/year */
        double hours, productivity;       /* h per time; of staff's */
        double agenda;                    /* share of agendas set by residents */
        double efficacy_gain;
        double match_base;   /* m0 of P8 */
        double match_people; /* participants per year and 1,000 residents, n_m */
    } participation;
    struct {
        fen wage;          /* per month */
        double wage_ratio; /* wage over outside wage */
        double degree, young, local;
        double skill_spread;            /* cv at the start */
        double novice, learning, ceiling; /* skill on hiring; 1/year; where it ends */
        double non_local;               /* loss on residents' and self-governance work */
        double quit_base, quit_burnout, quit_wage, quit_young; /* P13 */
        span vacancy;                   /* mean */
        double burnout_growth, burnout_press, burnout_role, burnout_recovery;
        double leave; /* d/year */
        double grid, grid_weight; /* share of posts that are grid workers'; who assesses them */
        double tenure;                 /* years in post of those there at the start, mean */
        double degree_skill;           /* how much better a graduate begins */
        double training_skill;         /* where training leads skill to */
        double training_hours;         /* in which it closes all but 1/e of the gap */
        double certificate_hours;      /* of training until the certificate */
        double quit_certified, quit_public; /* P13 */
        double public_wage, grid_wage; /* of an ordinary post's */
        double grid_hours;             /* h/week and grid worker for a line of their own */
    } staff;
    struct {
        double disclosure, audit; /* how open affairs are, how closely accounts are looked at */
    } governance;
    struct {
        fen operating; /* per community and year */
        int64_t rule;  /* enum fiscal_way */
        double dependence; /* share of superiors' money that is given at will */
        double means;      /* elasticity of hours saved in money */
        double upkeep;     /* share of it that goes into what is common */
        double pot_remainder, pot_hours; /* of each pot beyond the first; h/month */
        double application_hours;        /* h per application */
        double gaming;                   /* mean exaggeration of reported need */
        double commerce, commerce_spread; /* m2 per community; cv */
        double commerce_loss;             /* share of it that 10 yuan of levy drive away */
        double local_firms;               /* 1/community */
        fen gift;                         /* of a firm */
        double pledge;                    /* share of firms that give more when it is matched */
        fen grant;
        double grant_success, earmark;
    } budget;
    struct {
        double retaliation; /* r0 of P2: h that a task must cost before it is worth a quarrel */
        double line;        /* weight of a department's own line in its evaluation */
        double joint;       /* share of tasks that are a place's, however large it is */
    } gate;
    struct {
        double entry, exit; /* providers: 1/community/year, 1/year */
        double capability, capability_spread, independence;
        double shells;   /* share of new providers that are after the subsidy */
        fen price;       /* per hour */
        double scale;    /* elasticity of price in size of the contract */
        double care;     /* share of retired residents' needs it can serve */
        span queue;      /* longer than that it takes nobody */
        span tender_time;
        double tender_hours; /* h per tender and bidder */
        double street_hours, elders_hours, meeting_hours, complaint_hours;
        double meeting; /* how closely a monthly meeting watches */
        double collusion;
        double absorption, absorbed_most;
        double quit, quit_debt; /* 1/year; per month of cost unpaid */
    } purchase;
    struct {
        double sites, site_hours; /* legacy per community: places, h to clear each */
        double hard;              /* share that only a leadership meeting can settle */
        double meeting_hours, application_hours;
        double habit;             /* share of the flow handed in without persuasion */
        double persuasion, fade;  /* share of the rest won by a round; 1/year back */
        double collection_hours;  /* h/week to collect the whole flow */
        fen hauling;              /* per community and year, for the whole flow */
        double standing, region;  /* shares of the flow: collected and hauled anyway; treated */
        double fouling;           /* 1/year: a cleared place is foul again, nothing treated */
    } campaign;
    struct {
        int64_t task_choice, trust, department;
    } structure;
    struct {
        double propensity, learning; /* P15: mean first voice; its step */
        double reach;                /* of letters and visits */
        double capacity;             /* complaints a day and community the city's desk handles */
        span clock;                  /* for an order */
        double callback;             /* share of closed orders */
        double unreasonable, filter_error;
        double misdispatch;
        double false_share; /* most false closures, as paper.share */
        double reply_hours, street_hours; /* of paperwork per order; of a street's desk */
        double appeased, appeased_hours;  /* unreasonable ones, under a ranking */
        double case_cost;                 /* yuan per case at the city's desk */
    } voice;
    struct {
        double fee, area;                /* yuan/m2/month; m2 of an ordinary flat */
        double readiness;                /* P10: logit of paying at the reference */
        double imitation;                /* logit per share of neighbours who pay */
        double churn;                    /* share whose attitude is another, per quarter */
        double adjustment;               /* of the service level, per quarter */
        double fixed_cost, service_cost; /* of all bills: at any level; per level */
        double ability_spread;           /* of firms */
        double experience;               /* share of households that judge it, per bill */
        double complaint;                /* share of the dissatisfied who complain */
        double spill;                    /* of its failures to the committee */
        double enforcement;              /* share of debtors reminded, per bill */
        double court;                    /* share of the reminded who are sued */
        double conflict, interference;   /* 1/year: of poor service; of a captured committee */
        double conflict_cost;            /* off the level aimed at */
        double mediation;                /* share of mediations that concern it */
        double bargaining;               /* on the level aimed at */
        double tender;                   /* per quarter */
        double contract;                 /* years */
        double floor_level;              /* service that the government keeps up */
    } property;
    struct {
        double initial;              /* M at the start */
        double decay, gain;          /* 1/year (P11) */
        double breakdown;            /* of M, each */
        double needed;               /* yuan/m2/year of upkeep */
        double fee_share;            /* of fees, for upkeep */
        double public_money;         /* yuan/head/year, of heads that count */
        double repair_fund;          /* yuan per owner household at the start */
        double volunteering;         /* yuan a year that one household's help is worth */
        double altruists, free_riders; /* shares of households */
        double moves;                /* 1/year: owners who leave a decayed estate */
    } facility;
    struct {
        double stairwell, building; /* households; stairwells */
        double aloof;               /* share that never talks with neighbours */
        double near;                /* share of talks within the stairwell */
        double ties, cross_group;   /* per resident at first; across registration, of within */
        double tie;                 /* two who attend one event become tied, chance */
        double hearsay, talk_bound, talk_pull; /* P7 */
        double info_usual, info_fade;          /* where it is centred; 1/year */
        double board, app, meeting, relay;     /* what channels carry of what is open */
        double belonging_base, belonging_migrants, belonging_usual;
        double belonging_gain, belonging_drift; /* P19: per event; 1/year */
        double organisers;                      /* share of stairwells that have one */
        double organiser_asks, organiser_retired; /* 1/resident/year; of the retired, times */
        double organiser_load, organiser_recovery, organiser_quit; /* per time asked; 1/year */
        double organiser_hours;                                    /* h per time asked */
        double app_asks;                                           /* 1/resident/year */
        double way, time_weight; /* minutes to the premises; logit per hour */
        double event_hours, event_asked, event_ease; /* h of staff; share asked; logit */
        double brought;     /* share of those asked whom an attendee has brought */
        double head;        /* met in person when one takes part, chance */
        double event_length, room, activity_share; /* h; m2 per person; of premises */
        double skill, skill_practice, skill_fade;  /* at first; per time; 1/year */
        double course_gain;                        /* per attendee and 1,000 residents */
    } social;
    struct {
        double hours, fade;   /* h for 63 % of a plan; 1/year */
        double rotation;      /* 1/year: those who plan are moved */
        double weight, usual; /* what of needs' knowledge hangs on a plan; where it is centred */
        double form_hours, response, tiring, recovery; /* surveys: h; shares; 1/year */
        double answer, answer_fade;           /* an answer, in participants; 1/year */
        span patience;                        /* within which something must follow */
        double follow_hours, disappointment;  /* h of plans that are something; share of trust */
    } planning;
    struct {
        double registered, registered_age, registered_migrant; /* logits: at 45, per year, less */
        double called;           /* logit added where everybody is called upon */
        double vote, vote_age;   /* logits at 45, per year */
        double household;        /* chance that a voter also votes for a silent member */
        double activists, each;  /* 1/1000 residents; votes each casts for others */
        double proxies, direct, secret, one_post; /* baselines of rules */
        double deputies;         /* share of the roll that elects where election is indirect */
        double pressed;          /* share of open ballots that cannot but say yes */
        int64_t month, term, later_term; /* of the year; years until 2018 and from then on */
        double hours;            /* h of deliberation work that an election takes */
        double owners;           /* logit added in ballots of owners */
    } election;
    struct {
        double congress, council;             /* 1/community/year */
        double congress_hours, council_hours; /* h of deliberation work to prepare and hold one */
        double meeting_hours;                 /* of any other */
        double share; /* of deliberation that prepares meetings of the calendar */
        double seats, congress_seats, quorum; /* people; share of seats */
        double weeks, weeks_variance;         /* P9: 2 + 12 Var n */
        double owners_meetings, major;        /* 1/year; share of business that is major */
    } assembly;
    struct {
        double formed, works; /* shares of communities; of those */
        double founding;      /* tries a year where there is none */
        span term;
        double cross;         /* share of seats held by committee people */
    } council;
    struct {
        double odds, turnout, pivot, audit, disclosure, elite; /* P9, logits */
        double rent, skew;    /* share diverted; weight of own block in choosing */
        double discovery, competition, audit_finds, supervisor; /* hazards of being found out */
        double affair;        /* share of trust lost */
        double audit_hours;
    } capture;
    struct {
        fen yearly;
        double proposals;     /* 1/1000 residents/year before willingness */
        double cost, cost_spread; /* yuan */
        double step_cost, step_hours, paperwork;
        double accounts;      /* h a month that earmarked accounts take */
        span approval;
        double asked;         /* chance that an adult hears of a vote */
        double online;        /* logit that voting from home adds */
        double helpers;       /* people asked to each step */
        double odds, by_people, by_skill, by_ability; /* success, logits */
        double gain;          /* of facilities per 100,000 yuan */
        double told;          /* share of residents who judge a finished project */
    } fund;
    struct {
        double share, wrong, detected, shy; /* of counter cases; undeserving; found; stay away */
        double hours;         /* h of a monthly hearing */
        double rounds;        /* h a month a lay supervisor gives */
    } hearing;
    struct {
        int64_t trust, erosion, fatigue, turnover, paper, inspection, switching, overtime;
        int64_t participation, abandonment, skill, leave, entry;
        int64_t meetings, elections, capture, projects;
        int64_t gossip, information, belonging, organising, planning;
        int64_t fees, decay, moves;
        int64_t complaints, platforms, referral;
        int64_t training, campaign;
        int64_t money_means, purchase;
        int64_t gate, appraisal, coordination;
    } mechanisms;
};

extern const struct parameter_table parameters_table;

/* How a free worker takes the next task: the structure, or the discipline it leaves it to. */
static inline enum task_choice task_choice_of(const struct parameters *given)
{
    static const enum task_choice of_discipline[] = {[DISCIPLINE_WEIGHTS] = CHOICE_WEIGHTED,
                                                     [DISCIPLINE_FCFS] = CHOICE_FCFS,
                                                     [DISCIPLINE_PRIORITY] = CHOICE_PRIORITY};
    return given->structure.task_choice != CHOICE_DISCIPLINE
               ? (enum task_choice)given->structure.task_choice
               : of_discipline[given->work.discipline];
}

/* A post's wage for one civil day, fen. */
static inline double wage_of_day(const struct parameters *given)
{
    return (double)given->staff.wage * 12 / YEAR_DAYS;
}

#endif
