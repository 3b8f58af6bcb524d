/* tables.c - see tables.h. */
#include "cli/tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cell.h"
#include "cli/course.h"
#include "cli/sentence.h"
#include "cli/unwritten.h"
#include "models/metrics.h"
#include "sim/parameter.h"
#include "sim/cube.h"

/* The columns of both files; every one is a real. */
enum figure {
    BASE, VARIANT, EFFECT, LOW, HIGH, UNPAIRED_LOW, UNPAIRED_HIGH, ASSUMED_EFFECT, ASSUMED_LOW,
    ASSUMED_HIGH, SIGN_HOLDS, REDUCTION, REDUCTION_LOW, REDUCTION_HIGH, RELATIVE, P, HOLM, N,
    WANTS, END_BASE, END_VARIANT, END_EFFECT, END_LOW, END_HIGH, N_COLUMNS,
};

static const struct {
    const char *name, *unit; /* unit NULL: the metric's own */
    struct words label;
} columns[N_COLUMNS] = {
    [BASE] = {"base", NULL, {"基线", "baseline"}},
    [VARIANT] = {"variant", NULL, {"方案", "variant"}},
    [EFFECT] = {"effect", NULL, {"差值", "difference"}},
    [LOW] = {"low", NULL, {"配对区间下限", "paired interval, low"}},
    [HIGH] = {"high", NULL, {"配对区间上限", "paired interval, high"}},
    [UNPAIRED_LOW] = {"unpaired_low", NULL, {"不配对区间下限", "unpaired interval, low"}},
    [UNPAIRED_HIGH] = {"unpaired_high", NULL, {"不配对区间上限", "unpaired interval, high"}},
    [ASSUMED_EFFECT] = {"assumed_effect", NULL,
                        {"差值（另抽假设）", "difference, assumptions drawn"}},
    [ASSUMED_LOW] = {"assumed_low", NULL, {"连同假设区间下限", "interval with assumptions, low"}},
    [ASSUMED_HIGH] = {"assumed_high", NULL,
                      {"连同假设区间上限", "interval with assumptions, high"}},
    [SIGN_HOLDS] = {"sign_holds", "1", {"方向不变的份额", "share of draws in which the sign holds"}},
    [REDUCTION] = {"variance_reduction", "1", {"方差缩减倍数", "variance-reduction factor"}},
    [REDUCTION_LOW] = {"variance_reduction_low", "1", {"倍数下限", "its interval, low"}},
    [REDUCTION_HIGH] = {"variance_reduction_high", "1", {"倍数上限", "its interval, high"}},
    [RELATIVE] = {"relative", "1", {"相对差值", "relative difference"}},
    [P] = {"p", "1", {"p 值", "p"}},
    [HOLM] = {"p_holm", "1", {"p 值（Holm）", "p, Holm-adjusted"}},
    [N] = {"n", "1", {"对数", "pairs"}},
    [WANTS] = {"wants", "1", {"还需的重复", "replicates still needed"}},
    [END_BASE] = {"end_base", NULL, {"最后一年：基线", "last year: baseline"}},
    [END_VARIANT] = {"end_variant", NULL, {"最后一年：方案", "last year: variant"}},
    [END_EFFECT] = {"end_effect", NULL, {"最后一年：差值", "last year: difference"}},
    [END_LOW] = {"end_low", NULL, {"最后一年：下限", "last year: low"}},
    [END_HIGH] = {"end_high", NULL, {"最后一年：上限", "last year: high"}},
};

