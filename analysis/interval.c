/* interval.c - see interval.h. */
#include "analysis/interval.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/moments.h"

struct interval interval_student(const double *d, size_t n, double level)
{
    struct moments m = moments_of(d, n);
    if (n < 2)
        return (struct interval){NAN, NAN};
    double t = gsl_cdf_tdist_Pinv(0.5 + level / 2, (double)(n - 1));
    double half = t * sqrt(moments_variance(&m) / (double)n);
    return (struct interval){m.mean - half, m.mean + half};
}

double interval_welch(const double *a, const double *b, size_t n, double level)
{
    struct moments of_a = moments_of(a, n), of_b = moments_of(b, n);
    double va = moments_variance(&of_a), vb = moments_variance(&of_b);
    if (n < 2 || va + vb == 0)
        return n < 2 ? NAN : 0;
    double freedom = (double)(n - 1) * (va + vb) * (va + vb) / (va * va + vb * vb);
    return gsl_cdf_tdist_Pinv(0.5 + level / 2, freedom) * sqrt((va + vb) / (double)n);
}

/* Sums of squares and cubes about the mean. */
static void sums(const double *d, size_t n, double mean, double *squares, double *cubes)
{
    *squares = *cubes = 0;
    for (size_t i = 0; i < n; i++) {
        double gap = d[i] - mean;
        *squares += gap * gap;
        *cubes += gap * gap * gap;
    }
}

double interval_skewness(const double *d, size_t n)
{
    double size = (double)n, squares, cubes;
    sums(d, n, moments_of(d, n).mean, &squares, &cubes);
    if (n < 3 || squares == 0)
        return NAN;
    return size * sqrt(size - 1) / (size - 2) * cubes / pow(squares, 1.5);
}

bool interval_is_skewed(const double *d, size_t n)
{
    double size = (double)n;
    if (n < 30)
        return false;
    double normal = sqrt(6 * size * (size - 1) / ((size - 2) * (size + 1) * (size + 3)));
    return fabs(interval_skewness(d, n)) > gsl_cdf_ugaussian_Pinv(0.995) * normal;
}

double interval_quantile(const double *sorted, size_t n, double p)
{
    double at = p * (double)(n + 1);
    if (at <= 1)
        return sorted[0];
    if (at >= (double)n)
        return sorted[n - 1];
    size_t below = (size_t)at;
    return sorted[below - 1] + (at - (double)below) * (sorted[below] - sorted[below - 1]);
}

int interval_bca(const double *d, size_t n, double level, struct resample_plan *plan,
                 struct interval *interval, struct fault *fault)
{
    double mean = moments_of(d, n).mean, squares, cubes, below = 0;
    *interval = n < 2 ? (struct interval){NAN, NAN} : (struct interval){mean, mean};
    sums(d, n, mean, &squares, &cubes);
    if (n < 2 || squares == 0)
        return 0;
    int status = resample_plan(plan, n, fault);
    if (status)
        return status;
    double *means = malloc(RESAMPLE_COUNT * sizeof *means);
    if (!means)
        return fault_memory(fault, RESAMPLE_COUNT * sizeof *means);
    double tie = 1e-12 * sqrt(squares / (double)(n - 1));
    for (size_t r = 0; r < RESAMPLE_COUNT; r++) {
        const uint32_t *index = plan->index + r * n;
        double sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += d[index[i]];
        means[r] = sum / (double)n;
        below += means[r] < mean - tie ? 1 : means[r] <= mean + tie ? 0.5 : 0;
    }
    gsl_sort(means, 1, RESAMPLE_COUNT);
    double z0 = gsl_cdf_ugaussian_Pinv(below / RESAMPLE_COUNT);
    if (!isfinite(z0)) /* all on one side: of values that differ by rounding alone */
        z0 = 0;
    /* The mean without d[i] lies (d[i] - mean) / (n - 1) below the mean: the factor cancels. */
    double a = cubes / (6 * pow(squares, 1.5));
    double z = gsl_cdf_ugaussian_Pinv(0.5 + level / 2), ends[2];
    for (int end = 0; end < 2; end++) {
        double from = z0 + (end ? z : -z);
        ends[end] = interval_quantile(means, RESAMPLE_COUNT,
                                      gsl_cdf_ugaussian_P(z0 + from / (1 - a * from)));
    }
    *interval = (struct interval){ends[0], ends[1]};
    free(means);
    return 0;
}
