/* findings.h - what a comparison found: told on the terminal, written into its folder.
 *
 * In the folder: a result file of every side (two where assumptions were drawn), effects.csv
 * and effects.h5, parameters of every side as `path = value` lines, question.txt with its seal,
 * page.json, and report.html where the page's template is installed.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/effects.h"

/* Make the folder, or see that it may be written: one that holds a comparison, or a file that
 * a run would replace, only with --force. Returns 0 or an exit status, after telling. */
int findings_folder(struct comparison *comparison);

/* A comparison's rule of when it is enough (stopping.h): every variant is decided, or cannot be. */
bool findings_enough(const struct comparison *comparison);

/* Tell and write; with `between` variants also against one another. Returns an exit status,
 * after telling. */
int findings_tell(struct comparison *comparison, bool between);

#endif
