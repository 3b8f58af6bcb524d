/* pending.h - a file that has no name before it is whole. */
#ifndef CLI_PENDING_H
#define CLI_PENDING_H

#include <stdbool.h>

#include "sim/fault.h"

enum { PENDING_PATH = 1200 };

struct pending {
    char path[PENDING_PATH], temporary[PENDING_PATH + 20];
};

/* Nothing is opened. Faults: FAULT_IO, when the file exists and not `force`, or the path is
 * too long. */
int pending_begin(struct pending *pending, const char *path, bool force, struct fault *fault);
/* `code` is what came of writing `temporary`, which is closed: without a fault it gets its
 * name, else it is gone. Returns `code`, or FAULT_IO. */
int pending_end(const struct pending *pending, int code, struct fault *fault);

#endif
