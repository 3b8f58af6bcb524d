/* unwritten.h - a file that could not be written, told once for all who write. */
#ifndef CLI_UNWRITTEN_H
#define CLI_UNWRITTEN_H

#include "sim/fault.h"

/* By errno. Returns FAULT_IO. */
int unwritten(const char *path, struct fault *fault);

#endif
