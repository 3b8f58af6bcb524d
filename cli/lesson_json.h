/* lesson_json.h - lessons as JSON, to standard output: whole, or nothing of it.
 *
 * Both return 0 or an exit status, after telling.
 */
#ifndef CLI_LESSON_JSON_H
#define CLI_LESSON_JSON_H

#include "cli/lesson_verdict.h"

/* A list: each lesson as its file has it, with its name and number. */
int lesson_json_list(const struct lesson *lessons, int n, const struct ui *ui);
/* What the experiment of one found. */
int lesson_json(struct lesson_run *run, const struct lesson_verdict *verdict, const struct ui *ui);

#endif
