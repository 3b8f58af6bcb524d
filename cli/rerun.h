/* rerun.h - two results run again from the scenarios inside them, side by side and watched.
 *
 * Another version would run another model: then it is said, and nothing is run.
 */
#ifndef CLI_RERUN_H
#define CLI_RERUN_H

#include "analysis/read.h"
#include "cli/ui.h"

struct rerun {
    struct scenario scenario[2];
    int n; /* of those that are loaded */
};

/* *able: both can be run again; if not, why is noted. Faults: of reading and of memory. */
int rerun_open(struct rerun *rerun, struct result *a, struct result *b, const struct ui *ui,
               bool *able, struct fault *fault);
void rerun_close(struct rerun *rerun);

/* Print the first event at which replicate `replicate` of the two parts before `until`: when,
 * whose, which decision, both values. Faults: of the arms. */
int rerun_first(const struct rerun *rerun, uint32_t replicate, day until, const struct ui *ui,
                struct fault *fault);

/* Print by month the share of residents and of tasks whose history is the same in both. */
int rerun_coherence(const struct rerun *rerun, uint32_t replicate, const struct ui *ui,
                    struct fault *fault);

#endif
