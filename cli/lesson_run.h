/* lesson_run.h - the experiment of a lesson: its arms under common random numbers, in memory.
 *
 * Assumptions are fixed. What is kept of a replicate are the metrics that the lesson charts or
 * speaks of; a mean is taken as `compare` takes it, over the periods from the day on which the two
 * arms begin to differ. Nothing is written.
 */
#ifndef CLI_LESSON_RUN_H
#define CLI_LESSON_RUN_H

#include "analysis/paired.h"
#include "cli/comparison.h"
#include "cli/lesson_file.h"

enum { LESSON_METRICS = LESSON_CHARTS + LESSON_NOTICES + LESSON_CHOICES + LESSON_KEEPS + 1 };

struct lesson_watch {
    struct watch watch[LESSON_METRICS];
    int n;
};

struct lesson_run {
    const struct lesson *lesson;
    struct comparison comparison;    /* its sides are the arms, and the challenge solved */
    struct options *own;             /* [sides] */
    char path[LESSON_ARMS + 1][LESSON_PATH]; /* of scenarios in files */
    struct lesson_watch seen[LESSON_ARMS + 1];
    uint32_t n; /* replicates */
    struct resample_plan plan;
    double *value[2], *differences; /* [n] while something is asked */
};

/* Load the arms, try the sliders' ends, run, all told through `ui`; `seed` NULL: the scenario's.
 * To be freed in either case. Returns 0 or an exit status, after telling. */
int lesson_run(struct lesson_run *run, const struct lesson *lesson, uint32_t replicates,
               const char *seed, struct ui *ui);
void lesson_run_free(struct lesson_run *run);

/* An arm against another in a metric that is watched, with the interval of 95 %. Faults:
 * FAULT_MEMORY; FAULT_INPUT where nothing recorded is left to compare. */
int lesson_paired(struct lesson_run *run, const struct metric *metric, struct lesson_pair pair,
                  struct paired *paired, struct fault *fault);
/* What the test of a claim finds. Faults: as above. */
int lesson_claim(struct lesson_run *run, const struct lesson_test *test, struct claim *claim,
                 struct fault *fault);

#endif
