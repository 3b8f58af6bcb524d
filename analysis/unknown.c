/* unknown.c - see unknown.h. */
#include "analysis/unknown.h"

#include "sim/fault.h"

struct words unknown_words(enum unknown unknown)
{
    static const struct words words[N_UNKNOWN] = {
        [KNOWN] = {"已知", "known"},
        [UNKNOWN_FEW] = {"不知:完整的行太少", "not known: too few complete rows"},
        [UNKNOWN_CONSTANT] = {"不知:数值处处相同", "not known: the value is the same everywhere"},
        [UNKNOWN_RARE] = {"不知:结果只在极少数行中有差别",
                          "not known: the outcome differs in too few rows"},
        [UNKNOWN_COLLINEAR] = {"不知:该因素由其他因素决定",
                               "not known: the other factors determine this one"},
        [UNKNOWN_EXPLAINED] = {"不知:其他因素已完全决定结果",
                               "not known: the other factors determine the outcome"},
    };
    ALWAYS(unknown >= KNOWN && unknown < N_UNKNOWN);
    return words[unknown];
}
