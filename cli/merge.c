/* merge.c - `shequ merge DIR`: the units of a sweep as one file of labelled arrays, and as a table.
 * What is too large for one is written in blocks of points, and an index that shows them as one.
 *
 * FILE.h5: the design (value of every factor at every point), each outcome [point, arm, replicate,
 * time] with its denominator, means of runs, effects by point with intervals, digests of all runs.
 * A table beside it (FILE.csv; in the folder itself outcomes.csv): one line a point, in the order of the
 * design.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/paired.h"
#include "cli/merge.h"
#include "cli/options.h"
#include "cli/sink.h"
#include "cli/sweep_shard.h"
#include "cli/sweep_table.h"
#include "cli/verb.h"
#include "sim/cube.h"
#include "sim/durable.h"

#define LEVEL 0.95
enum { NAME_BYTES = 200, BLOCKS_MOST = 9999 };

struct merging {
    const struct sweep *sweep;
    const struct sweep_table *table; /* of the points at hand; of an index without numbers */
    const char **arm;    /* [arms] names */
    const char **factor; /* [k] */
    const char **text;   /* [n][k] values as written; in `texts` */
    char (*texts)[SWEEP_VALUE];
    double *number;      /* [n][k] */
    struct interval *interval; /* [outcomes][n][variants] of effects */
    const char *digest;  /* of all runs so far */
};

/* ---- what is worked out ---- */

