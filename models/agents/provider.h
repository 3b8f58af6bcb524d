/* provider.h - who provides services under contract: an NGO, a home, a firm [承接机构] (P16).
 *
 * One row: the contract's provider of one community. It has one queue; an hour of contract
 * comes by when its share of the year has passed. What it does with its time is told in
 * models/happenings/purchase.c.
 *
 *     effort  = 0.5 + 0.5 m           m how closely it is watched, 0..1
 *     quality = capability x practice x effort
 * Practice falls with its staff's turnover and is learned again; turnover rises with what it is
 * owed, in months of its costs.
 */
#ifndef MODELS_AGENTS_PROVIDER_H
#define MODELS_AGENTS_PROVIDER_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/random.h"
#include "sim/table.h"

struct bid {
    int64_t capability, independence; /* millionths */
    int64_t price;                    /* fen per hour */
    bool shell;
};

struct provider {
    struct table table; /* one row */
    int64_t *capability, *independence, *price; /* of who has the contract */
    int64_t *practice, *effort;                 /* millionths */
    uint32_t *tenders;   /* so far */
    int64_t *begins, *ends; /* instants of the contract; ends 0: there is none */
    int64_t *free;       /* instant from which it can take up more */
    int64_t *absorbed;   /* microseconds of departments' tasks this month */
    int64_t *billed;     /* fen billed and not yet paid */
    int64_t *elders_owed, *elders_due; /* microseconds of watching: still to give, this month */
    uint32_t *met;       /* meetings held this month */
    int64_t *ngos;       /* providers around, thousandths */

    struct table cases; /* one row per case in hand */
    uint8_t *live;
    uint32_t *task, *next; /* next free row + 1 */
    uint64_t *identity;
    int64_t *start; /* instant */
    uint32_t *spare; /* of table: first free row of cases + 1 */
};

int provider_init(struct provider *provider, double ngos, struct fault *fault);
void provider_free(struct provider *provider);

/* Bidder k of a tender, by its own draw; `more` independence, millionths. */
struct bid provider_bid(struct draw *draw, double hours, int64_t more,
                        const struct parameters *given);

/* Which of n bids wins at a weight of quality (millionths): the highest of
 *     w capability / mean capability - (1 - w) price / mean price. */
int provider_best(const struct bid *bids, int n, int64_t weight);

/* How closely it is watched, by three who watch apart. Millionths. */
int64_t provider_watched(int64_t street, int64_t elders, int64_t meeting);
int64_t provider_effort(int64_t watched);
int64_t provider_quality(const struct provider *provider);

/* A month of its staff, `years` long: practice. `debt` in months of costs, millionths.
 * Returns the share of them who left, millionths. */
int64_t provider_month(struct provider *provider, double years, int64_t debt,
                       const struct parameters *given);

/* A row for a case, or NOBODY when there is no room. */
uint32_t provider_case_add(struct provider *provider, uint32_t task, uint64_t identity,
                           instant start);
void provider_case_remove(struct provider *provider, uint32_t row);

#endif
