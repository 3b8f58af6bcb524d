/* lesson_page.h - where the classroom's page is, and opening it.
 *
 * Looked for beside the program, in ../share/shequ/ of it, and where the sources build it.
 */
#ifndef CLI_LESSON_PAGE_H
#define CLI_LESSON_PAGE_H

#include "cli/ui.h"

enum { LESSON_URL = 16384 };

/* Its address, at a lesson (NULL: at the beginning). False: there is none. */
bool lesson_page(const char *lesson, char url[LESSON_URL]);
/* Show it with the desktop's own browser. Nothing but --open does: a command whose answer is its
 * exit status starts no programs unasked. Returns 0 or an exit status, after telling. */
int lesson_page_open(const char *lesson, const struct ui *ui);

#endif
