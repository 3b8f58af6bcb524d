/* metrics.h - the outcome metrics, as rows. */
#ifndef MODELS_METRICS_H
#define MODELS_METRICS_H

#include "models/world.h"
#include "sim/metric.h"

extern const struct metric metrics_rows[];
extern const int metrics_count;

const struct metric *metrics_find(const char *name); /* or NULL */

extern const struct words metrics_groups[N_GROUPS]; /* labels of resident groups */
extern const char *const metrics_group_keys[N_GROUPS];

/* The metrics that are also written by group, in order. */
int metrics_by_group(const struct metric *rows[], int most);

/* Counts a place has gathered since the run began that flows and means need. */
enum { METRIC_BASES = (int)N_TALLIES + (int)N_HOURS_ACCOUNTS + (int)N_MONEY_CAUSES + 1 };
void metrics_bases(const struct world *world, uint32_t place, int64_t bases[METRIC_BASES]);

/* Levels of people, by group, at this instant: O(residents). */
struct levels {
    int64_t heads[N_GROUPS], trust_committee[N_GROUPS], trust_street[N_GROUPS],
        willing[N_GROUPS]; /* sums, in millionths */
};
void metrics_levels(const struct community *community, struct levels *levels);

/* A metric's pair for one place: differences of its bases over the period of `days`, and
 * its levels (all zero for streets and the city). */
struct ratio metric_measure(int metric, const struct world *world, uint32_t place,
                            const int64_t *difference, const struct levels *levels, int days);

/* The same for a group of residents, of metrics written by group. */
struct ratio metric_measure_group(const char *name, const struct levels *levels, int group);

#endif
