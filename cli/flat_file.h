/* flat_file.h - the lines of a flat scenario (models/flat.h) as a file. */
#ifndef CLI_FLAT_FILE_H
#define CLI_FLAT_FILE_H

#include "models/flat.h"

/* FAULT_IO. */
int flat_write(const struct flat *flat, const char *path, struct fault *fault);

#endif
