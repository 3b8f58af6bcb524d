/* adjustment.c - see adjustment.h. */
#include "analysis/adjustment.h"

#include <stdlib.h>
#include <string.h>

#include "sim/maths.h"
#include "sim/sample.h"

/* The regression of k columns on f, all about their weighted means. */
struct regression {
    size_t n, f, k;
    double *rest;   /* [n][f] (s' - observed) / error */
    double *mean;   /* [f + k] */
    double *square; /* [f][f] lower triangle, then its root */
    double *slope;  /* [f][k] products, then slopes */
};

static void regression_free(struct regression *regression)
{
    free(regression->rest);
    free(regression->mean);
    free(regression->square);
    free(regression->slope);
}

static int regression_init(struct regression *regression, size_t n, size_t f, size_t k,
                           struct fault *fault)
{
    *regression = (struct regression){.n = n,
                                      .f = f,
                                      .k = k,
                                      .rest = calloc(n * f, sizeof(double)),
                                      .mean = calloc(f + k, sizeof(double)),
                                      .square = calloc(f * f, sizeof(double)),
                                      .slope = calloc(f * k, sizeof(double))};
    if (regression->rest && regression->mean && regression->square && regression->slope)
        return 0;
    regression_free(regression);
    return fault_memory(fault, (n + f + k) * f * sizeof(double));
}

static void fill(struct regression *regression, const struct abc_points *points,
                 const struct abc_target *target, uint64_t seed)
{
    const struct chance chance = chance_under(seed, 0);
    const double part = 1 / (points->tolerance * points->tolerance);
    const double spread = maths_sqrt(1 - part);
    for (size_t i = 0; i < points->n; i++) {
        double *rest = regression->rest + i * regression->f;
        if (!(points->weight[i] > 0))
            continue;
        for (size_t j = 0; j < points->t; j++) {
            if (!target[j].fit)
                continue;
            struct draw draw = draw_at(&chance, ABC_ERROR, i, (uint32_t)j);
            double gap = points->summary[i * points->t + j] - target[j].observed;
            *rest++ = gap / target[j].error * (1 - part) + spread * sample_normal(&draw);
        }
    }
}

static void sum_up(struct regression *regression, const struct abc_points *points)
{
    const size_t f = regression->f, k = regression->k;
    double *mean = regression->mean;
    for (size_t i = 0; i < points->n; i++) {
        for (size_t j = 0; j < f; j++)
            mean[j] += points->weight[i] * regression->rest[i * f + j];
        for (size_t m = 0; m < k; m++)
            mean[f + m] += points->weight[i] * points->z[i * k + m];
    }
    for (size_t i = 0; i < points->n; i++) {
        const double *rest = regression->rest + i * f, *z = points->z + i * k;
        const double weight = points->weight[i];
        for (size_t j = 0; j < f && weight > 0; j++) {
            double gap = weight * (rest[j] - mean[j]);
            for (size_t m = 0; m <= j; m++)
                regression->square[j * f + m] += gap * (rest[m] - mean[m]);
            for (size_t m = 0; m < k; m++)
                regression->slope[j * k + m] += gap * (z[m] - mean[f + m]);
        }
    }
}

/* Normal equations by Cholesky's root; a target that those before it determine to a millionth of
 * its variance gets no slope. */
static void solve(struct regression *regression)
{
    const size_t f = regression->f, k = regression->k;
    double *root = regression->square, *slope = regression->slope;
    for (size_t i = 0; i < f; i++) {
        double whole = root[i * f + i];
        for (size_t j = 0; j < i; j++) {
            double left = root[i * f + j];
            for (size_t m = 0; m < j; m++)
                left -= root[i * f + m] * root[j * f + m];
            root[i * f + j] = root[j * f + j] > 0 ? left / root[j * f + j] : 0;
        }
        double left = whole;
        for (size_t m = 0; m < i; m++)
            left -= root[i * f + m] * root[i * f + m];
        root[i * f + i] = left > 1e-6 * whole ? maths_sqrt(left) : 0;
    }
    for (size_t c = 0; c < k; c++) {
        for (size_t i = 0; i < f; i++) {
            for (size_t j = 0; j < i; j++)
                slope[i * k + c] -= root[i * f + j] * slope[j * k + c];
            slope[i * k + c] = root[i * f + i] > 0 ? slope[i * k + c] / root[i * f + i] : 0;
        }
        for (size_t i = f; i-- > 0;) {
            for (size_t j = i + 1; j < f; j++)
                slope[i * k + c] -= root[j * f + i] * slope[j * k + c];
            slope[i * k + c] = root[i * f + i] > 0 ? slope[i * k + c] / root[i * f + i] : 0;
        }
    }
}

/* z less what the rest explains; what is left of the scatter about its mean is larger by as much as
 * f slopes and a mean have taken of it. */
static void take_off(const struct regression *regression, const struct abc_points *points,
                     double *adjusted)
{
    const size_t f = regression->f, k = regression->k;
    const double lost = (double)(f + 1) / points->size;
    const double wider = maths_sqrt(1 / (1 - lost));
    for (size_t m = 0; m < k; m++) {
        double mean = regression->mean[f + m];
        for (size_t j = 0; j < f; j++)
            mean -= regression->slope[j * k + m] * regression->mean[j];
        for (size_t i = 0; i < points->n; i++) {
            double z = points->z[i * k + m];
            if (!(points->weight[i] > 0))
                continue;
            for (size_t j = 0; j < f; j++)
                z -= regression->slope[j * k + m] * regression->rest[i * f + j];
            adjusted[i * k + m] = mean + wider * (z - mean);
        }
    }
}

int adjustment(const struct abc_points *points, const struct abc_target *target, uint64_t seed,
               double *adjusted, enum unknown *unknown, struct fault *fault)
{
    struct regression regression;
    size_t f = 0;
    for (size_t j = 0; j < points->t; j++)
        f += target[j].fit;
    memcpy(adjusted, points->z, points->n * points->k * sizeof *adjusted);
    *unknown = points->size < 2 * (double)(f + 1) ? UNKNOWN_FEW : KNOWN;
    if (*unknown != KNOWN || points->tolerance <= 1)
        return 0;
    int status = regression_init(&regression, points->n, f, points->k, fault);
    if (status)
        return status;
    fill(&regression, points, target, seed);
    sum_up(&regression, points);
    solve(&regression);
    take_off(&regression, points, adjusted);
    regression_free(&regression);
    return 0;
}
