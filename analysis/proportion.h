/* proportion.h - the interval of a share that was counted.
 *
 * Clopper and Pearson's is exact: it covers the truth with at least its level whatever the share
 * is, and more than that when few were counted. Clopper, Pearson (1934), Biometrika 26, 404.
 */
#ifndef ANALYSIS_PROPORTION_H
#define ANALYSIS_PROPORTION_H

#include <stddef.h>

#include "analysis/interval.h"

/* Of `count` out of n; NaN when n is 0. Within 0 .. 1, its ends included at count = 0 and n. */
struct interval proportion_interval(size_t count, size_t n, double level);

#endif
