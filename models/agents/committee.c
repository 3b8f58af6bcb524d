/* committee.c - see committee.h. */
#include "models/agents/committee.h"

#include "sim/maths.h"

static double class_weight(const struct tasks *tasks, enum body body, enum task_class class,
                           const struct outlook *outlook, const struct parameters *given,
                           const struct rules *rules)
{
    double superiors = 1e-6 * (double)rules->figure[RULE_SUPERIOR_WEIGHT];
    double residents = 1 - superiors;
    switch (class) {
    case TASK_ADMIN:
    case TASK_OVERHEAD:
        return superiors * (1 + 1e-9 * (double)outlook->inspection);
    case TASK_COUNTER:
        return (superiors + residents) / 2;
    case TASK_NEED: {
        int64_t limit = rules->figure[RULE_SERVICE_DEADLINE];
        uint32_t head = task_head(tasks, body, class);
        /* a need left longer than the deadline is supervised like an order from above */
        bool overdue = limit > 0 && outlook->now - tasks->filed[head] > limit;
        return residents + (overdue ? superiors : 0);
    }
    default:
        return given->work.intrinsic_weight * (1 - 1e-9 * (double)outlook->burnout);
    }
}

void committee_weigh(const struct tasks *tasks, enum body body, const struct outlook *outlook,
                     const struct parameters *given, const struct rules *rules,
                     int64_t weight[N_CLASSES])
{
    double pressing = given->work.urgency * (double)outlook->capacity;
    for (int c = 0; c < N_CLASSES; c++) {
        int q = task_queue(body, (enum task_class)c);
        weight[c] = 0;
        if (!tasks->count[q])
            continue;
        double pressure = 1 - maths_exp(-(double)tasks->backlog[q] / pressing);
        weight[c] = 1 + maths_round(1e6 * pressure *
                                    class_weight(tasks, body, (enum task_class)c, outlook,
                                                 given, rules));
    }
}
