/* merge.c - `shequ merge DIR`: the units of a sweep as one file of labelled arrays, and as a table.
 *
 * FILE.h5: the design (value of every factor at every point), each outcome [point, arm, replicate,
 * time] with its denominator, means of runs, effects by point with intervals, digests of all runs.
 * outcomes.csv beside it: one line a point, in the order of the design.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/paired.h"
#include "cli/options.h"
#include "cli/sink.h"
#include "cli/sweep_table.h"
#include "cli/verb.h"
#include "sim/cube.h"
#include "sim/durable.h"

#define LEVEL 0.95
enum { NAME_BYTES = 200 };

struct merging {
    const struct sweep *sweep;
    const struct sweep_table *table;
    const char **arm;    /* [arms] names */
    const char **factor; /* [k] */
    const char **text;   /* [n][k] values as written; in `texts` */
    char (*texts)[SWEEP_VALUE];
    double *number;      /* [n][k] */
    struct interval *interval; /* [outcomes][n][variants] of effects */
    char digest[DIGEST_TEXT];
};

/* ---- what is worked out ---- */

static int find_intervals(struct merging *merging, struct fault *fault)
{
    const struct sweep_table *table = merging->table;
    const uint32_t n = table->replicates;
    double *zero = calloc(n, sizeof *zero);
    struct resample_plan plan = {0};
    size_t at = 0;
    int status = zero ? 0 : fault_memory(fault, n * sizeof *zero);
    for (int m = 0; m < merging->sweep->n_outcomes; m++)
        for (uint64_t i = 0; i < table->n; i++)
            for (int v = 0; v < table->n_variants && !status; v++, at++) {
                struct paired paired;
                status = paired_compare(zero, sweep_table_effects(table, m, i, v), n, LEVEL, &plan,
                                        &paired, fault);
                merging->interval[at] = paired.interval;
            }
    resample_plan_free(&plan);
    free(zero);
    return status;
}

static int find_digest(struct merging *merging, struct fault *fault)
{
    const struct sweep_table *table = merging->table;
    struct digest digest;
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    digest_integers(&digest, table->digest, 2 * sweep_table_runs(table), 8);
    digest_text(&digest, merging->digest);
    digest_free(&digest);
    return 0;
}

static int prepare(struct merging *merging, const struct sweep_table *table, struct fault *fault)
{
    const struct sweep *sweep = table->sweep;
    const size_t cells = (size_t)table->n * sweep->k, arms = (size_t)table->n_arms;
    const size_t effects = (size_t)sweep->n_outcomes * table->n * (size_t)table->n_variants;
    *merging = (struct merging){.sweep = sweep, .table = table,
                                .arm = calloc(arms, sizeof *merging->arm),
                                .factor = calloc(sweep->k, sizeof *merging->factor),
                                .text = calloc(cells, sizeof *merging->text),
                                .texts = calloc(cells, sizeof *merging->texts),
                                .number = calloc(cells, sizeof *merging->number),
                                .interval = calloc(effects + 1, sizeof *merging->interval)};
    if (!merging->arm || !merging->factor || !merging->text || !merging->texts ||
        !merging->number || !merging->interval)
        return fault_memory(fault, cells * sizeof *merging->texts);
    for (int a = 0; a < table->n_arms; a++)
        merging->arm[a] = sweep_arm_name(sweep, a);
    for (uint32_t j = 0; j < sweep->k; j++)
        merging->factor[j] = sweep->factor[j].path;
    for (uint64_t i = 0; i < table->n; i++)
        for (uint32_t j = 0; j < sweep->k; j++) {
            const size_t at = (size_t)i * sweep->k + j;
            merging->text[at] = sweep_value(sweep, table->first + i, j, merging->texts[at]);
            merging->number[at] = sweep_number(sweep, table->first + i, j);
        }
    int status = find_intervals(merging, fault);
    return status ? status : find_digest(merging, fault);
}

static void merging_free(struct merging *merging)
{
    free(merging->arm);
    free(merging->factor);
    free(merging->text);
    free(merging->texts);
    free(merging->number);
    free(merging->interval);
}

/* ---- the cube ---- */

