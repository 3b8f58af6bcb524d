/* metric.c - see metric.h. */
#include "sim/metric.h"

const char *const metric_betters[N_METRIC_BETTERS] = {
    [METRIC_NEITHER] = "neither", [METRIC_MORE] = "more", [METRIC_LESS] = "less"};
