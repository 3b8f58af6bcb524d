/* toys.c - see toys.h. */
#include "tests/support/toys.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/adjustment.h"
#include "sim/sample.h"

void toy_linear(const struct toy *toy, const double *value, struct draw *luck, double *summary)
{
    for (size_t j = 0; j < toy->t; j++) {
        summary[j] = toy->luck > 0 ? toy->luck * sample_normal(luck) : 0;
        for (size_t i = 0; i < toy->k; i++)
            summary[j] += toy->slope[j][i] * value[i];
    }
}

void toy_banana(const struct toy *toy, const double *value, struct draw *luck, double *summary)
{
    (void)toy;
    (void)luck;
    summary[0] = value[0];
    summary[1] = value[1] + value[0] * value[0];
}

void toy_count(const struct toy *toy, const double *value, struct draw *luck, double *summary)
{
    (void)toy;
    summary[0] = (double)sample_poisson(luck, value[0]);
}

void toy_fold(const struct toy *toy, const double *value, struct draw *luck, double *summary)
{
    (void)toy;
    (void)luck;
    summary[0] = fabs(value[0]);
}

void toy_generation(const struct toy *toy, struct abc *abc, const struct abc_rule *rule,
                    int backwards)
{
    const struct chance chance = chance_under(rule->seed, 20000);
    const size_t first = abc_generation(abc) * rule->n;
    double *summary = malloc(rule->n * toy->t * sizeof *summary);
    struct fault fault = {0};
    ALWAYS(summary);
#pragma omp parallel for schedule(dynamic, 1) num_threads(3) if (backwards)
    for (size_t i = 0; i < rule->n; i++) {
        double value[TOY_PARAMETERS];
        struct draw luck = draw_at(&chance, 1, first + i, 0);
        abc_ask(abc, i, value);
        toy->show(toy, value, &luck, summary + i * toy->t);
    }
    for (size_t i = 0; i < rule->n; i++) {
        size_t at = backwards ? rule->n - 1 - i : i;
        ALWAYS(!abc_tell(abc, at, summary + at * toy->t, &fault));
    }
    free(summary);
}

struct abc *toy_calibrate(const struct toy *toy, const struct abc_target *target,
                          const struct abc_rule *rule, int backwards)
{
    struct abc *abc;
    struct fault fault = {0};
    ALWAYS(!abc_new(&abc, rule, toy->prior, toy->k, target, toy->t, &fault));
    while (abc_state(abc) == ABC_ASKING)
        toy_generation(toy, abc, rule, backwards);
    return abc;
}

void toy_posterior(const struct toy *toy, const struct abc *abc, const struct abc_rule *rule,
                   int adjusted, struct posterior *posterior)
{
    static const char *const path[TOY_PARAMETERS] = {"a", "b", "c", "d", "e", "f",
                                                     "g", "h", "i", "j", "k", "l"};
    const struct abc_points points = abc_points(abc);
    struct fault fault = {0};
    enum unknown unknown = KNOWN;
    double *z = malloc(points.n * points.k * sizeof *z);
    ALWAYS(z);
    if (adjusted)
        ALWAYS(!adjustment(&points, abc_targets(abc), rule->seed, z, &unknown, &fault));
    ALWAYS(unknown == KNOWN);
    ALWAYS(!posterior_of(posterior, &points, adjusted ? z : points.z, toy->prior, path, &fault));
    free(z);
}

double toy_deviation(const struct posterior *posterior, size_t parameter)
{
    const double mean = posterior_mean(posterior, parameter);
    double squares = 0;
    for (size_t i = 0; i < posterior->n; i++) {
        double gap = posterior->value[i * posterior->k + parameter] - mean;
        squares += posterior->weight[i] * gap * gap;
    }
    return sqrt(squares);
}
