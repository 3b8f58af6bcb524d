/* stopping.h - the rule of `-n auto`: another batch, or enough.
 *
 * After `least` replicates, and after each batch from there, one looks. A word is said when the
 * confidence sequence of the mean says it (sequence.h), which stays true however often one looks:
 * at most one comparison in twenty without an effect is ever called helpful or harmful (2.9 %
 * of 16,000, looked at from 10 to 200 replicates). When parameters are drawn, the interval with
 * assumptions (assumed.h) must say the same word. That one is made for one look, and ten draws can
 * all happen to lie on one side; with `least` = 10 and a look at every replicate, a word that is
 * wrong at one more plausible point was said in at most 4.6 % of runs (54 regimes: tau uniform,
 * normal, of two points; from 1 to 50 % of points of the other sign; luck a tenth to one and a
 * half times its spread. The worst: two points, one in ten). 20 is a better `least` where
 * parameters are drawn.
 *
 * It also ends when no number of replicates could decide: when the assumptions alone, at the
 * least spread that the data allow, reach across a bound wherever in its confidence sequence the
 * mean lies. That is an answer: it hangs on assumptions. Pure functions; nothing is kept.
 */
#ifndef ANALYSIS_STOPPING_H
#define ANALYSIS_STOPPING_H

#include <stddef.h>

#include "analysis/verdict.h"

/* With parameters drawn nothing is said before so many replicates: of fewer, the spread of an
 * effect over assumptions is itself hardly known. */
enum { STOPPING_DRAWS = 20 };

struct stopping {
    size_t least, batch, most; /* replicates; 2 <= least <= most, batch >= 1 */
    double level;              /* e.g. 0.95 */
    double matters;            /* smallest effect that matters, >= 0 */
    int good;                  /* +1 or -1: see verdict.h */
};

enum stopping_decision {
    DECISION_CONTINUE,
    DECISION_DECIDED,   /* the verdict is no longer undecided */
    DECISION_FUTILE,    /* more replicates cannot decide it */
    DECISION_EXHAUSTED, /* undecided after `most` */
};

/* The replicates at which to look next, after n: least, least + batch, ..., most. n when n >=
 * most. */
size_t stopping_next(const struct stopping *rule, size_t n);

/* Look at d[n], differences without missing values; fixed[n] those of the same replicates at
 * the defaults, when d was drawn, else NULL. *verdict is undecided unless decided. Returns an
 * enum stopping_decision, or FAULT_MEMORY. Below `least` it continues. */
int stopping_look(const struct stopping *rule, const double *d, const double *fixed, size_t n,
                  enum verdict *verdict, struct fault *fault);

#endif
