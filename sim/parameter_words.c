/* parameter_words.c - see parameter.h: what grades and types are called. */
#include "sim/parameter.h"

const struct words grade_words[N_GRADES] = {
    [GRADE_ASSUMED] = {"假定", "assumed"},
    [GRADE_CALIBRATED] = {"校准", "calibrated"},
    [GRADE_SURVEYED] = {"调查", "surveyed"},
    [GRADE_STATUTORY] = {"法定", "statutory"},
};

const char *const parameter_types[N_PARAMETER_TYPES] = {
    [PARAMETER_REAL] = "real",         [PARAMETER_COUNT] = "count", [PARAMETER_SHARE] = "share",
    [PARAMETER_DURATION] = "duration", [PARAMETER_MONEY] = "money", [PARAMETER_CHOICE] = "choice",
};
