/* calibrate.c - `shequ calibrate FILE`: which parameters go with what was observed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/adjustment.h"
#include "analysis/foretold.h"
#include "cli/calibration.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/sink.h"
#include "cli/sweep_shard.h"
#include "cli/verb.h"
#include "models/json.h"
#include "sim/durable.h"

#define LEVEL 0.9
#define MISSES 0.1 /* a target that the model shows within its LEVEL interval has a larger p */
#define UNLIKELY 0.01

/* What it came to. */
struct outcome {
    const struct calibration *calibration;
    struct posterior posterior;
    double *adjusted; /* [points][k] */
    struct interval interval[ABC_PARAMETERS];
    double median[ABC_PARAMETERS];
    struct foretold *foretold; /* [targets] */
    double fits;
    enum unknown unadjusted; /* why not, or KNOWN */
};

static int find_outcome(struct outcome *outcome, const struct calibration *calibration,
                        struct fault *fault)
{
    const struct abc_points points = abc_points(calibration->abc);
    const struct sweep *sweep = calibration->sweep;
    const char *path[ABC_PARAMETERS];
    *outcome = (struct outcome){.calibration = calibration, .fits = abc_fits(calibration->abc)};
    outcome->adjusted = malloc(points.n * points.k * sizeof *outcome->adjusted);
    outcome->foretold = calloc(points.t, sizeof *outcome->foretold);
    if (!outcome->adjusted || !outcome->foretold)
        return fault_memory(fault, points.n * points.k * sizeof *outcome->adjusted);
    for (uint32_t j = 0; j < sweep->k; j++)
        path[j] = sweep->factor[j].path;
    int status = adjustment(&points, calibration->target, calibration->rule.seed, outcome->adjusted,
                            &outcome->unadjusted, fault);
    if (!status)
        status = posterior_of(&outcome->posterior, &points, outcome->adjusted, calibration->prior,
                              path, fault);
    for (uint32_t j = 0; j < sweep->k && !status; j++)
        if (!(status = posterior_interval(&outcome->posterior, j, LEVEL, &outcome->interval[j], fault)))
            status = weighted_quantile(outcome->posterior.value + j, outcome->posterior.k,
                                       outcome->posterior.weight, outcome->posterior.n, 0.5,
                                       &outcome->median[j], fault);
    for (size_t t = 0; t < points.t && !status; t++)
        status = foretold(&points, calibration->target, t, LEVEL, &outcome->foretold[t], fault);
    return status;
}

static void outcome_free(struct outcome *outcome)
{
    posterior_free(&outcome->posterior);
    free(outcome->adjusted);
    free(outcome->foretold);
}

/* fit, hit or miss. */
static struct words word_of(const struct outcome *outcome, int t)
{
    if (outcome->calibration->sweep->targets.rows[t].fit)
        return (struct words){"拟合", "fit"};
    return outcome->foretold[t].p >= MISSES ? (struct words){"命中", "hit"}
                                            : (struct words){"未中", "miss"};
}

/* ---- files ---- */

static void write_parameters(struct sink *sink, const struct outcome *outcome)
{
    static const char *const head[] = {"parameter", "unit", "prior_low", "prior_high", "law",
                                       "median", "low", "high", "mean"};
    const struct sweep *sweep = outcome->calibration->sweep;
    sink_texts(sink, head, sizeof head / sizeof *head);
    for (uint32_t j = 0; j < sweep->k; j++) {
        const struct sweep_factor *factor = &sweep->factor[j];
        sink_text(sink, factor->path);
        sink_text(sink, factor->unit ? factor->unit : "");
        sink_real(sink, factor->low);
        sink_real(sink, factor->high);
        sink_text(sink, factor->log ? "log-uniform" : "uniform");
        sink_real(sink, outcome->median[j]);
        sink_real(sink, outcome->interval[j].low);
        sink_real(sink, outcome->interval[j].high);
        sink_real(sink, posterior_mean(&outcome->posterior, j));
        sink_line(sink);
    }
}

static void write_foretold(struct sink *sink, const struct outcome *outcome)
{
    static const char *const head[] = {"metric", "where", "from", "to", "observed", "error",
                                       "chance", "use", "median", "low", "high", "p", "word",
                                       "source"};
    const struct calibration *calibration = outcome->calibration;
    sink_texts(sink, head, sizeof head / sizeof *head);
    for (int t = 0; t < calibration->sweep->targets.n; t++) {
        const struct target *target = &calibration->sweep->targets.rows[t];
        const struct foretold *said = &outcome->foretold[t];
        sink_text(sink, target->name);
        sink_text(sink, target->where);
        sink_day(sink, target->from);
        sink_day(sink, target->to);
        sink_real(sink, target->value);
        sink_real(sink, target->error);
        sink_real(sink, calibration->chance[t]);
        sink_text(sink, target->fit ? "fit" : "check");
        sink_real(sink, said->median);
        sink_real(sink, said->interval.low);
        sink_real(sink, said->interval.high);
        sink_real(sink, said->p);
        sink_text(sink, word_of(outcome, t).en);
        sink_text(sink, target->source);
        sink_line(sink);
    }
}

