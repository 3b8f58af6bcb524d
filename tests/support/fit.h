/* fit.h - does a sample follow the law it claims?
 *
 * Values are handed over as their probability under the law, which is uniform if the
 * law is right, and counted in 1,024 cells. Two verdicts: Pearson's chi-square over the
 * cells, for wrong shapes, and Kolmogorov's distance at their edges, for wrong places
 * and widths. Each is a p-value; tests call a sample wrong below FALSE_ALARM, so a right
 * sampler under another seed fails one verdict in a million.
 */
#ifndef TESTS_SUPPORT_FIT_H
#define TESTS_SUPPORT_FIT_H

#include <stdbool.h>

#define FIT_CELLS   1024
#define FALSE_ALARM 1e-6
#define FAR         4.8916 /* of a standard normal: beyond it lies FALSE_ALARM */

struct fit {
    double cell[FIT_CELLS];
    double n;
};

void fit_add(struct fit *fit, double probability);

/* A value of a law with jumps: spread over P(below) .. P(below) + P(at) by u in (0, 1). */
void fit_add_jump(struct fit *fit, double below, double at, double u);

double fit_chi_square(const struct fit *fit);
double fit_kolmogorov(const struct fit *fit);

/* Both verdicts at least FALSE_ALARM. */
bool fit_good(const struct fit *fit);

#endif
