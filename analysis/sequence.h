/* sequence.h - a confidence sequence: an interval that may be looked at after every replicate.
 *
 * Student's interval covers in 95 % of experiments of a size fixed beforehand. Who adds replicates
 * until it excludes 0 finds an effect where there is none, sooner or later always. This interval
 * covers the mean at all sizes at once in at least 95 % of experiments, so that one may stop
 * whenever one likes and for whatever reason. It costs width: 2.14, 1.75, 1.58, 1.59 and 1.63
 * times Student's half-width at n = 10, 20, 50, 100 and 200.
 *
 * The differences are taken as normal with unknown mean mu and deviation sigma. Against mu = mu0
 * stands the mixture delta = (mu - mu0) / sigma ~ N(0, c^2), sigma by its right Haar measure on
 * both sides. With r = 1 / (1 + n c^2), t = (mean - mu0) sqrt(n) / s, y = t^2 / (n - 1), their
 * ratio is
 *     E(n) = sqrt(r) ((1 + y) / (1 + r y))^(n/2),
 * a martingale from 1 under mu0, at most once in twenty ever above 20 (Ville). The interval holds
 * every mu0 with E < 1/alpha: y < (K - 1) / (1 - r K), K = (1 / (alpha sqrt(r)))^(2/n), and is
 * unbounded while r K >= 1, which at 95 % is to n = 6.
 *
 * c = 0.5 was chosen once: over n = 20 .. 100 the mean log width is least at c = 0.44 when sizes
 * count alike and at 0.49 when their logarithms do; 0.5 is within 0.2 % of the best and
 * loses less at n = 10.
 *
 * Sources: Lai (1976), Annals of Statistics 4, 265; Perez-Ortiz, Lardy, de Heide, Gruenwald
 * (2024), E-statistics, group invariance and anytime-valid testing, Annals of Statistics 52, 1410;
 * Wang, Ramdas (2025), Anytime-valid t-tests and confidence sequences for Gaussian means with
 * unknown variance, Sequential Analysis 44.
 */
#ifndef ANALYSIS_SEQUENCE_H
#define ANALYSIS_SEQUENCE_H

#include <stddef.h>

#include "analysis/interval.h"

/* The interval after d[0 .. n-1]; -INFINITY .. INFINITY while nothing can be said. Values all
 * alike have one without width: normal differences are never alike. */
struct interval sequence_interval(const double *d, size_t n, double level);

#endif
