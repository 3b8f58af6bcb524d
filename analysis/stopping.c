/* stopping.c - see stopping.h. */
#include "analysis/stopping.h"

#include <math.h>

#include "analysis/assumed.h"
#include "analysis/sequence.h"

size_t stopping_next(const struct stopping *rule, size_t n)
{
    if (n >= rule->most)
        return n;
    size_t next = rule->least;
    if (n >= rule->least)
        next += ((n - rule->least) / rule->batch + 1) * rule->batch;
    return next < rule->most ? next : rule->most;
}

/* Could any mean in the sequence be told with endless replicates and the least spread? */
static bool is_futile(const struct assumed *assumed, struct interval mean, double matters)
{
    double below = assumed->outlook.below * assumed->spread_least;
    double above = assumed->outlook.above * assumed->spread_least;
    bool beyond = mean.high - below > matters || mean.low + above < -matters;
    bool between = fmax(mean.low, below - matters) <= fmin(mean.high, matters - above);
    return !beyond && !between;
}

int stopping_look(const struct stopping *rule, const double *d, const double *fixed, size_t n,
                  enum verdict *verdict, struct fault *fault)
{
    *verdict = VERDICT_UNDECIDED;
    if (n < rule->least)
        return DECISION_CONTINUE;
    if (fixed && n < STOPPING_DRAWS)
        return n >= rule->most ? DECISION_EXHAUSTED : DECISION_CONTINUE;
    struct interval mean = sequence_interval(d, n, rule->level);
    enum verdict sure = verdict_of(mean, rule->matters, rule->good);
    if (fixed) {
        struct assumed assumed;
        int status = assumed_of(d, fixed, n, rule->level, &assumed, fault);
        if (status)
            return status;
        if (verdict_of(assumed.interval, rule->matters, rule->good) != sure)
            sure = VERDICT_UNDECIDED;
        if (sure == VERDICT_UNDECIDED && is_futile(&assumed, mean, rule->matters))
            return DECISION_FUTILE;
    }
    *verdict = sure;
    if (sure != VERDICT_UNDECIDED)
        return DECISION_DECIDED;
    return n >= rule->most ? DECISION_EXHAUSTED : DECISION_CONTINUE;
}
