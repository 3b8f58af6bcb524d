/* targets.h - what was observed, for the model to be calibrated to: CSV text into rows.
 *
 * RFC 4180 with the headers metric, where, from, to, value, error, source, use, in any order, or
 * their Chinese aliases; metric, value and error must be there. Other columns are passed over.
 *
 *     metric   a metric's name (metrics.h)
 *     where    empty: the city; else the code or name of a street or a community
 *     from, to first and last day: 2009-03-01, or a month 2009-03, or a year 2009, which begin and
 *              end with their own days. Empty: from the first recorded day, to the last
 *     value    as observed, in the metric's unit; of shares also `25 %`
 *     error    the standard deviation of how far off the observed may be from what the model
 *              shows if the model is right: survey error, rounding, another definition. Above 0
 *     source   whence; may be empty
 *     use      fit: parameters are chosen by it; check: kept aside, to see whether the rest
 *              foretells it. Empty: fit
 *
 * Rows come back in order of metric, where, from, to, so that the order of lines never matters.
 */
#ifndef MODELS_TARGETS_H
#define MODELS_TARGETS_H

#include "models/faults.h"
#include "models/layout.h"
#include "sim/clock.h"
#include "sim/metric.h"

enum target_at { TARGET_CITY, TARGET_STREET, TARGET_COMMUNITY };

/* A day before all others, and one after. */
#define TARGET_FIRST INT32_MIN
#define TARGET_LAST  INT32_MAX

struct target {
    /* As written; none is NULL. */
    char *name, *where, *from_text, *to_text, *value_text, *error_text, *source, *use;
    const struct metric *metric;
    day from, to; /* both included */
    double value, error;
    bool fit;
    enum target_at at; /* after targets_place: where it is measured, */
    uint32_t place;    /* index into the layout's streets or places */
    int line;          /* of the table */
};

enum { TARGETS_MOST = 1000 };

struct targets {
    struct target *rows; /* [n] */
    int n, n_skipped;    /* columns that are not ours */
};

/* Read UTF-8 text without a byte order mark; `name` is the table's in messages. Returns
 * 0, or FAULT_INPUT / FAULT_MEMORY with the stories in `faults`. O(n log n). */
int targets_read(struct targets *targets, const char *text, const char *name,
                 struct faults *faults);
void targets_free(struct targets *targets);

/* Find where each is measured among what is simulated, and hold its days against those recorded,
 * [first, last]; open ends become these. Returns 0, or FAULT_INPUT with the stories in `faults`: a
 * place unknown, or one of several of that name, days beyond those recorded, two rows that
 * mean the same. */
int targets_place(struct targets *targets, const struct layout *layout, day first, day last,
                  const char *name, struct faults *faults);

/* The same table as text that reads back to the same rows; the caller's to free.
 * Returns 0 or FAULT_MEMORY. */
int targets_write(const struct targets *targets, char **text, struct fault *fault);

#endif
