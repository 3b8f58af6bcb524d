/* kernels.h - a smoothed population: the points from which the next ones are proposed.
 *
 * n centres in k dimensions (with repeats: a centre stands as often as its weight asks), each with
 * the same normal kernel around it. The kernel's covariance is that of the weighted population
 * times the square of the bandwidth for which a normal density is best smoothed,
 *     b = (4 / ((k + 2) m))^(1 / (k + 4)),    m the population's effective size,
 * so that proposals are little wider than the population: (1 + b^2) times its covariance. Twice
 * the covariance, as is usual where kernels have to reach far (Beaumont et al. 2009; Filippi et al.
 * 2013), makes proposals three times as wide, and in ten dimensions nineteen of twenty runs are
 * then lost. The whole covariance is taken, not its diagonal: where parameters make up for one
 * another the population is a ridge, and kernels along the axes miss it (Filippi et al. 2013).
 *
 * Silverman (1986), Density Estimation for Statistics and Data Analysis, 4.3; Beaumont, Cornuet,
 * Marin, Robert (2009), Biometrika 96, 983; Filippi, Barnes, Cornebise, Stumpf (2013),
 * Statistical Applications in Genetics and Molecular Biology 12, 87.
 */
#ifndef ANALYSIS_KERNELS_H
#define ANALYSIS_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/random.h"

enum { KERNELS_DIMENSIONS = 64 };

struct kernels {
    size_t n, k;
    double *centre;  /* [n][k]; of one distinct centre [1][k] */
    double *root;    /* [k][k] lower triangle; root root' is the kernel's covariance */
    size_t distinct; /* different centres: */
    size_t *from;    /* [distinct] which point of the population each is, ascending */
    double *white;   /* [distinct][k] root^-1 centre */
    double *times;   /* [distinct] how often each stands */
    double scale;    /* log of what makes a kernel a density */
    bool one;        /* made by kernels_one */
};

/* Of a weighted population z[points][k], weight[points] >= 0 of sum 1: the n centres are drawn
 * stratified, centre i by the draw (purpose, i, 0). 1 <= k <= KERNELS_DIMENSIONS. A covariance that
 * is not one (a dimension in which all points are alike) gets a floor of 1e-6 of its largest
 * variance. Faults: FAULT_MEMORY; kernels are then empty. O(points k^2 + n k^2). */
int kernels_of(struct kernels *kernels, const double *z, const double *weight, size_t points,
               size_t n, size_t k, const struct chance *chance, uint32_t purpose,
               struct fault *fault);

/* One kernel, of which all n points are: the population's mean and KERNELS_WIDE^2 times its
 * covariance. Where the population is nearly normal it is closer than any smoothing of points. */
#define KERNELS_WIDE 1.2
int kernels_one(struct kernels *kernels, const double *z, const double *weight, size_t points,
                size_t n, size_t k, struct fault *fault);

void kernels_free(struct kernels *kernels);

/* Point i of n: its centre, moved by k normal numbers from the draw. */
void kernels_move(const struct kernels *kernels, size_t i, struct draw *draw, double *z);

/* Log density at z[k], of all kernels together, but for the factor (2 pi)^(-k/2). O(distinct k). */
double kernels_density(const struct kernels *kernels, const double *z);

/* The same as if point `point` of the population, which stood at own[k] with that weight, had not
 * been in it: at a point that helped to make the proposals their density is too high, and more so
 * the more it weighs. (The kernels' own covariance stays. A point without which hardly anything is
 * left is not left out.) */
double kernels_without(const struct kernels *kernels, const double *z, size_t point,
                       const double *own, double weight);

#endif
