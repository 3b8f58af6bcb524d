/* rows.h - the complete rows of a design, in an order of their own.
 *
 * A point of a design may have failed: its outcome is missing (NaN). A row is used when all of its
 * columns are there, else it is counted. Rows are then sorted by their values, column after
 * column, so that sums and resamples do not hang on the order in which points were computed:
 * a design that is shuffled has the same result to the last bit.
 */
#ifndef ANALYSIS_ROWS_H
#define ANALYSIS_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/fault.h"

struct rows {
    size_t n, missing; /* complete rows, and others */
    size_t width;
    double *value; /* [n][width] */
};

/* column[width] points to columns of n >= 0 values each; width > 0. Faults: FAULT_INPUT when a
 * value is infinite, FAULT_MEMORY; `rows` is empty then. */
int rows_complete(const double *const *column, size_t width, size_t n, struct rows *rows,
                  struct fault *fault);
/* The same of the k columns of a design, x[k][n], and behind them the outcome y[n]. */
int rows_of_outcome(const double *x, size_t k, const double *y, size_t n, struct rows *rows,
                    struct fault *fault);
void rows_free(struct rows *rows);

/* The values lie so close together that rounding may have made what differs: within 1e-12 of the
 * largest magnitude. True of none and of one. `stride` is the distance from value to value. */
bool rows_constant(const double *value, size_t stride, size_t n);

#endif
