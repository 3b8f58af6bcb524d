/* sweep_table.c - see sweep_table.h. */
#include "cli/sweep_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One point while it is read: its units, by arm. */
struct reading {
    struct sweep_table *table;
    const struct sweep_plan *plan;
    const struct sweep_folder *folder;
    struct sweep_unit unit[1 + SWEEP_VARIANTS];
    bool found[1 + SWEEP_VARIANTS];
    bool whole;
    struct fault *fault;
};

double sweep_table_average(const double *values, uint32_t replicates)
{
    double sum = 0;
    uint32_t n = 0;
    for (uint32_t r = 0; r < replicates; r++)
        if (!isnan(values[r])) {
            sum += values[r];
            n++;
        }
    return n ? sum / n : NAN;
}

static size_t most(size_t a) { return a ? a : 1; }

static int make_room(struct sweep_table *table, struct fault *fault)
{
    const size_t runs = sweep_table_runs(table), outcomes = (size_t)table->sweep->n_outcomes;
    const size_t effects = (size_t)table->n * (size_t)table->n_variants * table->replicates;
    table->state = calloc(most(runs), sizeof *table->state);
    table->digest = calloc(most(runs), sizeof *table->digest);
    table->mean = calloc(most(outcomes * runs), sizeof *table->mean);
    table->effect = calloc(most(outcomes * effects), sizeof *table->effect);
    if (!table->state || !table->digest || !table->mean || !table->effect)
        return fault_memory(fault, outcomes * (runs + effects) * sizeof *table->mean);
    for (size_t i = 0; i < outcomes * runs; i++)
        table->mean[i] = NAN;
    for (size_t i = 0; i < outcomes * effects; i++)
        table->effect[i] = NAN;
    return 0;
}

void sweep_table_free(struct sweep_table *table)
{
    free(table->state);
    free(table->digest);
    free(table->mean);
    free(table->effect);
    free(table->starts);
    free(table->value);
    free(table->weight);
    *table = (struct sweep_table){0};
}

/* ---- the record ---- */

static int other_periods(const struct reading *reading, uint64_t point)
{
    return fault_set(reading->fault, FAULT_INPUT,
                     (struct words){"第 %llu 点的记录时段与其他点不同：放不进一个数组",
                                    "point %llu records other periods than others: there is no one array "
                                    "for them"},
                     (unsigned long long)point + 1);
}

/* More periods than seen so far: all arrays get wider. */
static int widen(struct sweep_table *table, const struct sweep_unit *unit, struct fault *fault)
{
    const size_t rows = (size_t)table->sweep->n_outcomes * sweep_table_runs(table);
    const size_t was = table->n_times, is = unit->n_times;
    day *starts = calloc(most(is), sizeof *starts);
    double *value = malloc(most(rows * is) * sizeof *value);
    double *weight = malloc(most(rows * is) * sizeof *weight);
    if (!starts || !value || !weight) {
        free(starts);
        free(value);
        free(weight);
        return fault_memory(fault, 2 * rows * is * sizeof *value);
    }
    memcpy(starts, unit->starts, is * sizeof *starts);
    for (size_t row = 0; row < rows; row++)
        for (size_t t = 0; t < is; t++) {
            value[row * is + t] = t < was ? table->value[row * was + t] : NAN;
            weight[row * is + t] = t < was ? table->weight[row * was + t] : NAN;
        }
    free(table->starts);
    free(table->value);
    free(table->weight);
    table->starts = starts;
    table->value = value;
    table->weight = weight;
    table->n_times = unit->n_times;
    return 0;
}

static int take_record(struct reading *reading, const struct sweep_unit *unit, size_t run,
                       uint64_t point)
{
    struct sweep_table *table = reading->table;
    const size_t same = unit->n_times < table->n_times ? unit->n_times : table->n_times;
    if (memcmp(unit->starts, table->starts ? table->starts : unit->starts,
               same * sizeof *unit->starts) != 0)
        return other_periods(reading, point);
    int status = unit->n_times > table->n_times ? widen(table, unit, reading->fault) : 0;
    for (int m = 0; m < table->sweep->n_outcomes && !status; m++) {
        const double scale = table->sweep->outcome[m]->scale;
        const size_t row = ((size_t)m * sweep_table_runs(table) + run) * table->n_times;
        for (uint32_t t = 0; t < unit->n_times; t++) {
            const size_t at = (size_t)m * unit->n_times + t;
            const double n = (double)unit->denominator[at];
            table->value[row + t] = n > 0 ? scale * (double)unit->numerator[at] / n : NAN;
            table->weight[row + t] = n;
        }
    }
    return status;
}

