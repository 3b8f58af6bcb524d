/* saltelli.c - see saltelli.h. */
#include "analysis/saltelli.h"

#include <stdbool.h>

#include "analysis/design.h"
#include "analysis/sobol.h"

int saltelli_count(const struct saltelli *saltelli, uint64_t *n, struct fault *fault)
{
    /* Columns are 2k, and the last matrix is k + 1; both have 32 bits. */
    const uint32_t most = saltelli->base == SALTELLI_SOBOL ? SOBOL_DIMENSIONS / 2 : INT32_MAX;
    int code =
        design_between(saltelli->n, 1, DESIGN_MOST,
                       (struct words){"Saltelli 设计的基本样本量是 %llu，应在 %llu 到 %llu 之间",
                                      "%llu rows of Saltelli's scheme; it has between %llu "
                                      "and %llu"},
                       fault);
    if (!code)
        code = design_between(saltelli->k, 1, most,
                              (struct words){"Saltelli 设计的因素数是 %llu，应在 %llu 到 %llu 之间",
                                             "Saltelli's scheme with %llu factors; it has between "
                                             "%llu and %llu"},
                              fault);
    if (code)
        return code;
    *n = saltelli->n;
    return design_multiply(n, (uint64_t)saltelli->k + 2, fault);
}

struct saltelli_place saltelli_place(const struct saltelli *saltelli, uint64_t i)
{
    const uint64_t matrices = (uint64_t)saltelli->k + 2;
    ALWAYS(i / matrices < saltelli->n);
    return (struct saltelli_place){i / matrices, (uint32_t)(i % matrices)};
}

uint64_t saltelli_index(const struct saltelli *saltelli, struct saltelli_place place)
{
    ALWAYS(place.row < saltelli->n && place.matrix <= saltelli->k + 1);
    return place.row * ((uint64_t)saltelli->k + 2) + place.matrix;
}

double saltelli_coordinate(const struct saltelli *saltelli, uint64_t i, uint32_t j)
{
    const struct saltelli_place place = saltelli_place(saltelli, i);
    const uint32_t k = saltelli->k;
    ALWAYS(j < k);
    const bool from_b = place.matrix == k + 1 || place.matrix == j + 1;
    const uint32_t column = from_b ? k + j : j;
    return saltelli->base == SALTELLI_SOBOL ? sobol_shifted(saltelli->seed, place.row, column)
                                            : design_random(saltelli->seed, place.row, column);
}
