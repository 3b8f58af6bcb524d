/* bug.h - what becomes of a bug in the command: told, with the line that replays it. */
#ifndef CLI_BUG_H
#define CLI_BUG_H

#include <stdint.h>

#include "cli/ui.h"
#include "sim/clock.h"

/* In whose language a bug is told, and the line that replays what is under way (kept by
 * the caller until replaced; NULL: nothing to replay). Any thread may meet a bug. */
void bug_tell(const struct ui *ui);
void bug_replay(const char *line);

/* Where the asking thread is: told at each midnight, printed with a bug that it meets. */
void bug_spot(uint64_t seed, uint32_t replicate, day today);

/* A library may call exit(), as HDF5 1.10 does where memory is refused: between the two that is
 * told, and the program ends as out of memory. */
void bug_watch(void);
void bug_over(void);

#endif
