/* durable.h - a file is on disk whole, under its name, or it is not there.
 *
 * Written under another name, pushed to the disk, renamed, and the folder pushed to the disk
 * too: whoever is killed, or loses power, at whatever instant leaves the old file or the new
 * one. (Pillai et al. 2014, OSDI, on what file systems promise, and do not.) Calls that a signal
 * interrupted are made again; short writes go on. Faults: FAULT_IO, with the path and the
 * system's reason.
 */
#ifndef SIM_DURABLE_H
#define SIM_DURABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/fault.h"

/* The system's reason `why` for what cannot be done with `path`. Returns FAULT_IO. */
int durable_fault(struct fault *fault, const char *path, int why);

/* May a file be written there? FAULT_IO when it exists and not `force`, or is no file. */
int durable_may(const char *path, bool force, struct fault *fault);

/* Open for writing, emptied (or for reading); -1 and errno. */
int durable_open(const char *path, int flags);
/* All n bytes; 0, or -1 and errno. */
int durable_write(int file, const void *bytes, size_t n);
/* Up to n bytes, fewer only at the end; -1 and errno. */
long durable_read(int file, void *bytes, size_t n);
/* Push a file to the disk and close it; 0, or -1 and errno. It is closed in any case. */
int durable_close(int file);

/* Give what was written, closed and pushed as `temporary` its name, and push the folder. When
 * that fails, `temporary` is gone. */
int durable_name(const char *temporary, const char *path, struct fault *fault);

/* A small file in one go. */
int durable_put(const char *path, const void *bytes, size_t n, struct fault *fault);

/* Push a folder, by a path of something in it. */
int durable_folder(const char *path, struct fault *fault);

#endif
