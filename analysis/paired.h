/* paired.h - reform minus baseline, by replicate: effect, interval, what pairing gained.
 *
 * Both arms met the same people, needs and luck (common random numbers), so the effect is
 * the mean of differences within replicates. Beside its interval stands the one that two
 * independent experiments of the same size would have had, and the variance-reduction
 * factor (var A + var B) / var (A - B): so many times the replicates would independent arms
 * need. All is in the metric's unit but the factor and the relative effect, which are pure
 * numbers.
 */
#ifndef ANALYSIS_PAIRED_H
#define ANALYSIS_PAIRED_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/interval.h"

struct paired {
    size_t n;             /* replicates in which both arms have a value */
    double base, variant; /* means */
    double effect;        /* variant - base */
    struct interval interval; /* of the effect: Student's, or BCa by the rule of interval.h */
    bool bootstrapped;        /* it is BCa */
    double deviation;         /* standard deviation of the differences */
    double p;                 /* two-sided, Student's paired test of no effect */
    double apart;             /* half-width of the unpaired interval (Welch's) */
    double reduction;         /* variance-reduction factor; NaN when nothing varies */
    struct interval reduction_interval;
    double relative; /* effect / base; NaN when base is 0 */
    struct interval relative_interval;
};

/* Differences b - a of the pairs in which neither is missing (NaN), in order, into d[n]; d may
 * be a or b. Returns how many. */
size_t paired_differences(const double *a, const double *b, size_t n, double *d);

/* a and b are [n], by replicate; NaN is missing and drops the pair. level is of the intervals,
 * e.g. 0.95. Fewer than two pairs leave all but the means NaN.
 *
 * The factor's interval is the jackknife's on the log scale, log F +- t(n - 1) se, with
 * se^2 = (n - 1)/n sum (L(i) - mean L)^2 over L(i) = log F without pair i: NaN below three
 * pairs, and where differences are so alike that one pair makes all of their variance.
 * The relative effect's is the linearised one: t(n - 1) times the standard error of
 * d(i) - relative a(i), over |base|. It needs a base well away from 0.
 * Efron, Stein (1981), Annals of Statistics 9, 586; Cochran (1977), Sampling Techniques, 6.4.
 *
 * `plan` holds resamples from call to call (resample.h). Faults: FAULT_MEMORY. */
int paired_compare(const double *a, const double *b, size_t n, double level,
                   struct resample_plan *plan, struct paired *paired, struct fault *fault);

#endif
