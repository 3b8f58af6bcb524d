/* latin.c - see latin.h. */
#include "analysis/latin.h"

#include "analysis/design.h"
#include "analysis/permutation.h"

int latin_check(const struct latin *latin, struct fault *fault)
{
    int code = design_between(
        latin->n, 1, DESIGN_MOST,
        (struct words){"拉丁超立方的点数是 %llu，应在 %llu 到 %llu 之间",
                       "a Latin hypercube of %llu points; it has between %llu and %llu"},
        fault);
    return code ? code
                : design_between(latin->k, 1, UINT32_MAX,
                                 (struct words){"拉丁超立方的因素数是 %llu，应在 %llu 到 %llu 之间",
                                                "a Latin hypercube of %llu factors; it has between "
                                                "%llu and %llu"},
                                 fault);
}

uint64_t latin_cell(const struct latin *latin, uint64_t i, uint32_t j)
{
    ALWAYS(i < latin->n && j < latin->k);
    const struct permutation slices = {chance_under(latin->seed, latin->n), DESIGN_CELL, j,
                                       latin->n};
    return permutation_at(&slices, i);
}

double latin_coordinate(const struct latin *latin, uint64_t i, uint32_t j)
{
    const struct chance chance = chance_under(latin->seed, latin->n);
    struct draw draw = draw_at(&chance, DESIGN_JITTER, i, j);
    return design_within(latin_cell(latin, i, j), latin->n, draw_uniform(&draw));
}
