/* proportion.c - see proportion.h. */
#include "analysis/proportion.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

struct interval proportion_interval(size_t count, size_t n, double level)
{
    double in = (double)count, out = (double)n - in, tail = 0.5 - level / 2;
    ALWAYS(count <= n);
    if (n == 0)
        return (struct interval){NAN, NAN};
    return (struct interval){count > 0 ? gsl_cdf_beta_Pinv(tail, in, out + 1) : 0,
                             count < n ? gsl_cdf_beta_Qinv(tail, in + 1, out) : 1};
}
