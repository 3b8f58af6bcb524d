/* hotline.h - the city's desk for complaints [信访室、12345 热线]: what waits there, and how
 * communities stand in its statistics (P15).
 *
 * The desk takes what comes by letter, in order, and deals with as many a working day as it has
 * hands for; the rest waits. It keeps for each community how many orders were closed in the
 * month, and how many of them count as solved in time and as satisfied; once a month it ranks.
 */
#ifndef MODELS_AGENTS_HOTLINE_H
#define MODELS_AGENTS_HOTLINE_H

#include <stdbool.h>

#include "models/ids.h"
#include "sim/table.h"

struct hotline {
    struct table calls; /* what waits, the oldest first */
    uint32_t *place, *row;
    uint64_t *identity;
    uint8_t *attempt; /* times dispatched to the wrong office */

    struct table desks; /* one row per community: this month's */
    uint32_t *closed, *solved, *satisfied;

    struct table sums; /* one row */
    int64_t *handled;  /* this month: complaints and calls back, to be paid */
    int64_t *spare;    /* capacity left over below one complaint, millionths */
};

int hotline_init(struct hotline *hotline, uint32_t communities, struct fault *fault);
void hotline_free(struct hotline *hotline);

/* Complaint `row` of a community comes in, or comes back from an office that was not the one. */
void hotline_take(struct hotline *hotline, uint32_t place, uint32_t row, uint64_t identity,
                  uint8_t attempt, struct fault *fault);

/* How many the desk deals with today, `capacity` in millionths a day. */
uint32_t hotline_hands(struct hotline *hotline, int64_t capacity);
/* The first n have been dealt with. */
void hotline_done(struct hotline *hotline, uint32_t n);

void hotline_count(struct hotline *hotline, uint32_t place, bool solved, bool satisfied);

/* How badly a community stands, millionths: the mean of the share of its orders that were not
 * solved or not satisfied and of its place among the communities for which `ranked` holds
 * (0 the best). -1 without orders this month. */
int64_t hotline_badness(const struct hotline *hotline, uint32_t place, const bool *ranked);
void hotline_month(struct hotline *hotline); /* the month's counts begin anew */

#endif
