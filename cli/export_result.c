/* export_result.c - the tables of a result; see export.h.
 *
 * A missing value is an empty cell; the table readme says what is in the others. Replicates
 * are summarised as mean and standard deviation over those that have a value, or written one
 * by one, with denominators, when `full`.
 */
#include "cli/export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/moments.h"

struct export {
    struct result *result;
    struct sink *sink;
    struct fault *fault;
    bool full;
    struct result_array time;
    size_t n_replicates;
};

/* What is said of a table in readme. */
struct about {
    struct sink_table table;
    struct words about;
};

static const struct about parameters = {{"parameters", {"参数", "parameters"}},
                                        {"所用参数：值、默认、范围、来源",
                                         "parameters used: value, default, range, source"}};
static const struct about drawn = {
    {"drawn", {"抽取的假设", "drawn"}},
    {"各次重复抽取的假设值（run.assumptions: drawn 时）",
     "assumed numbers drawn for each replicate, under run.assumptions: drawn"}};

/* A text attribute into a cell; none is an empty one. */
static int cell_attribute(struct export *export, const char *object, const char *name)
{
    return export_attribute(export->result, object, name, export->sink, export->fault);
}

static int wrong(struct export *export, struct words why, const char *path)
{
    fault_set(export->fault, FAULT_INPUT, why, path);
    fault_place(export->fault, result_path(export->result), 0, 0);
    return FAULT_INPUT;
}

static int wrong_shape(struct export *export, const char *path)
{
    return wrong(export, (struct words){"%s 的形状不对", "%s has another shape"}, path);
}

/* --- series ------------------------------------------------------------------------- */

/* One table over [time][member]: what its lines are called and where they come from. */
struct series {
    struct about about;
    const char *group;
    const char *labels[6]; /* datasets of texts along the members; the end is NULL */
    bool sums;             /* figures that are no ratios: without denominators */
};

static const struct series all_series[] = {
    {{{"city", {"全市", "city"}}, {"全市各时段的指标", "metrics of the city by period"}},
     "", {NULL}, false},
    {{{"communities", {"社区", "communities"}},
      {"各社区各时段的指标", "metrics of each community by period"}},
     "/communities",
     {"community", "community_name", "community_street", "community_street_name",
      "community_type", NULL}, false},
    {{{"groups", {"居民群体", "groups"}},
      {"各居民群体的指标（有此分组时）", "metrics by resident group, where recorded"}},
     "/groups",
     {"resident_group", "resident_group_name", "resident_group_name_zh", NULL}, false},
    {{{"items", {"事项", "items"}},
      {"各事项的工时与件数（事项表；other 为清单之外）",
       "hours and tasks by item of the list; other: beyond it"}},
     "/items", {"item", "item_department", NULL}, true},
    {{{"flows", {"来去与工时", "flows"}},
      {"任务的来去与工时的构成（各机构、各类事务）",
       "where tasks come from and go to, and what hours are made of, by body and class"}},
     "/flows", {"work", "work_name", "work_name_zh", NULL}, true},
};

enum { N_SERIES = sizeof all_series / sizeof *all_series };

/* Row `replicate` of group/name[ending]; it must be [time][n_members] of reals. */
static int row_read(struct export *export, const struct series *series, const char *name,
                    const char *ending, size_t replicate, size_t n_cells,
                    struct result_array *array)
{
    char path[640];
    snprintf(path, sizeof path, "%s/%s%s", series->group, name, ending);
    int code = result_row(export->result, path, replicate, array, export->fault);
    if (!code && (array->about.cells != n_cells || !array->reals)) {
        result_array_free(array);
        code = wrong_shape(export, path);
    }
    return code;
}

static void lead_cells(struct export *export, const struct series *series,
                       const struct result_array *labels, size_t time, size_t member)
{
    sink_day(export->sink, (day)export->time.integers[time]);
    for (int i = 0; series->labels[i]; i++)
        sink_text(export->sink, labels[i].texts[member]);
}

/* The names of the columns: each metric, and beside it what `ending` says of it. */
static void metric_heads(struct export *export, const struct result_names *metrics,
                         const char *ending)
{
    for (size_t m = 0; m < metrics->n; m++) {
        char name[600];
        sink_text(export->sink, metrics->names[m]);
        snprintf(name, sizeof name, "%s%s", metrics->names[m], ending);
        if (*ending)
            sink_text(export->sink, name);
    }
}

