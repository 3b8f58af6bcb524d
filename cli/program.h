/* program.h - where the program that runs stands. */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include <limits.h>
#include <stdbool.h>

/* Its own path. False where the system does not say. */
bool program_path(char path[PATH_MAX]);

#endif
