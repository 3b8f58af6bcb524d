/* reform.h - a change of the rules, with a date.
 *
 * One reform is one file in models/reforms/ ending in one constant,
 *     const struct reform reform_<file name> = { ... };
 * The build makes the catalogue from the file names. A reform that only sets figures
 * needs no C: `set: {rules.task_price: 0.5}` under a dated reform in the scenario.
 *
 * A reform cannot see the world. It names the rules it may touch and how, and gives
 * the operands; the fold (fold.h) applies the dose. No reform adds a term to an outcome.
 */
#ifndef MODELS_REFORM_H
#define MODELS_REFORM_H

#include "models/rules.h"

enum touch_kind { TOUCH_SET, TOUCH_SCALE, TOUCH_SHIFT, TOUCH_CAP, TOUCH_PROCEDURE };

struct touch {
    enum rule rule;
    enum touch_kind kind;
    bool cost; /* the cost of performing the reform: by intensity alone */
};

enum { TOUCHES_MAX = 16 };

/* What a reform orders: one operand per touch. Shares and factors are in millionths;
 * `set`, `shift` and `cap` operands are in the rule's integer unit. */
struct amendment {
    int64_t operand[TOUCHES_MAX];
};

enum { SHOWS_MOST = 8 };

struct reform {
    const char *name; /* the file's name and the scenario's key */
    const char *code; /* "R01", as in docs/coverage.md */
    struct words label, about;
    struct words cost; /* what it costs, whom, and what may go wrong */
    /* Metrics in which its channel shows at full strength, and in which its costs and side
     * effects do; each ended by NULL. No sign is promised. */
    const char *channel[SHOWS_MOST], *side[SHOWS_MOST];
    const char *source;
    struct parameter_table parameters; /* of the struct that `given` points to */
    const struct touch *touches;       /* [n_touches] a promise, tested */
    int n_touches;
    /* Pure: values and the day it begins in, operands out. */
    void (*amend)(const void *given, day begin, struct amendment *amendment);
    const void *neutral; /* values at which it changes nothing but costs */
};

extern const struct reform *const reform_catalogue[]; /* in order of name; generated */
extern const int reform_count;

/* Millionths of a real; the usual operand. */
int64_t reform_millionths(double x);

#endif
