/* prim.c - see prim.h. */
#include "analysis/prim.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/prim_search.h"
#include "analysis/resample.h"
#include "analysis/rows.h"

const struct prim_rule prim_usual = {0.05, 0.01, 0.05, 0.95};

static bool share(double value)
{
    return value > 0 && value < 1;
}

static int check(const struct prim_rule *rule, const struct rows *rows, struct fault *fault)
{
    if (!share(rule->peel) || !share(rule->paste) || !share(rule->least) ||
        !(rule->level >= 0.5 && rule->level <= 0.99))
        return fault_set(
            fault, FAULT_INPUT,
            (struct words){"PRIM 的剥离、粘贴、最小份额须在 0 与 1 之间,置信水平须在 0.5 至 0.99",
                           "PRIM: peel, paste and least lie between 0 and 1, the level "
                           "in 0.5 .. 0.99"});
    for (size_t j = 0; j < rows->n; j++) {
        const double *row = rows->value + j * rows->width;
        for (size_t i = 0; i + 1 < rows->width; i++)
            if (row[i] < 0 || row[i] > 1)
                return fault_set(
                    fault, FAULT_INPUT,
                    (struct words){"因素 %zu 的坐标 %g 不在 0 与 1 之间",
                                   "factor %zu: a coordinate of %g is not within 0 .. 1"},
                    i + 1, row[i]);
        double target = row[rows->width - 1];
        if (target != 0 && target != 1)
            return fault_set(
                fault, FAULT_INPUT,
                (struct words){"目标 %g 既非 0 也非 1", "a target of %g is neither 0 nor 1"},
                target);
    }
    return 0;
}

struct cloud {
    struct prim_points points;
    uint32_t *order;
    bool *hit;
    struct prim_room *room;
    struct prim_box box, shuffled;
    double *bounds; /* of both boxes */
};

static void cloud_free(struct cloud *cloud)
{
    free(cloud->order);
    free(cloud->hit);
    free(cloud->bounds);
    prim_room_free(cloud->room);
}

/* Of equal coordinates the earlier row stands first. */
static int cloud_of(const struct rows *rows, struct cloud *cloud, struct fault *fault)
{
    const size_t n = rows->n, k = rows->width - 1;
    size_t *index = malloc(n * sizeof *index);
    *cloud = (struct cloud){.order = malloc(n * k * sizeof *cloud->order),
                            .hit = malloc(n * sizeof *cloud->hit),
                            .bounds = malloc(4 * k * sizeof *cloud->bounds),
                            .room = prim_room_new(n, k, fault)};
    if (!index || !cloud->order || !cloud->hit || !cloud->bounds || !cloud->room) {
        free(index);
        cloud_free(cloud);
        return fault_memory(fault, n * k * sizeof *cloud->order);
    }
    double *bounds = cloud->bounds;
    cloud->box = (struct prim_box){.low = bounds, .high = bounds + k};
    cloud->shuffled = (struct prim_box){.low = bounds + 2 * k, .high = bounds + 3 * k};
    cloud->points = (struct prim_points){n, k, rows->value, cloud->order, cloud->hit, 0};
    for (size_t i = 0; i < k; i++) {
        gsl_sort_index(index, rows->value + i, rows->width, n);
        for (size_t j = 0; j < n; j++)
            cloud->order[i * n + j] = (uint32_t)index[j];
    }
    for (size_t j = 0; j < n; j++) {
        cloud->hit[j] = rows->value[j * rows->width + k] == 1;
        cloud->points.hits += cloud->hit[j];
    }
    free(index);
    return 0;
}

/* Fisher and Yates's shuffle of who is of interest. */
static void shuffle(bool *hit, size_t n, struct resample *luck)
{
    for (size_t j = n; j > 1; j--) {
        size_t other = (size_t)((double)j * resample_uniform(luck));
        bool kept = hit[j - 1];
        hit[j - 1] = hit[other];
        hit[other] = kept;
    }
}

/* The search, and its p. Leaves interest shuffled. */
static double search(struct cloud *cloud, const struct prim_rule *rule)
{
    const size_t n = cloud->points.n;
    const size_t least = (size_t)ceil(rule->least * (double)n);
    struct resample luck = resample_begin();
    size_t as_good = 1;
    prim_search(&cloud->points, rule->peel, rule->paste, least, cloud->room, &cloud->box);
    double worth = prim_worth(&cloud->points, cloud->box.points, cloud->box.hits);
    for (int s = 0; s < PRIM_SHUFFLES; s++) {
        struct prim_box *box = &cloud->shuffled;
        shuffle(cloud->hit, n, &luck);
        prim_search(&cloud->points, rule->peel, rule->paste, least, cloud->room, box);
        as_good += prim_worth(&cloud->points, box->points, box->hits) >= worth;
    }
    return (double)as_good / (PRIM_SHUFFLES + 1);
}

