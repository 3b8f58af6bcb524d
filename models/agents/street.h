/* street.h - a street office [街道办事处]: its staff, their own load, whom it seconds.
 *
 * Its staff are counted, not followed: a load of their own that does not shrink when
 * colleagues are lent out, so that those who stay work longer or fall behind. It sends
 * people to workstations by letter; they keep an identity of their own.
 *
 * Posts that rules add work beside the staff: for the street committees, which take tasks of
 * departments before they reach communities. Each of the four has a queue of its own, in the
 * order of arrival, and a fourth of the hours that are added or left over.
 */
#ifndef MODELS_AGENTS_STREET_H
#define MODELS_AGENTS_STREET_H

#include <stdbool.h>

#include "models/exchanges/money.h"
#include "models/ids.h"
#include "models/parameters.h"
#include "sim/clock.h"
#include "sim/table.h"

enum { STREET_COMMITTEES = 4 }; /* S003-07 */

struct street {
    struct table table; /* one row */
    uint32_t *out, *serial; /* people lent; people ever lent */
    uint32_t *stands;       /* whether the street committees stand */
    int64_t *added, *added_days; /* posts beyond its staff, millionths; of them, days to be paid */
    int64_t *backlog;       /* microseconds of its own load not yet done */
    int64_t *worked, *idle, *clocked; /* hours by what they went to; hours by heads */
    struct table loans; /* one row per community of the street */
    uint32_t *lent;
    /* tasks that lie with the street committees, in order of arrival */
    struct table demands;
    uint8_t *demand_live, *demand_server;
    uint32_t *demand_from; /* community */
    uint64_t *demand_task; /* identity */
    int64_t *demand_value; /* fen */
    int64_t *demand_packed; /* what the letter said of it (gate.h) */
    int64_t *demand_left;  /* microseconds it still takes here */
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

/* Work made for it by communities' tasks joins its own. */
void street_burden(struct street *street, int64_t work);

/* A task comes to a street committee, which needs `left` hours for it. */
struct street_demand {
    uint32_t from;
    uint64_t task;
    int64_t value, packed, left;
};
void street_take(struct street *street, const struct street_demand *demand, int server,
                 struct fault *fault);
/* The next task that is done with, in order of arrival; false: none. `all`: whatever is left
 * of it. */
bool street_give(struct street *street, bool all, struct street_demand *demand);
/* What was given is forgotten; room for the next day is made. */
void street_sweep(struct street *street, struct fault *fault);

/* A working day of its own staff, and of the committees with what is added or left over. */
void street_close_day(struct street *street, span office_day);
/* Wages of all its staff, lent out or not. */
void street_pay_month(struct street *street, int days);

#endif