static int fill_summary(struct export *export, const struct series *series,
                        const struct result_names *metrics, const struct result_array *labels,
                        size_t n_members)
{
    struct sink *sink = export->sink;
    size_t n_cells = export->time.about.cells * n_members;
    struct moments *moments = calloc(metrics->n * n_cells + 1, sizeof *moments);
    int code = moments ? 0 : fault_memory(export->fault, metrics->n * n_cells * sizeof *moments);
    for (size_t m = 0; !code && m < metrics->n; m++)
        for (size_t r = 0; !code && r < export->n_replicates; r++) {
            struct result_array row = {0};
            code = row_read(export, series, metrics->names[m], "", r, n_cells, &row);
            for (size_t i = 0; !code && i < n_cells; i++)
                if (!isnan(row.reals[i]))
                    moments_add(&moments[m * n_cells + i], row.reals[i]);
            result_array_free(&row);
        }
    sink_text(sink, "date");
    for (int i = 0; series->labels[i]; i++)
        sink_text(sink, series->labels[i]);
    sink_text(sink, "replicates");
    metric_heads(export, metrics, "_sd");
    if (!code)
        code = sink_line(sink);
    for (size_t i = 0; !code && i < n_cells; i++) {
        lead_cells(export, series, labels, i / n_members, i % n_members);
        sink_real(sink, (double)export->n_replicates);
        for (size_t m = 0; m < metrics->n; m++) {
            const struct moments *here = &moments[m * n_cells + i];
            sink_real(sink, here->n ? here->mean : NAN);
            sink_real(sink, sqrt(moments_variance(here)));
        }
        code = sink_line(sink);
    }
    free(moments);
    return code;
}

static int fill_full(struct export *export, const struct series *series,
                     const struct result_names *metrics, const struct result_array *labels,
                     size_t n_members)
{
    struct sink *sink = export->sink;
    size_t n_cells = export->time.about.cells * n_members;
    const size_t each = series->sums ? 1 : 2, n_rows = each * metrics->n;
    struct result_array *rows = calloc(n_rows + 1, sizeof *rows);
    int code = rows ? 0 : fault_memory(export->fault, n_rows * sizeof *rows);
    sink_text(sink, "replicate");
    sink_text(sink, "date");
    for (int i = 0; series->labels[i]; i++)
        sink_text(sink, series->labels[i]);
    metric_heads(export, metrics, series->sums ? "" : "_n");
    if (!code)
        code = sink_line(sink);
    for (size_t r = 0; !code && r < export->n_replicates; r++) {
        for (size_t k = 0; !code && k < n_rows; k++)
            code = row_read(export, series, metrics->names[k / each], k % each ? "_n" : "", r, n_cells,
                            &rows[k]);
        for (size_t i = 0; !code && i < n_cells; i++) {
            sink_real(sink, (double)(r + 1));
            lead_cells(export, series, labels, i / n_members, i % n_members);
            for (size_t k = 0; k < n_rows; k++)
                sink_real(sink, rows[k].reals[i]);
            code = sink_line(sink);
        }
        for (size_t k = 0; k < n_rows; k++)
            result_array_free(&rows[k]);
    }
    free(rows);
    return code;
}

/* All series of a group that are neither axes nor texts along one. */
static int sums_of(struct result *result, const char *group, struct result_names *names,
                   struct fault *fault)
{
    size_t kept = 0;
    int code = result_datasets(result, group, names, fault);
    for (size_t i = 0; !code && i < names->n; i++) {
        struct result_about about = {0};
        char path[640], *name = names->names[i];
        snprintf(path, sizeof path, "%s/%s", group, name);
        code = result_look(result, path, &about, fault);
        if (about.rank < 2)
            continue;
        names->names[i] = names->names[kept];
        names->names[kept++] = name;
    }
    for (size_t i = kept; i < names->n; i++)
        free(names->names[i]);
    names->n = kept;
    return code;
}

