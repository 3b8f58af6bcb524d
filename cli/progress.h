/* progress.h - how far a run is: a bar on a terminal, plain lines elsewhere.
 *
 * Fed from the midnights of whichever replicates are running, on any thread; only the
 * first thread speaks. Watching changes no result.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdatomic.h>
#include <stdint.h>

#include "cli/ui.h"
#include "sim/clock.h"

struct progress {
    const struct ui *ui;
    struct words what;       /* what is running */
    int64_t total;           /* days of all replicates */
    atomic_llong days;
    atomic_llong events;
    double begun, said;      /* seconds */
    int percent;             /* last told in plain lines */
    bool bar;
};

/* One replicate's share of it. */
struct progress_part {
    struct progress *progress;
    uint64_t events; /* told so far */
};

void progress_begin(struct progress *progress, const struct ui *ui, struct words what,
                    int64_t days);
void progress_told(void *part, day ended, uint64_t events); /* an arm_listener's */
/* So many days of it were done before. */
void progress_skip(struct progress_part *part, int64_t days, uint64_t events);
/* Returns the seconds it took. */
double progress_end(struct progress *progress);

#endif
