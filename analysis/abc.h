/* abc.h - calibration: at which parameters does the model show what was observed.
 *
 * Approximate Bayesian computation for a simulator whose runs are dear and whose chance cannot be
 * written down. Given are priors (prior.h) of k parameters and t targets: an observed value with
 * the standard deviation of its error. The posterior is of the model
 *
 *     observed_j = summary_j(parameters, chance) + error_j,    error_j normal, independent,
 *
 * and, with the kernel below at tolerance 1, exactly so: ABC with an acceptance that is the error's
 * density is exact for the model with this error in it (Wilkinson 2013). A hard tolerance would add
 * an error that nobody stated. The error is to hold what observing does (survey, rounding,
 * definition) and what the model leaves out; the model's chance is already in its summaries.
 *
 * Generations of n candidates each are asked for, run anywhere in any order, and told:
 *
 *     generation 0    n points of Sobol's shifted sequence (sobol.h) on the priors
 *     generation g    candidate i is a function of (seed, g, i) and of what generations 0 .. g-1
 *                     were told. Even ones: a point of the population, moved (kernels.h). Odd ones:
 *                     of one wide normal around where the population would lie if the rest of the
 *                     tolerance were taken off along a straight line (adjustment.h)
 *
 * Whenever a generation is complete all candidates of all generations are weighed anew,
 *
 *     w = prior(z) exp(-d^2 / (2 tolerance^2)) / mixture(z),
 *     d^2 = sum over fitted targets of ((summary - observed) / error)^2,
 *
 * mixture being the mean of the densities from which all of them were proposed, and tolerance >= 1
 * the smallest at which the effective size (sum w)^2 / sum w^2 is still `keep`. From that
 * population the next one is proposed. Odd ones go ahead: where the simulator is nearly a straight
 * line they arrive at once; where it is not they are lost, and even ones get there step by step.
 * Weights are right wherever proposals come from. It ends with the tolerance at 1 and an effective
 * size of `enough`, or when `most` generations are spent; then the tolerance says how far it has
 * come, and adjustment.h takes back a part of what is left.
 *
 * Why this scheme. Weights instead of acceptance: each generation is exactly n runs, known
 * beforehand, and results may come in any order, while a quota of accepted ones hangs on who comes
 * first, and waits for the slowest. Schemes that accept (Toni et al. 2009; Beaumont et al. 2009;
 * the adaptive one of Lenormand et al. 2013, which asks for fewest runs among them) forget a run
 * that is beyond the tolerance; here none is lost: weighing by the mixture of all proposals (the
 * balance heuristic, Veach and Guibas 1995; for adaptive proposals Cornuet et al. 2012) has bounded
 * weights, since generation 0, the prior, is in the mixture: w <= number of generations. The
 * tolerance falls by effective size (Del Moral, Doucet, Jasra 2012) and ends where the error is
 * what was stated. That proposals hang on earlier results leaves a bias that falls with n (Marin,
 * Pudlo, Sedki 2019): a point of great weight draws proposals to itself, and loses weight by the
 * density they have there, so that tails come out too thin. Each point is therefore weighed with
 * proposals as if it had not been in the population that made them (kernels.h), which takes away
 * nearly all of that; docs/calibration.md counts what intervals cover.
 *
 * Luck. Where each candidate is one run with luck of its own (another replicate number) the
 * posterior is exact also in the model's chance. Where all candidates meet the same luck, or a
 * summary is a mean over r replicates, distances differ less by chance and fewer runs do; but the
 * city that was observed had one luck of its own, and its variance (1 + 1/r times that of one
 * replicate) is then to be added to error^2 by whoever gives the targets.
 *
 * It keeps no file: who stops and goes on makes it anew from the same seed and tells it again
 * what was told, to the same bits. Points are our own arithmetic (sim/maths.h), the same on every
 * machine. One thread at a time.
 *
 * Wilkinson (2013), Statistical Applications in Genetics and Molecular Biology 12, 129; Toni,
 * Welch, Strelkowa, Ipsen, Stumpf (2009), Journal of the Royal Society Interface 6, 187; Beaumont,
 * Cornuet, Marin, Robert (2009), Biometrika 96, 983; Lenormand, Jabot, Deffuant (2013),
 * Computational Statistics 28, 2777; Veach, Guibas (1995), SIGGRAPH '95, 419; Cornuet, Marin, Mira,
 * Robert (2012), Scandinavian Journal of Statistics 39, 798; Del Moral, Doucet, Jasra (2012),
 * Statistics and Computing 22, 1009; Marin, Pudlo, Sedki (2019), Bernoulli 25, 1780.
 */
