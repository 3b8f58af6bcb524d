/* series.h - one metric of a result file as it ran: by replicate, period and member.
 *
 * Members are the city (one), or communities, streets, resident groups. A mean over periods
 * is the sum of value x denominator over the sum of denominators, as the file's figures
 * themselves are: never a mean of means.
 */
#ifndef ANALYSIS_SERIES_H
#define ANALYSIS_SERIES_H

#include "analysis/read.h"

struct series {
    size_t n, times, members; /* replicates, periods, members */
    double *value, *weight;   /* [n][times][members] the figure and its denominator */
};

/* `group` is "" (the city), "/communities", "/streets" or "/groups". Faults: those of
 * reading; FAULT_INPUT where the shape is another. */
int series_read(struct result *result, const char *group, const char *metric,
                struct series *series, struct fault *fault);
void series_free(struct series *series);

/* The mean of one replicate (from 0) and member over the periods [first, end); NaN where
 * nothing was measured. */
double series_mean(const struct series *series, size_t replicate, size_t member, size_t first,
                   size_t end);

#endif
