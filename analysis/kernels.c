/* kernels.c - see kernels.h. */
#include "analysis/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/maths.h"
#include "sim/sample.h"

/* x = root^-1 z. */
static void whiten(const double *root, size_t k, const double *z, double *x)
{
    for (size_t i = 0; i < k; i++) {
        double rest = z[i];
        for (size_t j = 0; j < i; j++)
            rest -= root[i * k + j] * x[j];
        x[i] = rest / root[i * k + i];
    }
}

/* Which of the points each centre is, in order: stratum i of n of the weights' sum. */
static void choose(struct kernels *kernels, const double *z, const double *weight, size_t points,
                   const struct chance *chance, uint32_t purpose)
{
    const size_t k = kernels->k;
    double sum = weight[0];
    size_t at = 0, last = points;
    for (size_t i = 0; i < kernels->n; i++) {
        struct draw draw = draw_at(chance, purpose, i, 0);
        double wanted = ((double)i + draw_uniform(&draw)) / (double)kernels->n;
        while (sum < wanted && at + 1 < points)
            sum += weight[++at];
        while (!(weight[at] > 0)) /* (past the last one by rounding) */
            at--;
        memcpy(kernels->centre + i * k, z + at * k, k * sizeof *z);
        if (at != last) {
            kernels->from[kernels->distinct] = at;
            kernels->times[kernels->distinct++] = 0;
        }
        kernels->times[kernels->distinct - 1]++;
        last = at;
    }
}

/* The lower triangle of the population's covariance, and its effective size. */
static double covariance(const double *z, const double *weight, size_t points, size_t k,
                         double *mean, double *matrix)
{
    double squares = 0;
    memset(mean, 0, k * sizeof *mean);
    memset(matrix, 0, k * k * sizeof *matrix);
    for (size_t p = 0; p < points; p++) {
        squares += weight[p] * weight[p];
        for (size_t i = 0; i < k; i++)
            mean[i] += weight[p] * z[p * k + i];
    }
    for (size_t p = 0; p < points; p++)
        for (size_t i = 0; i < k && weight[p] > 0; i++)
            for (size_t j = 0; j <= i; j++)
                matrix[i * k + j] +=
                    weight[p] * (z[p * k + i] - mean[i]) * (z[p * k + j] - mean[j]);
    return 1 / squares;
}

/* Cholesky's root in place; returns the log of its determinant. */
static double take_root(double *matrix, size_t k)
{
    double largest = 1e-12, determinant = 0;
    for (size_t i = 0; i < k; i++)
        largest = fmax(largest, matrix[i * k + i]);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j <= i; j++) {
            double rest = matrix[i * k + j];
            for (size_t m = 0; m < j; m++)
                rest -= matrix[i * k + m] * matrix[j * k + m];
            matrix[i * k + j] =
                i == j ? maths_sqrt(fmax(rest, 1e-6 * largest)) : rest / matrix[j * k + j];
        }
    for (size_t i = 0; i < k; i++)
        determinant += maths_log(matrix[i * k + i]);
    return determinant;
}

static int take_room(struct kernels *kernels, size_t n, size_t k, size_t centres,
                     struct fault *fault)
{
    ALWAYS(n > 0 && k > 0 && k <= KERNELS_DIMENSIONS);
    *kernels = (struct kernels){.n = n,
                                .k = k,
                                .centre = malloc(centres * k * sizeof *kernels->centre),
                                .white = malloc(centres * k * sizeof *kernels->white),
                                .times = malloc(centres * sizeof *kernels->times),
                                .from = malloc(centres * sizeof *kernels->from),
                                .root = malloc(k * k * sizeof *kernels->root)};
    if (kernels->centre && kernels->white && kernels->times && kernels->from && kernels->root)
        return 0;
    kernels_free(kernels);
    return fault_memory(fault, 2 * centres * k * sizeof *kernels->centre);
}

/* The rest, when centres, covariance and the kernels' width as a multiple of it are known. */
static void settle(struct kernels *kernels, double width)
{
    const size_t k = kernels->k;
    for (size_t i = 0; i < k * k; i++)
        kernels->root[i] *= width * width;
    kernels->scale = -take_root(kernels->root, k);
    for (size_t c = 0, at = 0; c < kernels->distinct; at += (size_t)kernels->times[c++])
        whiten(kernels->root, k, kernels->centre + at * k, kernels->white + c * k);
}

