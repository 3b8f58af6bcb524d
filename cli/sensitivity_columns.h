/* sensitivity_columns.h - from the order in which a design numbers its points to the columns that
 * estimators of sensitivity take.
 *
 * Where a factor lies is its position, 0 .. 1: of a range its share of it (of its logarithms, where
 * the range is even in these), of levels their place as they were written, of a list's column its
 * share between the least and the largest.
 *
 * Points of a scheme share coordinates with one another. Where points are counted (signs, boxes),
 * only those count that were drawn apart: A and B of Saltelli's scheme, the first point of each
 * trajectory; of other designs all.
 */
#ifndef CLI_SENSITIVITY_COLUMNS_H
#define CLI_SENSITIVITY_COLUMNS_H

#include "analysis/elementary_effects.h"
#include "analysis/sobol_indices.h"
#include "cli/sweep.h"

struct sensitivity_columns {
    const struct sweep *sweep;
    double *low, *high; /* [k] what positions 0 and 1 are, in the row's unit (of levels 0, n - 1) */
    double *position;   /* [k][n] */
    uint64_t *apart;    /* [n_apart] points, from 0 */
    size_t n, n_apart;
};

/* Freed in either case. Faults: FAULT_MEMORY; FAULT_INPUT, in one sentence, where a list or a grid
 * does not move its factors freely: a column holds words, is the same everywhere, or others
 * determine it. */
int sensitivity_columns_init(struct sensitivity_columns *columns, const struct sweep *sweep,
                             struct fault *fault);
void sensitivity_columns_free(struct sensitivity_columns *columns);

/* A position as the factor is written, with four digits. Returns `text`. */
const char *sensitivity_written(const struct sensitivity_columns *columns, size_t factor,
                                double position, char text[SWEEP_VALUE]);

/* Of outcomes [n] by point, NaN where one is missing: the estimators of the design. Faults as
 * theirs. index[k], effects[k]. */
int sensitivity_of_saltelli(const struct sensitivity_columns *columns, const double *outcome,
                            double level, struct sobol_indices *indices, struct sobol_index *index,
                            struct fault *fault);
int sensitivity_of_morris(const struct sensitivity_columns *columns, const double *outcome,
                          double level, struct resample_plan *plan,
                          struct elementary_effects *effects, struct fault *fault);

#endif
