/* grid.c - see grid.h. */
#include "analysis/grid.h"

#include "analysis/design.h"

int grid_count(const uint32_t *levels, size_t k, uint64_t *n, struct fault *fault)
{
    if (k == 0)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"网格设计至少要有一个因素", "a grid needs a factor"});
    *n = 1;
    for (size_t j = 0; j < k; j++) {
        if (levels[j] == 0)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"第 %zu 个因素没有水平", "factor %zu has no level"},
                             j + 1);
        int code = design_multiply(n, levels[j], fault);
        if (code)
            return code;
    }
    return 0;
}

uint32_t grid_level(const uint32_t *levels, size_t k, uint64_t i, size_t j)
{
    ALWAYS(j < k);
    uint32_t level = 0;
    for (size_t factor = k; factor-- > 0; i /= levels[factor])
        if (factor == j)
            level = (uint32_t)(i % levels[factor]);
    ALWAYS(i == 0); /* what is left lies beyond the last point */
    return level;
}

double grid_coordinate(const uint32_t *levels, size_t k, uint64_t i, size_t j)
{
    return design_within(grid_level(levels, k, i, j), levels[j], 0.5);
}
