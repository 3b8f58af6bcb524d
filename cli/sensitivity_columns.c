/* sensitivity_columns.c - see sensitivity_columns.h. */
#include "cli/sensitivity_columns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/design.h"
#include "analysis/morris.h"
#include "analysis/rank_correlation.h"
#include "analysis/saltelli.h"

static struct saltelli saltelli_of(const struct sweep *sweep)
{
    return (struct saltelli){sweep->design.seed, sweep->design.size, sweep->k,
                             sweep->design.random ? SALTELLI_RANDOM : SALTELLI_SOBOL};
}

static struct morris morris_of(const struct sweep *sweep)
{
    return (struct morris){sweep->design.seed, sweep->design.size, sweep->k, sweep->design.levels};
}

/* ---- where factors lie ---- */

/* In the row's unit; of levels their place. */
static double number_at(const struct sweep *sweep, uint64_t point, uint32_t factor)
{
    const struct sweep_factor *it = &sweep->factor[factor];
    char text[SWEEP_VALUE];
    if (sweep->cell || !it->n_levels)
        return sweep_number(sweep, point, factor);
    sweep_value(sweep, point, factor, text);
    uint32_t level = 0;
    while (level + 1 < it->n_levels && strcmp(text, it->level[level]) != 0)
        level++;
    return level;
}

static void find_ends(struct sensitivity_columns *columns, uint32_t j, const double *number)
{
    const struct sweep_factor *factor = &columns->sweep->factor[j];
    double *low = &columns->low[j], *high = &columns->high[j];
    *low = factor->low;
    *high = factor->high;
    if (columns->sweep->cell) {
        *low = *high = number[0];
        for (size_t i = 1; i < columns->n; i++) {
            *low = fmin(*low, number[i]);
            *high = fmax(*high, number[i]);
        }
    } else if (factor->n_levels) {
        *low = 0;
        *high = factor->n_levels - 1;
    }
}

static bool in_logarithms(const struct sensitivity_columns *columns, size_t j)
{
    const struct sweep_factor *factor = &columns->sweep->factor[j];
    return factor->log && !factor->n_levels && !columns->sweep->cell;
}

static double position_of(const struct sensitivity_columns *columns, uint32_t j, double number)
{
    const double low = columns->low[j], high = columns->high[j];
    if (isnan(number))
        return NAN;
    if (!(low < high))
        return 0;
    const double share = in_logarithms(columns, j) ? log(number / low) / log(high / low)
                                                   : (number - low) / (high - low);
    return fmin(1, fmax(0, share));
}

static void find_positions(struct sensitivity_columns *columns)
{
    for (uint32_t j = 0; j < columns->sweep->k; j++) {
        double *own = columns->position + (size_t)j * columns->n;
        for (size_t i = 0; i < columns->n; i++)
            own[i] = number_at(columns->sweep, i, j);
        find_ends(columns, j, own);
        for (size_t i = 0; i < columns->n; i++)
            own[i] = position_of(columns, j, own[i]);
    }
}

const char *sensitivity_written(const struct sensitivity_columns *columns, size_t factor,
                                double position, char text[SWEEP_VALUE])
{
    const struct sweep_factor *it = &columns->sweep->factor[factor];
    const double low = columns->low[factor], high = columns->high[factor];
    const double number = in_logarithms(columns, factor) ? low * pow(high / low, position)
                                                         : low + position * (high - low);
    if (it->n_levels && !columns->sweep->cell)
        snprintf(text, SWEEP_VALUE, "%s", it->level[(size_t)(number + 0.5)]);
    else
        snprintf(text, SWEEP_VALUE, "%.4g", number);
    return text;
}

/* ---- which points were drawn apart ---- */

static bool is_apart(const struct sweep *sweep, uint64_t point)
{
    if (sweep->design.kind == SWEEP_SALTELLI) {
        const struct saltelli saltelli = saltelli_of(sweep);
        const uint32_t matrix = saltelli_place(&saltelli, point).matrix;
        return matrix == 0 || matrix == sweep->k + 1;
    }
    if (sweep->design.kind == SWEEP_MORRIS) {
        const struct morris morris = morris_of(sweep);
        return morris_place(&morris, point).step == 0;
    }
    return true;
}

/* ---- whether factors move freely ---- */

static int tied(const struct sweep_factor *factor, struct words format, struct fault *fault)
{
    return fault_set(fault, FAULT_INPUT, format, factor->path);
}

