/* export.c - `shequ export FILE.h5 --csv [-o DIR] [--full]`: tables for Excel, R, Stata.
 *
 * UTF-8 with a byte order mark and CRLF, as Excel wants and RFC 4180 says; a missing
 * value is an empty cell. readme.csv says what is in the others. Replicates are
 * summarised as mean and standard deviation over those that have a value, or written
 * one by one, with denominators, when --full is asked for.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/moments.h"
#include "analysis/read.h"
#include "cli/cell.h"
#include "cli/verb.h"
#include "sim/clock.h"
#include "sim/parameter.h"

struct export {
    const struct ui *ui;
    struct result *result;
    struct fault fault;
    const char *folder;
    bool full;
    struct result_array time;
    size_t n_replicates;
    const char *made[16]; /* tables that are written, so far */
    int n_made;
    bool made_folder;
};

/* One file being written; `cells` in the line so far. */
struct table {
    struct export *export;
    FILE *file;
    const char *name;
    char path[1200], temporary[1220];
    int cells;
};

static int io_fault(struct export *export, const char *path)
{
    fault_set(&export->fault, FAULT_IO, (struct words){"无法写入：%s", "cannot write: %s"},
              strerror(errno));
    fault_place(&export->fault, path, 0, 0);
    return FAULT_IO;
}

static int memory_fault(struct export *export, size_t bytes)
{
    return fault_memory(&export->fault, bytes);
}

/* --- a table ------------------------------------------------------------------------ */

static int table_begin(struct table *table, struct export *export, const char *name)
{
    struct stat found;
    memset(table, 0, sizeof *table);
    table->export = export;
    table->name = name;
    int length = snprintf(table->path, sizeof table->path, "%s/%s", export->folder, name);
    if (length < 0 || (size_t)length >= sizeof table->path) {
        errno = ENAMETOOLONG;
        return io_fault(export, export->folder);
    }
    snprintf(table->temporary, sizeof table->temporary, "%s.tmp", table->path);
    if (!export->ui->force && stat(table->path, &found) == 0) {
        fault_set(&export->fault, FAULT_IO,
                  (struct words){"文件已存在；要覆盖请加 --force",
                                 "the file exists; --force overwrites it"});
        fault_place(&export->fault, table->path, 0, 0);
        return FAULT_IO;
    }
    table->file = fopen(table->temporary, "wb");
    if (!table->file)
        return io_fault(export, table->path);
    fputs("\xEF\xBB\xBF", table->file);
    return 0;
}

/* `code` is what came of filling it. */
static int table_end(struct table *table, int code)
{
    if (!table->file)
        return code;
    int bad = ferror(table->file);
    bad = fclose(table->file) != 0 || bad;
    if (!code && (bad || rename(table->temporary, table->path) != 0))
        code = io_fault(table->export, table->path);
    if (code)
        remove(table->temporary);
    else {
        ALWAYS(table->export->n_made < (int)(sizeof table->export->made / sizeof(char *)));
        table->export->made[table->export->n_made++] = table->name;
    }
    return code;
}

/* All tables or none: the same command can be given again. */
static void take_away(const struct export *export)
{
    char path[1200];
    for (int i = 0; i < export->n_made; i++) {
        snprintf(path, sizeof path, "%s/%s", export->folder, export->made[i]);
        remove(path);
    }
    if (export->made_folder)
        remove(export->folder);
}

static void cell_begin(struct table *table)
{
    if (table->cells++)
        fputc(',', table->file);
}

static void cell(struct table *table, const char *text)
{
    cell_begin(table);
    cell_write(table->file, text);
}

static void cell_real(struct table *table, double value)
{
    char text[REAL_TEXT];
    cell(table, isnan(value) ? "" : real_text(value, text));
}

static void cell_count(struct table *table, size_t value)
{
    cell_begin(table);
    fprintf(table->file, "%zu", value);
}

static void cell_day(struct table *table, int64_t days)
{
    char text[DATE_TEXT];
    cell(table, day_text((day)days, text));
}

static void line_end(struct table *table)
{
    fputs("\r\n", table->file);
    table->cells = 0;
}

/* --- series ------------------------------------------------------------------------- */

