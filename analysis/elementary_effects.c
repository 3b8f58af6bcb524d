/* elementary_effects.c - see elementary_effects.h. */
#include "analysis/elementary_effects.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "analysis/moments.h"

/* The step of trajectory t that changes `factor`; k when none does. */
static size_t step_of(const struct trajectories *given, size_t t, size_t factor)
{
    size_t j = 0;
    while (j < given->k && given->factor[t * given->k + j] != factor)
        j++;
    return j;
}

static int check(const struct trajectories *given, struct fault *fault)
{
    for (size_t t = 0; t < given->r; t++) {
        for (size_t i = 0; i < given->k; i++)
            if (step_of(given, t, i) == given->k)
                return fault_set(fault, FAULT_INPUT,
                                 (struct words){"第 %zu 条轨迹没有改变第 %zu 个因素",
                                                "trajectory %zu does not change factor %zu"},
                                 t + 1, i + 1);
        for (size_t j = 0; j < given->k; j++) {
            double step = given->step[t * given->k + j];
            if (!(fabs(step) <= 1) || step == 0)
                return fault_set(
                    fault, FAULT_INPUT,
                    (struct words){"第 %zu 条轨迹第 %zu 步的步长 %g 不在 -1 到 1 之间或为 0",
                                   "trajectory %zu, step %zu: a length of %g is 0 or "
                                   "not within -1 .. 1"},
                    t + 1, j + 1, step);
        }
        for (size_t j = 0; j <= given->k; j++)
            if (isinf(given->outcome[t * (given->k + 1) + j]))
                return fault_set(
                    fault, FAULT_INPUT,
                    (struct words){"第 %zu 条轨迹第 %zu 点的结果无穷大",
                                   "trajectory %zu, point %zu: the outcome is infinite"},
                    t + 1, j + 1);
    }
    return 0;
}

/* The effects of one factor that are there, sorted, into effect[r]: how many. */
static size_t effects_of(const struct trajectories *given, size_t factor, double *effect)
{
    size_t n = 0;
    for (size_t t = 0; t < given->r; t++) {
        size_t j = step_of(given, t, factor);
        const double *outcome = given->outcome + t * (given->k + 1) + j;
        if (!isnan(outcome[0]) && !isnan(outcome[1]))
            effect[n++] = (outcome[1] - outcome[0]) / given->step[t * given->k + j];
    }
    gsl_sort(effect, 1, n);
    return n;
}

static int summarise(double *effect, size_t n, double level, struct resample_plan *plan,
                     struct elementary_effects *effects, struct fault *fault)
{
    const bool told = n >= ELEMENTARY_LEAST_INTERVAL;
    struct moments moments = moments_of(effect, n);
    effects->mu = moments.mean;
    effects->sigma = sqrt(moments_variance(&moments));
    int status = told ? interval_bca(effect, n, level, plan, &effects->mu_interval, fault) : 0;
    for (size_t t = 0; t < n; t++)
        effect[t] = fabs(effect[t]);
    gsl_sort(effect, 1, n);
    effects->mu_star = moments_of(effect, n).mean;
    return status || !told
               ? status
               : interval_bca(effect, n, level, plan, &effects->mu_star_interval, fault);
}

int elementary_effects(const struct trajectories *trajectories, double level,
                       struct resample_plan *plan, struct elementary_effects *effects,
                       struct fault *fault)
{
    const size_t r = trajectories->r, k = trajectories->k;
    ALWAYS(k > 0);
    int status = check(trajectories, fault);
    if (status)
        return status;
    double *effect = malloc((r + 1) * sizeof *effect);
    if (!effect)
        return fault_memory(fault, (r + 1) * sizeof *effect);
    for (size_t i = 0; i < k && !status; i++) {
        size_t n = effects_of(trajectories, i, effect);
        effects[i] = (struct elementary_effects){UNKNOWN_FEW, n,   r - n,      NAN,
                                                 NAN,         NAN, {NAN, NAN}, {NAN, NAN}};
        if (n < ELEMENTARY_LEAST)
            continue;
        effects[i].unknown = KNOWN;
        status = summarise(effect, n, level, plan, &effects[i], fault);
    }
    free(effect);
    return status;
}
