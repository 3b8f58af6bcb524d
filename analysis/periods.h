/* periods.h - the time axis of a result as days. */
#ifndef ANALYSIS_PERIODS_H
#define ANALYSIS_PERIODS_H

#include <stddef.h>

#include "analysis/read.h"

/* The first day of each period, in days since 1970: [n] numbers to be freed. Faults: those of
 * reading; FAULT_INPUT where the axis is none. */
int periods_of(struct result *result, double **starts, size_t *n, struct fault *fault);

#endif
