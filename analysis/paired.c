/* paired.c - see paired.h. */
#include "analysis/paired.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/holm.h"
#include "analysis/moments.h"

size_t paired_differences(const double *a, const double *b, size_t n, double *d)
{
    size_t pairs = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(a[i]) && !isnan(b[i]))
            d[pairs++] = b[i] - a[i];
    return pairs;
}

/* The variance of the others, as a sum of squares. */
static double without(const struct moments *moments, double value)
{
    double size = (double)moments->n, gap = value - moments->mean;
    return moments->squares - size / (size - 1) * gap * gap;
}

/* a, b and d have no missing values here. */
static struct interval reduction_interval(const double *a, const double *b, const double *d,
                                          size_t n, double level)
{
    struct moments of_a = moments_of(a, n), of_b = moments_of(b, n), of_d = moments_of(d, n);
    struct moments logs = {0};
    double size = (double)n;
    if (n < 3 || !(of_d.squares > 0))
        return (struct interval){NAN, NAN};
    for (size_t i = 0; i < n; i++) {
        double gap = without(&of_d, d[i]);
        if (!(gap > 1e-12 * of_d.squares))
            return (struct interval){NAN, NAN};
        moments_add(&logs, log((without(&of_a, a[i]) + without(&of_b, b[i])) / gap));
    }
    double half = gsl_cdf_tdist_Pinv(0.5 + level / 2, size - 1) *
                  sqrt((size - 1) / size * logs.squares);
    double factor = (of_a.squares + of_b.squares) / of_d.squares;
    return (struct interval){factor * exp(-half), factor * exp(half)};
}

static struct interval relative_interval(const struct paired *paired, const double *a,
                                         const double *d, size_t n, double level)
{
    struct moments rest = {0};
    for (size_t i = 0; i < n; i++)
        moments_add(&rest, d[i] - paired->relative * a[i]);
    double half = gsl_cdf_tdist_Pinv(0.5 + level / 2, (double)(n - 1)) *
                  sqrt(moments_variance(&rest) / (double)n) / fabs(paired->base);
    return (struct interval){paired->relative - half, paired->relative + half};
}

int paired_compare(const double *a, const double *b, size_t n, double level,
                   struct resample_plan *plan, struct paired *paired, struct fault *fault)
{
    const struct interval none = {NAN, NAN};
    double *values = malloc((3 * n + 1) * sizeof *values);
    if (!values)
        return fault_memory(fault, (3 * n + 1) * sizeof *values);
    double *of_a = values, *of_b = values + n, *d = values + 2 * n;
    size_t pairs = paired_differences(a, b, n, d);
    for (size_t i = 0, at = 0; at < pairs; i++)
        if (!isnan(a[i]) && !isnan(b[i])) {
            of_a[at] = a[i];
            of_b[at++] = b[i];
        }
    struct moments base = moments_of(of_a, pairs), variant = moments_of(of_b, pairs),
                   gap = moments_of(d, pairs);
    *paired = (struct paired){.n = pairs, .base = base.mean, .variant = variant.mean,
                              .effect = gap.mean, .deviation = sqrt(moments_variance(&gap)),
                              .p = holm_student(d, pairs), .reduction = NAN, .relative = NAN,
                              .interval = interval_student(d, pairs, level),
                              .apart = interval_welch(of_a, of_b, pairs, level),
                              .reduction_interval = none, .relative_interval = none};
    int status = 0;
    if (pairs > 1) {
        if (gap.squares > 0)
            paired->reduction = (base.squares + variant.squares) / gap.squares;
        paired->reduction_interval = reduction_interval(of_a, of_b, d, pairs, level);
        if (base.mean != 0) {
            paired->relative = gap.mean / base.mean;
            paired->relative_interval = relative_interval(paired, of_a, d, pairs, level);
        }
        paired->bootstrapped = interval_is_skewed(d, pairs);
        if (paired->bootstrapped)
            status = interval_bca(d, pairs, level, plan, &paired->interval, fault);
    }
    free(values);
    return status;
}
