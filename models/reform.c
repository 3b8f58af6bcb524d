/* reform.c - see reform.h. */
#include "models/reform.h"

#include "sim/maths.h"

int64_t reform_millionths(double x)
{
    return maths_round(x * 1e6);
}
