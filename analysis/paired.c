/* paired.c - see paired.h. */
#include "analysis/paired.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/moments.h"
#include "analysis/periods.h"

void paired_compare(const double *a, const double *b, size_t n, double level,
                    struct paired *paired)
{
    struct moments of_a = {0}, of_b = {0}, of_gap = {0};
    for (size_t i = 0; i < n; i++) {
        if (isnan(a[i]) || isnan(b[i]))
            continue;
        moments_add(&of_a, a[i]);
        moments_add(&of_b, b[i]);
        moments_add(&of_gap, b[i] - a[i]);
    }
    double size = (double)of_gap.n, half = NAN;
    *paired = (struct paired){.n = of_gap.n, .base = of_a.mean, .variant = of_b.mean,
                              .effect = of_gap.mean, .apart = NAN, .reduction = NAN};
    if (of_gap.n > 1) {
        double t = gsl_cdf_tdist_Pinv(0.5 + level / 2, size - 1);
        half = t * sqrt(moments_variance(&of_gap) / size);
        double apart = moments_variance(&of_a) + moments_variance(&of_b);
        paired->apart = t * sqrt(apart / size);
        if (moments_variance(&of_gap) > 0)
            paired->reduction = apart / moments_variance(&of_gap);
    }
    paired->low = paired->effect - half;
    paired->high = paired->effect + half;
}

enum verdict paired_verdict(const struct paired *paired, double matters, int good)
{
    double worst = good > 0 ? paired->low : -paired->high; /* of the improvement */
    double best = good > 0 ? paired->high : -paired->low;
    if (isnan(worst) || isnan(best))
        return VERDICT_UNDECIDED;
    if (worst > matters)
        return VERDICT_HELPS;
    if (best < -matters)
        return VERDICT_HURTS;
    return worst >= -matters && best <= matters ? VERDICT_NEGLIGIBLE : VERDICT_UNDECIDED;
}

/* A city's series: reals by replicate and time. Another program may have written the file. */
static bool is_city(const struct result_array *array, size_t periods)
{
    return array->reals && array->about.rank == 2 && array->about.n[1] == periods;
}

int paired_means(struct result *result, const char *metric, double from, double **values,
                 size_t *n, struct fault *fault)
{
    struct result_array value = {0}, weight = {0};
    char path[160], path_n[160];
    double *starts = NULL;
    size_t periods;
    int status;
    snprintf(path, sizeof path, "/%s", metric);
    snprintf(path_n, sizeof path_n, "/%s_n", metric);
    if ((status = periods_of(result, &starts, &periods, fault)) ||
        (status = result_array(result, path, &value, fault)) ||
        (status = result_array(result, path_n, &weight, fault)))
        goto out;
    if (!is_city(&value, periods) || !is_city(&weight, periods) ||
        value.about.n[0] != weight.about.n[0]) {
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"%s：%s 的形状不对", "%s: %s has another shape"},
                           result_path(result), path);
        goto out;
    }
    *n = value.about.n[0];
    *values = calloc(*n + 1, sizeof **values);
    if (!*values) {
        status = fault_memory(fault, *n * sizeof **values);
        goto out;
    }
    for (size_t r = 0; r < *n; r++) {
        double sum = 0, weights = 0;
        for (size_t t = 0; t < periods; t++) {
            double w = weight.reals[r * periods + t];
            if (starts[t] < from || !(w > 0))
                continue;
            sum += value.reals[r * periods + t] * w;
            weights += w;
        }
        (*values)[r] = weights > 0 ? sum / weights : NAN;
    }
out:
    result_array_free(&value);
    result_array_free(&weight);
    free(starts);
    return status;
}
