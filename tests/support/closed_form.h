/* closed_form.h - measured figures against theory, with their errors.
 *
 * A figure is a ratio of two sums over independent replications, say all waits over all
 * who waited. Its standard error is that of the ratio estimator,
 *     se^2 = n / (n - 1) sum (a_i - r b_i)^2 / (sum b_i)^2,   r = sum a_i / sum b_i
 * (Cochran, 1977, Sampling Techniques, 6.3), and (r - theory) / se is held against
 * Student's law with n - 1 degrees of freedom. A trial calls its figures wrong beyond
 * the threshold at which, were all of them right, any of them would be called wrong
 * under another seed with a chance of FALSE_ALARM (Bonferroni); replications are long
 * and many, so that Student's law holds that far out but for a small factor. (Over 1,500
 * seeds of short runs t had mean 0 and variance 0.95 to 1.02, where 1.02 is due.)
 */
#ifndef TESTS_SUPPORT_CLOSED_FORM_H
#define TESTS_SUPPORT_CLOSED_FORM_H

#include "tests/support/formulas.h"
#include "tests/support/queue_model.h"

enum { REPLICATIONS = 128 };

struct figure {
    double value, error; /* measured, and its standard error */
    double theory, t;    /* (value - theory) / error */
};

/* scale: from the unit of a/b to that of theory. */
struct figure figure_of(const int64_t a[], const int64_t b[], int n, double scale,
                        double theory);

/* |t| beyond which one of `figures` figures from n replications is wrong. */
double figure_threshold(int figures, int n);

/* A queue in the simulator and in theory. */
struct closed_form {
    const char *name;
    struct queue_law law; /* theory is that of this law, also when the run departs from it */
    double hours;         /* simulated and counted, of all replications together */
};

enum { FIGURES_MOST = 3 };

/* What theory says of the law. */
struct theory closed_form_theory(const struct closed_form *form);

/* Hours to be let pass before counting: 30 times the memory of the queue, so what is left
 * of the empty start is about e^-30 of it. */
double closed_form_warm_up(const struct closed_form *form);

/* Figures of n <= REPLICATIONS counts: wait by class, share given up where there is
 * patience, share of servers busy. Prints a line each. Returns how many. */
int closed_form_figures(const struct closed_form *form, const struct queue_counts counts[],
                        int n, struct figure figures[FIGURES_MOST]);

/* Simulate `share` of the form's hours by queue_model.h, with service times `wrong` times
 * those of theory, and compare. Returns how many figures, or a fault. */
int closed_form_run(const struct closed_form *form, double share, double wrong, uint64_t seed,
                    struct figure figures[FIGURES_MOST], struct fault *fault);

/* The five queues at three loads each, the second of each a middling one. */
extern const struct closed_form closed_forms[];
extern const int closed_forms_n;

#endif
