/* street.h - a street office [街道办事处]: its staff, their own load, whom it seconds.
 *
 * Its staff are counted, not followed: a load of their own that does not shrink when
 * colleagues are lent out, so that those who stay work longer or fall behind. It sends
 * people to workstations by letter; they keep an identity of their own.
 */
#ifndef MODELS_AGENTS_STREET_H
#define MODELS_AGENTS_STREET_H

#include "models/exchanges/money.h"
#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/table.h"

struct street {
    struct table table; /* one row */
    uint32_t *out, *serial; /* people lent; people ever lent */
    int64_t *backlog;       /* microseconds of its own load not yet done */
    int64_t *worked, *idle, *clocked; /* hours by what they went to; hours by heads */
    struct table loans; /* one row per community of the street */
    uint32_t *lent;
    struct money money;
    uint64_t identity;
    uint32_t staff;
    const struct parameters *given;
};

int street_init(struct street *street, uint64_t identity, uint32_t staff, uint32_t communities,
                const struct parameters *given, struct fault *fault);
void street_free(struct street *street);

/* How many people go to the k-th community now, so that it has `wanted`; 0 when it has
 * them or nobody is left. *first receives their first serial. */
uint32_t street_lend(struct street *street, uint32_t k, uint32_t wanted, uint32_t *first);
void street_take_back(struct street *street, uint32_t k, uint32_t n);

/* Something more to do, beside its own load: complaints read, meetings held. */
void street_burden(struct street *street, int64_t work);
/* A working day of its own staff. */
void street_close_day(struct street *street, span office_day);
/* Wages of all its staff, lent out or not. */
void street_pay_month(struct street *street, int days);

#endif
