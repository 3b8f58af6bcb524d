/* verdict.c - see verdict.h. */
#include "analysis/verdict.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum verdict verdict_of(struct interval interval, double matters, int good)
{
    double worst = good > 0 ? interval.low : -interval.high; /* of the improvement */
    double best = good > 0 ? interval.high : -interval.low;
    if (isnan(worst) || isnan(best))
        return VERDICT_UNDECIDED;
    if (worst > matters)
        return VERDICT_HELPS;
    if (best < -matters)
        return VERDICT_HURTS;
    return worst >= -matters && best <= matters ? VERDICT_NEGLIGIBLE : VERDICT_UNDECIDED;
}

struct outlook verdict_outlook(double effect, double variance, double level)
{
    double z = gsl_cdf_ugaussian_Pinv(0.5 + level / 2);
    return (struct outlook){.effect = effect, .below = z, .above = z, .luck = variance};
}

/* Replicates in all until `reach` times w is no more than the distance to a bound. */
static double until(const struct outlook *outlook, double reach, double distance)
{
    if (reach == 0)
        return distance > 0 ? 0 : INFINITY;
    double room = distance * distance / (reach * reach) - outlook->stays;
    if (!(room > 0))
        return INFINITY;
    /* luck x^2 + slow x - room = 0 in x = 1 / sqrt(n), the root that loses no digits */
    double root = sqrt(outlook->slow * outlook->slow + 4 * outlook->luck * room);
    double x = 2 * room / (outlook->slow + root);
    return ceil(1 / (x * x));
}

double verdict_wants(const struct outlook *outlook, double matters, size_t n)
{
    double effect = outlook->effect, all;
    if (effect > matters)
        all = until(outlook, outlook->below, effect - matters);
    else if (effect < -matters)
        all = until(outlook, outlook->above, -matters - effect);
    else
        all = fmax(until(outlook, outlook->below, effect + matters),
                   until(outlook, outlook->above, matters - effect));
    return fmax(1, all - (double)n);
}
