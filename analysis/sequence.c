/* sequence.c - see sequence.h. */
#include "analysis/sequence.h"

#include <math.h>

#include "analysis/moments.h"

struct interval sequence_interval(const double *d, size_t n, double level)
{
    const double c = 0.5;
    struct moments m = moments_of(d, n);
    double size = (double)n, r = 1 / (1 + size * c * c);
    double k = pow(1 / ((1 - level) * sqrt(r)), 2 / size);
    if (n < 2 || r * k >= 1)
        return (struct interval){-INFINITY, INFINITY};
    /* y = n (mean - mu0)^2 / squares */
    double half = sqrt((k - 1) / (1 - r * k) * m.squares / size);
    return (struct interval){m.mean - half, m.mean + half};
}
