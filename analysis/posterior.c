/* posterior.c - see posterior.h. */
#include "analysis/posterior.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool copy_paths(struct posterior *posterior, const char *const *path)
{
    for (size_t j = 0; j < posterior->k; j++) {
        size_t size = strlen(path[j]) + 1;
        if (!(posterior->path[j] = malloc(size)))
            return false;
        memcpy(posterior->path[j], path[j], size);
    }
    return true;
}

int posterior_of(struct posterior *posterior, const struct abc_points *points, const double *z,
                 const struct prior *prior, const char *const *path, struct fault *fault)
{
    const size_t k = points->k;
    size_t n = 0;
    double sum = 0;
    *posterior = (struct posterior){.k = k,
                                    .path = calloc(k, sizeof *posterior->path),
                                    .value = malloc(points->n * k * sizeof *posterior->value),
                                    .weight = malloc(points->n * sizeof *posterior->weight),
                                    .until = malloc(points->n * sizeof *posterior->until)};
    if (!posterior->path || !posterior->value || !posterior->weight || !posterior->until ||
        !copy_paths(posterior, path)) {
        posterior_free(posterior);
        return fault_memory(fault, points->n * k * sizeof *posterior->value);
    }
    for (size_t i = 0; i < points->n; i++) {
        if (!(points->weight[i] >= POSTERIOR_LEAST))
            continue;
        for (size_t j = 0; j < k; j++)
            posterior->value[n * k + j] = prior_value(&prior[j], z[i * k + j]);
        posterior->weight[n] = points->weight[i];
        sum += posterior->weight[n++];
    }
    ALWAYS(n > 0);
    posterior->n = n;
    double until = 0;
    for (size_t i = 0; i < n; i++) { /* as if those left out had never been; as posterior_read has it */
        if (sum < 1 - 1e-9)
            posterior->weight[i] /= sum;
        posterior->until[i] = until += posterior->weight[i];
    }
    posterior->until[n - 1] = 1;
    return 0;
}

double posterior_correlation(const struct posterior *posterior, size_t a, size_t b)
{
    const double mean_a = posterior_mean(posterior, a), mean_b = posterior_mean(posterior, b);
    double both = 0, of_a = 0, of_b = 0;
    for (size_t i = 0; i < posterior->n; i++) {
        const double *value = posterior->value + i * posterior->k;
        both += posterior->weight[i] * (value[a] - mean_a) * (value[b] - mean_b);
        of_a += posterior->weight[i] * (value[a] - mean_a) * (value[a] - mean_a);
        of_b += posterior->weight[i] * (value[b] - mean_b) * (value[b] - mean_b);
    }
    return of_a > 0 && of_b > 0 ? both / sqrt(of_a * of_b) : NAN;
}

struct weighted {
    double value, weight;
    size_t at;
};

/* Of equal values the earlier first, so that sums of weights are always the same. */
static int by_value(const void *a, const void *b)
{
    const struct weighted *left = a, *right = b;
    int order = (left->value > right->value) - (left->value < right->value);
    return order ? order : (left->at > right->at) - (left->at < right->at);
}

int weighted_quantile(const double *value, size_t stride, const double *weight, size_t n, double p,
                      double *quantile, struct fault *fault)
{
    struct weighted *sorted = malloc(n * sizeof *sorted);
    double sum = 0, before = 0;
    ALWAYS(n > 0 && p > 0 && p < 1);
    if (!sorted)
        return fault_memory(fault, n * sizeof *sorted);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = (struct weighted){value[i * stride], weight[i], i};
        sum += weight[i];
    }
    qsort(sorted, n, sizeof *sorted, by_value);
    *quantile = sorted[n - 1].value;
    for (size_t i = 0; i < n; i++) {
        double middle = before + sorted[i].weight / 2;
        if (middle >= p * sum) {
            double gap = i ? (sorted[i - 1].weight + sorted[i].weight) / 2 : 0;
            double part = gap > 0 ? (middle - p * sum) / gap : 0;
            *quantile = sorted[i].value - (i ? part * (sorted[i].value - sorted[i - 1].value) : 0);
            break;
        }
        before += sorted[i].weight;
    }
    free(sorted);
    return 0;
}

int posterior_interval(const struct posterior *posterior, size_t parameter, double level,
                       struct interval *interval, struct fault *fault)
{
    ALWAYS(parameter < posterior->k && level > 0 && level < 1);
    const double *value = posterior->value + parameter;
    int status = weighted_quantile(value, posterior->k, posterior->weight, posterior->n,
                                   0.5 - level / 2, &interval->low, fault);
    return status ? status
                  : weighted_quantile(value, posterior->k, posterior->weight, posterior->n,
                                      0.5 + level / 2, &interval->high, fault);
}
