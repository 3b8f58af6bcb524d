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
    if (p != adjusted)
        for (size_t i = 0; i < m; i++)
            adjusted[i] = p[i];
    double floor = 0, last = -1;
    for (size_t done = 0; done < m;) {
        /* The smallest p above the last; adjusted ones are stored as -1 - p until the end. */
        double least = INFINITY;
        for (size_t i = 0; i < m; i++)
            if (adjusted[i] >= 0 && adjusted[i] > last && adjusted[i] < least)
                least = adjusted[i];
        if (least == INFINITY)
            break;
        floor = fmax(floor, fmin(1, (double)(m - done) * least));
        last = least;
        for (size_t i = 0; i < m; i++)
            if (adjusted[i] == least) {
                adjusted[i] = -1 - floor;
                done++;
            }
    }
    for (size_t i = 0; i < m; i++)
        if (adjusted[i] < 0)
            adjusted[i] = -1 - adjusted[i];
}
