/* keep_folder.h - the folder FILE.h5.part itself: whose it is, and who writes in it. */
#ifndef CLI_KEEP_FOLDER_H
#define CLI_KEEP_FOLDER_H

#include "cli/keep.h"

enum { KEEP_PATH = 1400 };

/* Make or find it, hold its lock, and see that it belongs to this run (`owner`). What writing
 * left half done goes. */
int keep_folder_open(struct keep *keep, const char *path, const struct scenario *scenario,
                     struct fault *fault);
/* Let go of the lock. */
void keep_folder_close(struct keep *keep);

#endif
