/* distributions.h - the normal distribution and Student's, where there is no GSL.
 *
 * analysis asks GSL for them; compiled for the page it finds these instead, under GSL's names
 * (gsl/gsl/gsl_cdf.h). Within 1e-12 of GSL's, relatively; a test holds them against each other.
 */
#ifndef CLASSROOM_DISTRIBUTIONS_H
#define CLASSROOM_DISTRIBUTIONS_H

/* P(Z <= z), and the z of a p in [0, 1]; -inf and inf at the ends. */
double normal_below(double z);
double normal_quantile(double p);

/* P(T > t) with `freedom` > 0 degrees of freedom, and the t of P(T <= t) = p. */
double student_above(double t, double freedom);
double student_quantile(double p, double freedom);

#endif
