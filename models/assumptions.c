/* assumptions.c - see assumptions.h. */
#include "models/assumptions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/fold.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/random.h"

/* Ten, but for the last bits of a quotient of decimals. */
#define TENFOLD 9.999999

/* A joint that assumptions_crowded() lets through holds at CORNER of the way from its best
 * corner, hence in 8e-6 of all draws or more: ATTEMPTS fail once in 10^34. */
#define CORNER 0.02
enum { ATTEMPTS = 10000000 };

enum assumption_law assumption_law(const struct parameter *row)
{
    if (row->grade != GRADE_ASSUMED || row->type == PARAMETER_COUNT ||
        row->type == PARAMETER_CHOICE || row->flags & (PARAMETER_SIZES | PARAMETER_LEVER))
        return ASSUMPTION_HELD;
    if (row->preset == 0 || row->preset < row->low || row->preset > row->high ||
        row->low >= row->high)
        return ASSUMPTION_HELD;
    return row->low > 0 && row->high > TENFOLD * row->low ? ASSUMPTION_LOG_UNIFORM
                                                          : ASSUMPTION_UNIFORM;
}

const char *assumption_law_key(enum assumption_law law)
{
    static const char *const keys[] = {"held", "uniform", "log-uniform", "posterior"};
    return keys[law];
}

double assumption_value(const struct parameter *row, double u)
{
    if (assumption_law(row) == ASSUMPTION_UNIFORM)
        return row->low + u * (row->high - row->low);
    const double value = row->low * maths_exp(u * maths_log(row->high / row->low));
    return value < row->high ? value : row->high; /* the last bit of exp */
}

/* ---- the posterior ----------------------------------------------------------------- */

static const char reforms[] = "reforms.";

const struct parameter *assumptions_named(const char *path, const struct parameter_table **table,
                                          const char **rest)
{
    *table = &parameters_table;
    *rest = path;
    if (strncmp(path, reforms, sizeof reforms - 1) != 0)
        return parameter_find(*table, path);
    for (int i = 0; i < reform_count; i++) {
        const char *name = path + sizeof reforms - 1;
        const size_t n = strlen(reform_catalogue[i]->name);
        if (strncmp(name, reform_catalogue[i]->name, n) != 0 || name[n] != '.')
            continue;
        *table = &reform_catalogue[i]->parameters;
        *rest = name + n + 1;
        return parameter_find(*table, *rest);
    }
    return NULL;
}

/* The row that a path means, and whose: of a reform that is not ordered none. */
static const struct parameter *row_of(const struct scenario *scenario, const char *path, int *order)
{
    const struct parameter_table *table;
    const char *rest;
    const struct parameter *row = assumptions_named(path, &table, &rest);
    *order = -1;
    if (!row || table == &parameters_table)
        return row;
    for (int o = 0; o < scenario->n_orders; o++)
        if (scenario->orders[o].reform && table == &scenario->orders[o].reform->parameters) {
            *order = o;
            return row;
        }
    return NULL;
}

/* "work.need_rate", "reforms.separation.coordination". */
static void name_it(char name[ASSUMPTION_NAME], const struct scenario *scenario,
                    const struct parameter *row, int order)
{
    if (order < 0)
        snprintf(name, ASSUMPTION_NAME, "%s", row->name);
    else
        snprintf(name, ASSUMPTION_NAME, "reforms.%s.%s", scenario->orders[order].name, row->name);
}

int assumptions_column(const struct scenario *scenario, const struct parameter *row, int order)
{
    const struct posterior *points = &scenario->posterior.points;
    char path[ASSUMPTION_NAME];
    name_it(path, scenario, row, order);
    for (size_t j = 0; j < points->k; j++)
        if (!strcmp(points->path[j], path))
            return (int)j;
    return -1;
}

void assumptions_point(const struct scenario *scenario, size_t i, struct parameters *parameters,
                       struct scenario_order *orders)
{
    const struct posterior *points = &scenario->posterior.points;
    for (size_t j = 0; j < points->k; j++) {
        int order;
        const struct parameter *row = row_of(scenario, points->path[j], &order);
        if (row)
            parameter_put(row, order < 0 ? (void *)parameters : orders[order].given,
                          points->value[i * points->k + j]);
    }
}

static bool is_picked(const struct scenario *scenario)
{
    return scenario->posterior.points.n > 0 && !scenario->posterior.held;
}

bool assumptions_any(const struct scenario *scenario)
{
    return scenario->run.drawn || is_picked(scenario);
}

/* ---- which ------------------------------------------------------------------------- */

