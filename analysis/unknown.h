/* unknown.h - why a measure of sensitivity cannot be said.
 *
 * A measure that is not known has a reason, and its numbers are NaN: nobody can take one for a
 * small effect.
 */
#ifndef ANALYSIS_UNKNOWN_H
#define ANALYSIS_UNKNOWN_H

#include "sim/words.h"

enum unknown {
    KNOWN,
    UNKNOWN_FEW,       /* fewer complete rows than the measure's least */
    UNKNOWN_CONSTANT,  /* the outcome, or the factor, is the same everywhere */
    UNKNOWN_RARE,      /* the outcome differs in so few rows that a resample may miss them all */
    UNKNOWN_COLLINEAR, /* the other factors determine this one */
    UNKNOWN_EXPLAINED, /* the other factors determine the outcome: nothing is left for this one */
    N_UNKNOWN,
};

/* In a few words; of KNOWN they are "known". */
struct words unknown_words(enum unknown unknown);

#endif