static int table_of_series(struct export *export, const struct series *series)
{
    struct result_array labels[6] = {0};
    struct result_names metrics = {0};
    size_t n_members = 1;
    const char *group = series->group[0] ? series->group : "/";
    bool has;
    int code = result_has(export->result, group, &has, export->fault);
    if (code || !has)
        return code;
    code = (series->sums ? sums_of : result_metrics)(export->result, group, &metrics,
                                                     export->fault);
    for (int i = 0; !code && series->labels[i]; i++) {
        char path[640];
        snprintf(path, sizeof path, "%s/%s", series->group, series->labels[i]);
        code = result_array(export->result, path, &labels[i], export->fault);
        if (!code && (!labels[i].texts || labels[i].about.cells != labels[0].about.cells))
            code = wrong_shape(export, path);
        n_members = labels[0].about.cells;
    }
    if (!code && n_members && export->time.about.cells > RESULT_CELLS / n_members)
        code = wrong(export,
                     (struct words){"%s 的时段与成员过多", "%s has too many periods and members"},
                     group);
    if (!code) {
        code = sink_begin(export->sink, &series->about.table);
        if (!code)
            code = (export->full ? fill_full : fill_summary)(export, series, &metrics, labels,
                                                             n_members);
        code = sink_end(export->sink, code);
    }
    for (int i = 0; i < 6; i++)
        result_array_free(&labels[i]);
    result_names_free(&metrics);
    return code;
}

/* --- parameters and readme ------------------------------------------------------------ */

static int fill_parameters(struct export *export, const struct result_names *rows)
{
    static const char *const texts[] = {"text", "units", "type", "grade", "source", "long_name_zh",
                                        "long_name", "about_zh", "about"};
    static const char *const numbers[] = {"default", "range", "limits"};
    static const char *const head[] = {"parameter", "value",      "default",   "low",    "high",
                                       "limit_low", "limit_high", "text",      "unit",   "type",
                                       "grade",     "source",     "name_zh",   "name",   "about_zh",
                                       "about"};
    struct sink *sink = export->sink;
    int code = sink_texts(sink, head, (int)(sizeof head / sizeof *head));
    for (size_t i = 0; !code && i < rows->n; i++) {
        struct result_array value = {0};
        char path[640];
        snprintf(path, sizeof path, "/rows/%s", rows->names[i]);
        code = result_array(export->result, path, &value, export->fault);
        if (code || value.about.rank > 0) { /* what is drawn has a table of its own */
            result_array_free(&value);
            continue;
        }
        sink_text(sink, rows->names[i]);
        sink_real(sink, value.reals && value.about.cells == 1 ? value.reals[0] : NAN);
        result_array_free(&value);
        for (int k = 0; !code && k < 3; k++) {
            double found[2] = {NAN, NAN};
            int n;
            code = result_numbers(export->result, path, numbers[k], found, k ? 2 : 1, &n,
                                  export->fault);
            sink_real(sink, found[0]);
            if (k)
                sink_real(sink, found[1]);
        }
        for (size_t k = 0; !code && k < sizeof texts / sizeof *texts; k++)
            code = cell_attribute(export, path, texts[k]);
        if (!code)
            code = sink_line(sink);
    }
    return code;
}

static int table_of_parameters(struct export *export)
{
    struct result_names rows = {0};
    int code = result_datasets(export->result, "/rows", &rows, export->fault);
    if (!code) {
        code = sink_begin(export->sink, &parameters.table);
        if (!code)
            code = fill_parameters(export, &rows);
        code = sink_end(export->sink, code);
    }
    result_names_free(&rows);
    return code;
}

/* One line a replicate, one column a number. */
static int fill_drawn(struct export *export, const struct result_array *names,
                      const struct result_array *values)
{
    struct sink *sink = export->sink;
    const size_t n = names->about.cells;
    sink_text(sink, "replicate");
    for (size_t i = 0; i < n; i++)
        sink_text(sink, names->texts[i]);
    int code = sink_line(sink);
    for (size_t r = 0; !code && r < values->about.n[0]; r++) {
        sink_real(sink, (double)(r + 1));
        for (size_t i = 0; i < n; i++)
            sink_real(sink, values->reals[r * n + i]);
        code = sink_line(sink);
    }
    return code;
}

/* Nothing where none is drawn. */
static int table_of_drawn(struct export *export)
{
    struct result_array names = {0}, values = {0};
    bool has;
    int code = result_has(export->result, "/rows/drawn", &has, export->fault);
    if (code || !has)
        return code;
    code = result_array(export->result, "/rows/parameter", &names, export->fault);
    if (!code)
        code = result_array(export->result, "/rows/drawn", &values, export->fault);
    if (!code && (values.about.rank != 2 || !values.reals || !names.texts ||
                  values.about.n[1] != names.about.cells))
        code = wrong(export,
                     (struct words){"%s：与参数的轴不符", "%s: it does not fit its axes"},
                     "/rows/drawn");
    if (!code) {
        code = sink_begin(export->sink, &drawn.table);
        if (!code)
            code = fill_drawn(export, &names, &values);
        code = sink_end(export->sink, code);
    }
    result_array_free(&names);
    result_array_free(&values);
    return code;
}

