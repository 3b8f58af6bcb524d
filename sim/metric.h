/* metric.h - what is observed, as rows.
 *
 * A metric is a pair of integers, numerator and denominator, per place and period;
 * every aggregate over places is sum of numerators over sum of denominators, and a
 * zero denominator is "missing". So a city's figure is never a mean of means.
 */
#ifndef SIM_METRIC_H
#define SIM_METRIC_H

#include <math.h>
#include <stdint.h>

#include "sim/words.h"

enum metric_kind {
    METRIC_LEVEL, /* of people: read at the period's last instant */
    METRIC_MEAN,  /* of staff and queues: weighted by time or by case over the period */
    METRIC_FLOW,  /* summed over the period, per year or per head as the unit says */
};

enum metric_better { METRIC_NEITHER, METRIC_MORE, METRIC_LESS, N_METRIC_BETTERS };

/* Which of them is better, as files say it. */
extern const char *const metric_betters[N_METRIC_BETTERS];

struct metric {
    const char *name;
    const char *unit; /* "1", "d", "1/person/year", "yuan/person/year", ... */
    enum metric_kind kind;
    enum metric_better better;
    unsigned char by_group; /* also written by resident group */
    double scale;           /* value = scale x numerator / denominator */
    struct words label, about;
};

struct ratio {
    int64_t numerator, denominator;
};

#endif
