/* posterior.c - see posterior.h. */
#include "sim/posterior.h"

#include <stdlib.h>

#include "sim/random.h"

void posterior_free(struct posterior *posterior)
{
    for (size_t j = 0; posterior->path && j < posterior->k; j++)
        free(posterior->path[j]);
    free(posterior->path);
    free(posterior->value);
    free(posterior->weight);
    free(posterior->until);
    *posterior = (struct posterior){0};
}

double posterior_size(const struct posterior *posterior)
{
    double squares = 0;
    for (size_t i = 0; i < posterior->n; i++)
        squares += posterior->weight[i] * posterior->weight[i];
    return 1 / squares;
}

double posterior_mean(const struct posterior *posterior, size_t parameter)
{
    double mean = 0;
    ALWAYS(parameter < posterior->k);
    for (size_t i = 0; i < posterior->n; i++)
        mean += posterior->weight[i] * posterior->value[i * posterior->k + parameter];
    return mean;
}

size_t posterior_pick(const struct posterior *posterior, uint64_t seed, uint64_t nth)
{
    const struct chance chance = chance_under(seed, 0);
    struct draw draw = draw_at(&chance, POSTERIOR_PICK, nth, 0);
    const double u = draw_uniform(&draw);
    size_t low = 0, high = posterior->n - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (posterior->until[middle] > u)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Squared distance of a point from the mean, in variances; a parameter that never moves has none. */
static double off_centre(const struct posterior *posterior, size_t i, const double *mean,
                         const double *variance)
{
    double sum = 0;
    for (size_t j = 0; j < posterior->k; j++) {
        const double gap = posterior->value[i * posterior->k + j] - mean[j];
        sum += variance[j] > 0 ? gap * gap / variance[j] : 0;
    }
    return sum;
}

size_t posterior_centre(const struct posterior *posterior)
{
    double mean[POSTERIOR_PARAMETERS], variance[POSTERIOR_PARAMETERS], least = 0;
    size_t centre = posterior->n;
    ALWAYS(posterior->n > 0 && posterior->k <= POSTERIOR_PARAMETERS);
    for (size_t j = 0; j < posterior->k; j++) {
        mean[j] = posterior_mean(posterior, j);
        variance[j] = 0;
        for (size_t i = 0; i < posterior->n; i++) {
            const double gap = posterior->value[i * posterior->k + j] - mean[j];
            variance[j] += posterior->weight[i] * gap * gap;
        }
    }
    double heaviest = 0;
    for (size_t i = 0; i < posterior->n; i++)
        heaviest = posterior->weight[i] > heaviest ? posterior->weight[i] : heaviest;
    /* the last bits of equal weights may lie below their average, but never all of them */
    const double average = 1.0 / (double)posterior->n;
    const double enough = heaviest < average ? heaviest : average * (1 - 1e-9);
    for (size_t i = 0; i < posterior->n; i++) {
        if (posterior->weight[i] < enough)
            continue;
        const double off = off_centre(posterior, i, mean, variance);
        if (centre == posterior->n || off < least) {
            centre = i;
            least = off;
        }
    }
    return centre;
}
