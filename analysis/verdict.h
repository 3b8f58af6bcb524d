/* verdict.h - what an interval of an effect says, in a word; and what it still wants.
 *
 * An effect matters when it is larger than the smallest effect that matters, `matters` >= 0 in
 * the metric's unit, which is set before the experiment; `good` is +1 when more of the metric is
 * better, -1 when less is. A word is said only when the whole interval says it.
 */
#ifndef ANALYSIS_VERDICT_H
#define ANALYSIS_VERDICT_H

#include <stddef.h>

#include "analysis/interval.h"

enum verdict { VERDICT_HELPS, VERDICT_HURTS, VERDICT_NEGLIGIBLE, VERDICT_UNDECIDED };

/* The interval lies beyond `matters` on the good side, beyond it on the bad side, between the
 * two (ends included), or neither. With matters = 0 a sure effect helps however small it is, and
 * only one without width is negligible. An end that is NaN is undecided. */
enum verdict verdict_of(struct interval interval, double matters, int good);

/* How the interval narrows: after n replicates it reaches from effect - below w to
 * effect + above w, w^2 = stays + slow / sqrt(n) + luck / n. Without assumptions below = above
 * = the normal quantile, stays = slow = 0, and luck is the variance of the differences. */
struct outlook {
    double effect, below, above; /* below, above >= 0 */
    double stays, slow, luck;    /* >= 0, the metric's unit squared */
};

struct outlook verdict_outlook(double effect, double variance, double level);

/* How many replicates beyond the n at hand until a word can be said, if the effect and the
 * spread stay as they are now: a plain normal approximation, at least 1, to be asked when the
 * verdict is undecided. INFINITY: more replicates cannot decide it, because what does not shrink
 * reaches across the bound, or the effect lies on the bound. */
double verdict_wants(const struct outlook *outlook, double matters, size_t n);

#endif
