/* sweep_points.c - what each factor is at each point of a sweep: see sweep.h.
 *
 * Values drawn from a range are rounded to ten digits: they can be read, and the last bits of a
 * machine's logarithm do not make another scenario.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/design.h"
#include "analysis/grid.h"
#include "analysis/latin.h"
#include "analysis/morris.h"
#include "analysis/saltelli.h"
#include "analysis/sobol.h"
#include "cli/sweep.h"

static uint32_t grid_level_of(const struct sweep *sweep, uint64_t point, uint32_t factor)
{
    uint32_t levels[SWEEP_FACTORS];
    for (uint32_t j = 0; j < sweep->k; j++)
        levels[j] = sweep->factor[j].n_levels ? sweep->factor[j].n_levels : sweep->factor[j].steps;
    return grid_level(levels, sweep->k, point, factor);
}

double sweep_coordinate(const struct sweep *sweep, uint64_t point, uint32_t factor)
{
    const struct sweep_design *design = &sweep->design;
    const uint32_t k = sweep->k;
    switch (design->kind) {
    case SWEEP_GRID: {
        const struct sweep_factor *it = &sweep->factor[factor];
        const uint32_t n = it->n_levels ? it->n_levels : it->steps;
        const uint32_t level = grid_level_of(sweep, point, factor);
        return n > 1 ? (double)level / (n - 1) : 0.5;
    }
    case SWEEP_RANDOM: return design_random(design->seed, point, factor);
    case SWEEP_LHS:
        return latin_coordinate(&(struct latin){design->seed, design->size, k}, point, factor);
    case SWEEP_SOBOL: return sobol_shifted(design->seed, point, factor);
    case SWEEP_MORRIS:
        return morris_coordinate(&(struct morris){design->seed, design->size, k, design->levels},
                                 point, factor);
    case SWEEP_SALTELLI:
        return saltelli_coordinate(&(struct saltelli){design->seed, design->size, k,
                                                      design->random ? SALTELLI_RANDOM
                                                                     : SALTELLI_SOBOL},
                                   point, factor);
    default: return NAN;
    }
}

/* The outer levels of a grid and of Morris's design are the ends themselves. */
static uint32_t level_at(const struct sweep *sweep, uint64_t point, uint32_t factor)
{
    const uint32_t n = sweep->factor[factor].n_levels;
    if (sweep->design.kind == SWEEP_GRID)
        return grid_level_of(sweep, point, factor);
    const double u = sweep_coordinate(sweep, point, factor);
    return u < 1 ? (uint32_t)design_level(u, n) : n - 1;
}

static bool is_whole(const struct sweep_factor *factor)
{
    return factor->row.name && factor->row.type == PARAMETER_COUNT;
}

double sweep_rounded(double value)
{
    char text[40];
    snprintf(text, sizeof text, "%.10g", value);
    return strtod(text, NULL);
}

/* In the row's unit. */
static double value_at(const struct sweep_factor *factor, double u, bool closed)
{
    const double low = factor->low, high = factor->high;
    if (factor->log) {
        const double value = sweep_rounded(low * pow(high / low, u));
        return is_whole(factor) ? floor(value + 0.5) : value;
    }
    if (!is_whole(factor))
        return sweep_rounded(low + u * (high - low));
    if (closed)
        return floor(low + u * (high - low) + 0.5);
    return low + (double)design_level(u, (uint64_t)(high - low) + 1);
}

static bool is_closed(const struct sweep *sweep)
{
    return sweep->design.kind == SWEEP_GRID || sweep->design.kind == SWEEP_MORRIS;
}

static double number_in_range(const struct sweep *sweep, uint64_t point, uint32_t factor)
{
    return value_at(&sweep->factor[factor], sweep_coordinate(sweep, point, factor),
                    is_closed(sweep));
}

const char *sweep_write(const struct sweep_factor *factor, double value, char text[SWEEP_VALUE])
{
    int64_t store = 0;
    if (!factor->row.name)
        return real_text(value, text);
    parameter_put(&factor->row, &store, value);
    parameter_write(&factor->row, &store, text, SWEEP_VALUE);
    return text;
}

const char *sweep_value(const struct sweep *sweep, uint64_t point, uint32_t factor,
                        char text[SWEEP_VALUE])
{
    const struct sweep_factor *it = &sweep->factor[factor];
    if (sweep->cell)
        snprintf(text, SWEEP_VALUE, "%s", sweep->cell[point * sweep->k + factor]);
    else if (it->n_levels)
        snprintf(text, SWEEP_VALUE, "%s", it->level[level_at(sweep, point, factor)]);
    else
        sweep_write(it, number_in_range(sweep, point, factor), text);
    return text;
}

double sweep_number(const struct sweep *sweep, uint64_t point, uint32_t factor)
{
    const struct sweep_factor *it = &sweep->factor[factor];
    char text[SWEEP_VALUE], *end;
    int64_t store = 0;
    if (!sweep->cell && !it->n_levels)
        return number_in_range(sweep, point, factor);
    sweep_value(sweep, point, factor, text);
    if (it->row.name && it->row.type != PARAMETER_CHOICE &&
        !parameter_read(&it->row, &store, text, NULL, NULL))
        return parameter_value(&it->row, &store);
    const double value = strtod(text, &end);
    if (end != text && !*end)
        return value;
    return sweep->cell ? NAN : (double)level_at(sweep, point, factor);
}
