/* paired.h - reform minus baseline, by replicate: effect, interval, what pairing gained.
 *
 * Both arms met the same people, needs and luck (common random numbers), so the effect is
 * the mean of differences within replicates. Beside its interval stands the one that two
 * independent experiments of the same size would have had, and the variance-reduction
 * factor (var A + var B) / var (A - B). Intervals are Student's, n - 1 degrees of freedom.
 */
#ifndef ANALYSIS_PAIRED_H
#define ANALYSIS_PAIRED_H

#include <stddef.h>

#include "analysis/read.h"

struct paired {
    size_t n;                  /* replicates in which both arms have a value */
    double base, variant;      /* means */
    double effect, low, high;  /* variant - base and its interval */
    double apart;              /* half-width of the unpaired interval */
    double reduction;          /* variance-reduction factor; NaN when nothing varies */
};

/* a and b are [n], by replicate; NaN is missing and drops the pair. level is of the
 * interval, e.g. 0.95. Fewer than two pairs leave interval and factor NaN. */
void paired_compare(const double *a, const double *b, size_t n, double level,
                    struct paired *paired);

enum verdict { VERDICT_HELPS, VERDICT_HURTS, VERDICT_NEGLIGIBLE, VERDICT_UNDECIDED };

/* In words: the whole interval lies beyond the smallest effect that matters on the good
 * side, beyond it on the bad side, between the two, or neither. `matters` >= 0 is in the
 * metric's unit; `good` is +1 when more is better, -1 when less is. */
enum verdict paired_verdict(const struct paired *paired, double matters, int good);

/* A city metric's mean over the periods that begin on or after the day `from` (days since
 * 1970), by replicate: sum of value x denominator over sum of denominators. values receives
 * [n] numbers to be freed. Faults: those of reading. */
int paired_means(struct result *result, const char *metric, double from, double **values,
                 size_t *n, struct fault *fault);

#endif
