/* calibration.c - see calibration.h. */
#include "cli/calibration.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/stop.h"
#include "models/assumptions.h"

/* ---- what is asked ---- */

/* What could not be run under the posterior is not calibrated. */
static int check_factor(const struct calibration *calibration, uint32_t j)
{
    const struct sweep_factor *factor = &calibration->sweep->factor[j];
    const struct parameter_table *table;
    const char *rest;
    const struct parameter *row = assumptions_named(factor->path, &table, &rest);
    struct fault fault = {0};
    for (uint32_t other = 0; other < j; other++)
        if (!strcmp(calibration->sweep->factor[other].path, factor->path))
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"%s 写了两次", "%s stands here twice"}, factor->path);
    for (int i = 0; i < calibration->sweep->n_set; i++)
        if (!strcmp(calibration->sweep->set[i].path, factor->path))
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"%s 既在 set 里取定，又要校准",
                                     "%s is held under set, and to be calibrated"},
                      factor->path);
    if (!row)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s 不是参数，不能校准", "%s is no parameter to be calibrated"},
                  factor->path);
    else if (!fault.code)
        posterior_may(row, &fault);
    if (!fault.code)
        return 0;
    fault_place(&fault, calibration->sweep->name, factor->line, factor->column);
    return ui_fault(calibration->ui, &fault);
}

static int take_priors(struct calibration *calibration)
{
    const struct sweep *sweep = calibration->sweep;
    int status = 0;
    for (uint32_t j = 0; j < sweep->k && !status; j++)
        status = check_factor(calibration, j);
    if (status)
        return status;
    if (sweep->k > ABC_PARAMETERS)
        return ui_usage(calibration->ui,
                        (struct words){"最多校准 %d 个参数", "at most %d parameters are calibrated"},
                        (int)ABC_PARAMETERS);
    for (uint32_t j = 0; j < sweep->k; j++)
        calibration->prior[j] =
            (struct prior){sweep->factor[j].low, sweep->factor[j].high,
                           sweep->factor[j].log ? PRIOR_LOG_UNIFORM : PRIOR_UNIFORM};
    return 0;
}

/* Where each target is measured in this city, and its days among those recorded. */
static int place_targets(struct calibration *calibration, struct sweep *sweep)
{
    const struct scenario *scenario =
        &sweep_arms_contender(&calibration->arms, 0)->scenario;
    struct faults *faults = calloc(1, sizeof *faults);
    struct fault fault = {0};
    struct arm arm;
    if (!faults)
        return ui_memory(calibration->ui);
    int status = arm_init(&arm, scenario, &fault);
    if (status)
        status = ui_fault(calibration->ui, &fault);
    else {
        targets_place(&sweep->targets, &arm.layout, scenario->run.start, arm.periods.end - 1,
                      sweep->list_name, faults);
        status = ui_faults(calibration->ui, faults);
        arm_free(&arm);
    }
    free(faults);
    return status;
}

static void take_rule(struct calibration *calibration)
{
    const struct sweep_design *design = &calibration->sweep->design;
    size_t fitted = 0;
    for (int i = 0; i < calibration->sweep->targets.n; i++)
        fitted += calibration->sweep->targets.rows[i].fit;
    struct abc_rule *rule = &calibration->rule;
    *rule = abc_usual(design->seed, calibration->sweep->k, fitted);
    if (design->size) {
        rule->n = (size_t)design->size;
        rule->keep = rule->keep > (double)rule->n / 2 ? (double)rule->n / 2 : rule->keep;
    }
    if (design->generations)
        rule->most = design->generations;
}

/* What the file asks for, before anything is made or run; chance is not yet in the errors. */
static int check_rule(struct calibration *calibration)
{
    const struct targets *targets = &calibration->sweep->targets;
    struct fault fault = {0};
    for (int t = 0; t < targets->n; t++)
        calibration->target[t] = (struct abc_target){targets->rows[t].value, targets->rows[t].error,
                                                     targets->rows[t].fit};
    if (!abc_check(&calibration->rule, calibration->prior, calibration->sweep->k,
                   calibration->target, (size_t)targets->n, &fault))
        return 0;
    fault_place(&fault, calibration->sweep->name, 0, 0);
    return ui_fault(calibration->ui, &fault);
}

int calibration_init(struct calibration *calibration, struct sweep *sweep, const char *folder,
                     uint32_t shard, uint32_t shards, const char *command, struct ui *ui)
{
    struct fault fault = {0};
    *calibration = (struct calibration){.ui = ui, .command = command, .sweep = sweep,
                                        .folder = {.lock = -1, .state = -1}};
    int status = take_priors(calibration);
    if (!status)
        status = sweep_arms_init(&calibration->arms, sweep, ui);
    if (!status)
        status = place_targets(calibration, sweep);
    if (!status) {
        take_rule(calibration);
        status = check_rule(calibration);
    }
    if (!status && sweep_folder_open(&calibration->folder, folder, sweep, shard, shards, ui->force,
                                     &fault))
        status = ui_fault(ui, &fault);
    return status;
}