int kernels_of(struct kernels *kernels, const double *z, const double *weight, size_t points,
               size_t n, size_t k, const struct chance *chance, uint32_t purpose,
               struct fault *fault)
{
    double mean[KERNELS_DIMENSIONS];
    const double dimensions = (double)k;
    int status = take_room(kernels, n, k, n, fault);
    if (status)
        return status;
    choose(kernels, z, weight, points, chance, purpose);
    double size = covariance(z, weight, points, k, mean, kernels->root);
    settle(kernels, maths_exp(maths_log(4 / ((dimensions + 2) * size)) / (dimensions + 4)));
    return 0;
}

int kernels_one(struct kernels *kernels, const double *z, const double *weight, size_t points,
                size_t n, size_t k, struct fault *fault)
{
    int status = take_room(kernels, n, k, 1, fault);
    if (status)
        return status;
    covariance(z, weight, points, k, kernels->centre, kernels->root);
    kernels->distinct = 1;
    kernels->one = true;
    kernels->times[0] = (double)n;
    settle(kernels, KERNELS_WIDE);
    return 0;
}

void kernels_free(struct kernels *kernels)
{
    free(kernels->centre);
    free(kernels->white);
    free(kernels->times);
    free(kernels->from);
    free(kernels->root);
    *kernels = (struct kernels){0};
}

void kernels_move(const struct kernels *kernels, size_t i, struct draw *draw, double *z)
{
    const size_t k = kernels->k;
    double step[KERNELS_DIMENSIONS];
    ALWAYS(i < kernels->n);
    const double *centre = kernels->centre + (kernels->distinct > 1 ? i * k : 0);
    for (size_t j = 0; j < k; j++)
        step[j] = sample_normal(draw);
    for (size_t j = 0; j < k; j++) {
        z[j] = centre[j];
        for (size_t m = 0; m <= j; m++)
            z[j] += kernels->root[j * k + m] * step[m];
    }
}

/* The sum over all centres but that of `left_out`, of n. Squares are summed up to the nearest
 * centre's first, so that nothing falls below the smallest number however far z is. */
static double density(const struct kernels *kernels, const double *z, size_t left_out, double n)
{
    const size_t k = kernels->k;
    double sum = 0, nearest = INFINITY, here[KERNELS_DIMENSIONS];
    whiten(kernels->root, k, z, here);
    for (size_t c = 0; c < kernels->distinct; c++) {
        const double *white = kernels->white + c * k;
        double square = 0;
        if (c == left_out)
            continue;
        for (size_t i = 0; i < k; i++)
            square += (here[i] - white[i]) * (here[i] - white[i]);
        if (square < nearest) {
            sum = sum * maths_exp((square - nearest) / 2) + kernels->times[c];
            nearest = square;
        } else
            sum += kernels->times[c] * maths_exp((nearest - square) / 2);
    }
    return maths_log(sum / n) - nearest / 2 + kernels->scale;
}

double kernels_density(const struct kernels *kernels, const double *z)
{
    return density(kernels, z, SIZE_MAX, (double)kernels->n);
}

/* Without a point of weight w that lies d off the mean, mean and covariance S of a population are
 *     mean - c d,    S / (1 - w) - c d d' / (1 - w),    c = w / (1 - w),
 * and the density of that normal follows from the root of S by Sherman and Morrison's formula. */
static double one_without(const struct kernels *kernels, const double *z, const double *own,
                          double weight)
{
    const size_t k = kernels->k;
    const double c = weight / (1 - weight);
    double here[KERNELS_DIMENSIONS], away[KERNELS_DIMENSIONS];
    double squares = 0, both = 0, of_away = 0;
    whiten(kernels->root, k, z, here);
    whiten(kernels->root, k, own, away);
    for (size_t i = 0; i < k; i++) {
        away[i] -= kernels->white[i];
        here[i] += c * away[i] - kernels->white[i];
        away[i] *= KERNELS_WIDE;
        squares += here[i] * here[i];
        both += here[i] * away[i];
        of_away += away[i] * away[i];
    }
    const double left = 1 - c * of_away;
    if (!(left > 0.01))
        return kernels_density(kernels, z);
    const double determinant = (double)k * maths_log(1 - weight) - maths_log(left);
    return kernels->scale + determinant / 2 -
           (1 - weight) * (squares + c * both * both / left) / 2;
}

double kernels_without(const struct kernels *kernels, const double *z, size_t point,
                       const double *own, double weight)
{
    size_t low = 0, high = kernels->distinct;
    if (kernels->one)
        return one_without(kernels, z, own, weight);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (kernels->from[middle] < point)
            low = middle + 1;
        else
            high = middle;
    }
    if (kernels->distinct < 2 || low == kernels->distinct || kernels->from[low] != point)
        return kernels_density(kernels, z);
    return density(kernels, z, low, (double)kernels->n - kernels->times[low]);
}