static bool is_drawn(const struct parameter *row, bool written)
{
    return !written && assumption_law(row) != ASSUMPTION_HELD;
}

/* How a replicate comes by a number of its own. */
static enum assumption_law law_in(const struct scenario *scenario, const struct parameter *row,
                                  int order, bool written)
{
    if (is_picked(scenario) && assumptions_column(scenario, row, order) >= 0)
        return ASSUMPTION_POSTERIOR;
    return scenario->run.drawn && is_drawn(row, written) ? assumption_law(row) : ASSUMPTION_HELD;
}

int assumptions_list(const struct scenario *scenario, struct assumption *list)
{
    const bool any = assumptions_any(scenario);
    int n = 0;
    for (int i = 0; any && i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        const enum assumption_law law = law_in(scenario, row, -1, scenario->written[i]);
        if (law == ASSUMPTION_HELD)
            continue;
        if (list) {
            list[n] = (struct assumption){.row = row, .order = -1, .law = law};
            name_it(list[n].name, scenario, row, -1);
        }
        n++;
    }
    for (int o = 0; any && o < scenario->n_orders; o++) {
        const struct scenario_order *order = &scenario->orders[o];
        for (int i = 0; order->reform && i < order->reform->parameters.count; i++) {
            const struct parameter *row = &order->reform->parameters.rows[i];
            const enum assumption_law law = law_in(scenario, row, o, order->given_written[i]);
            if (law == ASSUMPTION_HELD)
                continue;
            if (list) {
                list[n] = (struct assumption){.row = row, .order = o, .law = law};
                name_it(list[n].name, scenario, row, o);
            }
            n++;
        }
    }
    return n;
}

double assumption_of(const struct assumption *assumption, const struct scenario *scenario)
{
    return parameter_value(assumption->row, assumption->order < 0
                                                ? (const void *)&scenario->parameters
                                                : scenario->orders[assumption->order].given);
}

void assumption_reach(const struct assumption *assumption, const struct scenario *scenario,
                      double reach[2])
{
    const struct posterior *points = &scenario->posterior.points;
    reach[0] = assumption->row->low;
    reach[1] = assumption->row->high;
    if (assumption->law != ASSUMPTION_POSTERIOR)
        return;
    const double *value =
        points->value + assumptions_column(scenario, assumption->row, assumption->order);
    reach[0] = reach[1] = *value;
    for (size_t i = 1; i < points->n; i++) {
        const double at = value[i * points->k];
        reach[0] = at < reach[0] ? at : reach[0];
        reach[1] = at > reach[1] ? at : reach[1];
    }
}

/* The row of a joint's k-th number if the scenario draws it, or NULL. */
static const struct parameter *loose(const struct joint *joint, int k,
                                     const struct scenario *scenario)
{
    const struct parameter *row =
        joint->rows[k] ? parameter_find(&parameters_table, joint->rows[k]) : NULL;
    ALWAYS(row || !joint->rows[k]);
    return row && is_drawn(row, scenario->written[row - parameters_table.rows]) ? row : NULL;
}

/* ---- the draw ---------------------------------------------------------------------- */

static void draw_number(const struct parameter *row, const char *name,
                        const struct chance *chance, uint32_t nth, void *values)
{
    struct draw draw = draw_at(chance, PURPOSE_ASSUMPTION, fold_identity(name), nth);
    parameter_put(row, values, assumption_value(row, draw_uniform(&draw)));
}

static void draw_joint(const struct joint *joint, const struct scenario *scenario,
                       const struct chance *chance, struct parameters *given)
{
    bool any = false;
    for (int k = 0; k < JOINT_MOST; k++)
        any = any || loose(joint, k, scenario);
    for (uint32_t nth = 1; any && joint->room(given) < 0; nth++) {
        ALWAYS(nth < ATTEMPTS);
        for (int k = 0; k < JOINT_MOST; k++) {
            const struct parameter *row = loose(joint, k, scenario);
            if (row)
                draw_number(row, row->name, chance, nth, given);
        }
    }
}

/* The orders and, behind them in the same block, each one's own values. */
static int copy_orders(struct scenario *drawn, const struct scenario *scenario,
                       struct fault *fault)
{
    const size_t n = (size_t)scenario->n_orders;
    size_t size = n * sizeof *scenario->orders;
    char *at;
    for (size_t o = 0; o < n; o++)
        size += scenario->orders[o].reform ? scenario->orders[o].reform->parameters.size : 0;
    drawn->orders = malloc(size + 1);
    if (!drawn->orders)
        return fault_memory(fault, size);
    at = (char *)(drawn->orders + n);
    for (size_t o = 0; o < n; o++) {
        drawn->orders[o] = scenario->orders[o];
        if (!scenario->orders[o].reform)
            continue;
        memcpy(at, scenario->orders[o].given, scenario->orders[o].reform->parameters.size);
        drawn->orders[o].given = at;
        at += scenario->orders[o].reform->parameters.size;
    }
    return 0;
}

