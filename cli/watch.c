/* watch.c - see watch.h. */
#include "cli/watch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/metrics.h"

static bool make_room(struct watch *watch, const struct arm *arm, size_t n_times)
{
    if (!watch->starts) {
        watch->n_times = (int)n_times;
        watch->starts = calloc(n_times + 1, sizeof *watch->starts);
        if (!watch->starts)
            return false;
        memcpy(watch->starts, arm->periods.starts, n_times * sizeof *watch->starts);
    }
    if (watch->n < watch->room)
        return true;
    const uint32_t room = watch->room ? 2 * watch->room : 32;
    double *numerator = realloc(watch->numerator, room * n_times * sizeof *numerator);
    if (numerator)
        watch->numerator = numerator;
    double *denominator = realloc(watch->denominator, room * n_times * sizeof *denominator);
    if (denominator)
        watch->denominator = denominator;
    if (!numerator || !denominator)
        return false;
    watch->room = room;
    return true;
}

void watch_record(void *watcher, const struct arm *arm, const struct record *record)
{
    struct watch *watch = watcher;
    const size_t n_times = (size_t)record->shape.n_times;
    if (watch->memory || !make_room(watch, arm, n_times)) {
        watch->memory = true;
        return;
    }
    for (int t = 0; t < record->shape.n_times; t++) {
        const size_t at = record_at(record, watch->metric, t, 0);
        double numerator = 0, denominator = 0;
        for (uint32_t p = 0; p < record->shape.n_places; p++) {
            numerator += (double)record->numerator[at + p];
            denominator += (double)record->denominator[at + p];
        }
        watch->numerator[watch->n * n_times + (size_t)t] = numerator;
        watch->denominator[watch->n * n_times + (size_t)t] = denominator;
    }
    watch->n++;
}

void watch_free(struct watch *watch)
{
    free(watch->starts);
    free(watch->numerator);
    free(watch->denominator);
    *watch = (struct watch){.metric = watch->metric};
}

void watch_means(const struct watch *watch, day from, uint32_t n, double *values)
{
    ALWAYS(n <= watch->n);
    const double scale = metrics_rows[watch->metric].scale;
    for (uint32_t r = 0; r < n; r++) {
        double numerator = 0, denominator = 0;
        for (int t = 0; t < watch->n_times; t++) {
            const size_t at = (size_t)r * (size_t)watch->n_times + (size_t)t;
            if (watch->starts[t] < from)
                continue;
            numerator += watch->numerator[at];
            denominator += watch->denominator[at];
        }
        values[r] = denominator > 0 ? scale * numerator / denominator : NAN;
    }
}