/* One table over [time][member]: what its lines are called and where they come from. */
struct series {
    const char *file, *group;
    const char *labels[6]; /* datasets of texts along the members; the end is NULL */
    bool sums;             /* figures that are no ratios: without denominators */
};

static const struct series all_series[] = {
    {"city.csv", "", {NULL}, false},
    {"communities.csv", "/communities",
     {"community", "community_name", "community_street", "community_street_name",
      "community_type", NULL}, false},
    {"groups.csv", "/groups",
     {"resident_group", "resident_group_name", "resident_group_name_zh", NULL}, false},
    {"items.csv", "/items", {"item", "item_department", NULL}, true},
    {"flows.csv", "/flows", {"work", "work_name", "work_name_zh", NULL}, true},
};

/* Row `replicate` of group/name[ending]; it must be [time][n_members] of reals. */
static int row_read(struct export *export, const struct series *series, const char *name,
                    const char *ending, size_t replicate, size_t n_cells,
                    struct result_array *array)
{
    char path[640];
    snprintf(path, sizeof path, "%s/%s%s", series->group, name, ending);
    int code = result_row(export->result, path, replicate, array, &export->fault);
    if (!code && (array->about.cells != n_cells || !array->reals)) {
        result_array_free(array);
        code = fault_set(&export->fault, FAULT_INPUT,
                         (struct words){"%s 的形状不对", "%s has another shape"}, path);
        fault_place(&export->fault, result_path(export->result), 0, 0);
    }
    return code;
}

static void lead_cells(struct table *table, const struct series *series,
                       const struct result_array *labels, size_t time, size_t member)
{
    cell_day(table, table->export->time.integers[time]);
    for (int i = 0; series->labels[i]; i++)
        cell(table, labels[i].texts[member]);
}

static int fill_summary(struct table *table, const struct series *series,
                        const struct result_names *metrics, const struct result_array *labels,
                        size_t n_members)
{
    struct export *export = table->export;
    size_t n_cells = export->time.about.cells * n_members;
    struct moments *moments = calloc(metrics->n * n_cells + 1, sizeof *moments);
    int code = moments ? 0 : memory_fault(export, metrics->n * n_cells * sizeof *moments);
    for (size_t m = 0; !code && m < metrics->n; m++)
        for (size_t r = 0; !code && r < export->n_replicates; r++) {
            struct result_array row = {0};
            code = row_read(export, series, metrics->names[m], "", r, n_cells, &row);
            for (size_t i = 0; !code && i < n_cells; i++)
                if (!isnan(row.reals[i]))
                    moments_add(&moments[m * n_cells + i], row.reals[i]);
            result_array_free(&row);
        }
    cell(table, "date");
    for (int i = 0; series->labels[i]; i++)
        cell(table, series->labels[i]);
    cell(table, "replicates");
    for (size_t m = 0; m < metrics->n; m++) {
        char name[300];
        cell(table, metrics->names[m]);
        snprintf(name, sizeof name, "%s_sd", metrics->names[m]);
        cell(table, name);
    }
    line_end(table);
    for (size_t i = 0; !code && i < n_cells; i++) {
        lead_cells(table, series, labels, i / n_members, i % n_members);
        cell_count(table, export->n_replicates);
        for (size_t m = 0; m < metrics->n; m++) {
            const struct moments *here = &moments[m * n_cells + i];
            cell_real(table, here->n ? here->mean : NAN);
            cell_real(table, sqrt(moments_variance(here)));
        }
        line_end(table);
    }
    free(moments);
    return code;
}