static void fill(const struct effect *effect, double row[N_COLUMNS])
{
    const struct paired *chance = &effect->chance, *end = &effect->end;
    const struct assumed *assumed = &effect->assumed;
    const bool drawn = effect->has_assumed;
    row[BASE] = chance->base;
    row[VARIANT] = chance->variant;
    row[EFFECT] = chance->effect;
    row[LOW] = chance->interval.low;
    row[HIGH] = chance->interval.high;
    row[UNPAIRED_LOW] = chance->effect - chance->apart;
    row[UNPAIRED_HIGH] = chance->effect + chance->apart;
    row[ASSUMED_EFFECT] = drawn ? assumed->effect : NAN;
    row[ASSUMED_LOW] = drawn ? assumed->interval.low : NAN;
    row[ASSUMED_HIGH] = drawn ? assumed->interval.high : NAN;
    row[SIGN_HOLDS] = drawn ? assumed->holds : NAN;
    row[REDUCTION] = chance->reduction;
    row[REDUCTION_LOW] = chance->reduction_interval.low;
    row[REDUCTION_HIGH] = chance->reduction_interval.high;
    row[RELATIVE] = chance->relative;
    row[P] = chance->p;
    row[HOLM] = effect->holm;
    row[N] = (double)chance->n;
    row[WANTS] = effect->wants;
    row[END_BASE] = end->base;
    row[END_VARIANT] = end->variant;
    row[END_EFFECT] = end->effect;
    row[END_LOW] = end->interval.low;
    row[END_HIGH] = end->interval.high;
}

/* What stands before the figures in both files: one word each. */
enum word { STATUS, VERDICT, METHOD, N_WORDS };

static const struct {
    const char *name;
    struct words label;
} words[N_WORDS] = {
    [STATUS] = {"status", {"主要、声明过、探索", "primary, declared, exploratory"}},
    [VERDICT] = {"verdict", {"判断", "verdict"}},
    [METHOD] = {"method", {"区间的算法", "method of the interval"}},
};

static void tell(const struct effect *effect, const char *row[N_WORDS])
{
    row[STATUS] = effect->primary ? "primary" : effect->declared ? "declared" : "exploratory";
    row[VERDICT] = effects_good(effect->metric) || effect->verdict >= VERDICT_NEGLIGIBLE
                       ? sentence_key(effect->verdict)
                   : effect->verdict == VERDICT_HELPS ? "up"
                                                      : "down";
    row[METHOD] = effect->chance.bootstrapped ? "bca" : "t";
}

/* ---- effects.csv ---- */

static void put(FILE *file, const char *text)
{
    fputc(',', file);
    cell_write(file, text);
}

static void put_effect(FILE *file, const char *variant, const struct effect *effect)
{
    double row[N_COLUMNS];
    const char *told[N_WORDS];
    char text[REAL_TEXT];
    const struct metric *metric = effect->metric;
    cell_write(file, variant);
    put(file, metric->name);
    put(file, metric->label.zh);
    put(file, metric->label.en);
    put(file, metric->unit);
    tell(effect, told);
    for (int w = 0; w < N_WORDS; w++)
        put(file, told[w]);
    fill(effect, row);
    for (int c = 0; c < N_COLUMNS; c++)
        put(file, isnan(row[c]) ? "" : isinf(row[c]) ? "inf" : real_text(row[c], text));
    fputs("\r\n", file);
}

static int write_csv(const struct comparison *comparison, const struct effects *effects,
                     struct fault *fault)
{
    char path[COMPARISON_PATH];
    snprintf(path, sizeof path, "%s/effects.csv", comparison->folder);
    FILE *file = fopen(path, "wb");
    if (!file)
        return unwritten(path, fault);
    fputs("\xEF\xBB\xBFvariant_name,metric,name_zh,name,unit", file);
    for (int w = 0; w < N_WORDS; w++)
        put(file, words[w].name);
    for (int c = 0; c < N_COLUMNS; c++)
        put(file, columns[c].name);
    fputs("\r\n", file);
    for (int i = 1; i < comparison->n; i++)
        for (size_t e = 0; e < effects[i].n; e++)
            put_effect(file, comparison->side[i].contender.name, &effects[i].effect[e]);
    bool bad = ferror(file);
    return fclose(file) || bad ? unwritten(path, fault) : 0;
}

/* ---- effects.h5 ---- */

enum { COURSE_BASE, COURSE_VARIANT, COURSE_EFFECT, COURSE_LOW, COURSE_HIGH, COURSE_BAND_LOW,
       COURSE_BAND_HIGH, N_COURSES };

