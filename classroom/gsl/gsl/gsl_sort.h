/* gsl_sort.h - sorting, by the C library: equal numbers are the same whatever their order. */
#ifndef CLASSROOM_GSL_SORT_H
#define CLASSROOM_GSL_SORT_H

#include <stdlib.h>

static inline int gsl_sort_order(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline void gsl_sort(double *values, size_t stride, size_t n)
{
    (void)stride; /* 1 */
    qsort(values, n, sizeof *values, gsl_sort_order);
}

#endif
