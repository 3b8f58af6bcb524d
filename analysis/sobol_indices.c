/* sobol_indices.c - see sobol_indices.h. */
#include "analysis/sobol_indices.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/rows.h"

static const struct sobol_index none = {NAN, NAN, {NAN, NAN}, {NAN, NAN}};

/* All estimators are functions of sums over rows, of the terms of a row y = (A, B, AB_1 .. AB_k),
 * centred: A + B, A^2 + B^2, and for each factor d, B d, d^2 with d = AB_i - A. */
enum { COMMON = 2, EACH = 3 };

struct terms {
    size_t n, k, width; /* width = COMMON + EACH k */
    double *term;       /* [n][width] */
    double *sum;        /* [width] of one sample */
};

static void terms_free(struct terms *terms)
{
    free(terms->term);
    free(terms->sum);
}

static int terms_of(const struct rows *rows, double mean, struct terms *terms, struct fault *fault)
{
    const size_t k = rows->width - 2, width = COMMON + EACH * k;
    *terms = (struct terms){rows->n, k, width, malloc(rows->n * width * sizeof(double)),
                            malloc(width * sizeof(double))};
    if (!terms->term || !terms->sum) {
        terms_free(terms);
        return fault_memory(fault, (rows->n + 1) * width * sizeof(double));
    }
    for (size_t j = 0; j < rows->n; j++) {
        const double *y = rows->value + j * rows->width;
        double a = y[0] - mean, b = y[1] - mean, *term = terms->term + j * width;
        *term++ = a + b;
        *term++ = a * a + b * b;
        for (size_t i = 0; i < k; i++) {
            double d = y[2 + i] - y[0];
            *term++ = d;
            *term++ = b * d;
            *term++ = d * d;
        }
    }
    return 0;
}

/* The variance of a sample of n rows with these sums. */
static double variance(const double *sum, size_t n)
{
    double size = 2 * (double)n, mean = sum[0] / size;
    return (sum[1] - size * mean * mean) / (size - 1);
}

/* First order (which = 0) or total (1) of factor i. */
static double index_of(const double *sum, size_t n, size_t i, int which)
{
    const double *own = sum + COMMON + EACH * i;
    double size = (double)n, mean = sum[0] / (2 * size), v = variance(sum, n);
    return which ? own[2] / (2 * size * v) : (own[1] - mean * own[0]) / (size * v);
}

static void add(double *sum, const double *term, size_t width)
{
    for (size_t q = 0; q < width; q++)
        sum[q] += term[q];
}

static void zero(struct terms *terms)
{
    for (size_t q = 0; q < terms->width; q++)
        terms->sum[q] = 0;
}

static void sum_all(struct terms *terms)
{
    zero(terms);
    for (size_t j = 0; j < terms->n; j++)
        add(terms->sum, terms->term + j * terms->width, terms->width);
}

/* resampled[2 i + which][r]. Returns false when a resample has no variance. */
static bool resample_all(struct terms *terms, double least, double *resampled)
{
    struct resample luck = resample_begin();
    for (size_t r = 0; r < SOBOL_RESAMPLES; r++) {
        zero(terms);
        for (size_t j = 0; j < terms->n; j++) {
            size_t row = (size_t)((double)terms->n * resample_uniform(&luck));
            add(terms->sum, terms->term + row * terms->width, terms->width);
        }
        if (!(variance(terms->sum, terms->n) > least))
            return false;
        for (size_t i = 0; i < 2 * terms->k; i++)
            resampled[i * SOBOL_RESAMPLES + r] = index_of(terms->sum, terms->n, i / 2, i % 2);
    }
    return true;
}

/* The percentile interval; sorts `resampled`. */
static struct interval interval_of(double *resampled, double level)
{
    gsl_sort(resampled, 1, SOBOL_RESAMPLES);
    return (struct interval){interval_quantile(resampled, SOBOL_RESAMPLES, 0.5 - level / 2),
                             interval_quantile(resampled, SOBOL_RESAMPLES, 0.5 + level / 2)};
}

static int estimate(struct terms *terms, double level, struct sobol_indices *indices,
                    struct sobol_index *index, struct fault *fault)
{
    const size_t n = terms->n, k = terms->k, doubles = 2 * k * SOBOL_RESAMPLES;
    double *resampled = malloc(doubles * sizeof *resampled);
    if (!resampled)
        return fault_memory(fault, doubles * sizeof *resampled);
    sum_all(terms);
    indices->variance = variance(terms->sum, n);
    for (size_t i = 0; i < k; i++) {
        index[i].first = index_of(terms->sum, n, i, 0);
        index[i].total = index_of(terms->sum, n, i, 1);
    }
    /* (Rounding leaves no more than this of rows that are all alike.) */
    if (!resample_all(terms, 1e-12 * indices->variance, resampled))
        indices->unknown = UNKNOWN_RARE;
    for (size_t i = 0; i < k; i++)
        if (indices->unknown == KNOWN) {
            double *of = resampled + 2 * i * SOBOL_RESAMPLES;
            index[i].first_interval = interval_of(of, level);
            index[i].total_interval = interval_of(of + SOBOL_RESAMPLES, level);
        } else
            index[i] = none;
    free(resampled);
    return 0;
}

static double mean_of(const struct rows *rows)
{
    double sum = 0;
    for (size_t j = 0; j < rows->n; j++)
        sum += rows->value[j * rows->width] + rows->value[j * rows->width + 1];
    return sum / (2 * (double)rows->n);
}

/* A and B together. */
static bool constant(const struct rows *rows)
{
    double ends[4] = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (size_t j = 0; j < rows->n; j++)
        for (size_t c = 0; c < 2; c++) {
            double value = rows->value[j * rows->width + c];
            ends[2 * c] = fmin(ends[2 * c], value);
            ends[2 * c + 1] = fmax(ends[2 * c + 1], value);
        }
    return rows_constant(ends, 1, 4);
}

int sobol_indices(const struct sobol_outcomes *outcomes, double level,
                  struct sobol_indices *indices, struct sobol_index *index, struct fault *fault)
{
    const size_t n = outcomes->n, k = outcomes->k;
    struct rows rows;
    struct terms terms;
    ALWAYS(k > 0);
    const double **column = malloc((k + 2) * sizeof *column);
    if (!column)
        return fault_memory(fault, (k + 2) * sizeof *column);
    column[0] = outcomes->a;
    column[1] = outcomes->b;
    for (size_t i = 0; i < k; i++) {
        column[2 + i] = outcomes->ab + i * n;
        index[i] = none;
    }
    int status = rows_complete(column, k + 2, n, &rows, fault);
    free(column);
    if (status)
        return status;
    *indices = (struct sobol_indices){KNOWN, rows.n, rows.missing, NAN, NAN};
    if (rows.n > 0)
        indices->mean = mean_of(&rows);
    indices->unknown = rows.n < SOBOL_LEAST ? UNKNOWN_FEW
                       : constant(&rows)    ? UNKNOWN_CONSTANT
                                            : KNOWN;
    if (indices->unknown == KNOWN)
        status = terms_of(&rows, indices->mean, &terms, fault);
    if (indices->unknown == KNOWN && !status) {
        status = estimate(&terms, level, indices, index, fault);
        terms_free(&terms);
    }
    rows_free(&rows);
    return status;
}
