/* committee.c - see committee.h. */
#include "models/agents/committee.h"

#include "sim/maths.h"

static const enum task_class first_class[N_KINDS_OF_WORK] = {
    [WORK_ORDERS] = TASK_ADMIN,
    [WORK_COUNTER] = TASK_COUNTER,
    [WORK_NEEDS] = TASK_NEED,
    [WORK_WISHES] = TASK_SELF,
};

uint32_t committee_head(const struct tasks *tasks, enum body body, enum kind_of_work kind)
{
    uint32_t head = task_head(tasks, body, first_class[kind]);
    if (kind != WORK_ORDERS)
        return head;
    uint32_t other = task_head(tasks, body, TASK_OVERHEAD);
    if (head == NOBODY || (other != NOBODY && tasks->urgency[other] < tasks->urgency[head]))
        return other;
    return head;
}

static double kind_weight(const struct tasks *tasks, enum body body, enum kind_of_work kind,
                          const struct outlook *outlook, const struct parameters *given,
                          const struct rules *rules)
{
    double superiors = 1e-6 * (double)rules->figure[RULE_SUPERIOR_WEIGHT] + outlook->line;
    double residents = 1 - superiors;
    switch (kind) {
    case WORK_ORDERS: return superiors * (1 + 1e-9 * (double)outlook->inspection);
    case WORK_COUNTER: return (superiors + residents) / 2;
    case WORK_NEEDS: {
        int64_t limit = rules->figure[RULE_SERVICE_DEADLINE];
        uint32_t head = task_head(tasks, body, TASK_NEED);
        /* a need left longer than the deadline is supervised like an order from above */
        bool overdue = limit > 0 && outlook->now - tasks->filed[head] > limit;
        /* one older than the standard is insisted on, as far as the law goes */
        double standard = 1e-6 * (double)rules->figure[RULE_STANDARD];
        bool late = standard > 0 && outlook->now - tasks->filed[head] > given->work.standard;
        return residents + superiors * (overdue ? 1 : late ? standard : 0) + outlook->complaints;
    }
    default: /* nobody assesses it: what pay hangs on assessment takes from it */
        return given->work.intrinsic_weight * (1 - 1e-9 * (double)outlook->burnout) *
               (1 - 1e-6 * (double)rules->figure[RULE_PERFORMANCE_PAY]);
    }
}

void committee_weigh(const struct tasks *tasks, enum body body, const struct outlook *outlook,
                     const struct parameters *given, const struct rules *rules,
                     int64_t weight[N_KINDS_OF_WORK])
{
    const double pressing = given->work.urgency * (double)outlook->capacity;
    for (int k = 0; k < N_KINDS_OF_WORK; k++) {
        int q = task_queue(body, first_class[k]);
        int64_t backlog = tasks->backlog[q], count = tasks->count[q];
        if (k == WORK_ORDERS) {
            backlog += tasks->backlog[task_queue(body, TASK_OVERHEAD)];
            count += tasks->count[task_queue(body, TASK_OVERHEAD)];
        }
        weight[k] = 0;
        if (!count)
            continue;
        double hours = (double)backlog / (double)count / (double)HOUR;
        double pressure = 1 - maths_exp(-(double)backlog / pressing);
        double w = pressure / hours *
                   kind_weight(tasks, body, (enum kind_of_work)k, outlook, given, rules);
        weight[k] = 1 + maths_round(w < 1e6 ? 1e6 * w : 1e12);
    }
}
