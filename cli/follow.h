/* follow.h - one job over several ranks (`make MPI=1`): rank 0 leads, the others follow.
 *
 * Rank 0 is the command as ever: it alone prints, keeps and writes. The others have read the same
 * scenario, have their part of the city, and wait for a word; what they find wrong rank 0 tells.
 * Every word is followed by the same steps on all ranks.
 */
#ifndef CLI_FOLLOW_H
#define CLI_FOLLOW_H

#include "cli/ui.h"
#include "models/arm.h"

/* Whether there are several. */
bool follow_asked(void);

/* All, when the scenario is loaded, or was not and that is told (`status` is the exit status):
 * whether all have the same; tells what is wrong elsewhere, and shares this machine's threads
 * among its ranks where none are asked for. Returns an exit status, 0 on all ranks or on none. */
int follow_ready(const struct scenario *scenario, const struct faults *faults, int status,
                 struct ui *ui);

/* Which of them is to follow(). */
bool follow_others(void);

/* Rank 0: */
enum follow_word { FOLLOW_BEGIN, FOLLOW_REPLICATE, FOLLOW_END };
/* The number is the replicate, or the exit status with which all end. */
void follow_say(enum follow_word word, uint32_t number);

/* After FOLLOW_BEGIN, all: the arm is spread. `status`: of making it here. Faults: the same on all
 * ranks. */
int follow_begin(struct spread *spread, struct arm *arm, int status, struct fault *fault);

/* The other ranks: until rank 0 ends it. Returns the exit status. */
int follow(const struct scenario *scenario, const struct ui *ui);

#endif
