/* sensitivity.h - which factor of a sweep decides: indices, signs and boxes of what its points
 * came to.
 *
 * Of each outcome the effect of each variant and the level of each arm (sweep_table.h), at each
 * point the mean over the replicates that are there; a point without any is missing, and its row of
 * the design is left out whole. What is said of factors hangs on the design: Sobol's indices of
 * saltelli, elementary effects of morris, partial rank correlations of all others.
 *
 * Of effects, too: at which share of the points that were drawn apart (sensitivity_columns.h) the
 * sign holds, in which box of factors that of the mean does not, and how much of what differs
 * between points is luck.
 */
#ifndef CLI_SENSITIVITY_H
#define CLI_SENSITIVITY_H

#include "analysis/prim.h"
#include "analysis/sign_holds.h"
#include "cli/sensitivity_columns.h"
#include "cli/sweep_table.h"

#define SENSITIVITY_LEVEL 0.95 /* of all intervals */
/* Above this share of luck an effect's differences between points are mostly chance. */
#define SENSITIVITY_LUCK 0.5

enum sensitivity_way {
    SENSITIVITY_SHARES,
    SENSITIVITY_SCREEN,
    SENSITIVITY_RANKS,
    N_SENSITIVITY_WAYS
};
enum { SENSITIVITY_MEASURES = 3 };
/* By way, as they stand in files: total, first; mu_star, sigma, mu; partial. The first one ranks.
 * NULL behind the last. */
extern const char *const sensitivity_measures[N_SENSITIVITY_WAYS][SENSITIVITY_MEASURES + 1];

/* Whether a factor matters, by the interval of its ranking measure and the bound. */
enum sensitivity_word {
    SENSITIVITY_MATTERS, /* all of it is above */
    SENSITIVITY_OPEN,    /* it lies across the bound, or there is none */
    SENSITIVITY_SLIGHT,  /* all of it is below */
    SENSITIVITY_UNKNOWN
};
extern const char *const sensitivity_words[SENSITIVITY_UNKNOWN + 1];
extern const char *const sensitivity_reasons[N_UNKNOWN]; /* as they stand in files; KNOWN is "" */

struct sensitivity_factor {
    enum unknown unknown;
    size_t n_used, n_missing;           /* rows, steps or points */
    double value[SENSITIVITY_MEASURES]; /* NaN: not known */
    struct interval interval[SENSITIVITY_MEASURES];
    struct interval size; /* that of the ranking measure, without its sign */
    enum sensitivity_word word;
};

struct sensitivity_subject {
    int outcome, arm;
    bool effect;            /* of that arm, on the outcome; else the arm's level */
    double *point;          /* [points] */
    uint64_t missing;       /* points without a value */
    uint64_t thin;          /* points that lack some of their replicates */
    double mean, deviation; /* over the points that were drawn apart */
    double bound;           /* of the ranking measure, below which a factor does not matter */
    struct sensitivity_factor *factor; /* [k] */
    uint32_t *order;                   /* [k] factors, the most deciding first */
    /* of an effect: */
    int named;                /* the sign that is good; 0: neither is */
    struct sign_holds signs;  /* named_* is of the good sign */
    struct prim box;          /* where the sign of the mean does not hold */
    struct prim_limit *limit; /* [k], of which box.restricted */
    double luck;              /* share of the variance between points; NaN: not known */
};

struct sensitivity {
    const struct sweep *sweep;
    const struct sweep_table *table;
    enum sensitivity_way way;
    struct sensitivity_columns columns;
    struct sensitivity_subject *subject; /* [n], the primary one first */
    size_t n;
};

/* Which outcome and which variant; -1: all, the first is the primary one. `variant` from 0. */
struct sensitivity_ask {
    int outcome, variant;
};

/* Of a table of all points. Freed in either case. Faults: FAULT_MEMORY; FAULT_INPUT as
 * sensitivity_columns_init(). */
int sensitivity_init(struct sensitivity *sensitivity, const struct sweep_table *table,
                     const struct sensitivity_ask *ask, struct fault *fault);
void sensitivity_free(struct sensitivity *sensitivity);

/* Which share of the variance of means over points is luck. Replicates meet the same luck at all
 * points, so what a replicate has in common at all of them is taken off first: the mean square of
 * what is left within points, over replicates, over the variance between points (one over the F of
 * a two-way layout). Value of replicate r at point i: values[i * stride + r]; only points that
 * have all. NaN below two replicates or two points, or where points do not differ. Faults:
 * FAULT_MEMORY. */
int sensitivity_luck(const double *values, size_t stride, uint64_t points, uint32_t replicates,
                     double *luck, struct fault *fault);

#endif