static bool restricted(const struct prim_box *box, size_t factor)
{
    return box->low[factor] > 0 || box->high[factor] < 1;
}

static struct prim_limit limit_of(const struct prim_points *points, const struct prim_box *box,
                                  size_t factor)
{
    size_t in, hits;
    prim_count(points, box, factor, &in, &hits);
    double density = (double)hits / (double)in;
    double p = box->hits == 0
                   ? 1
                   : gsl_cdf_binomial_Q((unsigned)(box->hits - 1), density, (unsigned)box->points);
    return (struct prim_limit){
        factor, box->low[factor], box->high[factor], (double)in / (double)points->n, density, p};
}

/* Sets free, one by one, what may be restricted by chance. */
static void release(const struct prim_points *points, struct prim_box *box)
{
    for (;;) {
        size_t loosest = points->k;
        double most = PRIM_QUASI_P;
        for (size_t i = 0; i < points->k; i++) {
            double p = restricted(box, i) ? limit_of(points, box, i).quasi_p : 0;
            if (p > most) {
                most = p;
                loosest = i;
            }
        }
        if (loosest == points->k)
            return;
        prim_count(points, box, loosest, &box->points, &box->hits);
        box->low[loosest] = 0;
        box->high[loosest] = 1;
    }
}

static size_t limits(const struct prim_points *points, const struct prim_box *box,
                     struct prim_limit *limit)
{
    size_t count = 0;
    for (size_t i = 0; i < points->k; i++) {
        if (!restricted(box, i))
            continue;
        struct prim_limit next = limit_of(points, box, i);
        size_t at = count++;
        for (; at > 0 && limit[at - 1].density > next.density; at--)
            limit[at] = limit[at - 1];
        limit[at] = next;
    }
    return count;
}

static void describe(struct cloud *cloud, const struct rows *rows, const struct prim_rule *rule,
                     struct prim *result, struct prim_limit *limit)
{
    const size_t n = rows->n, k = rows->width - 1;
    result->base = (double)cloud->points.hits / (double)n;
    result->p = search(cloud, rule);
    for (size_t j = 0; j < n; j++)
        cloud->hit[j] = rows->value[j * rows->width + k] == 1;
    release(&cloud->points, &cloud->box);
    result->restricted = limits(&cloud->points, &cloud->box, limit);
    /* (1e-9: 1 - 0.95 is a little more than 0.05 is in doubles, or less.) */
    result->found = result->p <= 1 - rule->level + 1e-9 && result->restricted > 0;
    if (!result->found) {
        result->restricted = 0;
        cloud->box.points = n;
        cloud->box.hits = cloud->points.hits;
    }
    result->mass = (double)cloud->box.points / (double)n;
    result->density = (double)cloud->box.hits / (double)cloud->box.points;
    result->coverage = (double)cloud->box.hits / (double)cloud->points.hits;
}

int prim(const double *x, const double *target, size_t n, size_t k, const struct prim_rule *rule,
         struct prim *result, struct prim_limit *limit, struct fault *fault)
{
    struct rows rows;
    struct cloud cloud;
    ALWAYS(k > 0 && n < UINT32_MAX);
    int status = rows_of_outcome(x, k, target, n, &rows, fault);
    if (status)
        return status;
    *result = (struct prim){.n_used = rows.n,
                            .n_missing = rows.missing,
                            .base = NAN,
                            .p = NAN,
                            .mass = NAN,
                            .density = NAN,
                            .coverage = NAN};
    status = check(rule, &rows, fault);
    result->unknown = rows.n < PRIM_LEAST                            ? UNKNOWN_FEW
                      : rows_constant(rows.value + k, k + 1, rows.n) ? UNKNOWN_CONSTANT
                                                                     : KNOWN;
    if (!status && result->unknown == KNOWN && !(status = cloud_of(&rows, &cloud, fault))) {
        describe(&cloud, &rows, rule, result, limit);
        cloud_free(&cloud);
    }
    rows_free(&rows);
    return status;
}