static int fill_attributes(struct export *export)
{
    static const char *const attributes[][2] = {{"title_zh", "title"},
                                                {"about_zh", "about"},
                                                {"shequ_version", "shequ_version"},
                                                {"format_version", "format_version"},
                                                {"rng_scheme", "rng_scheme"},
                                                {"seed", "seed"},
                                                {"digest", "digest"},
                                                {"state_digest", "state_digest"},
                                                {"inputs_digest", "inputs_digest"}};
    int code = 0;
    for (size_t i = 0; !code && i < sizeof attributes / sizeof *attributes; i++) {
        sink_text(export->sink, "result");
        sink_text(export->sink, attributes[i][1]);
        sink_text(export->sink, "");
        for (int k = 0; !code && k < 2; k++)
            code = cell_attribute(export, "/", attributes[i][k]);
        if (!code)
            code = sink_line(export->sink);
    }
    return code;
}

static int fill_metrics(struct export *export, const struct result_names *metrics)
{
    static const char *const attributes[] = {"units", "long_name_zh", "long_name"};
    int code = 0;
    for (size_t i = 0; !code && i < metrics->n; i++) {
        char path[640];
        snprintf(path, sizeof path, "/%s", metrics->names[i]);
        sink_text(export->sink, "metric");
        sink_text(export->sink, metrics->names[i]);
        for (int k = 0; !code && k < 3; k++)
            code = cell_attribute(export, path, attributes[k]);
        if (!code)
            code = sink_line(export->sink);
    }
    return code;
}

static int fill_readme(struct export *export, const struct result_names *metrics)
{
    static const struct export_note summary[] = {
        {"date", {"时段首日", "first day of the period"}},
        {"replicates", {"重复次数", "number of replicates"}},
        {"METRIC", {"有值的各次重复的平均", "mean over the replicates that have a value"}},
        {"METRIC_sd", {"各次重复之间的标准差", "standard deviation between replicates"}}};
    static const struct export_note full[] = {
        {"replicate", {"第几次重复", "number of the replicate"}},
        {"date", {"时段首日", "first day of the period"}},
        {"METRIC", {"该次重复的值", "value in this replicate"}},
        {"METRIC_n", {"分母：平均所依据的数目",
                      "denominator: what the value is a share or mean of"}}};
    struct sink *sink = export->sink;
    int code = export_readme_head(sink);
    if (!code)
        code = fill_attributes(export);
    for (int i = 0; !code && i < N_SERIES; i++)
        code = export_readme_place(sink, &all_series[i].about.table, all_series[i].about.about);
    if (!code)
        code = export_readme_place(sink, &parameters.table, parameters.about);
    if (!code)
        code = export_readme_place(sink, &drawn.table, drawn.about);
    for (int i = 0; !code && i < 4; i++)
        code = export_readme_line(sink, "column", export->full ? full[i] : summary[i]);
    if (!code)
        code = export_readme_line(sink, "cell", export_empty);
    return code ? code : fill_metrics(export, metrics);
}

static int table_of_readme(struct export *export)
{
    struct result_names metrics = {0};
    int code = result_metrics(export->result, "/", &metrics, export->fault);
    if (!code) {
        code = sink_begin(export->sink, &export_readme);
        if (!code)
            code = fill_readme(export, &metrics);
        code = sink_end(export->sink, code);
    }
    result_names_free(&metrics);
    return code;
}

int export_result(struct result *result, bool full, struct sink *sink, struct fault *fault)
{
    struct export export = {.result = result, .sink = sink, .fault = fault, .full = full};
    struct result_about about = {0};
    int code = result_array(result, "/time", &export.time, fault);
    if (!code)
        code = result_look(result, "/replicate", &about, fault);
    export.n_replicates = about.cells;
    if (!code && !export.time.integers)
        code = wrong(&export, (struct words){"%s 不是日期", "%s does not hold days"}, "/time");
    if (!code)
        code = table_of_readme(&export);
    for (int i = 0; !code && i < N_SERIES; i++)
        code = table_of_series(&export, &all_series[i]);
    if (!code)
        code = table_of_parameters(&export);
    if (!code)
        code = table_of_drawn(&export);
    result_array_free(&export.time);
    return code;
}
