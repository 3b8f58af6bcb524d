/* fit.c - see fit.h. */
#include "tests/support/fit.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void fit_add(struct fit *fit, double probability)
{
    int i = (int)(probability * FIT_CELLS);

    fit->cell[i < 0 ? 0 : i >= FIT_CELLS ? FIT_CELLS - 1 : i]++;
    fit->n++;
}

void fit_add_jump(struct fit *fit, double below, double at, double u)
{
    fit_add(fit, below + u * at);
}

double fit_chi_square(const struct fit *fit)
{
    double expected = fit->n / FIT_CELLS, sum = 0;
    int i;

    for (i = 0; i < FIT_CELLS; i++)
        sum += (fit->cell[i] - expected) * (fit->cell[i] - expected) / expected;
    return gsl_cdf_chisq_Q(sum, FIT_CELLS - 1);
}

double fit_kolmogorov(const struct fit *fit)
{
    double below = 0, apart = 0, p = 0;
    int i, j;

    for (i = 0; i < FIT_CELLS; i++) {
        below += fit->cell[i];
        apart = fmax(apart, fabs(below / fit->n - (i + 1.0) / FIT_CELLS));
    }
    /* Kolmogorov's series; its first term alone from 1.2 on to seven digits. */
    apart *= sqrt(fit->n);
    if (apart < 0.3)
        return 1;
    for (j = 1; j <= 40; j++)
        p += (j & 1 ? 2 : -2) * exp(-2.0 * j * j * apart * apart);
    return p;
}

bool fit_good(const struct fit *fit)
{
    return fit_chi_square(fit) >= FALSE_ALARM && fit_kolmogorov(fit) >= FALSE_ALARM;
}
