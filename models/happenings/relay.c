/* relay.c - see relay.h. */
#include "models/happenings/relay.h"

#include "models/happenings/gate.h"
#include "sim/maths.h"

void relay_receive(struct street *street, const struct letter *letter, struct lp *lp)
{
    const int64_t packed = letter->word[2];
    struct street_demand demand = {
        .from = letter->from, .task = (uint64_t)letter->word[0], .value = letter->word[1],
        .packed = packed,
        .left = demand_done(packed)
                    ? demand_work(packed)
                    : maths_round(street->given->street.handling_hours * (double)HOUR)};
    street_take(street, &demand, demand_department(packed) % STREET_COMMITTEES, &lp->fault);
}

void relay_evening(struct street *street, struct lp *lp)
{
    struct street_demand demand;
    while (street_give(street, !street->stands[0], &demand)) {
        int64_t packed = demand.packed;
        if (demand.left > 0) /* not done here after all */
            packed = demand_packed(demand_work(packed), demand_department(packed), false);
        lp_send(lp, demand.from, LETTER_DEMAND, (int64_t)demand.task, demand.value, packed);
    }
    street_sweep(street, &lp->fault);
}
