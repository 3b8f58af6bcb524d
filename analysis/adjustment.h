/* adjustment.h - what a tolerance has left between simulated and observed, taken back in part.
 *
 * Weighed with tolerance h > 1, candidates are those of a model with errors h times as large as
 * stated. Seen so, observed = s_j + e_j + rest_j with the stated error e and a rest of variance
 * (h^2 - 1) error^2; given s and the observed value the stated part is normal, so
 *
 *     s'_j = s_j + (observed_j - s_j) / h^2 + sqrt(1 - 1 / h^2) error_j x standard normal
 *
 * is what the model with its stated error would have shown, and only the rest separates it from
 * the observed. On that rest the parameters are regressed, on the normal scale, weights as they
 * are, and what it explains is taken off (local-linear adjustment: Beaumont, Zhang, Balding 2002):
 *
 *     z* = z - slope' (s' - observed) / error
 *
 * widened about its mean by 1 / sqrt(1 - (targets fitted + 1) / effective size), since a regression
 * on few points takes off too much.
 *
 * Regressed on s instead, as is usual where summaries hold no error, z* would lose the width that
 * the stated error gives it. At tolerance 1 the rest is 0 and z* = z. Exact in h where z given s'
 * is linear with an even scatter; else it helps as far as a line goes over the width of the
 * tolerance.
 *
 * Beaumont, Zhang, Balding (2002), Approximate Bayesian computation in population genetics,
 * Genetics 162, 2025.
 */
#ifndef ANALYSIS_ADJUSTMENT_H
#define ANALYSIS_ADJUSTMENT_H

#include <stdint.h>

#include "analysis/abc.h"
#include "analysis/unknown.h"

/* adjusted[n][k], on the normal scale; of points of weight 0, and where nothing can be regressed,
 * it is z. *unknown is then UNKNOWN_FEW: the effective size is below 2 (targets fitted + 1).
 * Targets that others determine have no slope of their own. Errors are drawn at (ABC_ERROR, point,
 * target) under (seed, 0), so that the same points have the same adjustment. Faults: FAULT_MEMORY.
 * */
int adjustment(const struct abc_points *points, const struct abc_target *target, uint64_t seed,
               double *adjusted, enum unknown *unknown, struct fault *fault);

#endif
