/* posterior.h - a posterior made of the points of an abc (abc.h), and what is said of it.
 *
 * The points themselves, and their text form, are sim/posterior.h.
 */
#ifndef ANALYSIS_POSTERIOR_H
#define ANALYSIS_POSTERIOR_H

#include "analysis/abc.h"
#include "analysis/interval.h"
#include "sim/posterior.h"

/* A point of less weight is left out: a draw would take it once in a thousand million. */
#define POSTERIOR_LEAST 1e-9

/* Of the points of an abc that have a weight: z[points][k] on the normal scale, theirs or the
 * adjusted (adjustment.h). Faults: FAULT_MEMORY; *posterior is empty then. */
int posterior_of(struct posterior *posterior, const struct abc_points *points, const double *z,
                 const struct prior *prior, const char *const *path, struct fault *fault);

/* Correlation of two parameters; NaN where one is the same at all points. */
double posterior_correlation(const struct posterior *posterior, size_t a, size_t b);

/* The value below which a share p of n >= 1 weighted values lies, 0 < p < 1: between the middles of
 * neighbours' weights on a straight line, beyond the first and last middle that value itself.
 * Faults: FAULT_MEMORY. */
int weighted_quantile(const double *value, size_t stride, const double *weight, size_t n, double p,
                      double *quantile, struct fault *fault);
/* With equal shares left out on both sides; e.g. level 0.9: 5 % and 95 %. */
int posterior_interval(const struct posterior *posterior, size_t parameter, double level,
                       struct interval *interval, struct fault *fault);

#endif
