/* watch.h - one metric of the city, replicate by replicate, as a run goes on. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "models/arm.h"

struct watch { /* all zero but `metric` before the first record */
    int metric;  /* row of metrics_rows */
    uint32_t n, room; /* replicates seen */
    int n_times;
    day *starts; /* [n_times] of the periods */
    double *numerator, *denominator; /* [n][n_times] */
    bool memory; /* it ran out; the rest was not seen */
};

/* A job's watch; `watcher` is a struct watch. */
void watch_record(void *watcher, const struct arm *arm, const struct record *record);
void watch_free(struct watch *watch);

/* Its means over the periods that begin on or after `from`, as the result file's will be, of the
 * first n replicates (a run that goes on has seen more by then): values receives [n], NaN where
 * there is nothing. */
void watch_means(const struct watch *watch, day from, uint32_t n, double *values);

#endif
