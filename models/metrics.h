/* metrics.h - the outcome metrics, as rows (models/metrics/), and how each is measured.
 *
 * A metric is a ratio of sums: of running counts (tally.h), hours, payments, or of levels
 * of people at the period's end. Its row says which. A row that is also written by
 * resident group takes its counts by group.
 */
#ifndef MODELS_METRICS_H
#define MODELS_METRICS_H

#include "models/world.h"
#include "sim/metric.h"

extern const struct metric metrics_rows[];
extern const int metrics_count;

const struct metric *metrics_find(const char *name); /* or NULL */

extern const struct words metrics_groups[N_GROUPS]; /* labels of resident groups */
extern const char *const metrics_group_keys[N_GROUPS];

/* The metrics that are also written by group, in order: indices into metrics_rows. */
enum { METRICS_BY_GROUP = 64 };
int metrics_by_group(int rows[METRICS_BY_GROUP]);

/* Counts a place has gathered since the run began that flows and means need. */
enum metric_base {
    BASE_TALLY,
    BASE_HOURS = BASE_TALLY + N_TALLIES,
    BASE_MONEY = BASE_HOURS + N_HOURS_ACCOUNTS,
    BASE_STREET = BASE_MONEY + N_MONEY_CAUSES,
    BASE_GROUP = BASE_STREET + 1, /* + group x group tally */
    METRIC_BASES = BASE_GROUP + N_GROUPS * N_GROUP_TALLIES,
};
void metrics_bases(const struct world *world, uint32_t place, int64_t bases[METRIC_BASES]);

/* Levels of people, by group, at this instant: O(residents). */
enum metric_level {
    LEVEL_TRUST_COMMITTEE, LEVEL_TRUST_STREET, LEVEL_TRUST_PROPERTY, LEVEL_TRUST_OWNERS,
    LEVEL_TRUST_PROVIDER, /* in the order of institutions */
    LEVEL_WILLING,
    LEVEL_INFO,
    LEVEL_BELONGING,
    LEVEL_ACTIVE,   /* took part or attended within a year */
    LEVEL_NO_HEAD,  /* did not meet the committee's head within a year */
    N_LEVELS,
};
struct levels {
    int64_t heads[N_GROUPS];
    int64_t sum[N_LEVELS][N_GROUPS]; /* millionths */
};
void metrics_levels(const struct community *community, struct levels *levels);

/* A metric's pair for one place, or for one group of its residents (-1: all): of the
 * differences of its bases over the period of `days`, and of its levels (all zero for
 * streets and the city). */
struct ratio metric_measure(int metric, const int64_t *difference, const struct levels *levels,
                            bool community, int days, int group);

#endif
