/* difference.h - from which day on two scenarios differ.
 *
 * With the first order that is not the same in both, or with the run, where anything else is not.
 */
#ifndef MODELS_DIFFERENCE_H
#define MODELS_DIFFERENCE_H

#include "models/scenario.h"

struct difference {
    day from;         /* the base's first recorded day, where they do not differ at all */
    bool orders_only; /* nothing but orders, after that day */
};

/* Lines of `run.` do not count: who compares sees to it that they are alike. Faults: FAULT_MEMORY;
 * FAULT_INPUT when they differ only after the run's end. */
int difference_find(struct difference *difference, const struct scenario *base,
                    const struct scenario *variant, struct fault *fault);

#endif