void calibration_free(struct calibration *calibration)
{
    abc_free(calibration->abc);
    sweep_arms_free(&calibration->arms);
    sweep_folder_close(&calibration->folder);
}

/* ---- a sweep in memory ---- */

/* Room for n points, which the caller fills. */
static int points_init(struct calibration *calibration, size_t n, uint32_t replicates)
{
    struct sweep *points = &calibration->points;
    *points = *calibration->sweep;
    points->n_points = n;
    points->replicates = replicates;
    points->cell = calloc(n * points->k, sizeof *points->cell);
    for (size_t i = 0; points->cell && i < n * points->k; i++)
        if (!(points->cell[i] = malloc(SWEEP_VALUE)))
            return ui_memory(calibration->ui);
    return points->cell ? 0 : ui_memory(calibration->ui);
}

static void points_free(struct calibration *calibration)
{
    struct sweep *points = &calibration->points;
    for (size_t i = 0; points->cell && i < points->n_points * points->k; i++)
        free(points->cell[i]);
    free(points->cell);
    points->cell = NULL;
}

static void write_point(struct calibration *calibration, size_t i, const double *value)
{
    const struct sweep *points = &calibration->points;
    for (uint32_t j = 0; j < points->k; j++)
        sweep_write(&points->factor[j], sweep_rounded(value[j]), points->cell[i * points->k + j]);
}

/* Units of other shards: they come, whole, or they are set aside. */
static int wait_for_others(const struct calibration *calibration, const struct sweep_plan *plan,
                           struct fault *fault)
{
    enum { PATIENCE = 10 };
    const struct timespec second = {1, 0};
    unsigned waited = 0;
    for (uint64_t p = 0; p < plan->sweep->n_points; p++)
        for (uint32_t r = 1; r <= plan->sweep->replicates; r++)
            for (;;) {
                const uint64_t *hash = plan->hash[sweep_plan_at(plan, p, 0)];
                char failed[SWEEP_PATH];
                bool found;
                const int status =
                    sweep_unit_read(NULL, &calibration->folder, hash, r, 0, &found, fault);
                if (status)
                    return status;
                if (found ||
                    !access(sweep_folder_failed(&calibration->folder, hash, r, failed), F_OK))
                    break;
                if (stop_asked())
                    return fault_set(fault, FAULT_STOPPED,
                                     (struct words){"收到 %s，已停止；再用同样的命令即可继续：%s",
                                                    "stopped by %s; the same command goes on: %s"},
                                     stop_name(stop_asked()), calibration->command);
                if (++waited == PATIENCE)
                    ui_note(calibration->ui,
                            (struct words){"等待其他各份（共 %u 份）：每一份都须在运行",
                                           "waiting for other shards: all %u of them must run"},
                            calibration->folder.shards);
                nanosleep(&second, NULL);
            }
    return 0;
}

/* Run all points; `told` gets what each replicate came to, NaN where it failed:
 * [points][replicates][targets]. */
static int run_points(struct calibration *calibration, double *told)
{
    const struct sweep *points = &calibration->points;
    const uint32_t n = (uint32_t)points->targets.n;
    struct sweep_plan plan = {0};
    struct fault fault = {0};
    calibration->arms.sweep = points;
    int status = sweep_plan_init(&plan, points, &calibration->arms, NULL, calibration->ui, &fault);
    if (!status) {
        struct sweep_farm farm = {.arms = &calibration->arms, .plan = &plan,
                                  .folder = &calibration->folder, .ui = calibration->ui,
                                  .command = calibration->command};
        status = sweep_farm_run(&farm, &fault);
    }
    if (!status)
        status = wait_for_others(calibration, &plan, &fault);
    for (size_t i = 0; i < points->n_points * points->replicates * n; i++)
        told[i] = NAN;
    for (uint64_t p = 0; p < points->n_points && !status; p++)
        for (uint32_t r = 1; r <= points->replicates && !status; r++) {
            struct sweep_unit unit = {0};
            bool found;
            status = sweep_unit_read(&unit, &calibration->folder,
                                     plan.hash[sweep_plan_at(&plan, p, 0)], r, n, &found, &fault);
            for (uint32_t t = 0; found && t < n; t++)
                told[(p * points->replicates + r - 1) * n + t] =
                    sweep_unit_target(&unit, points, (int)t);
            calibration->runs += found;
            sweep_unit_free(&unit);
        }
    sweep_plan_free(&plan);
    calibration->arms.sweep = calibration->sweep;
    return status ? ui_fault(calibration->ui, &fault) : 0;
}

/* ---- the pilot ---- */

/* NaN of fewer than two that are known. */
static double deviation(const double *values, size_t stride, size_t n)
{
    double mean = 0, square = 0;
    size_t known = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i * stride])) {
            const double away = values[i * stride] - mean;
            mean += away / (double)++known;
            square += away * (values[i * stride] - mean);
        }
    return known > 1 ? sqrt(square / (double)(known - 1)) : NAN;
}

