/* course.h - one metric over time: both sides, and their difference with its intervals. */
#ifndef CLI_COURSE_H
#define CLI_COURSE_H

#include "analysis/band.h"
#include "cli/comparison.h"
#include "sim/metric.h"

struct course {
    size_t times;
    double *base, *variant; /* [times] means over replicates */
    struct band band;       /* of the differences, from the fixed batch */
};

/* `together`: with the simultaneous band, which takes its time. Faults: those of reading. */
int course_read(struct course *course, const struct comparison *comparison, int variant,
                const struct metric *metric, bool together, struct fault *fault);
void course_free(struct course *course);

#endif
