/* job.h - one scenario run to its end: replicates spread over the cores, result written.
 *
 * What `run`, `demo`, `verify` and `selftest` have in common. The log beside the result
 * (FILE.h5.log, JSON lines) says what must not stand in the result: host, threads, time,
 * command line.
 *
 * How many replicates there will be is known beforehand, and job_run() does it all (or, of
 * several jobs at once, job_open(), jobs_more(), job_close(), job_drop()); or it is not, and the
 * run goes on in batches: job_begin(), job_more() until somebody is content, job_end(),
 * job_clear(). The result is the same, byte for byte.
 *
 * What was done is kept beside the result (keep.h): a job that was killed or stopped goes on
 * where it was, when it is begun again.
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
    bool spread;        /* each replicate over all ranks (follow.h), of which this is the first */
    bool reversed;      /* last replicate first: the result is the same */
    const char *command; /* as typed, for the log */
    /* Sees every record, in order of replicates; may be NULL. */
    void (*watch)(void *watcher, const struct arm *arm, const struct record *record);
    void *watcher;

    /* filled: */
    char digest[DIGEST_TEXT], state_digest[DIGEST_TEXT];
    struct arm_facts facts; /* of the first replicate that ran; events of all that did */
    double seconds;
    uint32_t kept; /* replicates that were done before it began */
    uint32_t communities, streets, whole_communities, whole_streets;

    struct job_state *state; /* from job_open or job_begin to job_drop */
};

/* As many replicates as the scenario says. Faults: those of the arm, the store, of keeping; and
 * FAULT_STOPPED. */
int job_run(struct job *job, struct fault *fault);

int job_open(struct job *job, struct fault *fault);
int job_close(struct job *job, struct fault *fault);

/* Faults as above; after one, job_drop(). */
int job_begin(struct job *job, struct fault *fault);
/* Run on until there are `replicates` in all. */
int job_more(struct job *job, uint32_t replicates, struct fault *fault);
/* Write the result. `scenario` is the job's with the number of replicates there are. */
int job_end(struct job *job, const struct scenario *scenario, struct fault *fault);
/* Nothing need be kept any more. */
int job_clear(struct job *job, struct fault *fault);
/* The result is there already: sweep what was kept for it, if there is something left. */
int job_sweep(const struct job *job, struct fault *fault);
/* What was kept stays, unless it was cleared. */
void job_drop(struct job *job);

#endif
