/* foretold.c - see foretold.h. */
#include "analysis/foretold.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/posterior.h"
#include "sim/maths.h"

/* Summary and weight of the points that have both; returns how many. */
static size_t gather(const struct abc_points *points, size_t j, double *value, double *weight)
{
    size_t n = 0;
    for (size_t i = 0; i < points->n; i++) {
        double summary = points->summary[i * points->t + j];
        if (!(points->weight[i] > 0) || isnan(summary))
            continue;
        value[n] = summary;
        weight[n++] = points->weight[i];
    }
    return n;
}

int foretold(const struct abc_points *points, const struct abc_target *target, size_t j,
             double level, struct foretold *said, struct fault *fault)
{
    double *value = malloc(points->n * sizeof *value), *weight = malloc(points->n * sizeof *weight);
    double sum = 0, below = 0;
    int status = 0;
    ALWAYS(j < points->t && level > 0 && level < 1);
    *said = (struct foretold){NAN, {NAN, NAN}, NAN, 1};
    if (!value || !weight) {
        free(value);
        free(weight);
        return fault_memory(fault, 2 * points->n * sizeof *value);
    }
    const size_t n = gather(points, j, value, weight);
    for (size_t i = 0; i < n; i++) {
        sum += weight[i];
        below += weight[i] * maths_normal((target[j].observed - value[i]) / target[j].error);
    }
    if (n) {
        said->missing = fmax(0, 1 - sum);
        said->p = fmin(1, 2 * fmin(below, sum - below) / sum);
        status = weighted_quantile(value, 1, weight, n, 0.5, &said->median, fault);
        if (!status)
            status = weighted_quantile(value, 1, weight, n, 0.5 - level / 2, &said->interval.low,
                                       fault);
        if (!status)
            status = weighted_quantile(value, 1, weight, n, 0.5 + level / 2, &said->interval.high,
                                       fault);
    }
    free(value);
    free(weight);
    return status;
}
