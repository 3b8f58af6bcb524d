/* rank_correlation.c - see rank_correlation.h. */
#include "analysis/rank_correlation.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/rows.h"

static const double nothing = 1e-9;
enum { MOST = 200000 };

/* Ranks of column c less their mean, ties in the middle, into rank[n]. */
static void ranks_of(const struct rows *rows, size_t c, size_t *order, double *rank)
{
    const double *value = rows->value + c;
    const size_t n = rows->n, width = rows->width;
    gsl_sort_index(order, value, width, n);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && value[order[to] * width] == value[order[from] * width];)
            to++;
        for (size_t at = from; at < to; at++)
            rank[order[at]] = (double)(from + to - 1) / 2 - (double)(n - 1) / 2;
    }
}

/* m[width][width]: correlations of ranks; 0 on the diagonal, too, of a column that is constant. */
static int correlate(const struct rows *rows, double *m, struct fault *fault)
{
    const size_t n = rows->n, width = rows->width;
    double *rank = malloc(n * width * sizeof *rank);
    size_t *order = malloc(n * sizeof *order);
    int status = rank && order ? 0 : fault_memory(fault, n * width * sizeof *rank);
    for (size_t c = 0; c < width && !status; c++)
        ranks_of(rows, c, order, rank + c * n);
    for (size_t a = 0; a < width && !status; a++)
        for (size_t b = 0; b <= a; b++) {
            double sum = 0;
            for (size_t j = 0; j < n; j++)
                sum += rank[a * n + j] * rank[b * n + j];
            m[a * width + b] = m[b * width + a] = sum;
        }
    free(rank);
    free(order);
    for (size_t a = 0; a < width && !status; a++)
        for (size_t b = 0; b < a; b++) {
            double scale = sqrt(m[a * width + a]) * sqrt(m[b * width + b]);
            m[a * width + b] = m[b * width + a] = scale > 0 ? m[a * width + b] / scale : 0;
        }
    for (size_t a = 0; a < width && !status; a++)
        m[a * width + a] = m[a * width + a] > 0;
    return status;
}

/* What is left of m when all columns but i and the last are regressed out, largest pivot first;
 * columns of which nothing is left are determined by those before them. Destroys m. */
static void eliminate(double *m, size_t width, size_t i, bool *done)
{
    memset(done, 0, width * sizeof *done);
    for (;;) {
        size_t pivot = width;
        for (size_t c = 0; c + 1 < width; c++)
            if (c != i && !done[c] && m[c * width + c] > nothing &&
                (pivot == width || m[c * width + c] > m[pivot * width + pivot]))
                pivot = c;
        if (pivot == width)
            return;
        done[pivot] = true;
        for (size_t a = 0; a < width; a++)
            for (size_t b = 0; b < width && !done[a]; b++)
                if (!done[b])
                    m[a * width + b] -=
                        m[a * width + pivot] * m[pivot * width + b] / m[pivot * width + pivot];
    }
}

static struct rank_correlation partial(const double *m, size_t width, size_t i, size_t n,
                                       bool constant, double level)
{
    double own = m[i * width + i], outcome = m[width * width - 1];
    enum unknown unknown = constant               ? UNKNOWN_CONSTANT
                           : !(own > nothing)     ? UNKNOWN_COLLINEAR
                           : !(outcome > nothing) ? UNKNOWN_EXPLAINED
                                                  : KNOWN;
    if (unknown != KNOWN)
        return (struct rank_correlation){unknown, NAN, {NAN, NAN}};
    double r = m[i * width + width - 1] / sqrt(own * outcome);
    r = fmin(1, fmax(-1, r)); /* rounding, by 1e-16 */
    double z = gsl_cdf_ugaussian_Pinv(0.5 + level / 2);
    double half = z * sqrt(1.06 / (double)(n - (width - 2) - 3));
    return (struct rank_correlation){KNOWN, r, {tanh(atanh(r) - half), tanh(atanh(r) + half)}};
}

static int partials(const struct rows *rows, double level, struct rank_correlation *correlation,
                    struct fault *fault)
{
    const size_t width = rows->width, k = width - 1, size = width * width;
    double *m = malloc(2 * size * sizeof *m);
    bool *done = malloc(width * sizeof *done);
    int status = m && done ? correlate(rows, m, fault) : fault_memory(fault, 2 * size * sizeof *m);
    double *left = m + size;
    const bool still = rows_constant(rows->value + k, width, rows->n);
    for (size_t i = 0; i < k && !status; i++) {
        bool constant = still || rows_constant(rows->value + i, width, rows->n);
        memcpy(left, m, size * sizeof *left);
        eliminate(left, width, i, done);
        correlation[i] = partial(left, width, i, rows->n, constant, level);
    }
    free(m);
    free(done);
    return status;
}

int rank_correlations(const double *x, const double *y, size_t n, size_t k, double level,
                      size_t *n_used, struct rank_correlation *correlation, struct fault *fault)
{
    struct rows rows;
    ALWAYS(k > 0);
    if (n >= MOST)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"秩相关所用的行数须少于 %d，而给了 %zu 行",
                                        "rank correlations take fewer than %d rows, not %zu"},
                         MOST, n);
    int status = rows_of_outcome(x, k, y, n, &rows, fault);
    if (status)
        return status;
    *n_used = rows.n;
    for (size_t i = 0; i < k; i++)
        correlation[i] = (struct rank_correlation){UNKNOWN_FEW, NAN, {NAN, NAN}};
    if (rows.n >= k + RANK_CORRELATION_LEAST)
        status = partials(&rows, level, correlation, fault);
    rows_free(&rows);
    return status;
}
