/* assumed.h - the interval with assumptions: what a reform would do at plausible parameters.
 *
 * Most numbers of a scenario are assumed. In a *drawn* batch every replicate draws them anew
 * from their plausible ranges, the same for both arms, so that its difference is
 *     d(i) = tau(theta(i)) + luck(i).
 * A *fixed* batch of the same replicates at the defaults tells the variance of luck. Asked is
 * the effect tau at one more plausible point theta, for reality is one point, not their average.
 * The mean of d has an interval that shrinks with n, and says nothing of that: it would be
 * sure of a reform that helps in half of the plausible worlds and hurts in the other.
 *
 * With s_d^2 and s_f^2 the variances of both batches, s_df their covariance:
 *     V  = max(0, s_d^2 - s_f^2)              spread of tau (luck has one variance everywhere)
 *     w  = sqrt(2 (s_d^4 + s_f^4 - 2 s_df^2) / (n - 1))   standard error of s_d^2 - s_f^2
 *     S^2 = V + w/2 + s_d^2 / n,   interval = mean - below S .. mean + above S.
 * Half a standard error is added because V alone says "no spread" in half of all experiments in
 * which spread is small beside luck, and then covered 66 to 87 % instead of 95. (Also tried: V with
 * Satterthwaite's degrees of freedom, which covers as much but is wider, and the mean of the normal
 * cut off at 0 in place of V + w/2, which comes down to 93.5 %.) The covariance stands in w because
 * luck that both batches share cancels in V.
 *
 * Below n = 39 (at 95 %), below = above = Student's quantile of n - 1. From there on, the drawn
 * differences say themselves how far tau reaches: below and above are the distances of their
 * quantiles at (1 -+ level)/2 (R's type 6, which covers one more draw exactly) from their mean, in
 * units of s_d. So a tau that is positive in all of its range can be called so.
 *
 * Measured coverage of a new point, n = 10 .. 200, luck shared by 0, 50, 90, 100 %:
 *     tau normal or skewed (lognormal, 0.5), spread >= half of luck   94 .. 99 %
 *     the same, spread a quarter of luck or none                      94 .. 100 %: conservative
 *     tau uniform or of two equal points, any spread                  95 .. 100 %: conservative
 *     one plausible point in ten far from all others, n >= 39         91 .. 100 %: it may fail
 * Without any spread the interval is some two to three times Student's where luck is not shared,
 * and Student's where it all is: few replicates cannot know that an assumption does not matter.
 *
 * Sources: prediction of one more draw, Hahn, Meeker (1991), Statistical Intervals, ch. 4, 5;
 * components of variance by moments, Searle, Casella, McCulloch (1992), Variance Components.
 */
#ifndef ANALYSIS_ASSUMED_H
#define ANALYSIS_ASSUMED_H

#include <stddef.h>

#include "analysis/interval.h"
#include "analysis/verdict.h"

struct assumed {
    size_t n;
    double effect;            /* mean of the drawn differences */
    struct interval interval; /* of the effect at one more plausible point */
    double spread;            /* sqrt(V), standard deviation of tau; 0 when it does not show */
    double spread_least;      /* lower end of its two-sided interval, sqrt(max(0, V - z w)) */
    double luck;              /* s_f, standard deviation of luck */
    double holds;             /* share of draws in which the fixed effect's sign holds: 0 .. 1 */
    struct outlook outlook;   /* how the interval narrows: see verdict_wants */
};

/* drawn[n] and fixed[n] are differences of the same replicates, none missing. Fewer than two
 * leave all NaN. Faults: FAULT_MEMORY.
 *
 * `holds` counts the drawn differences after they are shrunk toward their mean by spread / s_d,
 * which gives them the variance of tau (Louis 1984, JASA 79, 393): raw ones would be counted as
 * of the other sign for their luck alone. Asked is the sign of the fixed batch's mean, which is the
 * effect that a reader is told: the drawn mean may have the other. When no spread shows it is 1,
 * or 0 when the two means disagree. */
int assumed_of(const double *drawn, const double *fixed, size_t n, double level,
               struct assumed *assumed, struct fault *fault);

#endif
