/* sobol.h - Sobol's sequence in up to 1,111 dimensions, any point of it by itself.
 *
 * Of the first 2^m points each of the 2^m equal slices of each dimension holds one, and
 * projections on two dimensions are as even as the direction numbers of Joe and Kuo (2008,
 * new-joe-kuo-6) make them. For smooth functions the error of a mean falls nearly as 1/n, that of
 * random points as 1/sqrt(n). It is at its best at powers of two: any other n is possible, but
 * leaves slices uneven. The sequence can be gone on with; earlier points stay.
 *
 * Points are in the order of the Gray code, as Joe and Kuo's own program and most libraries give
 * them, and begin with the origin. It is kept: without it no 2^m points in a row from the start
 * are a net, and what is gained by scrambling is lost (Owen 2020). Who must not run the
 * corner, or wants an unbiased mean, takes the shifted sequence.
 *
 * The digital shift xors all points of a dimension with one random number: 53 bits, so that points
 * do not lie on the slices' edges. Each point is then uniform, and every net stays a net. Means
 * over several seeds are independent and unbiased, which tells the error.
 *
 * GSL's generator ends at 40 dimensions; Saltelli's scheme (saltelli.h) takes two a factor.
 *
 * Sources: Sobol' (1967), USSR Computational Mathematics and Mathematical Physics 7, 86; Antonov,
 * Saleev (1979), ibid. 19, 252 (Gray code); Bratley, Fox (1988), Algorithm 659, ACM TOMS 14, 88;
 * Joe, Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM
 * Journal on Scientific Computing 30, 2635; Owen (2020), On dropping the first Sobol' point,
 * arXiv:2008.08051; shift: L'Ecuyer, Lemieux (2002), in Modeling Uncertainty, 419.
 */
#ifndef ANALYSIS_SOBOL_H
#define ANALYSIS_SOBOL_H

#include <stdint.h>

#include "sim/fault.h"

/* Dimensions count from 0; the published tables' count from 1. */
enum { SOBOL_DIMENSIONS = 1111, SOBOL_BITS = 32 };

/* Faults: FAULT_INPUT when there are not n points, 1 .. 2^32, or k dimensions. */
int sobol_check(uint64_t n, uint32_t k, struct fault *fault);

/* v[j] x 2^-32 is direction number j + 1, in (0, 1). */
void sobol_directions(uint32_t dimension, uint32_t v[SOBOL_BITS]);

/* Point i < 2^32; a multiple of 2^-32 in [0, 1). 0.02 us at point 1,000, 0.2 us at 2^32. */
double sobol_coordinate(uint64_t i, uint32_t dimension);
/* The same with a digital shift; a multiple of 2^-53 in [0, 1). */
double sobol_shifted(uint64_t seed, uint64_t i, uint32_t dimension);

#endif
