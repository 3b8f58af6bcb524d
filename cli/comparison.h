/* comparison.h - a baseline and variants, run (or read) under common random numbers.
 *
 * Every side has one result file in the folder, or two: with its numbers as they are
 * (*fixed*), and with those that are only assumed drawn anew in each replicate (*drawn*),
 * for all sides the same. Replicates are as many as asked for, or as many as the question
 * takes. What the results say is the business of others (analysis/, verdict.h, page.h).
 */
#ifndef CLI_COMPARISON_H
#define CLI_COMPARISON_H

#include "analysis/read.h"
#include "cli/contender.h"
#include "cli/job.h"
#include "cli/watch.h"

enum { SIDES_MOST = 33, COMPARISON_PATH = 1200 };

enum batch { BATCH_FIXED, BATCH_DRAWN, N_BATCHES };

struct side {
    struct contender contender;
    struct scenario run[N_BATCHES]; /* as run; of a result file none */
    struct job job[N_BATCHES];
    char path[N_BATCHES][COMPARISON_PATH];
    struct result *result[N_BATCHES]; /* NULL: there is no such batch */
    struct watch watch[N_BATCHES];    /* the primary outcome, of an automatic comparison */
    day from; /* what differs from the baseline begins here */
    bool orders_only; /* and it is nothing but orders, after the run's beginning */
};

/* What is asked, and of which outcomes; texts belong to a side's scenario. */
struct question {
    const char *primary;
    double matters_if;
    bool relative, points, asked; /* asked: by a scenario, or on the command line */
    char **outcomes;
    int n_outcomes;
    char seal[DIGEST_TEXT]; /* hash of what is asked, before anything ran */
};

struct comparison {
    struct ui *ui;
    const char *folder, *command, *begin;
    const struct options *own; /* [n] settings of each side, in place of shared ones; NULL: none */
    struct side *side; /* [n] the first is the baseline */
    int n;
    struct question question;
    bool illustration;         /* an example, not somebody's question */
    bool goes_on;              /* from where an earlier attempt at the same was stopped */
    bool drawn;                /* run the second batch, too */
    bool held;                 /* of which only points of the posterior are drawn, no assumptions */
    bool automatic;            /* go on until it is decided: */
    bool (*enough)(const struct comparison *comparison); /* asked after every look */
    uint32_t replicates;       /* of each batch; with automatic the most */
    uint32_t least, step;      /* automatic: looks after `least`, then every `step` */
    uint32_t done;             /* replicates there are */
    double seconds;
    uint64_t events;
};

/* Read the baseline and the variants. Returns 0 or an exit status, after telling. */
int comparison_init(struct comparison *comparison, const char *const *asked, int n,
                    const struct options *shared);
void comparison_free(struct comparison *comparison);

/* Seal the question, run and open the results. Returns 0 or an exit status, after telling. */
int comparison_run(struct comparison *comparison);

#endif
