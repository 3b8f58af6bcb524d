/* spool.h - replicates that wait on disk until their number is known.
 *
 * A result file says in its head how many replicates it holds; a run that goes on until a
 * question is decided does not know. Its records wait here, in a file without a name
 * beside the result to be: whatever happens, nothing is left behind.
 */
#ifndef CLI_SPOOL_H
#define CLI_SPOOL_H

#include <stdio.h>

#include "sim/record.h"

struct spool { /* all zero: none */
    FILE *file;
    char *path; /* of the result, for messages */
    uint32_t n; /* records in it */
};

/* Faults: FAULT_IO, FAULT_MEMORY. */
int spool_init(struct spool *spool, const char *path, struct fault *fault);
void spool_free(struct spool *spool);

/* Records come in order of their replicates, all of one shape. FAULT_IO. */
int spool_put(struct spool *spool, const struct record *record, struct fault *fault);
/* Before the first spool_next(). */
int spool_rewind(struct spool *spool, struct fault *fault);
/* The next record; freed by the caller. FAULT_IO, FAULT_MEMORY. */
int spool_next(struct spool *spool, struct record_shape shape, uint32_t replicate,
               struct record *record, struct fault *fault);

#endif
