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

struct parameters {
    struct {
        int64_t streets, communities;
        double communities_per_street; /* 0: communities as given; else streets x this */
    } city;
    struct {
        double staff;    /* 1/office */
        double own_load; /* share of its staff's hours that its own work takes */
    } street;
    struct {
        double households, persons_per_household;
        double staff;       /* 1/community, a real mean */
        double size_spread; /* coefficient of variation of households */
        double retired, students, migrants; /* shares of residents */
        double floor_area;                  /* m2 of premises per 100 households */
    } community;
    struct {
        int64_t departments;
        double dominance;       /* share of the first department in items */
        double admin_hours;     /* h/community/year, before overhead */
        double admin_tasks;     /* 1/community/year */
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
        double tolerance, noise; /* of quality against expectation */
        double expectation_gain; /* share of the gap closed by one experience */
        double waiting;          /* 1/d: quality lost by waiting */
    } trust;
    struct {
        double systems, integration, entry; /* P4, P14: n, iota, epsilon */
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
    } staff;
    struct {
        double disclosure, audit; /* how open affairs are, how closely accounts are looked at */
    } governance;
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
        fen operating; /* per community and year */
    } budget;
    struct {
        int64_t trust, erosion, fatigue, turnover, paper, inspection, switching, overtime;
        int64_t participation, abandonment, skill, leave, entry;
        int64_t meetings, elections, capture, projects;
    } mechanisms;
};

extern const struct parameter_table parameters_table;

/* A post's wage for one civil day, fen. */
static inline double wage_of_day(const struct parameters *given)
{
    return (double)given->staff.wage * 12 / YEAR_DAYS;
}

#endif
