/* lesson_say.h - the lessons there are, and what the experiment of one says: words or JSON. */
#ifndef CLI_LESSON_SAY_H
#define CLI_LESSON_SAY_H

#include "cli/lesson_run.h"

/* Returns 0 or an exit status, after telling. */
int lesson_say_list(const struct lesson *lessons, int n, const struct ui *ui);

/* The charted metrics by arm (unless only claims are asked for), then every claim with what its
 * test found. *holds: all do. Returns 0 or an exit status, after telling. */
int lesson_say(struct lesson_run *run, bool claims_only, bool *holds, const struct ui *ui);

#endif
