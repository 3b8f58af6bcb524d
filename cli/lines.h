/* lines.h - the lines of a stream that another program writes while it waits for answers.
 *
 * A line ends in a line feed, the last one with the stream. Whoever asks may wait for a line, or
 * take only what is there already; nothing is read ahead of what can be had without waiting.
 */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

enum { LINES_LONGEST = 1 << 20 }; /* bytes of a line */

enum lines_state {
    LINES_ONE,      /* here it is */
    LINES_TOO_LONG, /* one of more than LINES_LONGEST; it was passed over */
    LINES_NONE,     /* none yet, or somebody asked to stop */
    LINES_END,
};

struct lines {
    int file;
    char *bytes;       /* [LINES_LONGEST + 1] */
    size_t from, n;    /* what was read and not yet given out: bytes[from .. n) */
    size_t seen;       /* of these, how many have no line feed among them */
    bool passing, end; /* over a long line; the stream has ended */
    uint64_t line;     /* of the line given out last, from 1 */
};

/* The descriptor stays the caller's. Faults: FAULT_MEMORY. */
int lines_init(struct lines *lines, int file, struct fault *fault);
void lines_free(struct lines *lines);

/* The next line without its end, as *text [*n], until the next call. `wait`: until there is one,
 * the stream ends, or stop_asked(). Faults: FAULT_IO. */
int lines_next(struct lines *lines, bool wait, enum lines_state *state, const char **text,
               size_t *n, struct fault *fault);

#endif