static int dumb_pilot(const struct calibration *calibration, const struct target *target)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"先验中点的 %d 次试运行里 %s 几乎都没有量到：运行失败，或其分母为零",
                             "of %d trial runs at the middle of the priors hardly one measured %s: "
                             "they failed, or there was nothing to divide by"},
              (int)CALIBRATION_PILOT, target->name);
    fault_place(&fault, calibration->sweep->list_name, target->line, 1);
    return ui_fault(calibration->ui, &fault);
}

/* How far chance alone moves each target. */
static int pilot(struct calibration *calibration)
{
    const size_t n = (size_t)calibration->sweep->targets.n;
    const double share = 1 + 1.0 / calibration->sweep->replicates;
    double value[ABC_PARAMETERS], *told = malloc(CALIBRATION_PILOT * n * sizeof *told);
    int status = told ? points_init(calibration, 1, CALIBRATION_PILOT) : ui_memory(calibration->ui);
    for (uint32_t j = 0; j < calibration->sweep->k; j++)
        value[j] = prior_value(&calibration->prior[j], 0);
    if (!status) {
        write_point(calibration, 0, value);
        status = run_points(calibration, told);
    }
    for (size_t t = 0; t < n && !status; t++) {
        const struct target *target = &calibration->sweep->targets.rows[t];
        double chance = deviation(told + t, n, CALIBRATION_PILOT);
        if (isnan(chance) && target->fit)
            status = dumb_pilot(calibration, target);
        chance = calibration->chance[t] = isnan(chance) ? 0 : chance;
        calibration->target[t] =
            (struct abc_target){target->value,
                                sqrt(target->error * target->error + chance * chance * share),
                                target->fit};
    }
    points_free(calibration);
    free(told);
    return status;
}

/* ---- generations ---- */

static double average(const double *values, size_t stride, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i * stride];
    return sum / (double)n; /* NaN where one is */
}

static int tell_generation(struct calibration *calibration, const double *told)
{
    const size_t n = (size_t)calibration->sweep->targets.n;
    const uint32_t replicates = calibration->sweep->replicates;
    double summary[ABC_TARGETS];
    struct fault fault = {0};
    int status = 0;
    for (size_t i = 0; i < calibration->rule.n && !status; i++) {
        for (size_t t = 0; t < n; t++)
            summary[t] = average(told + i * replicates * n + t, n, replicates);
        status = abc_tell(calibration->abc, i, summary, &fault);
    }
    if (status)
        fault_place(&fault, calibration->sweep->name, 0, 0);
    return status ? ui_fault(calibration->ui, &fault) : 0;
}

static void note_generation(const struct calibration *calibration)
{
    const struct abc_points points = abc_points(calibration->abc);
    ui_note(calibration->ui,
            (struct words){"第 %zu 代：容差 %.3g 倍误差，有效点数 %.0f（共 %zu，失败 %zu）",
                           "generation %zu: tolerance %.3g errors, effective size %.0f (of %zu, %zu "
                           "failed)"},
            points.n / calibration->rule.n, points.tolerance, points.size, points.n, points.failed);
    if (calibration->generations)
        fprintf(calibration->generations, "%zu,%zu,%.10g,%.10g,%zu,%.10g\r\n",
                points.n / calibration->rule.n, points.n, points.tolerance, points.size,
                points.failed, points.nearest);
}

static int run_generation(struct calibration *calibration)
{
    const size_t n = calibration->rule.n;
    const size_t told_n = n * calibration->sweep->replicates * (size_t)calibration->sweep->targets.n;
    double value[ABC_PARAMETERS], *told = malloc(told_n * sizeof *told);
    int status = told ? points_init(calibration, n, calibration->sweep->replicates)
                      : ui_memory(calibration->ui);
    for (size_t i = 0; i < n && !status; i++) {
        abc_ask(calibration->abc, i, value);
        write_point(calibration, i, value);
    }
    if (!status && !(status = run_points(calibration, told)) &&
        !(status = tell_generation(calibration, told)))
        note_generation(calibration);
    points_free(calibration);
    free(told);
    return status;
}

int calibration_run(struct calibration *calibration)
{
    char path[SWEEP_PATH];
    struct fault fault = {0};
    stop_listen();
    int status = pilot(calibration);
    if (!status && abc_new(&calibration->abc, &calibration->rule, calibration->prior,
                           calibration->sweep->k, calibration->target,
                           (size_t)calibration->sweep->targets.n, &fault)) {
        fault_place(&fault, calibration->sweep->name, 0, 0);
        status = ui_fault(calibration->ui, &fault);
    }
    /* An aid for who looks on: that it cannot be written stops nothing. All shards know the same, and
     * one writes it. */
    if (calibration->folder.shard == 1)
        calibration->generations =
            fopen(sweep_folder_in(&calibration->folder, "generations.csv", path), "w");
    if (calibration->generations)
        fputs("generation,candidates,tolerance,effective_size,failed,nearest\r\n",
              calibration->generations);
    while (!status && abc_state(calibration->abc) == ABC_ASKING) {
        status = run_generation(calibration);
        if (calibration->generations)
            fflush(calibration->generations);
    }
    if (calibration->generations)
        fclose(calibration->generations);
    return status;
}
