/* whole.h - is a workbook on the disk all that was written? */
#ifndef CLI_WHOLE_H
#define CLI_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

/* Every part of the archive `path` ends where its XML ends, and sheet i (from 0) of n has
 * cells[i] cells. */
bool whole(const char *path, const size_t *cells, size_t n);

#endif
