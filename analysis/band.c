/* band.c - see band.h. */
#include "analysis/band.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "analysis/moments.h"

/* Standardised residuals of the periods that vary, one row a replicate: (d - mean) / (s
 * sqrt(n - 1)), so that a column's squares sum to 1. Returns how many columns. */
static size_t standardise(const double *series, size_t n, size_t periods,
                          const struct moments *moments, double *residual)
{
    size_t columns = 0;
    for (size_t t = 0; t < periods; t++)
        columns += moments[t].squares > 0;
    for (size_t i = 0; i < n; i++) {
        double *to = residual + i * columns;
        for (size_t t = 0; t < periods; t++)
            if (moments[t].squares > 0)
                *to++ = (series[i * periods + t] - moments[t].mean) / sqrt(moments[t].squares);
    }
    return columns;
}

/* The level's quantile of the largest |sum of e x residual|, as a normal deviate. */
static double largest(const double *residual, size_t n, size_t columns, double level,
                      double *sum, double *sup)
{
    struct resample resample = resample_begin();
    for (size_t b = 0; b < BAND_DRAWS; b++) {
        for (size_t t = 0; t < columns; t++)
            sum[t] = 0;
        for (size_t i = 0; i < n; i++) {
            double e = gsl_cdf_ugaussian_Pinv(resample_uniform(&resample));
            for (size_t t = 0; t < columns; t++)
                sum[t] += e * residual[i * columns + t];
        }
        sup[b] = 0;
        for (size_t t = 0; t < columns; t++)
            sup[b] = fmax(sup[b], fabs(sum[t]));
    }
    gsl_sort(sup, 1, BAND_DRAWS);
    return interval_quantile(sup, BAND_DRAWS, level);
}

static int make(const double *series, size_t n, size_t periods, double level, bool together,
                struct band *band, struct fault *fault)
{
    ALWAYS(n >= 2);
    size_t room = (n + 1) * periods + BAND_DRAWS;
    struct moments *moments = calloc(periods + 1, sizeof *moments);
    double *scratch = malloc(room * sizeof *scratch);
    *band = (struct band){.periods = periods, .mean = malloc((periods + 1) * sizeof *band->mean),
                          .at = malloc((periods + 1) * sizeof *band->at),
                          .together = malloc((periods + 1) * sizeof *band->together)};
    int status = 0;
    if (!moments || !scratch || !band->mean || !band->at || !band->together) {
        band_free(band);
        status = fault_memory(fault, room * sizeof *scratch);
        goto out;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t t = 0; t < periods; t++)
            moments_add(&moments[t], series[i * periods + t]);
    double student = gsl_cdf_tdist_Pinv(0.5 + level / 2, (double)(n - 1));
    double *sum = scratch, *sup = scratch + periods, *residual = sup + BAND_DRAWS;
    size_t columns = standardise(series, n, periods, moments, residual);
    band->critical = together ? student : NAN;
    if (columns && together)
        band->critical = gsl_cdf_tdist_Qinv(
            gsl_cdf_ugaussian_Q(largest(residual, n, columns, level, sum, sup)), (double)(n - 1));
    for (size_t t = 0; t < periods; t++) {
        double mean = moments[t].mean, error = sqrt(moments_variance(&moments[t]) / (double)n);
        band->mean[t] = mean;
        band->at[t] = (struct interval){mean - student * error, mean + student * error};
        band->together[t] = (struct interval){mean - band->critical * error,
                                              mean + band->critical * error};
    }
out:
    free(moments);
    free(scratch);
    return status;
}

int band_of(const double *series, size_t n, size_t periods, double level, struct band *band,
            struct fault *fault)
{
    return make(series, n, periods, level, true, band, fault);
}

int band_of_each(const double *series, size_t n, size_t periods, double level, struct band *band,
                 struct fault *fault)
{
    return make(series, n, periods, level, false, band, fault);
}

void band_free(struct band *band)
{
    free(band->mean);
    free(band->at);
    free(band->together);
    *band = (struct band){0};
}

/* +1 above 0, -1 below it, 0 when the band holds 0 or is not known. */
static int side(struct interval interval)
{
    return interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
}

struct reading band_read(const struct band *band, int good)
{
    size_t n = band->periods;
    struct reading reading = {n, n, n, n, n};
    for (size_t t = n; t-- > 0;) {
        int here = side(band->together[t]);
        if (here)
            reading.first = t;
        if (here == good)
            reading.better = t;
        if (here && reading.stays == t + 1 && here == side(band->together[n - 1]))
            reading.stays = t;
    }
    if (reading.better == n)
        return reading;
    reading.worse_from = reading.worse_to = reading.better;
    for (size_t t = reading.better; t-- > 0;)
        if (side(band->together[t]) == -good) {
            if (reading.worse_to == reading.better)
                reading.worse_to = t + 1;
            reading.worse_from = t;
        }
    return reading;
}
