/* rows.c - see rows.h. */
#include "analysis/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct row {
    const double *value;
    size_t width; /* qsort hands nothing on to the comparison */
};

static int by_value(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    for (size_t c = 0; c < a->width; c++)
        if (a->value[c] != b->value[c])
            return a->value[c] < b->value[c] ? -1 : 1;
    return 0;
}

/* 1 complete, 0 not; a fault's code. */
static int complete(const double *const *column, size_t width, size_t at, struct fault *fault)
{
    for (size_t c = 0; c < width; c++)
        if (isinf(column[c][at]))
            return fault_set(
                fault, FAULT_INPUT,
                (struct words){"第 %zu 行第 %zu 列的数值无穷大", "row %zu, column %zu is infinite"},
                at + 1, c + 1);
    for (size_t c = 0; c < width; c++)
        if (isnan(column[c][at]))
            return 0;
    return 1;
}

int rows_complete(const double *const *column, size_t width, size_t n, struct rows *rows,
                  struct fault *fault)
{
    ALWAYS(width > 0);
    const size_t bytes = (n * width + 1) * sizeof(double);
    double *value = malloc(bytes), *sorted = malloc(bytes);
    struct row *row = malloc((n + 1) * sizeof *row);
    int status = value && sorted && row ? 0 : fault_memory(fault, 2 * bytes + n * sizeof *row);
    size_t used = 0;
    for (size_t at = 0; at < n && status >= 0; at++) {
        status = complete(column, width, at, fault);
        if (status <= 0)
            continue;
        row[used] = (struct row){value + used * width, width};
        for (size_t c = 0; c < width; c++)
            value[used * width + c] = column[c][at] + 0.0; /* -0 is 0 */
        used++;
    }
    if (status >= 0) {
        qsort(row, used, sizeof *row, by_value);
        for (size_t at = 0; at < used; at++)
            memcpy(sorted + at * width, row[at].value, width * sizeof *sorted);
    }
    *rows = (struct rows){used, n - used, width, sorted};
    free(value);
    free(row);
    if (status >= 0)
        return 0;
    rows_free(rows);
    return status;
}

int rows_of_outcome(const double *x, size_t k, const double *y, size_t n, struct rows *rows,
                    struct fault *fault)
{
    const double **column = malloc((k + 1) * sizeof *column);
    if (!column)
        return fault_memory(fault, (k + 1) * sizeof *column);
    for (size_t i = 0; i < k; i++)
        column[i] = x + i * n;
    column[k] = y;
    const int status = rows_complete(column, k + 1, n, rows, fault);
    free(column);
    return status;
}

void rows_free(struct rows *rows)
{
    free(rows->value);
    *rows = (struct rows){0};
}

bool rows_constant(const double *value, size_t stride, size_t n)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, value[i * stride]);
        high = fmax(high, value[i * stride]);
    }
    return n < 2 || high - low <= 1e-12 * fmax(fabs(low), fabs(high));
}