/* Metrics stand as in the table of metrics, for every variant the same. */
struct grid {
    size_t variants, metrics, times;
    double *cell;                 /* [N_COLUMNS][variants][metrics] */
    const char **word;            /* [N_WORDS][variants][metrics]; "" where there is no effect */
    double *course[N_COURSES];    /* [variants][metrics][times] */
};

static const struct {
    const char *name;
    struct words label;
} courses[N_COURSES] = {
    {"series_base", {"基线走势", "baseline over time"}},
    {"series_variant", {"方案走势", "variant over time"}},
    {"series_effect", {"差值走势", "difference over time"}},
    {"series_low", {"逐期区间下限", "pointwise interval, low"}},
    {"series_high", {"逐期区间上限", "pointwise interval, high"}},
    {"series_band_low", {"同时区间带下限", "simultaneous band, low"}},
    {"series_band_high", {"同时区间带上限", "simultaneous band, high"}},
};

static int grid_init(struct grid *grid, size_t variants, size_t times, struct fault *fault)
{
    const size_t cells = variants * (size_t)metrics_count;
    *grid = (struct grid){.variants = variants, .metrics = (size_t)metrics_count, .times = times,
                          .cell = malloc(N_COLUMNS * cells * sizeof *grid->cell),
                          .word = malloc(N_WORDS * cells * sizeof *grid->word)};
    bool good = grid->cell && grid->word;
    for (int c = 0; c < N_COURSES; c++)
        good = (grid->course[c] = malloc(cells * times * sizeof(double))) && good;
    if (!good)
        return fault_memory(fault, N_COURSES * cells * times * sizeof(double));
    for (size_t i = 0; i < N_COLUMNS * cells; i++)
        grid->cell[i] = NAN;
    for (size_t i = 0; i < N_WORDS * cells; i++)
        grid->word[i] = "";
    for (int c = 0; c < N_COURSES; c++)
        for (size_t i = 0; i < cells * times; i++)
            grid->course[c][i] = NAN;
    return 0;
}

static void grid_free(struct grid *grid)
{
    free(grid->cell);
    free(grid->word);
    for (int c = 0; c < N_COURSES; c++)
        free(grid->course[c]);
}

/* The course of one metric under one variant; exploratory ones go without the band. */
static int fill_course(struct grid *grid, const struct comparison *comparison, int i,
                       const struct effect *effect, struct fault *fault)
{
    const size_t metric = (size_t)(effect->metric - metrics_rows);
    const size_t at = ((size_t)(i - 1) * grid->metrics + metric) * grid->times;
    struct course course;
    int status = course_read(&course, comparison, i, effect->metric, effect->declared, fault);
    for (size_t t = 0; !status && t < grid->times && t < course.times; t++) {
        grid->course[COURSE_BASE][at + t] = course.base[t];
        grid->course[COURSE_VARIANT][at + t] = course.variant[t];
        grid->course[COURSE_EFFECT][at + t] = course.band.mean[t];
        grid->course[COURSE_LOW][at + t] = course.band.at[t].low;
        grid->course[COURSE_HIGH][at + t] = course.band.at[t].high;
        grid->course[COURSE_BAND_LOW][at + t] = course.band.together[t].low;
        grid->course[COURSE_BAND_HIGH][at + t] = course.band.together[t].high;
    }
    course_free(&course);
    return status;
}

static int grid_fill(struct grid *grid, const struct comparison *comparison,
                     const struct effects *effects, struct fault *fault)
{
    int status = 0;
    for (int i = 1; i < comparison->n && !status; i++)
        for (size_t e = 0; e < effects[i].n && !status; e++) {
            const struct effect *effect = &effects[i].effect[e];
            const size_t metric = (size_t)(effect->metric - metrics_rows);
            double row[N_COLUMNS];
            const char *told[N_WORDS];
            fill(effect, row);
            tell(effect, told);
            for (size_t c = 0; c < N_COLUMNS; c++)
                grid->cell[(c * grid->variants + (size_t)(i - 1)) * grid->metrics + metric] = row[c];
            for (size_t w = 0; w < N_WORDS; w++)
                grid->word[(w * grid->variants + (size_t)(i - 1)) * grid->metrics + metric] = told[w];
            status = fill_course(grid, comparison, i, effect, fault);
        }
    return status;
}

