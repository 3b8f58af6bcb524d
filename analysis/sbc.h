/* sbc.h - simulation-based calibration: are posteriors as wide as they claim, and in the right
 * place.
 *
 * A truth is drawn from the prior, data from the model at that truth, a posterior is made of the
 * data, and of `draws` draws from the posterior those below the truth are counted: the rank. Over
 * many truths ranks are uniform on 0 .. draws if the posteriors are right (Talts et al. 2018):
 * heaped at both ends they are too narrow, in the middle too wide, on one side they lie beside the
 * truth.
 *
 * Flat or not is told by the distribution function of the ranks: at each of `points` places the
 * count of ranks up to it is binomial, and the statistic is the smallest of all two-sided tails.
 * Its p is had by SBC_SHUFFLES sets of uniform ranks (Säilynoja, Bürkner, Vehtari 2022, by
 * simulation), the counted set being one of them: whoever calls it not flat at p <= a is wrong of
 * right posteriors in at most a of cases, exactly, whatever n and `draws` are. Ranks of several
 * parameters of one posterior hang together: each has a test of its own, and p is to be adjusted
 * (holm.h).
 *
 * Talts, Betancourt, Simpson, Vehtari, Gelman (2018), Validating Bayesian inference algorithms
 * with simulation-based calibration, arXiv:1804.06788; Säilynoja, Bürkner, Vehtari (2022),
 * Graphical test for discrete uniformity and its applications in goodness-of-fit evaluation and
 * multiple sample comparison, Statistics and Computing 32, 32; p by simulation: Barnard (1963),
 * Journal of the Royal Statistical Society B 25, 294.
 */
#ifndef ANALYSIS_SBC_H
#define ANALYSIS_SBC_H

#include "analysis/posterior.h"

/* Draws of which a rank is made, by default: fewer than the effective size of a posterior. */
enum { SBC_DRAWS = 99, SBC_SHUFFLES = 999, SBC_POINTS = 20, SBC_BINS = 10 };

struct sbc {
    size_t n, draws;
    size_t bin[SBC_BINS]; /* ranks in each tenth; the first tenths hold more where draws + 1 ranks
                             cannot be dealt evenly */
    double p;             /* that right posteriors have ranks as uneven */
};

/* Of draws 0 .. draws-1 of a posterior (posterior_pick under `seed`) how many lie below `truth`. A
 * draw that equals it counts as below with a chance of one half. Each truth wants a seed of its
 * own. */
size_t sbc_rank(const struct posterior *posterior, size_t parameter, double truth, uint64_t seed,
                size_t draws);

/* rank[n], each 0 .. draws; n, draws >= 1. Faults: FAULT_MEMORY. */
int sbc_of(const size_t *rank, size_t n, size_t draws, struct sbc *sbc, struct fault *fault);

/* How many of n intervals hold their truth: proportion.h says how sure that is. */
size_t sbc_covered(const struct interval *interval, const double *truth, size_t n);

#endif
