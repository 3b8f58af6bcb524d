/* moments.h - mean and variance as values come, without cancellation (Welford 1962). */
#ifndef ANALYSIS_MOMENTS_H
#define ANALYSIS_MOMENTS_H

#include <math.h>
#include <stddef.h>

/* All zero before the first value. */
struct moments {
    size_t n;
    double mean, squares; /* sum of squares about the mean */
};

static inline void moments_add(struct moments *moments, double value)
{
    const double gap = value - moments->mean;
    moments->n++;
    moments->mean += gap / (double)moments->n;
    moments->squares += gap * (value - moments->mean);
}

/* Of n values, [n]. */
static inline struct moments moments_of(const double *values, size_t n)
{
    struct moments moments = {0};
    for (size_t i = 0; i < n; i++)
        moments_add(&moments, values[i]);
    return moments;
}

/* NaN below two values. */
static inline double moments_variance(const struct moments *moments)
{
    return moments->n > 1 ? moments->squares / (double)(moments->n - 1) : NAN;
}

#endif