static int write_tables(const struct outcome *outcome, struct fault *fault)
{
    static const struct {
        struct sink_table table;
        void (*write)(struct sink *sink, const struct outcome *outcome);
    } tables[] = {{{"parameters", {"参数", "parameters"}}, write_parameters},
                  {{"foretold", {"目标", "targets"}}, write_foretold}};
    struct sink *sink;
    int status = sink_folder(&sink, outcome->calibration->folder.path, true, fault);
    if (status)
        return status;
    for (size_t i = 0; i < sizeof tables / sizeof *tables && !status; i++)
        if (!(status = sink_begin(sink, &tables[i].table))) {
            tables[i].write(sink, outcome);
            status = sink_end(sink, 0);
        }
    return sink_close(sink, status);
}

static int write_posterior(const struct outcome *outcome, struct fault *fault)
{
    char path[SWEEP_PATH], *text = NULL;
    int status = posterior_write(&outcome->posterior, &text, fault);
    if (!status)
        status = durable_put(sweep_folder_in(&outcome->calibration->folder, "posterior.csv", path),
                             text, strlen(text), fault);
    free(text);
    return status;
}

/* ---- for people ---- */

static void tell_state(const struct outcome *outcome, const struct ui *ui)
{
    const struct calibration *calibration = outcome->calibration;
    const struct abc_points points = abc_points(calibration->abc);
    ui_print(ui,
             (struct words){"%zu 代 × %zu 个候选，%llu 次运行；有效点数 %.0f，容差 %.3g 倍误差\n",
                            "%zu generations of %zu candidates, %llu runs; effective size %.0f, "
                            "tolerance %.3g errors\n"},
             points.n / calibration->rule.n, calibration->rule.n,
             (unsigned long long)calibration->runs, points.size, points.tolerance);
    if (abc_state(calibration->abc) == ABC_SPENT && points.tolerance > 1)
        ui_print(ui, (struct words){"注意：代数已用完而容差仍大于 1：后验偏宽，可加 generations\n",
                                    "beware: generations are spent and the tolerance is above 1: the "
                                    "posterior is too wide; more generations would narrow it\n"});
    else if (abc_state(calibration->abc) == ABC_SPENT)
        ui_print(ui, (struct words){"注意：代数已用完而有效点数不足 %.0f：区间的两端不稳，可加 generations\n",
                                    "beware: generations are spent before an effective size of %.0f: ends "
                                    "of intervals are unsteady; more generations would steady them\n"},
                 calibration->rule.enough);
    if (outcome->fits < UNLIKELY)
        ui_print(ui, (struct words){"注意：最近的候选也离目标太远（p = %.2g）：模型、目标与误差不相容\n",
                                    "beware: even the nearest candidate is too far off (p = %.2g): model, "
                                    "targets and errors do not go together\n"},
                 outcome->fits);
}

static void tell_outcome(const struct outcome *outcome, const struct ui *ui)
{
    const struct sweep *sweep = outcome->calibration->sweep;
    tell_state(outcome, ui);
    ui_print(ui, (struct words){"\n参数（先验范围 -> 后验中位数与 90 %% 区间）\n",
                                "\nparameters (prior range -> posterior median and 90 %% interval)\n"});
    for (uint32_t j = 0; j < sweep->k; j++)
        printf("  %-36s %10.4g .. %-10.4g -> %10.4g  [%.4g, %.4g] %s\n", sweep->factor[j].path,
               sweep->factor[j].low, sweep->factor[j].high, outcome->median[j],
               outcome->interval[j].low, outcome->interval[j].high,
               sweep->factor[j].unit ? sweep->factor[j].unit : "");
    ui_print(ui, (struct words){"\n目标（观测 ± 误差；模型的中位数与 90 %% 区间；p；用途）\n",
                                "\ntargets (observed +- error; the model's median and 90 %% interval; p; "
                                "use)\n"});
    for (int t = 0; t < sweep->targets.n; t++) {
        const struct target *target = &sweep->targets.rows[t];
        const struct foretold *said = &outcome->foretold[t];
        printf("  %-24s %-10s %10.4g +- %-8.3g %10.4g  [%.4g, %.4g]  p = %.2g  %s\n", target->name,
               target->where, target->value, outcome->calibration->target[t].error, said->median,
               said->interval.low, said->interval.high, said->p,
               words_in(word_of(outcome, t), ui->lang));
    }
    ui_print(ui, (struct words){"\n%s：posterior.csv、parameters.csv、foretold.csv、generations.csv\n"
                                "接着：shequ compare BASE VARIANT --posterior %s/posterior.csv\n",
                                "\n%s: posterior.csv, parameters.csv, foretold.csv, generations.csv\n"
                                "next: shequ compare BASE VARIANT --posterior %s/posterior.csv\n"},
             outcome->calibration->folder.path, outcome->calibration->folder.path);
}

