/* posterior.h - what is known of parameters after a calibration: weighted points.
 *
 * n points of k parameters in their own units, each with a weight; weights sum to 1. The text form
 * is a table (RFC 4180) with the parameters' paths as header and `weight` as the last column, which
 * R, pandas and Excel read as it is:
 *
 *     work.need_rate,trust.tolerance,weight
 *     1.53,0.281,0.0012
 *
 * Numbers have the digits that give back the same double, so that what is read is what was written,
 * to the bit.
 */
#ifndef ANALYSIS_POSTERIOR_H
#define ANALYSIS_POSTERIOR_H

#include <stddef.h>
#include <stdint.h>

#include "analysis/abc.h"
#include "analysis/interval.h"
#include "sim/parameter.h"

enum { POSTERIOR_PICK = 4024 }; /* purpose: (nth, 0); replicate 0 */

struct posterior {
    size_t n, k;
    char **path;    /* [k] */
    double *value;  /* [n][k] */
    double *weight; /* [n] */
    double *until;  /* [n] sum of the weights up to and with the point; the last is 1 */
};

/* Of the points of an abc that have a weight: z[points][k] on the normal scale, theirs or the
 * adjusted (adjustment.h). Faults: FAULT_MEMORY; *posterior is empty then. */
int posterior_of(struct posterior *posterior, const struct abc_points *points, const double *z,
                 const struct prior *prior, const char *const *path, struct fault *fault);
void posterior_free(struct posterior *posterior);

/* Effective size: 1 / sum of squared weights. */
double posterior_size(const struct posterior *posterior);

double posterior_mean(const struct posterior *posterior, size_t parameter);
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

/* A point drawn by its weight: a function of (seed, nth), whoever asks. For runs that carry the
 * posterior on, each replicate one. O(log n). */
size_t posterior_pick(const struct posterior *posterior, uint64_t seed, uint64_t nth);

/* The text form, the caller's to free. Faults: FAULT_MEMORY. */
int posterior_write(const struct posterior *posterior, char **text, struct fault *fault);

/* Read n_text bytes; `name` is the file's in messages. Columns in any order, cells in quotes or
 * not, lines of either end; without a column `weight` all points count alike. Weights are divided
 * by their sum unless that is 1 to 1e-9. Point i stands in line i + 2. LC_NUMERIC must be "C", as
 * it is unless somebody changed it. Faults: FAULT_INPUT with line and column, one: no header or no
 * point, a path twice or none, a number of cells that is not the header's, a cell that is no finite
 * number, a weight below 0 or all 0, too many. FAULT_MEMORY. *posterior is empty then. */
enum { POSTERIOR_PARAMETERS = 64, POSTERIOR_PATH = 128, POSTERIOR_POINTS = 10000000 };
int posterior_read(struct posterior *posterior, const char *text, size_t n_text, const char *name,
                   struct fault *fault);

/* Each column is a row of the table that may be drawn (reals and shares), and each value within
 * its limits. Faults: FAULT_INPUT with the line of a posterior that was read, and the name nearest
 * to an unknown one. */
int posterior_check(const struct posterior *posterior, const struct parameter_table *table,
                    const char *name, struct fault *fault);

#endif
