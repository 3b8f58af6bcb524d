/* export_effects.c - the tables of a comparison's effects; see export.h.
 *
 * The columns are the arrays of the file, in the order in which they were written: a file
 * of another version has the columns that it has.
 */
#include "cli/export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SERIES "series_" /* begins the names of arrays over time */

/* Texts along the metrics, as they stand in effects.csv. */
enum { NAME_ZH, NAME, UNIT, N_LABELS };
static const char *const label_names[N_LABELS] = {"name_zh", "name", "unit"};

struct effects_file {
    struct result *result;
    struct sink *sink;
    struct fault *fault;
    struct result_array variant, metric, time, label[N_LABELS];
    struct result_names columns;
};

static const struct sink_table effects_table = {"effects", {"各项差值", "effects"}};
static const struct sink_table series_table = {"series", {"逐期走势", "series"}};

static int wrong_shape(const struct effects_file *file, const char *path)
{
    fault_set(file->fault, FAULT_INPUT, (struct words){"%s 的形状不对", "%s has another shape"}, path);
    fault_place(file->fault, result_path(file->result), 0, 0);
    return FAULT_INPUT;
}

/* "/name"; names are shorter than 256 bytes. */
static const char *path_of(const char *name, char path[300])
{
    snprintf(path, 300, "/%s", name);
    return path;
}

/* Is it an array over [variant][metric], or with time too? */
static int look(const struct effects_file *file, const char *name, bool over_time, bool *is)
{
    struct result_about about = {0};
    char path[300];
    int code = result_look(file->result, path_of(name, path), &about, file->fault);
    const int rank = over_time ? 3 : 2;
    *is = !code && about.rank == rank && about.n[0] == file->variant.about.cells &&
          about.n[1] == file->metric.about.cells &&
          (!over_time || (about.n[2] == file->time.about.cells && about.kind == RESULT_REALS &&
                          !strncmp(name, SERIES, strlen(SERIES))));
    return code;
}

/* --- tables ------------------------------------------------------------------------- */

/* The arrays of one table, and which of the file's columns they are. */
struct columns {
    struct result_array *array;
    const char **name;
    size_t n;
};

static void columns_free(struct columns *columns)
{
    for (size_t i = 0; i < columns->n; i++)
        result_array_free(&columns->array[i]);
    free(columns->array);
    free(columns->name);
}

static int columns_read(struct columns *columns, const struct effects_file *file, bool over_time)
{
    const size_t most = file->columns.n;
    char path[300];
    *columns = (struct columns){.array = calloc(most + 1, sizeof *columns->array),
                                .name = calloc(most + 1, sizeof *columns->name)};
    if (!columns->array || !columns->name)
        return fault_memory(file->fault, most * sizeof *columns->array);
    int code = 0;
    for (size_t i = 0; !code && i < most; i++) {
        const char *name = file->columns.names[i];
        bool is;
        code = look(file, name, over_time, &is);
        if (code || !is)
            continue;
        code = result_array(file->result, path_of(name, path), &columns->array[columns->n],
                            file->fault);
        if (!code)
            columns->name[columns->n++] = name + (over_time ? strlen(SERIES) : 0);
    }
    return code;
}

/* Cell i of every column, and the end of the line. */
static int columns_cells(const struct columns *columns, size_t i, struct sink *sink)
{
    for (size_t c = 0; c < columns->n; c++) {
        const struct result_array *array = &columns->array[c];
        if (array->texts)
            sink_text(sink, array->texts[i]);
        else
            sink_real(sink, array->reals ? array->reals[i] : (double)array->integers[i]);
    }
    return sink_line(sink);
}

static int columns_heads(const struct columns *columns, struct sink *sink)
{
    for (size_t c = 0; c < columns->n; c++)
        sink_text(sink, columns->name[c]);
    return sink_line(sink);
}

static int fill_effects(const struct effects_file *file, const struct columns *columns)
{
    struct sink *sink = file->sink;
    const size_t metrics = file->metric.about.cells;
    sink_text(sink, "variant_name");
    sink_text(sink, "metric");
    for (int k = 0; k < N_LABELS; k++)
        sink_text(sink, label_names[k]);
    int code = columns_heads(columns, sink);
    for (size_t i = 0; !code && i < file->variant.about.cells * metrics; i++) {
        sink_text(sink, file->variant.texts[i / metrics]);
        sink_text(sink, file->metric.texts[i % metrics]);
        for (int k = 0; k < N_LABELS; k++)
            sink_text(sink, file->label[k].texts[i % metrics]);
        code = columns_cells(columns, i, sink);
    }
    return code;
}

