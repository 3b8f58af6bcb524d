/* morris.c - see morris.h. */
#include "analysis/morris.h"

#include "analysis/design.h"
#include "analysis/permutation.h"
#include "sim/sample.h"

int morris_count(const struct morris *morris, uint64_t *n, struct fault *fault)
{
    int code = design_between(morris->trajectories, 1, DESIGN_MOST,
                              (struct words){"Morris 轨迹数是 %llu，应在 %llu 到 %llu 之间",
                                             "%llu trajectories; there are between %llu and %llu"},
                              fault);
    if (!code)
        code = design_between(morris->k, 1, UINT32_MAX - 1,
                              (struct words){"Morris 设计的因素数是 %llu，应在 %llu 到 %llu 之间",
                                             "trajectories of %llu factors; they have between %llu "
                                             "and %llu"},
                              fault);
    if (!code && (morris->levels < 2 || morris->levels % 2))
        code =
            fault_set(fault, FAULT_INPUT,
                      (struct words){"Morris 设计的水平数是 %llu，应为偶数，至少为 2",
                                     "trajectories over %llu levels; the number is even, 2 or more"},
                      (unsigned long long)morris->levels);
    if (code)
        return code;
    *n = morris->trajectories;
    return design_multiply(n, (uint64_t)morris->k + 1, fault);
}

struct morris_place morris_place(const struct morris *morris, uint64_t i)
{
    const uint64_t points = (uint64_t)morris->k + 1;
    ALWAYS(i / points < morris->trajectories);
    return (struct morris_place){i / points, (uint32_t)(i % points)};
}

uint64_t morris_index(const struct morris *morris, struct morris_place place)
{
    ALWAYS(place.trajectory < morris->trajectories && place.step <= morris->k);
    return place.trajectory * ((uint64_t)morris->k + 1) + place.step;
}

/* Which factor moves how-manieth: the image of a factor is its turn, from 0. */
static struct permutation order(const struct morris *morris, uint64_t trajectory)
{
    return (struct permutation){chance_under(morris->seed, 0), DESIGN_ORDER, (uint32_t)trajectory,
                                morris->k};
}

uint32_t morris_moved(const struct morris *morris, struct morris_place place)
{
    const struct permutation turns = order(morris, place.trajectory);
    ALWAYS(place.trajectory < morris->trajectories && place.step > 0 && place.step <= morris->k);
    return (uint32_t)permutation_place(&turns, place.step - 1);
}

uint32_t morris_level(const struct morris *morris, uint64_t i, uint32_t j)
{
    ALWAYS(j < morris->k);
    const struct morris_place place = morris_place(morris, i);
    const struct permutation turns = order(morris, place.trajectory);
    const struct chance chance = chance_under(morris->seed, 0);
    struct draw draw = draw_at(&chance, DESIGN_START, place.trajectory, j);
    const uint32_t half = morris->levels / 2;
    const uint32_t lower = (uint32_t)sample_below(&draw, half);
    const bool falls = draw_bits(&draw) >> 63;
    const bool moved = permutation_at(&turns, j) < place.step;
    return moved == falls ? lower : lower + half;
}

double morris_coordinate(const struct morris *morris, uint64_t i, uint32_t j)
{
    return (double)morris_level(morris, i, j) / (double)(morris->levels - 1);
}

double morris_delta(const struct morris *morris)
{
    return (double)(morris->levels / 2) / (double)(morris->levels - 1);
}
