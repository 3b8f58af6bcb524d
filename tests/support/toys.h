/* toys.h - models small enough that their posteriors are known, and calibrations of them.
 *
 * A toy shows t summaries of k parameters and of the luck it is given. Candidate i of all meets
 * luck of its own, at the address (seed, i).
 */
#ifndef TESTS_SUPPORT_TOYS_H
#define TESTS_SUPPORT_TOYS_H

#include "analysis/posterior.h"
#include "sim/random.h"

enum { TOY_PARAMETERS = 12, TOY_TARGETS = 12 };

struct toy {
    size_t k, t;
    struct prior prior[TOY_PARAMETERS];
    void (*show)(const struct toy *toy, const double *value, struct draw *luck, double *summary);
    double slope[TOY_TARGETS][TOY_PARAMETERS]; /* of linear ones */
    double luck;                               /* standard deviation, of linear ones */
};

/* slope x value + luck x normal. */
void toy_linear(const struct toy *toy, const double *value, struct draw *luck, double *summary);
/* a, and b + a^2: a valley bent like a banana. */
void toy_banana(const struct toy *toy, const double *value, struct draw *luck, double *summary);
/* A count of mean a. */
void toy_count(const struct toy *toy, const double *value, struct draw *luck, double *summary);
/* |a|: two answers. */
void toy_fold(const struct toy *toy, const double *value, struct draw *luck, double *summary);

/* A calibration to its end. `backwards`: by threads, and told from the last candidate to the first.
 * The caller frees it. */
struct abc *toy_calibrate(const struct toy *toy, const struct abc_target *target,
                          const struct abc_rule *rule, int backwards);
/* One generation of it. */
void toy_generation(const struct toy *toy, struct abc *abc, const struct abc_rule *rule,
                    int backwards);

/* Of its points as they are, or adjusted. */
void toy_posterior(const struct toy *toy, const struct abc *abc, const struct abc_rule *rule,
                   int adjusted, struct posterior *posterior);

/* Standard deviation of a parameter. */
double toy_deviation(const struct posterior *posterior, size_t parameter);

#endif
