/* seal.h - what a comparison asks, written down before the first run; and whether it was ended.
 *
 * question.txt says what is asked, of which sides, with how many replicates, and a hash of that.
 * Beside it stands `unfinished`, with the command, from the first file to the last: while it is
 * there, the same comparison goes on.
 */
#ifndef CLI_SEAL_H
#define CLI_SEAL_H

#include "cli/comparison.h"

/* Whether the folder holds an attempt at the same question that did not come to its end. */
bool seal_unfinished(const struct comparison *comparison);

/* Write it down, unless the comparison goes on; the hash into its question either way. Returns 0
 * or an exit status, after telling. */
int seal_question(struct comparison *comparison);

/* All is told and written: pushed to the disk, and the mark taken away. */
int seal_end(const struct comparison *comparison, struct fault *fault);

#endif
