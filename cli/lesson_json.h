/* lesson_json.h - lessons as JSON, to standard output. */
#ifndef CLI_LESSON_JSON_H
#define CLI_LESSON_JSON_H

#include "cli/lesson_verdict.h"

/* A list: each lesson as its file has it, with its name and number. */
void lesson_json_list(const struct lesson *lessons, int n);
/* What the experiment of one found. Returns 0 or an exit status, after telling. */
int lesson_json(struct lesson_run *run, const struct lesson_verdict *verdict, const struct ui *ui);

#endif
