/* abc.c - see abc.h. */
#include "analysis/abc.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/adjustment.h"
#include "analysis/kernels.h"
#include "analysis/sobol.h"
#include "sim/maths.h"

/* A tolerance beyond which nothing is told apart. */
#define WIDEST 1e15

struct abc {
    struct abc_rule rule;
    size_t k, t, fitted;
    struct prior *prior;       /* [k] */
    struct abc_target *target; /* [t] */
    struct kernels *kernels;   /* [most][2] of each generation; of 0 both are empty: the prior */
    size_t generation, told;   /* at hand; and of it already told */
    enum abc_state state;
    bool *known;               /* [n] of the generation at hand */
    /* Of all candidates, [most n]: */
    double *z, *summary;
    double *ahead;    /* z less the rest of the tolerance, as the generation at hand was proposed */
    double *distance; /* squared; infinite where it failed */
    double *mass;     /* of all generations' proposals there, as multiples of the prior's */
    double *weight;
    double tolerance, size, nearest;
    size_t failed;
};

static bool take_room(struct abc *abc)
{
    const size_t all = abc->rule.n * abc->rule.most;
    abc->prior = malloc(abc->k * sizeof *abc->prior);
    abc->target = malloc(abc->t * sizeof *abc->target);
    abc->kernels = calloc(2 * abc->rule.most, sizeof *abc->kernels);
    abc->known = calloc(abc->rule.n, sizeof *abc->known);
    abc->z = malloc(all * abc->k * sizeof *abc->z);
    abc->ahead = malloc(all * abc->k * sizeof *abc->ahead);
    abc->summary = malloc(all * abc->t * sizeof *abc->summary);
    abc->distance = malloc(all * sizeof *abc->distance);
    abc->mass = malloc(all * sizeof *abc->mass);
    abc->weight = malloc(all * sizeof *abc->weight);
    return abc->prior && abc->target && abc->kernels && abc->known && abc->z && abc->ahead &&
           abc->summary &&
           abc->distance && abc->mass && abc->weight;
}

/* Where candidate i of the generation at hand lies. */
static void place(const struct abc *abc, size_t i, double *z)
{
    if (abc->generation == 0) {
        for (size_t j = 0; j < abc->k; j++) {
            double u = sobol_shifted(abc->rule.seed, i, (uint32_t)j);
            z[j] = maths_normal_inverse(fmax(u, 0x1p-54));
        }
        return;
    }
    const struct chance chance = chance_under(abc->rule.seed, abc->generation);
    struct draw draw = draw_at(&chance, ABC_MOVE, i, 0);
    kernels_move(&abc->kernels[2 * abc->generation + i % 2], i / 2, &draw, z);
}

static void place_all(struct abc *abc)
{
    double *z = abc->z + abc->generation * abc->rule.n * abc->k;
    for (size_t i = 0; i < abc->rule.n; i++)
        place(abc, i, z + i * abc->k);
}

int abc_new(struct abc **abc, const struct abc_rule *rule, const struct prior *prior, size_t k,
            const struct abc_target *target, size_t t, struct fault *fault)
{
    *abc = NULL;
    int status = abc_check(rule, prior, k, target, t, fault);
    if (status)
        return status;
    struct abc *made = calloc(1, sizeof *made);
    if (!made)
        return fault_memory(fault, sizeof *made);
    made->rule = *rule;
    made->k = k;
    made->t = t;
    if (!take_room(made)) {
        abc_free(made);
        return fault_memory(fault, rule->n * rule->most * (k + t + 3) * sizeof *made->z);
    }
    memcpy(made->prior, prior, k * sizeof *prior);
    memcpy(made->target, target, t * sizeof *target);
    for (size_t j = 0; j < t; j++)
        made->fitted += target[j].fit;
    made->nearest = INFINITY;
    place_all(made);
    *abc = made;
    return 0;
}

void abc_free(struct abc *abc)
{
    if (!abc)
        return;
    for (size_t g = 0; abc->kernels && g < 2 * abc->rule.most; g++)
        kernels_free(&abc->kernels[g]);
    free(abc->kernels);
    free(abc->prior);
    free(abc->target);
    free(abc->known);
    free(abc->z);
    free(abc->ahead);
    free(abc->summary);
    free(abc->distance);
    free(abc->mass);
    free(abc->weight);
    free(abc);
}

enum abc_state abc_state(const struct abc *abc)
{
    return abc->state;
}

size_t abc_generation(const struct abc *abc)
{
    return abc->generation;
}

void abc_ask(const struct abc *abc, size_t i, double *value)
{
    ALWAYS(abc->state == ABC_ASKING && i < abc->rule.n);
    const double *z = abc->z + (abc->generation * abc->rule.n + i) * abc->k;
    for (size_t j = 0; j < abc->k; j++)
        value[j] = prior_value(&abc->prior[j], z[j]);
}

/* ---- the end of a generation ---- */

static double distance_of(const struct abc *abc, const double *summary)
{
    double sum = 0;
    for (size_t j = 0; j < abc->t; j++) {
        const struct abc_target *target = &abc->target[j];
        double gap = (summary[j] - target->observed) / target->error;
        if (target->fit)
            sum += gap * gap;
    }
    return isnan(sum) ? INFINITY : sum;
}

/* A generation's proposals at point i, as a multiple of the prior's density there. Of earlier
 * points as if each had not helped to make them: whatever weighs much draws proposals to itself,
 * and would lose weight by that, most of all in the tails. */