int assumptions_draw(struct scenario *drawn, const struct scenario *scenario, uint32_t replicate,
                     struct fault *fault)
{
    const struct chance chance = chance_under(scenario->run.seed, replicate);
    const int n = assumptions_list(scenario, NULL);
    struct assumption *list = malloc(((size_t)n + 1) * sizeof *list);
    ALWAYS(replicate >= 1);
    *drawn = *scenario;
    drawn->orders = NULL;
    if (!list)
        return fault_memory(fault, (size_t)n * sizeof *list);
    int status = copy_orders(drawn, scenario, fault);
    assumptions_list(scenario, list);
    if (!status && is_picked(scenario))
        assumptions_point(scenario,
                          posterior_pick(&scenario->posterior.points, scenario->run.seed,
                                         replicate),
                          &drawn->parameters, drawn->orders);
    for (int i = 0; i < n && !status; i++)
        if (list[i].law != ASSUMPTION_POSTERIOR)
            draw_number(list[i].row, list[i].name, &chance, 0,
                        list[i].order < 0 ? (void *)&drawn->parameters
                                          : drawn->orders[list[i].order].given);
    for (int j = 0; j < N_JOINTS && scenario->run.drawn && !status; j++)
        draw_joint(&joints[j], scenario, &chance, &drawn->parameters);
    free(list);
    return status;
}

void assumptions_free(struct scenario *drawn)
{
    free(drawn->orders);
    *drawn = (struct scenario){0};
}

/* What room there is at best; *any: something of the joint is drawn. */
static double room_at_best(const struct joint *joint, const struct scenario *scenario, bool *any)
{
    struct parameters given = scenario->parameters;
    *any = false;
    for (int k = 0; k < JOINT_MOST && scenario->run.drawn; k++) {
        const struct parameter *row = loose(joint, k, scenario);
        if (!row)
            continue;
        *any = true;
        parameter_put(row, &given,
                      assumption_value(row, joint->toward[k] > 0 ? 1 - CORNER : CORNER));
    }
    return joint->room(&given);
}

const struct joint *assumptions_crowded(const struct scenario *scenario)
{
    bool any;
    for (int j = 0; j < N_JOINTS; j++)
        if (room_at_best(&joints[j], scenario, &any) < 0 && any)
            return &joints[j];
    return NULL;
}

const struct joint *assumptions_unfit(const struct scenario *scenario)
{
    bool any;
    for (int j = 0; j < N_JOINTS; j++)
        if (room_at_best(&joints[j], scenario, &any) < 0 && (any || joints[j].refused))
            return &joints[j];
    return NULL;
}

/* ---- where numbers come from ------------------------------------------------------- */

static void count(struct assumptions_count *counts, const struct parameter *row,
                  const void *values, const char *source, bool from_table)
{
    const double value = parameter_value(row, values);
    const bool moved = value < row->preset || value > row->preset;
    if (from_table || (source && strncmp(source, "assumed", 7) != 0))
        counts->city++;
    else if (!source && !moved && row->grade != GRADE_ASSUMED)
        counts->published++;
    else
        counts->assumed++;
}

struct assumptions_count assumptions_count(const struct scenario *scenario)
{
    struct assumptions_count counts = {0};
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        const enum assumption_law law = law_in(scenario, row, -1, scenario->written[i]);
        counts.drawn += law != ASSUMPTION_HELD && law != ASSUMPTION_POSTERIOR;
        if (row->type != PARAMETER_CHOICE)
            count(&counts, row, &scenario->parameters, scenario->source[i],
                  scenario->n_places && (!strcmp(row->name, "city.streets") ||
                                         !strcmp(row->name, "city.communities")));
    }
    for (int o = 0; o < scenario->n_orders; o++) {
        const struct scenario_order *order = &scenario->orders[o];
        for (int i = 0; order->reform && i < order->reform->parameters.count; i++) {
            const struct parameter *row = &order->reform->parameters.rows[i];
            const enum assumption_law law = law_in(scenario, row, o, order->given_written[i]);
            counts.drawn += law != ASSUMPTION_HELD && law != ASSUMPTION_POSTERIOR;
            if (row->type != PARAMETER_CHOICE && !(row->flags & PARAMETER_LEVER))
                count(&counts, row, order->given, order->given_source[i], false);
        }
    }
    return counts;
}