static int find_intervals(struct merging *merging, struct fault *fault)
{
    const struct sweep_table *table = merging->table;
    if (!table->effect)
        return 0;
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
    return find_intervals(merging, fault);
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

/* The files of an index, in order of points. */
struct blocks {
    const char **name;  /* [n] beside the index; in `names` */
    char (*names)[NAME_BYTES];
    size_t *rows;       /* [n] points */
    size_t n;
};

enum axis { POINT, ARM, REPLICATE, TIME, FACTOR, VARIANT, N_AXES };

static void add_axes(struct cube *cube, const struct merging *merging, int axes[N_AXES])
{
    const struct sweep_table *table = merging->table;
    axes[POINT] = cube_axis_counted(cube, "point", (int32_t)table->first + 1, (size_t)table->n,
                                    (struct words){"点", "point"});
    axes[ARM] = cube_axis_texts(cube, "arm", merging->arm, (size_t)table->n_arms,
                                (struct words){"方", "arm"});
    axes[REPLICATE] = cube_axis_counted(cube, "replicate", 1, table->replicates,
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

/* Of an index nothing: it shows what stands in the blocks. */
static const double *cells(const double *values, size_t from) { return values ? values + from : NULL; }

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
    cube_reals(cube, metric->name, run_axes, 4, cells(table->value, row * table->n_times),
               metric->unit, metric->label);
    cube_reals(cube, named(metric, "_n", name), run_axes, 4,
               cells(table->weight, row * table->n_times), "1",
               (struct words){"分母", "denominator"});
    cube_reals(cube, named(metric, "_mean", name), run_axes, 3, cells(table->mean, row),
               metric->unit,
               (struct words){"一次运行的平均", "mean of a run"});
    if (!table->n_variants)
        return 0;
    double *values = NULL;
    if (table->effect &&
        !(values = malloc((size_t)table->n * (size_t)table->n_variants * sizeof *values)))
        return fault_memory(fault, table->n * sizeof *values);
    for (int which = 0; which < 3; which++) {
        if (values)
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
    int64_t *half = NULL;
    if (merging->table->digest && !(half = malloc(runs * sizeof *half)))
        return fault_memory(fault, runs * sizeof *half);
    for (size_t i = 0; half && i < runs; i++)
        half[i] = (int64_t)merging->table->digest[i][0];
    cube_integers(cube, "run_digest", (int[]){axes[POINT], axes[ARM], axes[REPLICATE]}, 3, half,
                  (struct words){"各次运行的摘要（前半）；0：缺少", "first half of each run's digest; 0: not there"});
    free(half);
    return 0;
}

/* `blocks` NULL: it holds everything itself. */
static int write_cube(const struct merging *merging, const char *path, bool force,
                      const struct blocks *blocks, struct fault *fault)
{
    const struct sweep *sweep = merging->sweep;
    struct cube *cube;
    int axes[N_AXES];
    int status = blocks ? cube_create_views(&cube, path, force, blocks->name, blocks->rows,
                                            blocks->n, fault)
                        : cube_create(&cube, path, force, fault);
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

/* ---- the verb ---- */

struct asked {
    const char *folder, *output, *blocks;
    bool partial;
    uint64_t n_blocks;
    char path[SWEEP_PATH];
    char table[NAME_BYTES]; /* without .csv */
};

/* What stands behind the last slash; and how much of that before .h5, at most 180 bytes. */
static const char *base_of(const char *path)
{
    return strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
}

static size_t stem(const char *name)
{
    const size_t n = strlen(name);
    const size_t length = n > 3 && !strcmp(name + n - 3, ".h5") ? n - 3 : n;
    return length < 180 ? length : 180;
}

static int read_arguments(struct asked *asked, struct options *options, int argc, char **argv,
                          const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->output},
        {.name = "--blocks", .valued = true, .text = &asked->blocks},
        {.name = "--partial", .flag = &asked->partial},
    };
    const char *end = "";
    int status = options_read(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    asked->folder = options->scenario;
    asked->n_blocks = 1;
    if (!status && (!asked->folder || options->n_settings))
        status = ui_usage(ui, (struct words){"merge 需要扫描的文件夹", "merge takes a sweep's folder"});
    if (!status && asked->blocks &&
        (!sweep_whole_number(asked->blocks, &end, &asked->n_blocks) || *end || !asked->n_blocks ||
         asked->n_blocks > BLOCKS_MOST))
        status = ui_usage(ui, (struct words){"--blocks 是块数，1 至 %d",
                                             "--blocks is how many files, 1 to %d"}, (int)BLOCKS_MOST);
    if (status)
        return status;
    if (asked->output)
        snprintf(asked->path, sizeof asked->path, "%.1300s", asked->output);
    else
        snprintf(asked->path, sizeof asked->path, "%.1290s/merged.h5", asked->folder);
    const char *name = base_of(asked->path);
    snprintf(asked->table, sizeof asked->table, "%.*s", asked->output ? (int)stem(name) : 8,
             asked->output ? name : "outcomes");
    return 0;
}

struct merge {
    const struct asked *asked;
    const struct sweep_plan *plan;
    const struct sweep_folder *folder;
    const struct ui *ui;
    struct sink *sink;     /* outcomes.csv */
    struct digest digest;  /* of all runs so far */
    char digest_text[DIGEST_TEXT];
    struct blocks blocks;
    uint32_t n_times;      /* of all blocks */
    day *starts;
    uint64_t runs, missing, failed;
};

/* Some are not there: a file with holes is made only where it is asked for. */
static int refuse_holes(const struct merge *merge, struct fault *fault)
{
    fault_set(fault, FAULT_INPUT,
              (struct words){"还缺 %llu 次运行，另有 %llu 次已搁置：先用 shequ sweep 补齐"
                             "（shequ status %s），或加 --partial",
                             "%llu runs are missing, and %llu were set aside: shequ sweep makes them "
                             "(shequ status %s); or add --partial"},
              (unsigned long long)merge->missing, (unsigned long long)merge->failed,
              merge->asked->folder);
    fault_place(fault, merge->asked->folder, 0, 0);
    return FAULT_INPUT;
}

static uint64_t first_of(const struct merge *merge, uint64_t block)
{
    const uint64_t n = merge->plan->sweep->n_points, blocks = merge->blocks.n;
    return n / blocks * block + (block < n % blocks ? block : n % blocks);
}

/* Look at all of it before anything is written. */
static int look_for_holes(struct merge *merge, struct fault *fault)
{
    int status = 0;
    for (uint64_t b = 0; b < merge->blocks.n && !status; b++) {
        struct sweep_table table;
        const uint64_t first = first_of(merge, b);
        status = sweep_table_read(&table, merge->plan, merge->folder, first,
                                  first_of(merge, b + 1) - first, false, fault);
        merge->missing += table.missing;
        merge->failed += table.failed;
        merge->runs += sweep_table_runs(&table) - table.missing - table.failed;
        sweep_table_free(&table);
    }
    const bool holes = merge->missing || merge->failed;
    return status || (!holes || (merge->asked->partial && merge->runs)) ? status
                                                                        : refuse_holes(merge, fault);
}

static int blocks_init(struct blocks *blocks, const struct asked *asked, uint64_t points,
                       struct fault *fault)
{
    const char *name = base_of(asked->path);
    blocks->n = (size_t)(asked->n_blocks < points ? asked->n_blocks : points);
    blocks->name = calloc(blocks->n, sizeof *blocks->name);
    blocks->names = calloc(blocks->n, sizeof *blocks->names);
    blocks->rows = calloc(blocks->n, sizeof *blocks->rows);
    if (!blocks->name || !blocks->names || !blocks->rows)
        return fault_memory(fault, blocks->n * sizeof *blocks->names);
    for (size_t b = 0; b < blocks->n; b++) {
        snprintf(blocks->names[b], NAME_BYTES, "%.*s-%04zu.h5", (int)stem(name), name, b + 1);
        blocks->name[b] = blocks->names[b];
    }
    return 0;
}

/* All blocks have one axis of time. */
static int take_times(struct merge *merge, const struct sweep_table *table, struct fault *fault)
{
    if (!merge->starts) {
        merge->n_times = table->n_times;
        merge->starts = malloc((table->n_times + 1) * sizeof *merge->starts);
        if (!merge->starts)
            return fault_memory(fault, table->n_times * sizeof *merge->starts);
        memcpy(merge->starts, table->starts, table->n_times * sizeof *merge->starts);
    }
    if (table->n_times == merge->n_times &&
        !memcmp(table->starts, merge->starts, merge->n_times * sizeof *merge->starts))
        return 0;
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"各块的记录时段不同：请不用 --blocks",
                                    "blocks record other periods than one another: leave --blocks out"});
}

/* DIR/name of block b; of one alone the output itself. */
static const char *block_path(const struct merge *merge, size_t b, char path[SWEEP_PATH])
{
    const char *output = merge->asked->path, *slash = strrchr(output, '/');
    if (merge->blocks.n == 1)
        snprintf(path, SWEEP_PATH, "%s", output);
    else
        snprintf(path, SWEEP_PATH, "%.*s%s", slash ? (int)(slash - output) + 1 : 0, output,
                 merge->blocks.name[b]);
    return path;
}

static int write_block(struct merge *merge, size_t b, struct fault *fault)
{
    struct sweep_table table;
    struct merging merging = {0};
    char path[SWEEP_PATH];
    const uint64_t first = first_of(merge, b);
    int status = sweep_table_read(&table, merge->plan, merge->folder, first,
                                  first_of(merge, b + 1) - first, true, fault);
    if (!status && !(status = take_times(merge, &table, fault)) &&
        !(status = prepare(&merging, &table, fault))) {
        digest_integers(&merge->digest, table.digest, 2 * sweep_table_runs(&table), 8);
        digest_text(&merge->digest, merge->digest_text);
        merging.digest = merge->digest_text;
        if (!b)
            write_head(merge->sink, &merging);
        for (uint64_t i = 0; i < table.n; i++)
            write_point(merge->sink, &merging, i);
        status = write_cube(&merging, block_path(merge, b, path), merge->ui->force, NULL, fault);
    }
    merge->blocks.rows[b] = (size_t)table.n;
    merging_free(&merging);
    sweep_table_free(&table);
    return status;
}

static int write_index(struct merge *merge, struct fault *fault)
{
    const struct sweep *sweep = merge->plan->sweep;
    struct sweep_table table = {.sweep = sweep, .n = sweep->n_points, .n_arms = sweep_arms(sweep),
                                .n_variants = sweep->n_variants, .replicates = sweep->replicates,
                                .n_times = merge->n_times, .starts = merge->starts};
    struct merging merging;
    int status = prepare(&merging, &table, fault);
    merging.digest = merge->digest_text;
    if (!status)
        status = write_cube(&merging, merge->asked->path, merge->ui->force, &merge->blocks, fault);
    merging_free(&merging);
    return status;
}

/* Into an open table. */
static int write_all(struct merge *merge, struct fault *fault)
{
    const struct sink_table outcomes = {merge->asked->table, {"各点的结果", "outcomes"}};
    int status = sink_begin(merge->sink, &outcomes);
    if (status)
        return status;
    for (size_t b = 0; b < merge->blocks.n && !status; b++)
        status = write_block(merge, b, fault);
    if (!status && merge->blocks.n > 1)
        status = write_index(merge, fault);
    return sink_end(merge->sink, status);
}

static int merge_all(struct merge *merge, struct fault *fault)
{
    const char *path = merge->asked->path, *slash = strrchr(path, '/');
    char folder[SWEEP_PATH];
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
    int status = blocks_init(&merge->blocks, merge->asked, merge->plan->sweep->n_points, fault);
    if (!status && !(status = look_for_holes(merge, fault)) &&
        !(status = durable_may(path, merge->ui->force, fault)) &&
        !(status = digest_init(&merge->digest, fault)) &&
        !(status = sink_folder(&merge->sink, *folder ? folder : "/", merge->ui->force, fault)))
        status = sink_close(merge->sink, write_all(merge, fault));
    return status;
}

static void merge_free(struct merge *merge)
{
    digest_free(&merge->digest);
    free(merge->blocks.name);
    free(merge->blocks.names);
    free(merge->blocks.rows);
    free(merge->starts);
}

int merge_into(const char *to, const struct sweep_plan *plan, const struct sweep_folder *folder,
               const struct ui *ui, char digest[DIGEST_TEXT], struct fault *fault)
{
    struct asked asked = {.folder = folder->path, .partial = true, .n_blocks = 1,
                          .table = "outcomes"};
    struct merge merge = {.asked = &asked, .plan = plan, .folder = folder, .ui = ui};
    snprintf(asked.path, sizeof asked.path, "%.1290s/merged.h5", to);
    const int status = merge_all(&merge, fault);
    snprintf(digest, DIGEST_TEXT, "%s", merge.digest_text);
    merge_free(&merge);
    return status;
}

int verb_merge(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct asked asked = {0};
    struct sweep_folder folder = {.lock = -1, .state = -1};
    struct sweep sweep = {0};
    struct sweep_plan plan = {0};
    struct fault fault = {0};
    struct merge merge = {.asked = &asked, .plan = &plan, .folder = &folder, .ui = ui};
    int status = options ? read_arguments(&asked, options, argc, argv, ui) : ui_memory(ui);
    if (!status && !(status = sweep_folder_find(&folder, asked.folder, &sweep, ui)) &&
        (sweep_plan_init(&plan, &sweep, NULL, &folder, ui, &fault) || merge_all(&merge, &fault)))
        status = ui_fault(ui, &fault);
    else if (!status)
        ui_print(ui, (struct words){"%s，%s.csv：%llu 个点，%llu 次运行\ndigest %s\n",
                                    "%s, %s.csv: %llu points, %llu runs\ndigest %s\n"},
                 asked.path, asked.table, (unsigned long long)sweep.n_points, (unsigned long long)merge.runs,
                 merge.digest_text);
    merge_free(&merge);
    sweep_plan_free(&plan);
    sweep_free(&sweep);
    sweep_folder_close(&folder);
    free(options);
    return status;
}
