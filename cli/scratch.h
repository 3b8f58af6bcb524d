/* scratch.h - a folder for as long as something is at work, and what is left there. */
#ifndef CLI_SCRATCH_H
#define CLI_SCRATCH_H

#include "sim/fault.h"

enum { SCRATCH_PATH = 512 };

/* Below TMPDIR, or else /tmp, or else here. FAULT_IO. */
int scratch_make(char path[SCRATCH_PATH], struct fault *fault);
/* With all that is in it. */
void scratch_remove(const char *path);

#endif
