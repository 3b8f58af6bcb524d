/* claim.c - see claim.h. */
#include "analysis/claim.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/moments.h"

const char *const claim_kinds[N_CLAIM_KINDS] = {
    [CLAIM_MORE] = "more", [CLAIM_LESS] = "less", [CLAIM_SAME] = "same"};

/* p of the one-sided test that sign d + shift size is 0 or less in the mean. */
static double one_sided(const struct claim_said *said, const double *d, const double *base,
                        size_t n, double sign, double shift)
{
    struct moments moments = {0};
    for (size_t i = 0; i < n; i++) {
        const double size = said->relative ? said->size * fabs(base[i]) : said->size;
        moments_add(&moments, sign * d[i] + shift * size);
    }
    if (n < 2)
        return NAN;
    const double deviation = sqrt(moments_variance(&moments) / (double)n);
    if (!(deviation > 0))
        return moments.mean > 0 ? 0 : 1;
    return gsl_cdf_tdist_Q(moments.mean / deviation, (double)(n - 1));
}

struct claim claim_test(const struct claim_said *said, const double *d, const double *base,
                        size_t n, double alpha)
{
    struct claim claim = {.n = n, .mean = moments_of(d, n).mean,
                          .interval = interval_student(d, n, 1 - 2 * alpha)};
    if (said->kind == CLAIM_MORE)
        claim.p = one_sided(said, d, base, n, 1, -1);
    else if (said->kind == CLAIM_LESS)
        claim.p = one_sided(said, d, base, n, -1, -1);
    else
        claim.p = fmax(one_sided(said, d, base, n, 1, 1), one_sided(said, d, base, n, -1, 1));
    claim.holds = claim.p < alpha;
    return claim;
}
