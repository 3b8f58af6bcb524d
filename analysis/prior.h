/* prior.h - where a parameter may lie before anything is compared with data.
 *
 * A prior is a law on the row's plausible range (sim/parameter.h, low .. high), as where assumed
 * numbers are drawn:
 *     uniform       every value alike
 *     log-uniform   every ratio alike: for rates and times known to an order of magnitude
 *
 * All that is proposed, weighed and regressed is done on a normal scale,
 *     z = Phi^-1(F(value)),
 * on which every prior is standard normal, and independent ones are so together. No proposal can
 * then leave the range, none has to be drawn again or its density be cut off, and a posterior
 * that leans on an end of its range leans on a tail. Whole counts and choices have no such scale:
 * they are not calibrated.
 */
#ifndef ANALYSIS_PRIOR_H
#define ANALYSIS_PRIOR_H

#include <stddef.h>

#include "sim/fault.h"

enum prior_law { PRIOR_UNIFORM, PRIOR_LOG_UNIFORM };

struct prior {
    double low, high; /* finite, low < high; log-uniform: 0 < low */
    enum prior_law law;
};

/* Faults: FAULT_INPUT when a range is empty or not one of its law; the number told counts from 1.
 * */
int prior_check(const struct prior *prior, size_t k, struct fault *fault);

/* From the normal scale, and to it. A value is never outside low .. high, not by rounding either.
 * prior_normal is for 0 < F(value) < 1: an end of the range counts as the last number within. */
double prior_value(const struct prior *prior, double z);
double prior_normal(const struct prior *prior, double value);

#endif
