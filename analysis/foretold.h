/* foretold.h - what a calibrated model says of each target, fitted or kept to check by.
 *
 * Over the points of a calibration with their weights, target j's summary has a median and an
 * interval; with the target's own error added, the chance that it comes out below what was observed
 * is
 *     below = sum_i w_i Phi((observed_j - s_ij) / error_j)
 * and p = 2 min(below, 1 - below). Of a target that was kept to check by, p is the posterior
 * predictive p-value: small ones say that the calibrated model does not show what was observed. Of
 * a fitted target p is too large, having been fitted: only a small one means anything. (Rubin 1984,
 * Annals of Statistics 12, 1151; Gelman, Meng, Stern 1996, Statistica Sinica 6, 733.)
 */
#ifndef ANALYSIS_FORETOLD_H
#define ANALYSIS_FORETOLD_H

#include "analysis/abc.h"
#include "analysis/interval.h"

struct foretold {
    double median;
    struct interval interval; /* of the summary, without the target's error */
    double p;
    double missing; /* weight of points without this summary, 0 .. 1; the rest is of the others. 1:
                       all else is NaN */
};

/* `level` is the interval's, e.g. 0.9. Faults: FAULT_MEMORY. */
int foretold(const struct abc_points *points, const struct abc_target *target, size_t j,
             double level, struct foretold *said, struct fault *fault);

#endif
