/* load.h - from a name or a path to a scenario: finds, reads, follows `extends`, builds.
 *
 * A scenario is a path (absolute, or relative to here; `.yaml` may be left out) or else
 * the name of a shipped one. `extends` is a path relative to the file that says it, or
 * else a shipped name; a shipped scenario extends shipped ones. Only regular files of at
 * most TREE_BYTES are read; a chain that comes back to itself is refused.
 */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "cli/ui.h"
#include "models/scenario.h"

/* Load and build; on success the caller frees `scenario` with scenario_free(). Notes
 * about encodings and skipped columns go through `ui`. Returns 0, or FAULT_INPUT,
 * FAULT_MEMORY or FAULT_IO with the stories in `faults`; warnings may stand there in
 * either case. */
int load_scenario(struct scenario *scenario, const char *name_or_path,
                  const struct setting *settings, int n_settings, const struct ui *ui,
                  struct faults *faults);

/* What a scenario would be built from: its files, base first, and the tables beside them. They are
 * there while `take` is called, once, unless there are faults. */
struct load_sources {
    const struct tree *const *chain; /* [n] */
    int n;
    const struct scenario_tables *tables;
};
int load_sources(const char *name_or_path, const struct ui *ui, struct faults *faults,
                 void (*take)(void *taker, const struct load_sources *sources), void *taker);

/* A scenario from a text in memory, as embedded in a result: it stands alone (no
 * `extends`, no table beside it). `name` is how messages call it. */
int load_scenario_text(struct scenario *scenario, const char *name, const char *text, size_t size,
                       const struct setting *settings, int n_settings, const struct ui *ui,
                       struct faults *faults);

/* Any regular file of at most `most` bytes, as text in UTF-8: the caller's to free, ending in a 0
 * that *size does not count. A byte order mark is taken off, GB18030 is told of. Faults: FAULT_INPUT,
 * FAULT_MEMORY, FAULT_IO; then nothing is to be freed. */
int load_file(const char *path, size_t most, const struct ui *ui, char **text, size_t *size,
              struct fault *fault);

#endif
