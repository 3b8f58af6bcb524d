/* gsl_philox.h - the simulator's generator as a gsl_rng_type, to copy into your own code.
 *
 *     gsl_rng *r = gsl_rng_alloc(gsl_philox);
 *     gsl_rng_set(r, 20091122);                       a stream of its own, without end
 *     gsl_philox_at(r, &chance, purpose, who, nth);   or: what the simulator draws there
 *
 * gsl_rng_get() hands out 32 bits, the low half of a number first; gsl_rng_uniform()
 * is draw_uniform(), a whole number each time. Past the end of an address (2^21
 * numbers), a stream of gsl_rng_set() goes on to the next nth, while one of
 * gsl_philox_at() is a bug, as in the simulator.
 */
#ifndef TESTS_SUPPORT_GSL_PHILOX_H
#define TESTS_SUPPORT_GSL_PHILOX_H

#include <gsl/gsl_rng.h>

#include "sim/random.h"

extern const gsl_rng_type *const gsl_philox;

/* `r` was allocated with gsl_philox. */
void gsl_philox_at(const gsl_rng *r, const struct chance *chance, uint32_t purpose, uint64_t who,
                   uint32_t nth);

#endif
