/* finished.h - whether a result file is already what a run would write. */
#ifndef CLI_FINISHED_H
#define CLI_FINISHED_H

#include <stdbool.h>

#include "models/scenario.h"
#include "sim/digest.h"

/* Of this version, from exactly this scenario, complete. The digests are filled if so; `events`
 * are not known. */
struct finished {
    char digest[DIGEST_TEXT], state_digest[DIGEST_TEXT];
};
bool finished_find(struct finished *finished, const char *path, const struct scenario *scenario);

/* How many replicates a result file holds; 0: there is none that can be read. */
uint32_t finished_replicates(const char *path);

#endif
