/* holm.c - see holm.h. */
#include "analysis/holm.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/moments.h"

double holm_student(const double *d, size_t n)
{
    struct moments m = moments_of(d, n);
    double variance = moments_variance(&m);
    if (n < 2)
        return NAN;
    if (variance == 0)
        return m.mean == 0;
    double t = m.mean / sqrt(variance / (double)n);
    return 2 * gsl_cdf_tdist_Q(fabs(t), (double)(n - 1));
}

void holm_adjust(const double *p, size_t m, double *adjusted)
{
    for (size_t i = 0; i < m; i++) {
        size_t smaller = 0;
        for (size_t j = 0; j < m; j++)
            smaller += p[j] < p[i];
        adjusted[i] = isnan(p[i]) ? NAN : fmin(1, (double)(m - smaller) * p[i]);
    }
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < m; j++)
            if (p[j] <= p[i]) /* raising one that is raised already does no harm */
                adjusted[i] = fmax(adjusted[i], adjusted[j]);
}
