/* lines.c - see lines.h. */
#include "cli/lines.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/stop.h"
#include "sim/durable.h"

enum { WAIT = 500 }; /* milliseconds between two looks whether to stop */

int lines_init(struct lines *lines, int file, struct fault *fault)
{
    *lines = (struct lines){.file = file, .bytes = malloc(LINES_LONGEST + 1)};
    return lines->bytes ? 0 : fault_memory(fault, LINES_LONGEST + 1);
}

void lines_free(struct lines *lines)
{
    free(lines->bytes);
    *lines = (struct lines){.file = -1};
}

/* Take what is there into the buffer; *more is false where nothing is, or the stream has ended. */
static int fill(struct lines *lines, bool wait, bool *more, struct fault *fault)
{
    struct pollfd polled = {.fd = lines->file, .events = POLLIN};
    int ready;
    *more = false;
    if (lines->from) {
        memmove(lines->bytes, lines->bytes + lines->from, lines->n - lines->from);
        lines->n -= lines->from;
        lines->from = 0;
    }
    do
        ready = stop_asked() ? 0 : poll(&polled, 1, wait ? WAIT : 0);
    while (wait && !stop_asked() && (ready == 0 || (ready < 0 && errno == EINTR)));
    if (ready < 0 && errno != EINTR)
        return durable_fault(fault, "stdin", errno);
    if (ready <= 0)
        return 0;
    const ssize_t got = read(lines->file, lines->bytes + lines->n, LINES_LONGEST + 1 - lines->n);
    if (got < 0 && errno != EINTR && errno != EAGAIN)
        return durable_fault(fault, "stdin", errno);
    *more = got > 0;
    lines->end = got == 0;
    if (got > 0)
        lines->n += (size_t)got;
    return 0;
}

/* A line that is whole, or all that is left at the end. */
static bool take(struct lines *lines, enum lines_state *state, const char **text, size_t *n)
{
    const char *from = lines->bytes + lines->from;
    const size_t there = lines->n - lines->from;
    const char *feed =
        there > lines->seen ? memchr(from + lines->seen, '\n', there - lines->seen) : NULL;
    lines->seen = there;
    if (!feed && !(lines->end && (there || lines->passing))) {
        if (there <= LINES_LONGEST)
            return false;
        lines->passing = true; /* what is here belongs to it */
        lines->from = lines->n;
        lines->seen = 0;
        return false;
    }
    *text = from;
    *n = feed ? (size_t)(feed - from) : there;
    *state = lines->passing || *n > LINES_LONGEST ? LINES_TOO_LONG : LINES_ONE;
    lines->passing = false;
    lines->seen = 0;
    lines->from += *n + (feed ? 1 : 0);
    lines->line++;
    return true;
}

int lines_next(struct lines *lines, bool wait, enum lines_state *state, const char **text,
               size_t *n, struct fault *fault)
{
    bool more = true;
    while (!take(lines, state, text, n)) {
        if (lines->end) {
            *state = LINES_END;
            return 0;
        }
        const int status = fill(lines, wait, &more, fault);
        if (status)
            return status;
        if (!more && !lines->end) {
            *state = LINES_NONE;
            return 0;
        }
    }
    return 0;
}
