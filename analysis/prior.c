/* prior.c - see prior.h. */
#include "analysis/prior.h"

#include <math.h>

#include "sim/maths.h"

int prior_check(const struct prior *prior, size_t k, struct fault *fault)
{
    for (size_t i = 0; i < k; i++) {
        const struct prior *at = &prior[i];
        if (!isfinite(at->low) || !isfinite(at->high) || !(at->low < at->high) ||
            !isfinite(at->high - at->low))
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"参数 %zu 的先验范围 %g 到 %g 不是范围",
                                            "parameter %zu: %g .. %g is no range for a prior"},
                             i + 1, at->low, at->high);
        if (at->law == PRIOR_LOG_UNIFORM && !(at->low > 0))
            return fault_set(
                fault, FAULT_INPUT,
                (struct words){"参数 %zu 的先验是对数均匀，下限 %g 须大于 0",
                               "parameter %zu: a log-uniform prior begins above 0, not at %g"},
                i + 1, at->low);
    }
    return 0;
}

double prior_value(const struct prior *prior, double z)
{
    double u = maths_normal(z), value;
    if (prior->law == PRIOR_LOG_UNIFORM)
        value = maths_exp(maths_log(prior->low) +
                          u * (maths_log(prior->high) - maths_log(prior->low)));
    else
        value = prior->low + u * (prior->high - prior->low);
    return fmin(fmax(value, prior->low), prior->high);
}

double prior_normal(const struct prior *prior, double value)
{
    double u = prior->law == PRIOR_LOG_UNIFORM
                   ? (maths_log(value) - maths_log(prior->low)) /
                         (maths_log(prior->high) - maths_log(prior->low))
                   : (value - prior->low) / (prior->high - prior->low);
    return maths_normal_inverse(fmin(fmax(u, 0x1p-53), 1 - 0x1p-53));
}
