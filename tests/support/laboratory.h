/* laboratory.h - the queues of closed_form.h in the society, by the shipped laboratories.
 *
 * A form becomes settings on lab/queue (M/M/c with and without patience), lab/mg1 or
 * lab/priority: residents' needs are its customers, with two classes the counter's cases
 * the first. What is counted comes out of the record as any other result does.
 */
#ifndef TESTS_SUPPORT_LABORATORY_H
#define TESTS_SUPPORT_LABORATORY_H

#include "models/faults.h"
#include "tests/support/closed_form.h"

enum { LABORATORY_REPLICATES = 64 };

/* Simulate `share` of the form's hours with service times `wrong` times those of theory,
 * and compare; adds to *events. Returns how many figures, or a fault. */
int laboratory_run(const struct closed_form *form, double share, double wrong, uint64_t seed,
                   struct figure figures[FIGURES_MOST], uint64_t *events,
                   struct faults *faults);

#endif