/* ---- the runs of one point and replicate ---- */

static int read_unit(struct reading *reading, uint64_t i, int a, uint32_t r)
{
    struct sweep_table *table = reading->table;
    const uint64_t point = table->first + i;
    const size_t run = sweep_table_run(table, i, a, r);
    const uint64_t *hash = reading->plan->hash[sweep_plan_at(reading->plan, point, a)];
    char path[SWEEP_PATH];
    int status = sweep_unit_read(&reading->unit[a], reading->folder, hash, r + 1,
                                 (uint32_t)table->sweep->n_outcomes, &reading->found[a],
                                 reading->fault);
    if (status)
        return status;
    if (!reading->found[a]) {
        const bool failed =
            !access(sweep_folder_failed(reading->folder, hash, r + 1, path), F_OK);
        table->state[run] = failed ? SWEEP_FAILED : SWEEP_MISSING;
        table->failed += failed;
        table->missing += !failed;
        return 0;
    }
    table->state[run] = SWEEP_DONE;
    memcpy(table->digest[run], reading->unit[a].digest, sizeof table->digest[run]);
    return reading->whole ? take_record(reading, &reading->unit[a], run, point) : 0;
}

/* The day from which means are taken at a point. */
static day window_of(const struct sweep_plan *plan, uint64_t point)
{
    const int n = sweep_arms(plan->sweep);
    day from = n > 1 ? INT32_MAX : plan->from[sweep_plan_at(plan, point, 0)];
    for (int a = 1; a < n; a++) {
        const day differs = plan->from[sweep_plan_at(plan, point, a)];
        from = differs < from ? differs : from;
    }
    return from < INT32_MAX ? from : plan->from[sweep_plan_at(plan, point, 0)];
}

static void take_means(struct reading *reading, uint64_t i, uint32_t r)
{
    struct sweep_table *table = reading->table;
    const struct sweep *sweep = table->sweep;
    const uint64_t point = table->first + i;
    const day window = window_of(reading->plan, point);
    for (int m = 0; m < sweep->n_outcomes; m++)
        for (int a = 0; a < table->n_arms; a++) {
            if (!reading->found[a])
                continue;
            const size_t row = (size_t)m * sweep_table_runs(table);
            table->mean[row + sweep_table_run(table, i, a, r)] =
                sweep_unit_mean(&reading->unit[a], sweep, m, window);
            if (!a || !reading->found[0])
                continue;
            const day from = reading->plan->from[sweep_plan_at(reading->plan, point, a)];
            double *effect = (double *)sweep_table_effects(table, m, i, a - 1);
            effect[r] = sweep_unit_mean(&reading->unit[a], sweep, m, from) -
                        sweep_unit_mean(&reading->unit[0], sweep, m, from);
        }
}

int sweep_table_read(struct sweep_table *table, const struct sweep_plan *plan,
                     const struct sweep_folder *folder, uint64_t first, uint64_t n, bool whole,
                     struct fault *fault)
{
    struct reading reading = {.table = table, .plan = plan, .folder = folder, .whole = whole,
                              .fault = fault};
    *table = (struct sweep_table){.sweep = plan->sweep, .first = first, .n = n,
                                  .n_arms = sweep_arms(plan->sweep),
                                  .n_variants = plan->sweep->n_variants,
                                  .replicates = plan->sweep->replicates};
    int status = make_room(table, fault);
    for (uint64_t i = 0; i < n && !status; i++)
        for (uint32_t r = 0; r < table->replicates && !status; r++) {
            for (int a = 0; a < table->n_arms && !status; a++)
                status = read_unit(&reading, i, a, r);
            if (!status)
                take_means(&reading, i, r);
            for (int a = 0; a < table->n_arms; a++) {
                sweep_unit_free(&reading.unit[a]);
                reading.found[a] = false;
            }
        }
    return status;
}
