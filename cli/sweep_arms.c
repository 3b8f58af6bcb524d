/* sweep_arms.c - see sweep_arms.h. */
#include "cli/sweep_arms.h"

#include <stdlib.h>
#include <string.h>

const struct contender *sweep_arms_contender(const struct sweep_arms *arms, int arm)
{
    return &arms->comparison.side[arm].contender;
}

/* `reforms.NAME.x`: its name, or NULL. */
static const char *reform_of(const char *path, size_t *n)
{
    static const char group[] = "reforms.";
    if (strncmp(path, group, sizeof group - 1) != 0)
        return NULL;
    path += sizeof group - 1;
    *n = strcspn(path, ".");
    return path;
}

static bool is_ordered(const struct scenario *scenario, const char *name, size_t n)
{
    for (int i = 0; i < scenario->n_orders; i++)
        if (strlen(scenario->orders[i].name) == n && !strncmp(scenario->orders[i].name, name, n))
            return true;
    return false;
}

/* Where is each factor at work? One that is nowhere is told. */
static int find_concerns(struct sweep_arms *arms, const struct ui *ui)
{
    const struct sweep *sweep = arms->sweep;
    const int n = sweep_arms(sweep);
    for (uint32_t j = 0; j < sweep->k; j++) {
        size_t length = 0;
        const char *reform = reform_of(sweep->factor[j].path, &length);
        bool somewhere = false;
        for (int a = 0; a < n; a++) {
            bool *concerns = &arms->concerns[(size_t)a * sweep->k + j];
            *concerns = !reform ||
                        is_ordered(&sweep_arms_contender(arms, a)->scenario, reform, length);
            somewhere = somewhere || *concerns;
        }
        if (somewhere)
            continue;
        struct fault fault = {0};
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s：没有一方实行这项改革", "%s: no arm has this reform"},
                  sweep->factor[j].path);
        fault_place(&fault, sweep->cell ? sweep->list_name : sweep->name, sweep->factor[j].line,
                    sweep->factor[j].column);
        return ui_fault(ui, &fault);
    }
    return 0;
}

/* ---- scenarios ---- */

int sweep_arms_load_values(const struct sweep_arms *arms, int arm, const char *const *values,
                           struct scenario *scenario, struct faults *faults)
{
    const struct sweep *sweep = arms->sweep;
    struct setting settings[SWEEP_FACTORS + 1];
    int n = 0;
    for (uint32_t j = 0; j < sweep->k; j++)
        if (values[j] && arms->concerns[(size_t)arm * sweep->k + j])
            settings[n++] = (struct setting){sweep->factor[j].path, values[j]};
    settings[n++] = (struct setting){"run.replicates", "1"};
    return contender_at(sweep_arms_contender(arms, arm), settings, n, scenario,
                        arms->comparison.ui, faults);
}

int sweep_arms_load(const struct sweep_arms *arms, int arm, uint64_t point,
                    struct scenario *scenario, struct faults *faults)
{
    const struct sweep *sweep = arms->sweep;
    char texts[SWEEP_FACTORS][SWEEP_VALUE];
    const char *values[SWEEP_FACTORS];
    for (uint32_t j = 0; j < sweep->k; j++)
        values[j] = sweep_value(sweep, point, j, texts[j]);
    return sweep_arms_load_values(arms, arm, values, scenario, faults);
}

/* ---- does the scenario take them? ---- */

/* One factor alone; what is refused is told where the factor stands. */
static int try_value(const struct sweep_arms *arms, int arm, uint32_t factor, const char *value)
{
    const struct sweep_factor *it = &arms->sweep->factor[factor];
    const char *values[SWEEP_FACTORS] = {0};
    struct scenario scenario = {0};
    struct faults *faults = calloc(1, sizeof *faults);
    if (!faults)
        return ui_memory(arms->comparison.ui);
    values[factor] = value;
    int status = sweep_arms_load_values(arms, arm, values, &scenario, faults);
    if (!status)
        scenario_free(&scenario);
    else {
        struct fault fault = faults->fault[0];
        fault.where[0] = '\0';
        fault_place(&fault, arms->sweep->cell ? arms->sweep->list_name : arms->sweep->name,
                    it->line, it->column);
        status = ui_fault(arms->comparison.ui, &fault);
    }
    free(faults);
    return status;
}