static int fill_full(struct table *table, const struct series *series,
                     const struct result_names *metrics, const struct result_array *labels,
                     size_t n_members)
{
    struct export *export = table->export;
    size_t n_cells = export->time.about.cells * n_members;
    const size_t each = series->sums ? 1 : 2, n_rows = each * metrics->n;
    struct result_array *rows = calloc(n_rows + 1, sizeof *rows);
    int code = rows ? 0 : memory_fault(export, n_rows * sizeof *rows);
    cell(table, "replicate");
    cell(table, "date");
    for (int i = 0; series->labels[i]; i++)
        cell(table, series->labels[i]);
    for (size_t m = 0; m < metrics->n; m++) {
        char name[300];
        cell(table, metrics->names[m]);
        snprintf(name, sizeof name, "%s_n", metrics->names[m]);
        if (!series->sums)
            cell(table, name);
    }
    line_end(table);
    for (size_t r = 0; !code && r < export->n_replicates; r++) {
        for (size_t k = 0; !code && k < n_rows; k++)
            code = row_read(export, series, metrics->names[k / each], k % each ? "_n" : "", r, n_cells,
                            &rows[k]);
        for (size_t i = 0; !code && i < n_cells; i++) {
            cell_count(table, r + 1);
            lead_cells(table, series, labels, i / n_members, i % n_members);
            for (size_t k = 0; k < n_rows; k++)
                cell_real(table, rows[k].reals[i]);
            line_end(table);
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

static int export_series(struct export *export, const struct series *series)
{
    struct result_array labels[6] = {0};
    struct result_names metrics = {0};
    struct table table = {0};
    size_t n_members = 1;
    const char *group = series->group[0] ? series->group : "/";
    if (!result_has(export->result, group))
        return 0;
    int code = (series->sums ? sums_of : result_metrics)(export->result, group, &metrics,
                                                         &export->fault);
    for (int i = 0; !code && series->labels[i]; i++) {
        char path[640];
        snprintf(path, sizeof path, "%s/%s", series->group, series->labels[i]);
        code = result_array(export->result, path, &labels[i], &export->fault);
        if (!code && (!labels[i].texts || labels[i].about.cells != labels[0].about.cells)) {
            code = fault_set(&export->fault, FAULT_INPUT,
                             (struct words){"%s 的形状不对", "%s has another shape"}, path);
            fault_place(&export->fault, result_path(export->result), 0, 0);
        }
        n_members = labels[0].about.cells;
    }
    if (!code && n_members && export->time.about.cells > RESULT_CELLS / n_members) {
        code = fault_set(&export->fault, FAULT_INPUT,
                         (struct words){"%s 的时段与成员过多", "%s has too many periods and members"},
                         group);
        fault_place(&export->fault, result_path(export->result), 0, 0);
    }
    if (!code)
        code = table_begin(&table, export, series->file);
    if (!code)
        code = (export->full ? fill_full : fill_summary)(&table, series, &metrics, labels,
                                                         n_members);
    code = table_end(&table, code);
    for (int i = 0; i < 6; i++)
        result_array_free(&labels[i]);
    result_names_free(&metrics);
    return code;
}

/* --- parameters and readme ------------------------------------------------------------ */

static void line(struct table *table, const char *const *texts, int n)
{
    for (int i = 0; i < n; i++)
        cell(table, texts[i] ? texts[i] : "");
    line_end(table);
}

/* Text attribute into a cell; none is an empty one. */
static int cell_attribute(struct table *table, const char *object, const char *name)
{
    char *text;
    int code = result_text(table->export->result, object, name, &text, &table->export->fault);
    cell(table, text ? text : "");
    free(text);
    return code;
}

static int fill_parameters(struct table *table, const struct result_names *rows)
{
    static const char *const texts[] = {"text", "units", "type", "grade", "source", "long_name_zh",
                                        "long_name", "about_zh", "about"};
    static const char *const numbers[] = {"default", "range", "limits"};
    static const char *const head[] = {"parameter", "value",      "default",   "low",    "high",
                                       "limit_low", "limit_high", "text",      "unit",   "type",
                                       "grade",     "source",     "name_zh",   "name",   "about_zh",
                                       "about"};
    struct export *export = table->export;
    int code = 0;
    line(table, head, (int)(sizeof head / sizeof *head));
    for (size_t i = 0; !code && i < rows->n; i++) {
        struct result_array value = {0};
        char path[640];
        snprintf(path, sizeof path, "/rows/%s", rows->names[i]);
        code = result_array(export->result, path, &value, &export->fault);
        if (code || value.about.rank > 0) { /* what is drawn has a table of its own */
            result_array_free(&value);
            continue;
        }
        cell(table, rows->names[i]);
        cell_real(table, value.reals && value.about.cells == 1 ? value.reals[0] : NAN);
        result_array_free(&value);
        for (int k = 0; !code && k < 3; k++) {
            double found[2] = {NAN, NAN};
            int n;
            code = result_numbers(export->result, path, numbers[k], found, k ? 2 : 1, &n,
                                  &export->fault);
            cell_real(table, found[0]);
            if (k)
                cell_real(table, found[1]);
        }
        for (size_t k = 0; !code && k < sizeof texts / sizeof *texts; k++)
            code = cell_attribute(table, path, texts[k]);
        line_end(table);
    }
    return code;
}

static int export_parameters(struct export *export)
{
    struct result_names rows = {0};
    struct table table = {0};
    int code = result_datasets(export->result, "/rows", &rows, &export->fault);
    if (!code)
        code = table_begin(&table, export, "parameters.csv");
    if (!code)
        code = fill_parameters(&table, &rows);
    code = table_end(&table, code);
    result_names_free(&rows);
    return code;
}

/* One line a replicate, one column a number; nothing where none is drawn. */
static int export_drawn(struct export *export)
{
    struct result_array names = {0}, values = {0};
    struct table table = {0};
    if (!result_has(export->result, "/rows/drawn"))
        return 0;
    int code = result_array(export->result, "/rows/parameter", &names, &export->fault);
    if (!code)
        code = result_array(export->result, "/rows/drawn", &values, &export->fault);
    if (!code && (values.about.rank != 2 || !values.reals || !names.texts ||
                  values.about.n[1] != names.about.cells))
        code = fault_set(&export->fault, FAULT_INPUT,
                         (struct words){"/rows/drawn：与参数的轴不符",
                                        "/rows/drawn: it does not fit its axes"});
    if (!code)
        code = table_begin(&table, export, "drawn.csv");
    if (!code) {
        cell(&table, "replicate");
        for (size_t i = 0; i < names.about.cells; i++)
            cell(&table, names.texts[i]);
        line_end(&table);
        for (size_t r = 0; r < values.about.n[0]; r++) {
            cell_real(&table, (double)(r + 1));
            for (size_t i = 0; i < names.about.cells; i++)
                cell_real(&table, values.reals[r * names.about.cells + i]);
            line_end(&table);
        }
    }
    code = table_end(&table, code);
    result_array_free(&names);
    result_array_free(&values);
    return code;
}

static int fill_readme(struct table *table, const struct result_names *metrics)
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
    static const char *const files[][3] = {
        {"city.csv", "全市各时段的指标", "metrics of the city by period"},
        {"communities.csv", "各社区各时段的指标", "metrics of each community by period"},
        {"groups.csv", "各居民群体的指标（有此分组时）",
         "metrics by resident group, where recorded"},
        {"items.csv", "各事项的工时与件数（事项表；other 为清单之外）",
         "hours and tasks by item of the list; other: beyond it"},
        {"flows.csv", "任务的来去与工时的构成（各机构、各类事务）",
         "where tasks come from and go to, and what hours are made of, by body and class"},
        {"parameters.csv", "所用参数：值、默认、范围、来源",
         "parameters used: value, default, range, source"},
        {"drawn.csv", "各次重复抽取的假设值（run.assumptions: drawn 时）",
         "assumed numbers drawn for each replicate, under run.assumptions: drawn"}};
    static const char *const summary[][3] = {
        {"date", "时段首日", "first day of the period"},
        {"replicates", "重复次数", "number of replicates"},
        {"METRIC", "有值的各次重复的平均", "mean over the replicates that have a value"},
        {"METRIC_sd", "各次重复之间的标准差", "standard deviation between replicates"}};
    static const char *const full[][3] = {
        {"replicate", "第几次重复", "number of the replicate"},
        {"date", "时段首日", "first day of the period"},
        {"METRIC", "该次重复的值", "value in this replicate"},
        {"METRIC_n", "分母：平均所依据的数目",
         "denominator: what the value is a share or mean of"}};
    struct export *export = table->export;
    int code = 0;
    line(table, (const char *const[]){"kind", "name", "unit", "zh", "en"}, 5);
    for (size_t i = 0; !code && i < sizeof attributes / sizeof *attributes; i++) {
        cell(table, "result");
        cell(table, attributes[i][1]);
        cell(table, "");
        for (int k = 0; !code && k < 2; k++)
            code = cell_attribute(table, "/", attributes[i][k]);
        line_end(table);
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        line(table, (const char *const[]){"file", files[i][0], "", files[i][1], files[i][2]}, 5);
    for (size_t i = 0; i < 4; i++) {
        const char *const *row = export->full ? full[i] : summary[i];
        line(table, (const char *const[]){"column", row[0], "", row[1], row[2]}, 5);
    }
    line(table,
         (const char *const[]){"cell", "", "", "空白：没有发生，无从计算", "empty: no case, no value"},
         5);
    for (size_t i = 0; !code && i < metrics->n; i++) {
        char path[640];
        snprintf(path, sizeof path, "/%s", metrics->names[i]);
        cell(table, "metric");
        cell(table, metrics->names[i]);
        code = cell_attribute(table, path, "units");
        if (!code)
            code = cell_attribute(table, path, "long_name_zh");
        if (!code)
            code = cell_attribute(table, path, "long_name");
        line_end(table);
    }
    return code;
}

static int export_readme(struct export *export)
{
    struct result_names metrics = {0};
    struct table table = {0};
    int code = result_metrics(export->result, "/", &metrics, &export->fault);
    if (!code)
        code = table_begin(&table, export, "readme.csv");
    if (!code)
        code = fill_readme(&table, &metrics);
    code = table_end(&table, code);
    result_names_free(&metrics);
    return code;
}

/* --- the verb ------------------------------------------------------------------------- */

static int export_all(struct export *export)
{
    struct result_about about = {0};
    int code = result_array(export->result, "/time", &export->time, &export->fault);
    if (!code)
        code = result_look(export->result, "/replicate", &about, &export->fault);
    export->n_replicates = about.cells;
    if (!code && !export->time.integers) {
        code = fault_set(&export->fault, FAULT_INPUT,
                         (struct words){"/time 不是日期", "/time does not hold days"});
        fault_place(&export->fault, result_path(export->result), 0, 0);
    }
    if (!code && !(export->made_folder = mkdir(export->folder, 0777) == 0) && errno != EEXIST)
        code = io_fault(export, export->folder);
    if (!code)
        code = export_readme(export);
    for (size_t i = 0; !code && i < sizeof all_series / sizeof *all_series; i++)
        code = export_series(export, &all_series[i]);
    if (!code)
        code = export_parameters(export);
    if (!code)
        code = export_drawn(export);
    return code;
}

int verb_export(int argc, char **argv, struct ui *ui)
{
    struct export export = {.ui = ui};
    const char *path = NULL;
    char beside[1100];
    bool csv = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--csv") == 0)
            csv = true;
        else if (strcmp(argv[i], "--full") == 0)
            export.full = true;
        else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
            export.folder = argv[++i];
        else if (strcmp(argv[i], "-o") == 0)
            return ui_usage(ui, (struct words){"-o 之后需要目录", "-o wants a folder"});
        else if (argv[i][0] == '-')
            return ui_usage(ui, (struct words){"不认识的选项：%s", "unknown option: %s"}, argv[i]);
        else if (path)
            return ui_usage(ui, (struct words){"只能导出一个文件", "one file at a time"});
        else
            path = argv[i];
    }
    if (!path || !csv)
        return ui_usage(ui, (struct words){"需要一个结果文件和 --csv",
                                           "a result file and --csv are needed"});
    if (!export.folder) { /* FILE.h5 -> FILE-csv */
        size_t length = strlen(path);
        if (length > 3 && strcmp(path + length - 3, ".h5") == 0)
            length -= 3;
        if (length > 1000)
            return ui_usage(ui, (struct words){"路径太长，请用 -o", "the path is too long; use -o"});
        snprintf(beside, sizeof beside, "%.*s-csv", (int)length, path);
        export.folder = beside;
    }
    int code = result_open(&export.result, path, &export.fault);
    if (!code)
        code = export_all(&export);
    result_array_free(&export.time);
    result_close(export.result);
    if (code) {
        take_away(&export);
        return ui_fault(ui, &export.fault);
    }
    ui_print(ui, (struct words){"已写入 %s\n", "written to %s\n"}, export.folder);
    return EXIT_OK;
}