#ifndef ANALYSIS_ABC_H
#define ANALYSIS_ABC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/prior.h"

enum abc_purpose {
    ABC_CENTRE = 4016, /* which candidate is a centre: (stratum, 0); replicate generation */
    ABC_MOVE,          /* where from there: (candidate, 0); replicate generation */
    ABC_ERROR,         /* an error for the adjustment: (candidate of all, target); replicate 0 */
};

enum { ABC_PARAMETERS = 64, ABC_TARGETS = 1000, ABC_CANDIDATES = 100000, ABC_GENERATIONS = 100 };

struct abc_target {
    double observed, error; /* finite; error > 0, a standard deviation */
    bool fit;               /* counts for the distance; others are carried along, to check by */
};

struct abc_rule {
    uint64_t seed;
    size_t n;            /* candidates a generation: 8 (k + 1) .. ABC_CANDIDATES */
    size_t most;         /* generations: 1 .. ABC_GENERATIONS */
    double keep, enough; /* effective sizes: k + 2 <= keep <= n / 2, keep <= enough */
};

enum abc_state {
    ABC_ASKING, /* the generation at hand is not told yet */
    ABC_DONE,   /* the tolerance is 1 and the effective size enough */
    ABC_SPENT,  /* no generations are left */
};

/* All candidates told so far, in order of asking. Lives until the next abc_tell. */
struct abc_points {
    size_t n, k, t;
    const double *z;       /* [n][k] on the normal scale (prior.h) */
    const double *summary; /* [n][t] */
    const double *weight;  /* [n] of sum 1; 0 of those that failed */
    double tolerance;      /* in stated errors; 1 is the model as it was stated */
    double size;           /* effective */
    size_t failed;
    double nearest;        /* smallest d^2 */
};

/* n = 5 keep, keep = 4 (k + 2) or 2 (targets fitted + 1) if that is more, forty generations,
 * an effective size of 400. Of what was tried (docs/calibration.md) it takes the fewest runs. */
struct abc_rule abc_usual(uint64_t seed, size_t k, size_t fitted);

struct abc; /* opaque */

/* Faults: FAULT_INPUT where a prior, a target or the rule is out of its limits, or no target is to
 * be fitted. */
int abc_check(const struct abc_rule *rule, const struct prior *prior, size_t k,
              const struct abc_target *target, size_t t, struct fault *fault);

/* Faults: those of abc_check; FAULT_MEMORY. *abc is NULL then. What is given is copied. */
int abc_new(struct abc **abc, const struct abc_rule *rule, const struct prior *prior, size_t k,
            const struct abc_target *target, size_t t, struct fault *fault);
void abc_free(struct abc *abc);

enum abc_state abc_state(const struct abc *abc);
size_t abc_generation(const struct abc *abc); /* at hand, from 0; of an end, how many there were */

/* Candidate i < n of the generation at hand: value[k], in the parameters' own units. */
void abc_ask(const struct abc *abc, size_t i, double *value);

/* What came of it: summary[t]. A target to be fitted that is NaN says that it failed: its weight
 * is 0, as if it were impossible. (A NaN among others is kept.) Each candidate is told once; the
 * one that completes a generation ends it. Faults: FAULT_INPUT when a summary is infinite, and
 * where so many of a generation failed, or lie so far off, that there is no population of size
 * k + 2; FAULT_MEMORY. After a fault only abc_free is left.
 * Work of a generation: (candidates so far) x (generations + 1) x n x k steps at most. */
int abc_tell(struct abc *abc, size_t i, const double *summary, struct fault *fault);

/* After the first generation. */
struct abc_points abc_points(const struct abc *abc);
const struct abc_target *abc_targets(const struct abc *abc); /* [t] */

/* The chance that not even the nearest candidate lies so far off, were it the truth: chi-squared
 * of `nearest` with as many degrees of freedom as targets are fitted. It is too large, having been
 * chosen: a small one (0.01) says that model, targets and errors do not go together. */
double abc_fits(const struct abc *abc);

#endif