static int try_factor(const struct sweep_arms *arms, int arm, uint32_t j)
{
    const struct sweep_factor *factor = &arms->sweep->factor[j];
    char text[SWEEP_VALUE];
    int status = 0;
    for (uint32_t i = 0; i < factor->n_levels && !status; i++)
        status = try_value(arms, arm, j, factor->level[i]);
    if (factor->n_levels || status)
        return status;
    if (arms->sweep->cell) /* of a list the first point, and the rest when it is their turn */
        return try_value(arms, arm, j, arms->sweep->cell[j]);
    if ((status = try_value(arms, arm, j, sweep_write(factor, factor->low, text))))
        return status;
    return try_value(arms, arm, j, sweep_write(factor, factor->high, text));
}

/* ---- birth and death ---- */

/* Loading tells of settings as they are typed; these stand in a file. */
static void place(const struct sweep *sweep, struct fault *fault)
{
    struct sweep_place at = sweep->scenario_at;
    const bool typed = !strncmp(fault->where, "--set ", 6);
    if (fault->where[0] && !typed)
        return;
    for (int i = 0; i < sweep->n_set && typed; i++) {
        const char *path = sweep->set[i].path;
        const size_t n = strlen(path);
        if (!strncmp(fault->where + 6, path, n) && (fault->where[6 + n] == '=' || !fault->where[6 + n]))
            at = sweep->set_at[i];
    }
    fault->where[0] = '\0';
    fault_place(fault, sweep->name, at.line, at.column);
}

/* Does the baseline load with what is set? */
static int try_base(const struct sweep *sweep, const struct ui *ui)
{
    struct ui silent = *ui;
    struct scenario scenario = {0};
    struct faults *faults = calloc(1, sizeof *faults);
    if (!faults)
        return ui_memory(ui);
    silent.quiet = true;
    int status = load_scenario(&scenario, sweep->scenario, sweep->set, sweep->n_set, &silent, faults);
    if (!status)
        scenario_free(&scenario);
    for (int i = 0; i < faults->n && status; i++)
        place(sweep, &faults->fault[i]);
    faults->n_warnings = 0; /* told when the arms are read */
    if (status)
        status = ui_faults(ui, faults);
    free(faults);
    return status;
}

int sweep_arms_init(struct sweep_arms *arms, const struct sweep *sweep, struct ui *ui)
{
    const char *asked[1 + SWEEP_VARIANTS] = {sweep->scenario};
    const int n = sweep_arms(sweep);
    *arms = (struct sweep_arms){.sweep = sweep,
                                .comparison = {.ui = ui, .begin = sweep->begin, .replicates = 2},
                                .options = calloc(1, sizeof *arms->options),
                                .concerns = calloc((size_t)n * sweep->k, sizeof *arms->concerns)};
    if (!arms->options || !arms->concerns)
        return ui_memory(ui);
    if (sweep->n_set > SETTINGS_MAX)
        return ui_usage(ui, (struct words){"set 最多 %d 项", "at most %d lines under set"},
                        (int)SETTINGS_MAX);
    for (int i = 0; i < sweep->n_set; i++)
        arms->options->settings[arms->options->n_settings++] = sweep->set[i];
    for (int i = 0; i < sweep->n_variants; i++)
        asked[1 + i] = sweep->variant[i];
    int status = try_base(sweep, ui);
    if (!status)
        status = comparison_init(&arms->comparison, asked, n, arms->options);
    if (!status)
        status = find_concerns(arms, ui);
    for (int a = 0; a < n && !status; a++)
        for (uint32_t j = 0; j < sweep->k && !status; j++)
            if (arms->concerns[(size_t)a * sweep->k + j])
                status = try_factor(arms, a, j);
    return status;
}

void sweep_arms_free(struct sweep_arms *arms)
{
    comparison_free(&arms->comparison);
    free(arms->options);
    free(arms->concerns);
    *arms = (struct sweep_arms){0};
}
