/* effects.h - what a variant changes: every metric, its interval, and what may be said.
 *
 * Two windows: the periods from the day on which the sides begin to differ (the mean), and
 * the last twelve months (the end). From the fixed batch come the effect and the interval of
 * chance alone; from the drawn one, where there is one, the interval with assumptions. A word
 * is said by all of them together, for the primary outcome against the smallest effect that
 * matters, for others against nothing; where replicates went on until it was decided, by the
 * confidence sequence of that outcome, too. Of declared outcomes p is adjusted (Holm), the primary
 * one among them; others are exploratory.
 */
#ifndef CLI_EFFECTS_H
#define CLI_EFFECTS_H

#include "analysis/assumed.h"
#include "analysis/paired.h"
#include "analysis/series.h"
#include "cli/comparison.h"
#include "sim/metric.h"

struct effect {
    const struct metric *metric;
    bool primary, declared;      /* the primary outcome is declared, too */
    struct paired chance, end;   /* fixed batch: the mean, the end */
    bool has_assumed;
    struct assumed assumed;      /* drawn batch: of the mean */
    struct interval decides;     /* what the word is said by */
    struct interval sequence;    /* of the primary outcome that was looked at again and again */
    double holm;                 /* NaN where not declared */
    double matters;              /* in the metric's unit, >= 0 */
    enum verdict verdict;
    double wants;                /* replicates still needed when undecided; INFINITY: no use */
};

struct effects {
    struct effect *effect; /* [n] primary, declared in their order, then all others */
    size_t n;
    double *start; /* [periods] first day of each, days since 1970 */
    size_t periods;
    size_t first, end_first; /* first period of the mean, and of the end */
};

/* Side `variant` against side `base` of the comparison. Returns 0 or a fault. */
int effects_read(struct effects *effects, const struct comparison *comparison, int base,
                 int variant, struct fault *fault);
void effects_free(struct effects *effects);

/* The smallest effect of the primary outcome that matters, in its unit. */
double effects_matters(const struct question *question, double base);
/* +1 where more is better, -1 where less is, 0 where neither is. */
int effects_good(const struct metric *metric);

#endif