enum axis { POINT, ARM, REPLICATE, TIME, FACTOR, VARIANT, N_AXES };

static void add_axes(struct cube *cube, const struct merging *merging, int axes[N_AXES])
{
    const struct sweep_table *table = merging->table;
    axes[POINT] = cube_axis_counted(cube, "point", (size_t)table->n, (struct words){"点", "point"});
    axes[ARM] = cube_axis_texts(cube, "arm", merging->arm, (size_t)table->n_arms,
                                (struct words){"方", "arm"});
    axes[REPLICATE] = cube_axis_counted(cube, "replicate", table->replicates,
                                        (struct words){"重复", "replicate"});
    axes[TIME] = cube_axis_days(cube, "time", table->starts, table->n_times,
                                (struct words){"时段的第一天", "first day of the period"});
    axes[FACTOR] = cube_axis_texts(cube, "factor", merging->factor, merging->sweep->k,
                                   (struct words){"因子", "factor"});
    axes[VARIANT] = table->n_variants
                        ? cube_axis_texts(cube, "variant", merging->arm + 1,
                                          (size_t)table->n_variants, (struct words){"方案", "variant"})
                        : -1;
}

static const char *named(const struct metric *metric, const char *what, char name[NAME_BYTES])
{
    snprintf(name, NAME_BYTES, "%.100s%s", metric->name, what);
    return name;
}

/* Means over replicates of effects, or an end of their intervals. */
static void fill_effects(const struct merging *merging, int m, int which, double *values)
{
    const struct sweep_table *table = merging->table;
    size_t at = 0;
    for (uint64_t i = 0; i < table->n; i++)
        for (int v = 0; v < table->n_variants; v++, at++) {
            const struct interval *interval =
                &merging->interval[((size_t)m * table->n + i) * (size_t)table->n_variants +
                                   (size_t)v];
            values[at] = which == 0 ? sweep_table_average(sweep_table_effects(table, m, i, v),
                                                          table->replicates)
                         : which == 1 ? interval->low
                                      : interval->high;
        }
}

static int add_outcome(struct cube *cube, const struct merging *merging, const int axes[N_AXES],
                       int m, struct fault *fault)
{
    static const struct {
        const char *name;
        struct words words;
    } effects[] = {{"_effect", {"与基线之差（各次重复的平均）", "difference from the baseline, mean of replicates"}},
                   {"_effect_low", {"95 % 区间下限（仅机遇）", "lower end of its 95 % interval (chance)"}},
                   {"_effect_high", {"95 % 区间上限（仅机遇）", "upper end of its 95 % interval (chance)"}}};
    const struct sweep_table *table = merging->table;
    const struct metric *metric = merging->sweep->outcome[m];
    const size_t runs = sweep_table_runs(table), row = (size_t)m * runs;
    const int run_axes[] = {axes[POINT], axes[ARM], axes[REPLICATE], axes[TIME]};
    const int effect_axes[] = {axes[POINT], axes[VARIANT]};
    char name[NAME_BYTES];
    cube_reals(cube, metric->name, run_axes, 4, table->value + row * table->n_times, metric->unit,
               metric->label);
    cube_reals(cube, named(metric, "_n", name), run_axes, 4, table->weight + row * table->n_times,
               "1", (struct words){"分母", "denominator"});
    cube_reals(cube, named(metric, "_mean", name), run_axes, 3, table->mean + row, metric->unit,
               (struct words){"一次运行的平均", "mean of a run"});
    if (!table->n_variants)
        return 0;
    double *values = malloc((size_t)table->n * (size_t)table->n_variants * sizeof *values);
    if (!values)
        return fault_memory(fault, table->n * sizeof *values);
    for (int which = 0; which < 3; which++) {
        fill_effects(merging, m, which, values);
        cube_reals(cube, named(metric, effects[which].name, name), effect_axes, 2, values,
                   metric->unit, effects[which].words);
    }
    free(values);
    return 0;
}

