/* flow_sums.h - the flows of tasks and hours of one result, summed over periods, as integers.
 *
 * What stands in /flows (docs/results.md) is a multiple of an integer that was booked; here it
 * is that integer again (value / scale, rounded), so that sums are exact. A figure beyond
 * 2^53 (of microseconds: 2.5 million hours in one period) was rounded when it was written;
 * flow_sums counts by how much a sum may be off for it.
 */
#ifndef ANALYSIS_FLOW_SUMS_H
#define ANALYSIS_FLOW_SUMS_H

#include <stdint.h>

#include "analysis/read.h"

enum flow_body { FLOW_COMMITTEE, FLOW_WORKSTATION, FLOW_BODIES };
enum flow_class { FLOW_ADMIN, FLOW_COUNTER, FLOW_NEED, FLOW_SELF_GOVERNANCE, FLOW_OVERHEAD,
                  FLOW_CLASSES };
/* body x class, and departments' tasks on the way down */
enum { FLOW_GATE = FLOW_BODIES * FLOW_CLASSES, FLOW_ROWS };

/* LINE(name, dataset of /flows) */
#define FLOW_LINES(LINE)                                                                        \
    LINE(HOURS_FILED, "hours_filed") LINE(HOURS_REOPENED, "hours_reopened")                     \
    LINE(HOURS_HANDED_IN, "hours_handed_in") LINE(HOURS_GIVEN_BACK, "hours_given_back")         \
    LINE(HOURS_REFERRED, "hours_referred") LINE(HOURS_TAKEN_BACK, "hours_taken_back")           \
    LINE(HOURS_HANDED_OUT, "hours_handed_out") LINE(HOURS_TAKEN, "hours_taken")                 \
    LINE(HOURS_ENTRUSTED, "hours_entrusted") LINE(HOURS_VOLUNTEERS, "hours_volunteers")         \
    LINE(HOURS_ABANDONED, "hours_abandoned") LINE(HOURS_DROPPED, "hours_dropped")               \
    LINE(HOURS_REFUSED, "hours_refused") LINE(HOURS_MERGED, "hours_merged")                     \
    LINE(HOURS_DUE, "hours_due") LINE(HOURS_STRUCK, "hours_struck")                             \
    LINE(HOURS_ON_SITE, "hours_on_site") LINE(HOURS_SELF, "hours_self")                         \
    LINE(HOURS_STREET, "hours_street") LINE(HOURS_STREET_BACK, "hours_street_back")             \
    LINE(HOURS_PUSHED, "hours_pushed") LINE(HOURS_AMPLIFIED, "hours_amplified")                 \
    LINE(TASKS_FILED, "tasks_filed") LINE(TASKS_REOPENED, "tasks_reopened")                     \
    LINE(TASKS_HANDED_IN, "tasks_handed_in") LINE(TASKS_HANDED_OUT, "tasks_handed_out")         \
    LINE(TASKS_VOLUNTEERS, "tasks_volunteers") LINE(TASKS_ABANDONED, "tasks_abandoned")         \
    LINE(TASKS_DROPPED, "tasks_dropped") LINE(TASKS_REFUSED, "tasks_refused")                   \
    LINE(TASKS_MERGED, "tasks_merged") LINE(TASKS_DONE, "tasks_done")                           \
    LINE(TASKS_ON_PAPER, "tasks_on_paper") LINE(TASKS_PROVIDED, "tasks_provided")               \
    LINE(TASKS_DUE, "tasks_due") LINE(TASKS_STRUCK, "tasks_struck")                             \
    LINE(TASKS_ON_SITE, "tasks_on_site") LINE(TASKS_SELF, "tasks_self")                         \
    LINE(TASKS_STREET, "tasks_street") LINE(TASKS_STREET_BACK, "tasks_street_back")             \
    LINE(TASKS_STREET_DONE, "tasks_street_done") LINE(TASKS_PUSHED, "tasks_pushed")             \
    LINE(TAKEN_UP, "hours_taken_up") LINE(PUT_DOWN, "hours_put_down")                           \
    LINE(LOST, "hours_lost") LINE(WRITTEN_OFF, "hours_written_off")                             \
    LINE(ORDINARY, "worked_ordinary") LINE(PAPER, "worked_paper") LINE(LUCK, "worked_luck")     \
    LINE(SKILL, "worked_skill") LINE(BURNOUT, "worked_burnout")                                 \
    LINE(DISRUPTION, "worked_disruption") LINE(MEANS, "worked_means")                           \
    LINE(NON_LOCAL, "worked_non_local") LINE(COORDINATION, "worked_coordination")               \
    LINE(ENTRY, "worked_entry") LINE(SWITCHING, "worked_switching")

#define FLOW_LINE_NAME(name, dataset) SUM_##name,
enum flow_line { FLOW_LINES(FLOW_LINE_NAME) N_FLOW_SUM_LINES };

enum flow_level { LEVEL_WAITING, LEVEL_IN_HAND, LEVEL_OPEN, N_FLOW_LEVELS };
enum flow_idle { FLOW_IDLE, FLOW_LEAVE, FLOW_REST };

struct flow_figures { /* of one replicate */
    int64_t sum[N_FLOW_SUM_LINES][FLOW_ROWS];
    int64_t start[N_FLOW_LEVELS][FLOW_ROWS], end[N_FLOW_LEVELS][FLOW_ROWS];
    /* from /ledger/work, of all communities, microseconds */
    int64_t worked[FLOW_BODIES][FLOW_CLASSES], rest[FLOW_BODIES][FLOW_REST];
    int64_t contracted, overtime;
};

struct flow_sums {
    size_t n, periods; /* replicates; periods summed */
    double first;      /* the first of them, days since 1970 */
    int64_t inexact;   /* by how much any sum may be off, for figures beyond 2^53 */
    struct flow_figures *of; /* [n] */
};

/* Over the periods that begin on or after the day `from`. The levels at the start are those at
 * the end of the period before, or, where there is none, what the flows of the first period
 * leave of its end. Faults: those of reading; FAULT_INPUT where a result has no flows (an
 * earlier version wrote it), other rows, or no such period. */
int flow_sums_read(struct flow_sums *sums, struct result *result, double from,
                   struct fault *fault);
void flow_sums_free(struct flow_sums *sums);

#endif
