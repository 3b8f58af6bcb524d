/* holm.h - several outcomes, one promise: at most one chance in twenty of any false one.
 *
 * Who looks at ten outcomes at 5 % finds one in two fifths of all comparisons without an
 * effect. Outcomes that are declared beforehand are therefore tested together. Holm's
 * step-down procedure holds the family-wise error however the outcomes hang together, and
 * refuses nothing that Bonferroni's accepts.
 *
 * Source: Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian
 * Journal of Statistics 6, 65; adjusted p values after Wright (1992), Biometrics 48, 1005.
 */
#ifndef ANALYSIS_HOLM_H
#define ANALYSIS_HOLM_H

#include <stddef.h>

/* Two-sided p of Student's paired test that the mean of d[n] is 0: 0 .. 1. NaN below two
 * values. Values all alike give 0, and 1 when they are all 0. */
double holm_student(const double *d, size_t n);

/* adjusted[i] = max over p[j] <= p[i] of min(1, (m - rank(j) + 1) p[j]), rank 1 the smallest.
 * An outcome is declared whether or not it could be measured: one whose p is NaN counts among
 * the m, and stays NaN. p and adjusted are [m], and not the same array. O(m^2). */
void holm_adjust(const double *p, size_t m, double *adjusted);

#endif
