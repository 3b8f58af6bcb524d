/* diff.h - whether two results differ in what happened. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/ui.h"

/* Tell it, as `shequ diff` does without options. Returns EXIT_OK where they do not, EXIT_NO where
 * they do, or the exit status of a fault, after telling. */
int diff_results(const char *a, const char *b, const struct ui *ui);

#endif