static int print_json(const struct outcome *outcome, const struct ui *ui, struct fault *fault)
{
    const struct sweep *sweep = outcome->calibration->sweep;
    const struct abc_points points = abc_points(outcome->calibration->abc);
    struct json json = {0};
    json_open(&json, NULL, '{');
    json_real(&json, "candidates", (double)points.n);
    json_real(&json, "runs", (double)outcome->calibration->runs);
    json_real(&json, "tolerance", points.tolerance);
    json_real(&json, "effective_size", points.size);
    json_real(&json, "fits", outcome->fits);
    json_open(&json, "parameters", '[');
    for (uint32_t j = 0; j < sweep->k; j++) {
        json_open(&json, NULL, '{');
        json_text(&json, "name", sweep->factor[j].path);
        json_real(&json, "median", outcome->median[j]);
        json_real(&json, "low", outcome->interval[j].low);
        json_real(&json, "high", outcome->interval[j].high);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_open(&json, "targets", '[');
    for (int t = 0; t < sweep->targets.n; t++) {
        json_open(&json, NULL, '{');
        json_text(&json, "metric", sweep->targets.rows[t].name);
        json_text(&json, "where", sweep->targets.rows[t].where);
        json_real(&json, "observed", sweep->targets.rows[t].value);
        json_real(&json, "median", outcome->foretold[t].median);
        json_real(&json, "low", outcome->foretold[t].interval.low);
        json_real(&json, "high", outcome->foretold[t].interval.high);
        json_real(&json, "p", outcome->foretold[t].p);
        json_text(&json, "word", word_of(outcome, t).en);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    return ui_json(ui, &json, fault);
}

/* ---- the verb ---- */

static int finish(const struct calibration *calibration, const struct ui *ui)
{
    struct outcome outcome;
    struct fault fault = {0};
    const bool writes = calibration->folder.shard == 1; /* all know the same */
    int status = find_outcome(&outcome, calibration, &fault);
    if (!status && writes && !(status = write_posterior(&outcome, &fault)))
        status = write_tables(&outcome, &fault);
    if (!status && ui->json)
        status = print_json(&outcome, ui, &fault);
    else if (!status)
        tell_outcome(&outcome, ui);
    outcome_free(&outcome);
    return status ? ui_fault(ui, &fault) : 0;
}

int verb_calibrate(int argc, char **argv, struct ui *ui)
{
    const char *output = NULL, *shard = NULL;
    const struct option_row own[] = {{.name = "-o", .valued = true, .text = &output},
                                     {.name = "--shard", .valued = true, .text = &shard}};
    struct options *options = calloc(1, sizeof *options);
    struct faults *faults = calloc(1, sizeof *faults);
    struct calibration *calibration = calloc(1, sizeof *calibration);
    struct sweep sweep = {0};
    char command[COMMAND_LINE], folder[SWEEP_PATH];
    uint32_t i, n;
    int status = options && faults && calibration ? 0 : ui_memory(ui);
    command_line(command, sizeof command, argc, argv);
    if (!status)
        status = options_read(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    if (!status && (!options->scenario || options->n_settings))
        status = ui_usage(ui, (struct words){"calibrate 需要一个校准文件（不变的值写在其 set 里）",
                                             "calibrate takes a file (what stays the same goes under its "
                                             "set)"});
    if (!status && !(status = sweep_shard(shard, &i, &n, ui))) {
        sweep_read(&sweep, options->scenario, ui, faults);
        status = ui_faults(ui, faults);
    }
    if (!status && sweep.design.kind != SWEEP_ABC)
        status = ui_usage(ui, (struct words){"%s 不是校准（design 的 kind 应为 abc）",
                                             "%s is no calibration (its design is not of kind abc)"},
                          options->scenario);
    if (!status) {
        if (!output)
            output = sweep_folder_named(options->scenario, "calibration", folder);
        status = calibration_init(calibration, &sweep, output, i, n, command, ui);
        if (!status)
            status = calibration_run(calibration);
        status = sweep_shard_agree(status);
        if (!status && i == 1) /* all shards know the same: one says it */
            status = finish(calibration, ui);
        calibration_free(calibration);
    }
    sweep_free(&sweep);
    free(calibration);
    free(faults);
    free(options);
    return status;
}
