/* sweep.h - a design of many runs, as a file asks for it.
 *
 *     shequ: 1
 *     title: {zh: 分设在何处有用, en: Where separation helps}
 *     scenario: hefei-2009              # the baseline, as `shequ run` takes it
 *     variants: [separation]            # as `shequ compare` takes them; none: levels only
 *     set: {run.length: 3 years}        # in all arms and at all points
 *     replicates: 4
 *     design: {kind: saltelli, rows: 256, seed: 1}
 *     factors:
 *       work.need_rate: range           # the plausible range of its row
 *       trust.gain: {min: 0.02, max: 0.2, scale: log}
 *       community.staff: [8, 12, 16]
 *     outcomes: [service_failure, admin_share]
 *
 * A point gives each factor a value; all arms are run there, under the same seeds as at every other
 * point (common random numbers). Kinds: grid, list (a CSV file, one line a point), random, lhs,
 * sobol, morris, saltelli; analysis/design.h says what each is. Of a list the columns are the factors,
 * unless `factors` names some of them.
 *
 * `shequ calibrate` takes the same file with a design of kind abc: {kind: abc, targets: targets.csv};
 * factors are then the parameters to be calibrated, each with a range, and there are neither variants
 * nor outcomes (cli/calibrate.h).
 *
 * A factor of a reform (reforms.NAME.x) concerns the arms in which that reform is ordered; every other
 * one concerns all arms.
 */
#ifndef CLI_SWEEP_H
#define CLI_SWEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/ui.h"
#include "models/scenario.h"
#include "models/targets.h"
#include "sim/metric.h"
#include "sim/parameter.h"

enum {
    SWEEP_VALUE = 64,       /* a factor's value as text */
    SWEEP_FACTORS = 500,    /* most factors */
    SWEEP_VARIANTS = 32,
    SWEEP_OUTCOMES = 64,
    SWEEP_REPLICATES = 100000,
    SWEEP_POINTS = 100 * 1000 * 1000, /* most points, times arms: the plan holds a hash of each */
    SWEEP_LIST_BYTES = 256 << 20, /* of a list of points */
};

enum sweep_kind { SWEEP_GRID, SWEEP_LIST, SWEEP_RANDOM, SWEEP_LHS, SWEEP_SOBOL, SWEEP_MORRIS,
                  SWEEP_SALTELLI, SWEEP_ABC, N_SWEEP_KINDS };
extern const char *const sweep_kinds[N_SWEEP_KINDS];

struct sweep_factor {
    char *path;
    struct parameter row; /* name NULL: none of a row, or the path is none of ours */
    const char *grade, *source, *unit; /* of the row; or NULL */
    struct words label;   /* of the row; or the path */
    double low, high;     /* a range, in the row's unit of writing; or */
    char **level;         /* [n_levels] levels, as written */
    uint32_t n_levels;    /* 0: a range, from which the design draws */
    uint32_t steps;       /* of a range in a grid */
    bool log;             /* the range is even in logarithms */
    int line, column;     /* where it was written */
};

struct sweep_design {
    enum sweep_kind kind;
    uint64_t size;   /* points of random, lhs, sobol; rows of saltelli; trajectories of morris;
                      * candidates a generation of abc, 0: as many as usual */
    uint32_t levels; /* of morris */
    bool random;     /* saltelli: plain random matrices instead of Sobol's */
    uint64_t seed;
    uint32_t generations; /* of abc, at most; 0: as many as usual */
};

struct sweep {
    char *name;         /* of the file, for messages */
    char *text, *list;  /* what was read: the file, and its list of points or NULL */
    size_t n_text, n_list;
    char *title[2], *about[2]; /* by language; NULL */
    char *scenario;
    char *variant[SWEEP_VARIANTS];
    int n_variants;
    char *begin;          /* of reforms named alone; NULL: contender.h says when */
    struct setting *set;  /* [n_set] texts owned */
    struct sweep_place {  /* where it was written */
        int line, column;
    } *set_at, scenario_at;
    int n_set;
    struct sweep_factor *factor; /* [k] */
    uint32_t k;
    struct sweep_design design;
    char **cell;          /* [n_points][k] of a list, as written */
    char *list_name;
    uint64_t n_points;
    uint32_t replicates;
    const struct metric *outcome[SWEEP_OUTCOMES];
    int n_outcomes;
    struct targets targets; /* of abc; then these are what a run comes to, and not outcomes */
};

/* From a file, with its list beside it. Texts are not yet asked whether the scenario takes them
 * (sweep_arms.h). Freed in either case by sweep_free(). Returns 0 or the worst of the faults, told in
 * `faults` with their places. */
int sweep_read(struct sweep *sweep, const char *path, const struct ui *ui, struct faults *faults);
/* From texts in memory; `list` may be NULL. Both are copied. */
int sweep_parse(struct sweep *sweep, const char *name, const char *text, size_t n_text,
                const char *list_name, const char *list, size_t n_list, struct faults *faults);
void sweep_free(struct sweep *sweep);

static inline int sweep_arms(const struct sweep *sweep) { return 1 + sweep->n_variants; }

/* An arm's name as it was typed, without the + that says it is a reform. */
static inline const char *sweep_arm_name(const struct sweep *sweep, int arm)
{
    const char *name = arm ? sweep->variant[arm - 1] : sweep->scenario;
    return name + (*name == '+');
}

/* Where a factor lies at a point, 0 .. 1, as its design says (of a list: NaN). */
double sweep_coordinate(const struct sweep *sweep, uint64_t point, uint32_t factor);
/* Its value there, as a scenario takes it. Returns `text`. */
const char *sweep_value(const struct sweep *sweep, uint64_t point, uint32_t factor,
                        char text[SWEEP_VALUE]);
/* A value in the row's unit, as a scenario takes it. Returns `text`. */
const char *sweep_write(const struct sweep_factor *factor, double value, char text[SWEEP_VALUE]);
/* To ten digits. */
double sweep_rounded(double value);
/* The value at a point as a number in the row's unit; of levels that are none their index from 0. */
double sweep_number(const struct sweep *sweep, uint64_t point, uint32_t factor);

#endif
