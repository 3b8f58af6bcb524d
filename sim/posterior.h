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
 * to the bit. Who makes one (analysis/posterior.h) and who runs at its points (models/assumptions.h)
 * share this form.
 */
#ifndef SIM_POSTERIOR_H
#define SIM_POSTERIOR_H

#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"
#include "sim/parameter.h"

enum { POSTERIOR_PICK = 4024 }; /* purpose: (nth, 0); replicate 0 */

struct posterior {
    size_t n, k;
    char **path;    /* [k] */
    double *value;  /* [n][k] */
    double *weight; /* [n] */
    double *until;  /* [n] sum of the weights up to and with the point; the last is 1 */
};

void posterior_free(struct posterior *posterior);

/* Effective size: 1 / sum of squared weights. */
double posterior_size(const struct posterior *posterior);
double posterior_mean(const struct posterior *posterior, size_t parameter);

/* A point drawn by its weight: a function of (seed, nth), whoever asks. For runs that carry the
 * posterior on, each replicate one. O(log n). */
size_t posterior_pick(const struct posterior *posterior, uint64_t seed, uint64_t nth);

/* The point that stands for all where there can be but one: of those that weigh no less than the
 * average the nearest to the mean, in standard deviations; of equals the first. It is a point and
 * not the mean, whose coordinates may not go together where the posterior is bent. O(n k). */
size_t posterior_centre(const struct posterior *posterior);

/* The text form, the caller's to free. Faults: FAULT_MEMORY. */
int posterior_write(const struct posterior *posterior, char **text, struct fault *fault);
/* The same with lines that end in \n alone, as they stand in a scenario. */
int posterior_embed(const struct posterior *posterior, char **text, struct fault *fault);

/* Read n_text bytes; `name` is the file's in messages. Columns in any order, cells in quotes or
 * not, lines of either end; without a column `weight` all points count alike. Weights are divided
 * by their sum unless that is 1 to 1e-9. Point i stands in line i + 2. LC_NUMERIC must be "C", as
 * it is unless somebody changed it. Faults: FAULT_INPUT with line and column, one: no header or no
 * point, a path twice or none, a number of cells that is not the header's, a cell that is no finite
 * number, a weight below 0 or all 0, too many. FAULT_MEMORY. *posterior is empty then. */
enum { POSTERIOR_PARAMETERS = 64, POSTERIOR_PATH = 128, POSTERIOR_POINTS = 10000000 };
int posterior_read(struct posterior *posterior, const char *text, size_t n_text, const char *name,
                   struct fault *fault);

/* May a row come from a posterior at all: reals and shares that nobody decides. Faults:
 * FAULT_INPUT. */
int posterior_may(const struct parameter *row, struct fault *fault);
/* Whether column j may be this row's, and each value is within its limits. Faults: FAULT_INPUT with
 * the line of a posterior that was read. */
int posterior_fits(const struct posterior *posterior, size_t j, const struct parameter *row,
                   const char *name, struct fault *fault);
/* The same of all columns, each a row of the table. Faults: FAULT_INPUT also with the name nearest
 * to an unknown one. */
int posterior_check(const struct posterior *posterior, const struct parameter_table *table,
                    const char *name, struct fault *fault);

#endif
