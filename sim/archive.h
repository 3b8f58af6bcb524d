/* archive.h - state into bytes, and back: one walk for both ways.
 *
 * Whoever owns state has one function that walks it, `x_archive(x, archive)`; on the way in
 * (ARCHIVE_READ) it is filled from the bytes, on the way out they are filled from it, and a
 * measuring walk before says how many they will be. So what is written and what is read
 * cannot drift apart. All is integers, little-endian whatever the machine's order.
 *
 * The first thing that does not fit stops the archive: later calls do nothing, and the outcome
 * is asked for once, at the end. What is read is checked by its owner for sizes before memory is
 * taken, and for what its own walks follow; that the bytes are those that were written is the
 * business of whoever kept them (sealed.h).
 */
#ifndef SIM_ARCHIVE_H
#define SIM_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

enum archive_way { ARCHIVE_MEASURE, ARCHIVE_WRITE, ARCHIVE_READ };

struct archive {
    enum archive_way way;
    unsigned char *bytes; /* [size]; not owned; none while measuring */
    size_t size, at;
    size_t taken;         /* of memory, for what is read */
    int status;           /* of the first thing that went wrong */
    struct fault *fault;
};

/* n integers of `width` bytes (1, 2, 4, 8), in place. */
void archive_integers(struct archive *archive, void *integers, size_t n, int width);

/* One integer, whatever its width. (A real or a pointer does not compile.) */
#define ARCHIVE(archive, integer)                                                        \
    archive_integers((archive), &(integer) + 0 * sizeof((integer) & 1), 1, (int)sizeof(integer))

/* What must be the same on the way back: a mark, a shape, an identity. */
void archive_same(struct archive *archive, uint64_t value);

/* A number of things that is at most `most`; *n is 0 where it is not. */
void archive_count(struct archive *archive, uint32_t *n, uint64_t most);

/* Memory is about to be taken for what is read: unfit where all of it is out of proportion to the
 * bytes there are. False, and none is taken, where anything went wrong. */
bool archive_takes(struct archive *archive, size_t bytes);

bool archive_reads(const struct archive *archive); /* and nothing went wrong */

/* What was read does not fit: FAULT_INPUT, once. */
void archive_unfit(struct archive *archive);

/* Everything was read, to the last byte, and nothing went wrong: 0 or the fault. */
int archive_end(struct archive *archive);

#endif
