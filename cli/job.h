/* job.h - one scenario run to its end: replicates spread over the cores, result written.
 *
 * What `run`, `demo`, `verify` and `selftest` have in common. The log beside the result
 * (FILE.h5.log, JSON lines) says what must not stand in the result: host, threads, time,
 * command line.
 */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "cli/ui.h"
#include "models/arm.h"

struct job {
    const struct scenario *scenario;
    const struct ui *ui;
    struct words what;  /* for the progress bar */
    const char *output; /* NULL: nothing is written */
    bool force;         /* replace an existing output */
    bool reversed;      /* last replicate first: the result is the same */
    const char *command; /* as typed, for the log */

    /* filled: */
    char digest[DIGEST_TEXT], state_digest[DIGEST_TEXT];
    struct arm_facts facts; /* of the first replicate, events of all */
    double seconds;
    uint32_t communities, streets, whole_communities, whole_streets;
};

/* Faults: those of the arm and the store. */
int job_run(struct job *job, struct fault *fault);

#endif