/* The first half of each run's digest, as an integer; 0: it is not there. */
static int add_digests(struct cube *cube, const struct merging *merging, const int axes[N_AXES],
                       struct fault *fault)
{
    const size_t runs = sweep_table_runs(merging->table);
    int64_t *half = malloc(runs * sizeof *half);
    if (!half)
        return fault_memory(fault, runs * sizeof *half);
    for (size_t i = 0; i < runs; i++)
        half[i] = (int64_t)merging->table->digest[i][0];
    cube_integers(cube, "run_digest", (int[]){axes[POINT], axes[ARM], axes[REPLICATE]}, 3, half,
                  (struct words){"各次运行的摘要（前半）；0：缺少", "first half of each run's digest; 0: not there"});
    free(half);
    return 0;
}

static int write_cube(const struct merging *merging, const char *path, bool force,
                      struct fault *fault)
{
    const struct sweep *sweep = merging->sweep;
    struct cube *cube;
    int axes[N_AXES];
    int status = cube_create(&cube, path, force, fault);
    if (status)
        return status;
    cube_say(cube, "title", sweep->title[LANG_EN] ? sweep->title[LANG_EN] : "a sweep");
    cube_say(cube, "title_zh", sweep->title[LANG_ZH]);
    cube_say(cube, "shequ_version", SHEQU_VERSION);
    cube_say(cube, "design_kind", sweep_kinds[sweep->design.kind]);
    cube_say(cube, "sweep", sweep->text);
    cube_say(cube, "digest", merging->digest);
    add_axes(cube, merging, axes);
    const int design[] = {axes[POINT], axes[FACTOR]};
    cube_reals(cube, "design", design, 2, merging->number, NULL,
               (struct words){"因子的取值（按其单位；水平按序号）",
                              "value of a factor (in its unit; of levels their index)"});
    cube_words(cube, "design_text", design, 2, merging->text,
               (struct words){"因子的取值，如情景所写", "value of a factor, as a scenario has it"});
    for (int m = 0; m < sweep->n_outcomes && !status; m++)
        status = add_outcome(cube, merging, axes, m, fault);
    if (!status)
        status = add_digests(cube, merging, axes, fault);
    if (!status)
        status = cube_publish(cube, fault);
    cube_free(cube);
    return status;
}

/* ---- the table ---- */

static void write_head(struct sink *sink, const struct merging *merging)
{
    static const char *const effects[] = {".effect", ".effect_low", ".effect_high"};
    const struct sweep *sweep = merging->sweep;
    char name[NAME_BYTES + 120];
    sink_text(sink, "point");
    for (uint32_t j = 0; j < sweep->k; j++)
        sink_text(sink, merging->factor[j]);
    for (int m = 0; m < sweep->n_outcomes; m++)
        for (int a = 0; a < merging->table->n_arms; a++) {
            snprintf(name, sizeof name, "%s.%.100s", sweep->outcome[m]->name, merging->arm[a]);
            sink_text(sink, name);
            for (int e = 0; a && e < 3; e++) {
                snprintf(name, sizeof name, "%s.%.100s%s", sweep->outcome[m]->name,
                         merging->arm[a], effects[e]);
                sink_text(sink, name);
            }
        }
    sink_line(sink);
}

static void write_point(struct sink *sink, const struct merging *merging, uint64_t i)
{
    const struct sweep_table *table = merging->table;
    const struct sweep *sweep = merging->sweep;
    sink_real(sink, (double)(table->first + i) + 1);
    for (uint32_t j = 0; j < sweep->k; j++) {
        const size_t at = (size_t)i * sweep->k + j;
        if (sweep->factor[j].row.name && sweep->factor[j].row.type != PARAMETER_CHOICE)
            sink_real(sink, merging->number[at]);
        else
            sink_text(sink, merging->text[at]);
    }
    for (int m = 0; m < sweep->n_outcomes; m++)
        for (int a = 0; a < table->n_arms; a++) {
            const double *mean = table->mean + (size_t)m * sweep_table_runs(table) +
                                 sweep_table_run(table, i, a, 0);
            sink_real(sink, sweep_table_average(mean, table->replicates));
            if (!a)
                continue;
            const struct interval *interval =
                &merging->interval[((size_t)m * table->n + i) * (size_t)table->n_variants +
                                   (size_t)a - 1];
            sink_real(sink, sweep_table_average(sweep_table_effects(table, m, i, a - 1),
                                                table->replicates));
            sink_real(sink, interval->low);
            sink_real(sink, interval->high);
        }
    sink_line(sink);
}

