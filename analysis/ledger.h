/* ledger.h - a line of the books of a result file, in the integers it was posted in.
 *
 * Over all places: communities, street offices, the city. A flow sums what was posted in the
 * periods; a stock is what stood at the last one's end. Units are the line's own (microseconds,
 * fen, millionths), so that sums and differences are exact.
 */
#ifndef ANALYSIS_LEDGER_H
#define ANALYSIS_LEDGER_H

#include "analysis/read.h"

struct ledger_line {
    size_t n, times; /* replicates, periods */
    double scale;    /* value = scale x units */
    bool stock;
    int64_t *units;  /* [n][times] over all places */
};

/* `path` is "/ledger/work/overtime" or its like. Faults: those of reading; FAULT_INPUT where
 * the line has another shape, no scale, or a value that is no whole number of units. */
int ledger_line_read(struct result *result, const char *path, struct ledger_line *line,
                     struct fault *fault);
void ledger_line_free(struct ledger_line *line);

/* A flow's sum over the periods [first, end), a stock's change from the end of period
 * first - 1 to that of end - 1. What a stock was before period 0 is not in the file: with
 * first 0, what stood at the end, as if it had come from nothing. */
int64_t ledger_line_moved(const struct ledger_line *line, size_t replicate, size_t first,
                          size_t end);

#endif