static void cube_metrics(struct cube *cube, int axis, const char **texts)
{
    static const struct words labels[] = {
        {"单位", "unit"}, {"名称（中文）", "name in Chinese"}, {"名称", "name"}};
    static const char *const names[] = {"unit", "name_zh", "name"};
    for (int k = 0; k < 3; k++) {
        for (int m = 0; m < metrics_count; m++)
            texts[m] = k == 0 ? metrics_rows[m].unit
                       : k == 1 ? metrics_rows[m].label.zh : metrics_rows[m].label.en;
        cube_texts(cube, names[k], axis, texts, labels[k]);
    }
}

static int cube_fill(struct cube *cube, const struct comparison *comparison,
                     const struct effects *effects, const struct grid *grid, struct fault *fault)
{
    const char *variants[SIDES_MOST], **metrics = calloc(grid->metrics, sizeof *metrics);
    int32_t *days = calloc(grid->times + 1, sizeof *days);
    if (!metrics || !days) {
        free(metrics);
        free(days);
        return fault_memory(fault, grid->metrics * sizeof *metrics);
    }
    for (size_t i = 0; i < grid->variants; i++)
        variants[i] = comparison->side[i + 1].contender.name;
    for (size_t m = 0; m < grid->metrics; m++)
        metrics[m] = metrics_rows[m].name;
    for (size_t t = 0; t < grid->times; t++)
        days[t] = (int32_t)effects->start[t];
    cube_say(cube, "title", "effects of a comparison");
    cube_say(cube, "base", comparison->side[0].contender.name);
    cube_say(cube, "question_seal", comparison->question.seal);
    int axes[3] = {
        cube_axis_texts(cube, "variant_name", variants, grid->variants,
                         (struct words){"方案", "variant"}),
        cube_axis_texts(cube, "metric", metrics, grid->metrics,
                         (struct words){"指标", "metric"}),
        cube_axis_days(cube, "time", days, grid->times,
                        (struct words){"时段首日", "first day of the period"})};
    cube_metrics(cube, axes[1], metrics); /* which are written by now */
    for (size_t w = 0; w < N_WORDS; w++)
        cube_words(cube, words[w].name, axes, 2, grid->word + w * grid->variants * grid->metrics,
                   words[w].label);
    for (size_t c = 0; c < N_COLUMNS; c++)
        cube_reals(cube, columns[c].name, axes, 2,
                    grid->cell + c * grid->variants * grid->metrics,
                    columns[c].unit ? columns[c].unit : "see unit", columns[c].label);
    for (int c = 0; c < N_COURSES; c++)
        cube_reals(cube, courses[c].name, axes, 3, grid->course[c], "see unit",
                    courses[c].label);
    free(metrics);
    free(days);
    return 0;
}

static int write_h5(const struct comparison *comparison, const struct effects *effects,
                    struct fault *fault)
{
    char path[COMPARISON_PATH];
    struct grid grid;
    struct cube *cube = NULL;
    snprintf(path, sizeof path, "%s/effects.h5", comparison->folder);
    int status = grid_init(&grid, (size_t)comparison->n - 1, effects[1].periods, fault);
    if (!status && !(status = grid_fill(&grid, comparison, effects, fault)) &&
        !(status = cube_create(&cube, path, true, fault)) &&
        !(status = cube_fill(cube, comparison, &effects[1], &grid, fault)))
        status = cube_publish(cube, fault);
    cube_free(cube);
    grid_free(&grid);
    return status;
}

int tables_write(const struct comparison *comparison, const struct effects *effects,
                 struct fault *fault)
{
    int status = write_csv(comparison, effects, fault);
    return status ? status : write_h5(comparison, effects, fault);
}