static int write_table(const struct merging *merging, const char *path, bool force,
                       struct fault *fault)
{
    static const struct sink_table outcomes = {"outcomes", {"各点的结果", "outcomes"}};
    const char *slash = strrchr(path, '/');
    char folder[SWEEP_PATH];
    struct sink *sink;
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
    int status = sink_folder(&sink, *folder ? folder : "/", force, fault);
    if (status)
        return status;
    if (!(status = sink_begin(sink, &outcomes))) {
        write_head(sink, merging);
        for (uint64_t i = 0; i < merging->table->n; i++)
            write_point(sink, merging, i);
        status = sink_end(sink, 0);
    }
    return sink_close(sink, status);
}

/* ---- the verb ---- */

struct asked {
    const char *folder, *output;
    bool partial;
    char path[SWEEP_PATH];
};

static int read_arguments(struct asked *asked, struct options *options, int argc, char **argv,
                          const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->output},
        {.name = "--partial", .flag = &asked->partial},
    };
    int status = options_read(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    asked->folder = options->scenario;
    if (!status && (!asked->folder || options->n_settings))
        status = ui_usage(ui, (struct words){"merge 需要扫描的文件夹", "merge takes a sweep's folder"});
    if (!status && asked->output)
        snprintf(asked->path, sizeof asked->path, "%s", asked->output);
    else if (!status)
        snprintf(asked->path, sizeof asked->path, "%.1300s/merged.h5", asked->folder);
    return status;
}

/* Some are not there: a table with holes is made only where it is asked for. */
static int refuse_holes(const struct sweep_table *table, const struct asked *asked,
                        const struct ui *ui)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"还缺 %llu 次运行，另有 %llu 次已搁置：先用 shequ sweep 补齐"
                             "（shequ status %s），或加 --partial",
                             "%llu runs are missing, and %llu were set aside: shequ sweep makes them "
                             "(shequ status %s); or add --partial"},
              (unsigned long long)table->missing, (unsigned long long)table->failed, asked->folder);
    fault_place(&fault, asked->folder, 0, 0);
    return ui_fault(ui, &fault);
}

static int merge(const struct sweep_table *table, const struct asked *asked, const struct ui *ui)
{
    struct merging merging;
    struct fault fault = {0};
    int status = prepare(&merging, table, &fault);
    if (!status && !(status = write_cube(&merging, asked->path, ui->force, &fault)))
        status = write_table(&merging, asked->path, ui->force, &fault);
    if (status)
        status = ui_fault(ui, &fault);
    else
        ui_print(ui, (struct words){"%s，outcomes.csv：%llu 个点，%llu 次运行\ndigest %s\n",
                                    "%s, outcomes.csv: %llu points, %llu runs\ndigest %s\n"},
                 asked->path, (unsigned long long)table->n,
                 (unsigned long long)(sweep_table_runs(table) - table->missing - table->failed),
                 merging.digest);
    merging_free(&merging);
    return status;
}

int verb_merge(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct asked asked = {0};
    struct sweep_folder folder = {.lock = -1, .state = -1};
    struct sweep sweep = {0};
    struct sweep_plan plan = {0};
    struct sweep_table table = {0};
    struct fault fault = {0};
    int status = options ? read_arguments(&asked, options, argc, argv, ui) : ui_memory(ui);
    if (!status && !(status = sweep_folder_find(&folder, asked.folder, &sweep, ui)) &&
        (sweep_plan_init(&plan, &sweep, NULL, &folder, ui, &fault) ||
         durable_may(asked.path, ui->force, &fault) ||
         sweep_table_read(&table, &plan, &folder, 0, sweep.n_points, true, &fault)))
        status = ui_fault(ui, &fault);
    if (!status)
        status = (table.missing || table.failed) && (!asked.partial || !table.n_times)
                     ? refuse_holes(&table, &asked, ui)
                     : merge(&table, &asked, ui);
    sweep_table_free(&table);
    sweep_plan_free(&plan);
    sweep_free(&sweep);
    sweep_folder_close(&folder);
    free(options);
    return status;
}