static int fill_series(const struct effects_file *file, const struct columns *columns)
{
    struct sink *sink = file->sink;
    const size_t metrics = file->metric.about.cells, times = file->time.about.cells;
    sink_text(sink, "variant_name");
    sink_text(sink, "metric");
    sink_text(sink, "date");
    int code = columns_heads(columns, sink);
    for (size_t i = 0; !code && i < file->variant.about.cells * metrics * times; i++) {
        sink_text(sink, file->variant.texts[i / times / metrics]);
        sink_text(sink, file->metric.texts[i / times % metrics]);
        sink_day(sink, (day)file->time.integers[i % times]);
        code = columns_cells(columns, i, sink);
    }
    return code;
}

static int table_of(const struct effects_file *file, bool over_time)
{
    struct columns columns;
    int code = columns_read(&columns, file, over_time);
    if (!code && columns.n == 0) /* nothing says that the axes have a size in reason */
        code = wrong_shape(file, over_time ? "/series_effect" : "/effect");
    if (!code) {
        code = sink_begin(file->sink, over_time ? &series_table : &effects_table);
        if (!code)
            code = (over_time ? fill_series : fill_effects)(file, &columns);
        code = sink_end(file->sink, code);
    }
    columns_free(&columns);
    return code;
}

/* --- readme --------------------------------------------------------------------------- */

/* Columns of one table: name, unit, and words in both languages. */
static int readme_columns(const struct effects_file *file, bool over_time)
{
    static const char *const attributes[] = {"units", "long_name_zh", "long_name"};
    struct sink *sink = file->sink;
    int code = 0;
    for (size_t i = 0; !code && i < file->columns.n; i++) {
        const char *name = file->columns.names[i];
        char path[300];
        bool is;
        code = look(file, name, over_time, &is);
        if (code || !is)
            continue;
        sink_text(sink, over_time ? "column of series" : "column of effects");
        sink_text(sink, name + (over_time ? strlen(SERIES) : 0));
        for (int k = 0; !code && k < 3; k++)
            code = export_attribute(file->result, path_of(name, path), attributes[k], sink,
                                    file->fault);
        if (!code)
            code = sink_line(sink);
    }
    return code;
}

static int fill_readme(const struct effects_file *file)
{
    static const char *const attributes[] = {"title", "base", "question_seal"};
    struct sink *sink = file->sink;
    int code = export_readme_head(sink);
    for (int i = 0; !code && i < 3; i++) {
        sink_text(sink, "comparison");
        sink_text(sink, attributes[i]);
        sink_text(sink, "");
        for (int k = 0; !code && k < 2; k++)
            code = export_attribute(file->result, "/", attributes[i], sink, file->fault);
        if (!code)
            code = sink_line(sink);
    }
    if (!code)
        code = export_readme_place(
            sink, &effects_table,
            (struct words){"各方案、各指标与基线之差", "difference from the base, by variant and metric"});
    if (!code)
        code = export_readme_place(
            sink, &series_table,
            (struct words){"同一差值逐个时段的走势", "the same over time, by period"});
    if (!code)
        code = export_readme_line(
            sink, "column",
            (struct export_note){"date", {"时段首日", "first day of the period"}});
    if (!code)
        code = readme_columns(file, false);
    if (!code)
        code = readme_columns(file, true);
    return code ? code : export_readme_line(sink, "cell", export_empty);
}

static int table_of_readme(const struct effects_file *file)
{
    int code = sink_begin(file->sink, &export_readme);
    if (!code)
        code = fill_readme(file);
    return sink_end(file->sink, code);
}

/* --- the file ------------------------------------------------------------------------- */

/* Texts along an axis of n cells; n is 0 for the axis itself. */
static int texts_read(const struct effects_file *file, const char *name, size_t n,
                      struct result_array *array)
{
    char path[300];
    int code = result_array(file->result, path_of(name, path), array, file->fault);
    if (!code && (!array->texts || array->about.rank != 1 || (n && array->about.cells != n)))
        code = wrong_shape(file, path);
    return code;
}

static int file_read(struct effects_file *file)
{
    int code = texts_read(file, "variant_name", 0, &file->variant);
    if (!code)
        code = texts_read(file, "metric", 0, &file->metric);
    for (int k = 0; !code && k < N_LABELS; k++)
        code = texts_read(file, label_names[k], file->metric.about.cells, &file->label[k]);
    if (!code)
        code = result_array(file->result, "/time", &file->time, file->fault);
    if (!code && !file->time.integers)
        code = wrong_shape(file, "/time");
    return code ? code : result_datasets(file->result, "/", &file->columns, file->fault);
}

int export_effects(struct result *result, struct sink *sink, struct fault *fault)
{
    struct effects_file file = {.result = result, .sink = sink, .fault = fault};
    int code = file_read(&file);
    if (!code)
        code = table_of_readme(&file);
    if (!code)
        code = table_of(&file, false);
    if (!code)
        code = table_of(&file, true);
    result_array_free(&file.variant);
    result_array_free(&file.metric);
    result_array_free(&file.time);
    for (int k = 0; k < N_LABELS; k++)
        result_array_free(&file.label[k]);
    result_names_free(&file.columns);
    return code;
}
