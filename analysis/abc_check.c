/* abc_check.c - the usual rule, and whether a calibration can be asked for; see abc.h. */
#include <math.h>

#include "analysis/abc.h"

struct abc_rule abc_usual(uint64_t seed, size_t k, size_t fitted)
{
    const size_t parameters = 4 * (k + 2), targets = 2 * (fitted + 1);
    const size_t keep = parameters > targets ? parameters : targets;
    return (struct abc_rule){seed, 5 * keep, 40, (double)keep, fmax(400, (double)keep)};
}

static int check_sizes(const struct abc_rule *rule, size_t k, size_t t, struct fault *fault)
{
    if (k < 1 || k > ABC_PARAMETERS)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"要校准的参数有 %zu 个，应为 1 到 %d 个",
                                        "%zu parameters to calibrate; there are 1 to %d"},
                         k, (int)ABC_PARAMETERS);
    if (t < 1 || t > ABC_TARGETS)
        return fault_set(
            fault, FAULT_INPUT,
            (struct words){"目标有 %zu 个，应为 1 到 %d 个", "%zu targets; there are 1 to %d"}, t,
            (int)ABC_TARGETS);
    if (rule->n < 8 * (k + 1) || rule->n > ABC_CANDIDATES)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"每代候选 %zu 个；%zu 个参数需 %zu 到 %d 个",
                                        "%zu candidates a generation; %zu parameters want %zu to "
                                        "%d"},
                         rule->n, k, 8 * (k + 1), (int)ABC_CANDIDATES);
    if (rule->most < 1 || rule->most > ABC_GENERATIONS)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"最多 %zu 代，应为 1 到 %d 代",
                                        "at most %zu generations; there are 1 to %d"},
                         rule->most, (int)ABC_GENERATIONS);
    if (!(rule->keep >= (double)(k + 2) && rule->keep <= (double)rule->n / 2))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"须保持的有效样本量 %g 应在 %zu 到 %g 之间",
                                        "an effective size of %g to keep; it is %zu to %g"},
                         rule->keep, k + 2, (double)rule->n / 2);
    if (!(rule->enough >= rule->keep) || !isfinite(rule->enough))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"足够的有效样本量 %g 不小于须保持的 %g",
                                        "an effective size of %g is enough; it is %g or more"},
                         rule->enough, rule->keep);
    return 0;
}

static int check_targets(const struct abc_target *target, size_t t, struct fault *fault)
{
    size_t fitted = 0;
    for (size_t j = 0; j < t; j++) {
        if (!isfinite(target[j].observed))
            return fault_set(
                fault, FAULT_INPUT,
                (struct words){"目标 %zu 的观测值不是有限的数", "target %zu: no finite value"}, j + 1);
        if (!(target[j].error > 0) || !isfinite(target[j].error))
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"目标 %zu 的误差是 %g，须大于 0",
                                            "target %zu: an error of %g; it is above 0"},
                             j + 1, target[j].error);
        fitted += target[j].fit;
    }
    if (!fitted)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"没有一个目标用于拟合", "no target is to be fitted"});
    return 0;
}

int abc_check(const struct abc_rule *rule, const struct prior *prior, size_t k,
              const struct abc_target *target, size_t t, struct fault *fault)
{
    int status = check_sizes(rule, k, t, fault);
    if (!status)
        status = prior_check(prior, k, fault);
    return status ? status : check_targets(target, t, fault);
}
