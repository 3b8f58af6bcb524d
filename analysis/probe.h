/* probe.h - does HDF5 survive reading this file? Asked in a child process.
 *
 * HDF5 1.10 can crash, or run for ever, on a damaged file whose metadata have no
 * checksums, and no check from outside foresees it. So a child with little time and
 * memory reads every text and attribute and the first row of every series before we do.
 */
#ifndef ANALYSIS_PROBE_H
#define ANALYSIS_PROBE_H

#include <stdbool.h>

/* False when the child crashed or ran out of time. What the child merely refuses is left
 * to the reader to tell; where no child can be made, true. */
bool probe_survives(const char *path);

#endif
