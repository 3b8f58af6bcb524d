/* job_state.h - what a job holds while it is open. Of job.c and jobs.c only. */
#ifndef CLI_JOB_STATE_H
#define CLI_JOB_STATE_H

#include "cli/head.h"
#include "cli/job.h"
#include "cli/keep.h"
#include "sim/store.h"

struct job_state {
    struct job *job;
    struct arm arm;
    struct spread spread; /* of the arm, where the job is spread */
    struct head head;    /* of the store */
    struct store *store; /* where records go; or else they wait in */
    struct keep keep;    /* where they go in any case, if there is an output */
    uint32_t done;       /* replicates taken */
    struct digest digest, state_digest;
};

/* The next in order. `fresh`: it ran just now, and is not yet kept. */
int job_take(struct job_state *state, struct record *record, bool fresh, struct fault *fault);

#endif
