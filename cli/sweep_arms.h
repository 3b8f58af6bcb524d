/* sweep_arms.h - the arms of a sweep, and what each of them is at a point. */
#ifndef CLI_SWEEP_ARMS_H
#define CLI_SWEEP_ARMS_H

#include "cli/comparison.h"
#include "cli/sweep.h"

struct sweep_arms {
    const struct sweep *sweep;
    struct comparison comparison; /* of which only the sides' contenders are used */
    struct options *options;
    bool *concerns; /* [arms][k] whether a factor concerns an arm */
};

/* Read the baseline and the variants, and try each factor's ends, or all its levels, in each arm it
 * concerns. Returns 0 or an exit status, after telling. */
int sweep_arms_init(struct sweep_arms *arms, const struct sweep *sweep, struct ui *ui);
void sweep_arms_free(struct sweep_arms *arms);

const struct contender *sweep_arms_contender(const struct sweep_arms *arms, int arm);

/* The scenario of an arm at a point, of one replicate (run.replicates counts nothing here: which
 * replicate is run is another matter); to be freed. Faults as load_scenario(). */
int sweep_arms_load(const struct sweep_arms *arms, int arm, uint64_t point,
                    struct scenario *scenario, struct faults *faults);
/* The same where the factors [k] have these values. */
int sweep_arms_load_values(const struct sweep_arms *arms, int arm, const char *const *values,
                           struct scenario *scenario, struct faults *faults);

#endif
