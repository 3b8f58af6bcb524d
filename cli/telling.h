/* telling.h - which case to tell: the need that waited longest, or the one that says most of a
 * reform.
 *
 * Most telling is, of residents' own needs (not of orders) that were filed within the span asked
 * for, are in both arms and left the queue in both, the one whose wait differs most in the
 * direction of the median difference. Differences of 0 do not count towards the median, where
 * most needs are met at once in either arm; of equal ones the one filed first, then that of the
 * smaller identity.
 */
#ifndef CLI_TELLING_H
#define CLI_TELLING_H

#include "models/twins.h"

struct telling {
    bool found;
    uint64_t task;
    uint32_t place, resident;
    span wait[2];
    span median;     /* of the differences that are not 0 */
    int64_t n, n_differ; /* needs in both arms; those whose waits differ */
};

/* Of needs filed in [from, to), which is not before again->past. `b` NULL: the longest wait in
 * `a`. Faults: those of the arms; FAULT_INPUT when the arms have not the same communities. */
int telling_find(struct telling *telling, const struct scenario *a, const struct scenario *b,
                 const struct again *again, instant from, instant to, struct fault *fault);

#endif
