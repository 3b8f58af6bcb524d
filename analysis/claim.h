/* claim.h - does what is said of a difference hold: more, less, by so much, the same within it.
 *
 * d[n] are differences within pairs of replicates, none of them missing. "More by s" is accepted
 * when a one-sided paired t test refuses that the mean is s or less at level alpha; "less" is the
 * same of -d. "The same within s" is accepted when two one-sided tests (Schuirmann 1987, Journal
 * of Pharmacokinetics and Biopharmaceutics 15, 657), each at alpha, refuse that the mean is -s or
 * less and that it is s or more. So whatever is said, one that does not hold is accepted at most
 * with probability alpha, where differences are normal; and the interval of 1 - 2 alpha beside it
 * lies wholly on the side that was said, or inside the band.
 *
 * A relative size is a share of the baseline: then d(i) - s |base(i)| is tested against 0, which
 * takes the baseline's own luck into account. Differences without spread decide by themselves.
 */
#ifndef ANALYSIS_CLAIM_H
#define ANALYSIS_CLAIM_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/interval.h"

enum claim_kind { CLAIM_MORE, CLAIM_LESS, CLAIM_SAME, N_CLAIM_KINDS };
extern const char *const claim_kinds[N_CLAIM_KINDS]; /* as files have them: "more", ... */

struct claim_said {
    enum claim_kind kind;
    double size;   /* >= 0; of CLAIM_SAME > 0 */
    bool relative; /* size is a share of the baseline */
};

struct claim {
    size_t n;
    double mean;              /* of the differences */
    struct interval interval; /* of the mean, Student's, 1 - 2 alpha */
    double p;                 /* of CLAIM_SAME the greater of both; NaN below two pairs */
    bool holds;               /* p < alpha */
};

/* base[n] may be NULL unless the size is relative. O(n). */
struct claim claim_test(const struct claim_said *said, const double *d, const double *base,
                        size_t n, double alpha);

#endif
