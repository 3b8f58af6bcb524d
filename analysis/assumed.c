/* assumed.c - see assumed.h. */
#include "analysis/assumed.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/moments.h"

/* How far one more draw reaches to either side of the mean, in standard deviations. */
static int reach(const double *drawn, size_t n, const struct moments *moments, double level,
                 double *below, double *above, struct fault *fault)
{
    double tail = 0.5 - level / 2, deviation = sqrt(moments_variance(moments));
    *below = *above = gsl_cdf_tdist_Qinv(tail, (double)(n - 1));
    if (tail * (double)(n + 1) < 1 - 1e-9 || deviation == 0)
        return 0;
    double *sorted = malloc(n * sizeof *sorted);
    if (!sorted)
        return fault_memory(fault, n * sizeof *sorted);
    memcpy(sorted, drawn, n * sizeof *sorted);
    gsl_sort(sorted, 1, n);
    /* (One draw far out can carry the mean past a quantile.) */
    *below = fmax(0, moments->mean - interval_quantile(sorted, n, tail)) / deviation;
    *above = fmax(0, interval_quantile(sorted, n, 1 - tail) - moments->mean) / deviation;
    free(sorted);
    return 0;
}

int assumed_of(const double *drawn, const double *fixed, size_t n, double level,
               struct assumed *assumed, struct fault *fault)
{
    struct moments of_d = moments_of(drawn, n), of_f = moments_of(fixed, n);
    double size = (double)n, d = moments_variance(&of_d), f = moments_variance(&of_f);
    double together = 0, below, above, holds = 0;
    *assumed = (struct assumed){
        n, of_d.mean, {NAN, NAN}, NAN, NAN, NAN, NAN, {NAN, NAN, NAN, NAN, NAN, NAN}};
    if (n < 2)
        return 0;
    for (size_t i = 0; i < n; i++)
        together += (drawn[i] - of_d.mean) * (fixed[i] - of_f.mean) / (size - 1);
    double error = sqrt(2 * fmax(0, d * d + f * f - 2 * together * together) / (size - 1));
    double spread = fmax(0, d - f), shrink = d > 0 ? sqrt(spread / d) : 0;
    int status = reach(drawn, n, &of_d, level, &below, &above, fault);
    if (status)
        return status;
    for (size_t i = 0; i < n; i++)
        holds += (of_d.mean + shrink * (drawn[i] - of_d.mean)) * of_f.mean > 0 || of_f.mean == 0;
    double width = sqrt(spread + error / 2 + d / size);
    double least = d - f - gsl_cdf_ugaussian_Pinv(0.5 + level / 2) * error;
    *assumed = (struct assumed){
        .n = n, .effect = of_d.mean,
        .interval = {of_d.mean - below * width, of_d.mean + above * width},
        .spread = sqrt(spread), .spread_least = sqrt(fmax(0, least)), .luck = sqrt(f),
        .holds = holds / size,
        .outlook = {of_d.mean, below, above, spread, error / 2 * sqrt(size), d}};
    return 0;
}