static double density(const struct abc *abc, size_t generation, size_t i)
{
    const double *z = abc->z + i * abc->k, *own[] = {z, abc->ahead + i * abc->k};
    const struct kernels *both = &abc->kernels[2 * generation];
    double square = 0, sum = 0;
    if (generation == 0)
        return 1;
    for (size_t j = 0; j < abc->k; j++)
        square += z[j] * z[j];
    for (int kind = 0; kind < 2; kind++) {
        double here = i < generation * abc->rule.n
                          ? kernels_without(&both[kind], z, i, own[kind], abc->weight[i])
                          : kernels_density(&both[kind], z);
        sum += (double)both[kind].n / (double)abc->rule.n * maths_exp(here + square / 2);
    }
    return sum;
}

/* What the generation at hand adds to the mixture at earlier candidates, and the whole mixture at
 * its own. */
static void add_masses(struct abc *abc)
{
    const size_t first = abc->generation * abc->rule.n, end = first + abc->rule.n;
    for (size_t i = 0; i < end; i++) {
        size_t from = i < first ? abc->generation : 0;
        if (i >= first)
            abc->mass[i] = 0;
        for (size_t g = from; g <= abc->generation; g++)
            abc->mass[i] += density(abc, g, i);
    }
}

/* Weights at a tolerance, not yet of sum 1. Returns their effective size. */
static double weigh(struct abc *abc, size_t n, double tolerance)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        double further = abc->distance[i] - abc->nearest;
        abc->weight[i] = isinf(abc->distance[i])
                             ? 0
                             : maths_exp(-further / tolerance / tolerance / 2) / abc->mass[i];
        sum += abc->weight[i];
        squares += abc->weight[i] * abc->weight[i];
    }
    return sum > 0 ? sum * sum / squares : 0;
}

/* The smallest tolerance at which the population keeps its size: halved 60 times on the scale of
 * logs, the same way on every machine. */
static void anneal(struct abc *abc, size_t n)
{
    double low = 0, high = maths_log(WIDEST);
    abc->tolerance = 1;
    abc->size = weigh(abc, n, 1);
    if (abc->size < abc->rule.keep) {
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            *(weigh(abc, n, maths_exp(middle)) < abc->rule.keep ? &low : &high) = middle;
        }
        abc->tolerance = maths_exp(high);
        abc->size = weigh(abc, n, abc->tolerance);
    }
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += abc->weight[i];
    for (size_t i = 0; i < n && sum > 0; i++)
        abc->weight[i] /= sum;
}

/* The kernels of the next generation, of its even and of its odd candidates. */
static int propose(struct abc *abc, size_t n, struct fault *fault)
{
    const struct chance chance = chance_under(abc->rule.seed, abc->generation);
    const struct abc_points points = abc_points(abc);
    struct kernels *both = &abc->kernels[2 * abc->generation];
    const size_t odd = abc->rule.n / 2;
    enum unknown unknown;
    int status = adjustment(&points, abc->target, abc->rule.seed, abc->ahead, &unknown, fault);
    if (!status)
        status = kernels_of(&both[0], abc->z, abc->weight, n, abc->rule.n - odd, abc->k, &chance,
                            ABC_CENTRE, fault);
    if (!status)
        status = kernels_one(&both[1], abc->ahead, abc->weight, n, odd, abc->k, fault);
    return status;
}

static int end_generation(struct abc *abc, struct fault *fault)
{
    const size_t n = (abc->generation + 1) * abc->rule.n;
    add_masses(abc);
    anneal(abc, n);
    if (abc->size < (double)(abc->k + 2))
        return fault_set(
            fault, FAULT_INPUT,
            (struct words){"%zu 个候选中 %zu 个失败，余下的有效样本量只有 %.1f，不足以继续；"
                           "请检查参数范围与目标",
                           "of %zu candidates %zu failed, and the effective size of the rest is "
                           "%.1f, too small to go on; look at the ranges and the targets"},
            n, abc->failed, abc->size);
    abc->generation++;
    if (abc->tolerance <= 1 && abc->size >= abc->rule.enough)
        abc->state = ABC_DONE;
    else if (abc->generation == abc->rule.most)
        abc->state = ABC_SPENT;
    if (abc->state != ABC_ASKING)
        return 0;
    int status = propose(abc, n, fault);
    if (status)
        return status;
    abc->told = 0;
    memset(abc->known, 0, abc->rule.n * sizeof *abc->known);
    place_all(abc);
    return 0;
}

int abc_tell(struct abc *abc, size_t i, const double *summary, struct fault *fault)
{
    ALWAYS(abc->state == ABC_ASKING && i < abc->rule.n && !abc->known[i]);
    const size_t at = abc->generation * abc->rule.n + i;
    for (size_t j = 0; j < abc->t; j++)
        if (isinf(summary[j]))
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"候选 %zu 的目标 %zu 是无穷大",
                                            "candidate %zu: target %zu is infinite"},
                             at + 1, j + 1);
    abc->known[i] = true;
    memcpy(abc->summary + at * abc->t, summary, abc->t * sizeof *summary);
    abc->distance[at] = distance_of(abc, summary);
    abc->failed += isinf(abc->distance[at]) != 0;
    abc->nearest = fmin(abc->nearest, abc->distance[at]);
    return ++abc->told == abc->rule.n ? end_generation(abc, fault) : 0;
}

/* ---- what is known ---- */

struct abc_points abc_points(const struct abc *abc)
{
    ALWAYS(abc->generation > 0);
    return (struct abc_points){.n = abc->generation * abc->rule.n,
                               .k = abc->k,
                               .t = abc->t,
                               .z = abc->z,
                               .summary = abc->summary,
                               .weight = abc->weight,
                               .tolerance = abc->tolerance,
                               .size = abc->size,
                               .failed = abc->failed,
                               .nearest = abc->nearest};
}

const struct abc_target *abc_targets(const struct abc *abc)
{
    return abc->target;
}

double abc_fits(const struct abc *abc)
{
    return gsl_cdf_chisq_Q(abc->nearest, (double)abc->fitted);
}