/* A column is asked together with luck that no factor has part in. */
static int check_free(const struct sensitivity_columns *columns, struct fault *fault)
{
    const struct sweep *sweep = columns->sweep;
    size_t used;
    struct rank_correlation *correlation = malloc(sweep->k * sizeof *correlation);
    double *luck = malloc(columns->n * sizeof *luck);
    int status = correlation && luck ? 0 : fault_memory(fault, columns->n * sizeof *luck);
    for (uint32_t j = 0; j < sweep->k && !status; j++)
        for (size_t i = 0; i < columns->n && !status; i++)
            if (isnan(columns->position[j * columns->n + i]))
                status =
                    tied(&sweep->factor[j],
                         (struct words){"因子 %s 的取值不全是数，没有大小可言，算不出秩相关",
                                        "factor %s has values that are no numbers: they have no "
                                        "order, and so no rank correlation"},
                         fault);
    for (size_t i = 0; i < columns->n && !status; i++)
        luck[i] = design_random(1, i, 0);
    if (!status)
        status = rank_correlations(columns->position, luck, columns->n, sweep->k, 0.95, &used,
                                   correlation, fault);
    for (uint32_t j = 0; j < sweep->k && !status; j++) {
        if (correlation[j].unknown == UNKNOWN_CONSTANT)
            status =
                tied(&sweep->factor[j],
                     (struct words){"因子 %s 在各点都一样：这个设计说不出它的作用",
                                    "factor %s is the same at all points: this design cannot say "
                                    "what it does"},
                     fault);
        else if (correlation[j].unknown == UNKNOWN_COLLINEAR)
            status = tied(
                &sweep->factor[j],
                (struct words){"因子 %s 由其他因子决定，不能各自变动：这个设计分不清是谁的作用",
                               "factor %s is determined by others and does not move freely: "
                               "this design cannot tell whose the influence is"},
                fault);
    }
    free(correlation);
    free(luck);
    return status;
}

int sensitivity_columns_init(struct sensitivity_columns *columns, const struct sweep *sweep,
                             struct fault *fault)
{
    const size_t n = (size_t)sweep->n_points, k = sweep->k;
    *columns = (struct sensitivity_columns){.sweep = sweep,
                                            .n = n,
                                            .low = malloc(k * sizeof(double)),
                                            .high = malloc(k * sizeof(double)),
                                            .position = malloc(n * k * sizeof(double)),
                                            .apart = malloc(n * sizeof(uint64_t))};
    if (!columns->low || !columns->high || !columns->position || !columns->apart)
        return fault_memory(fault, n * k * sizeof(double));
    find_positions(columns);
    for (uint64_t i = 0; i < n; i++)
        if (is_apart(sweep, i))
            columns->apart[columns->n_apart++] = i;
    const enum sweep_kind kind = sweep->design.kind;
    return kind == SWEEP_LIST || kind == SWEEP_GRID ? check_free(columns, fault) : 0;
}

void sensitivity_columns_free(struct sensitivity_columns *columns)
{
    free(columns->low);
    free(columns->high);
    free(columns->position);
    free(columns->apart);
    *columns = (struct sensitivity_columns){0};
}

/* ---- the estimators ---- */

int sensitivity_of_saltelli(const struct sensitivity_columns *columns, const double *outcome,
                            double level, struct sobol_indices *indices, struct sobol_index *index,
                            struct fault *fault)
{
    const struct saltelli saltelli = saltelli_of(columns->sweep);
    const size_t n = (size_t)saltelli.n, k = saltelli.k;
    double *value = malloc(n * (k + 2) * sizeof *value); /* A, A_B^0 .. A_B^(k-1), B, each [n] */
    if (!value)
        return fault_memory(fault, n * (k + 2) * sizeof *value);
    for (uint64_t i = 0; i < columns->n; i++) {
        const struct saltelli_place place = saltelli_place(&saltelli, i);
        value[place.matrix * n + place.row] = outcome[i];
    }
    const struct sobol_outcomes outcomes = {n, k, value, value + (k + 1) * n, value + n};
    int status = sobol_indices(&outcomes, level, indices, index, fault);
    free(value);
    return status;
}

int sensitivity_of_morris(const struct sensitivity_columns *columns, const double *outcome,
                          double level, struct resample_plan *plan,
                          struct elementary_effects *effects, struct fault *fault)
{
    const struct morris morris = morris_of(columns->sweep);
    const size_t r = (size_t)morris.trajectories, k = morris.k;
    size_t *factor = malloc(r * k * sizeof *factor);
    double *step = malloc(r * k * sizeof *step);
    int status = factor && step ? 0 : fault_memory(fault, r * k * sizeof *step);
    for (uint64_t i = 0; i < columns->n && !status; i++) {
        const struct morris_place place = morris_place(&morris, i);
        if (!place.step)
            continue;
        const uint32_t moved = morris_moved(&morris, place);
        const size_t at = (size_t)place.trajectory * k + place.step - 1;
        factor[at] = moved;
        step[at] = morris_coordinate(&morris, i, moved) - morris_coordinate(&morris, i - 1, moved);
    }
    /* Points stand as trajectories do. */
    const struct trajectories trajectories = {r, k, outcome, factor, step};
    if (!status)
        status = elementary_effects(&trajectories, level, plan, effects, fault);
    free(factor);
    free(step);
    return status;
}
