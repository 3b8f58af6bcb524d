/* lore.h - what a community as a whole knows, plans and is able to: one row, and the pieces of
 * work that rules ask for besides those that arise.
 *
 * Stocks of millionths that are driven from month to month, and counts that fade over a year.
 */
#ifndef MODELS_AGENTS_LORE_H
#define MODELS_AGENTS_LORE_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/table.h"

/* Work that a rule asks for: so many hours a year, a piece at a time. */
enum duty { DUTY_ACTIVITY, DUTY_COURSE, DUTY_PLAN, DUTY_PAPERWORK, N_DUTIES };

struct lore {
    struct table table; /* one row */
    int32_t *plan;      /* how far plans have come */
    int32_t *skill;     /* residents' */
    int64_t *answers;   /* to surveys, in thousandths of participants; fading */
    int32_t *tired;     /* of surveys */
    int32_t *surveyed;  /* day of the last survey that began; 0: none */
    int32_t *awaited;   /* day until which those who answered wait for a sequel; 0: nobody */
    uint32_t *answered; /* of that survey */
    uint64_t *survey;   /* its identity */
    int64_t *followed;  /* microseconds of planning since */
    int64_t *event_work; /* microseconds put into the next event */
    int64_t *items, *items_own;       /* of agendas: all, residents' own; thousandths, fading */
    int64_t *spent, *spent_own;       /* fen: all, residents' own; fading */
    int64_t *spent_seen, *own_seen;   /* of the books, a month ago */
    int64_t *tired_now, *organised_now; /* organisers, as counted last */

    struct table duties; /* one row each */
    int64_t *owed;       /* microseconds */
    uint32_t *filed;     /* pieces so far */
};

int lore_init(struct lore *lore, const struct parameters *given, struct fault *fault);
void lore_free(struct lore *lore);

/* So much planning was done. */
void lore_planned(struct lore *lore, int64_t work, const struct parameters *given);
/* What is left of plans, answers, skill and counts after a month. */
void lore_month(struct lore *lore, const struct parameters *given);

/* What of residents' knowledge bears on services, 1 as a rule. */
double lore_use(const struct lore *lore, const struct parameters *given);

/* Skill of residents rises by a share of what is missing. */
void lore_practise(struct lore *lore, double share);

/* Share of those asked who would answer a survey now. */
double lore_response(const struct lore *lore, const struct parameters *given);

/* A day of a duty of `yearly` microseconds a year. Returns pieces of `piece` that are due. */
int64_t lore_owe(struct lore *lore, enum duty duty, int64_t yearly, int64_t piece, bool works);

/* Mean of residents' shares of agendas and of money, millionths. */
int64_t lore_autonomy(const struct lore *lore);

#endif
