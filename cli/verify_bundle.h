/* verify_bundle.h - a bundle held against its manifest, and its runs run again. */
#ifndef CLI_VERIFY_BUNDLE_H
#define CLI_VERIFY_BUNDLE_H

#include <stdbool.h>

#include "cli/ui.h"

/* Is it an archive, or the rest of one? By its first and last bytes. */
bool verify_is_bundle(const char *path);

/* One line each: members that are not as the manifest says, what can be written from the
 * inventory (cover.h) and is otherwise, every run, the effects. With `manifest_only` the first
 * alone; of a sweep units that are drawn, or `all` (verify_sweep.h). Runs of a comparison leave
 * result files in a folder below TMPDIR while it goes on. Returns an exit status. */
int verify_bundle(const char *path, bool manifest_only, bool all, const struct ui *ui);

#endif
