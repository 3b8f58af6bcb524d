/* csv.c - the sink that is a folder of CSV files.
 *
 * UTF-8 with a byte order mark and CRLF, as Excel wants and RFC 4180 says; numbers with all
 * their digits.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cell.h"
#include "cli/pending.h"
#include "cli/sink_writer.h"
#include "cli/unwritten.h"
#include "sim/parameter.h"

enum { TABLES_MOST = 16 };

struct csv {
    struct sink sink;
    const char *folder;
    bool force;
    struct pending pending;
    FILE *file; /* of the table being written; else NULL */
    struct sink_table made[TABLES_MOST]; /* tables that are written */
    int n_made;
    bool made_folder;
};

static const char *csv_place(const struct sink_table *table, enum lang lang, char text[SINK_PLACE])
{
    (void)lang;
    snprintf(text, SINK_PLACE, "%s.csv", table->name);
    return text;
}

static int csv_begin(struct sink *sink)
{
    struct csv *csv = (struct csv *)sink;
    char name[SINK_PLACE], path[PENDING_PATH + SINK_PLACE];
    snprintf(path, sizeof path, "%s/%s", csv->folder, csv_place(&sink->table, sink->lang, name));
    int code = pending_begin(&csv->pending, path, csv->force, sink->fault);
    if (code)
        return code;
    csv->file = fopen(csv->pending.temporary, "wb");
    if (!csv->file)
        return unwritten(csv->pending.path, sink->fault);
    fputs("\xEF\xBB\xBF", csv->file);
    return 0;
}

static void csv_text(struct sink *sink, const char *text)
{
    struct csv *csv = (struct csv *)sink;
    if (sink->column)
        fputc(',', csv->file);
    cell_write(csv->file, text);
}

static void csv_real(struct sink *sink, double value)
{
    char text[REAL_TEXT];
    csv_text(sink, real_text(value, text));
}

static void csv_day(struct sink *sink, day at)
{
    char text[DATE_TEXT];
    csv_text(sink, day_text(at, text));
}

static int csv_line(struct sink *sink)
{
    struct csv *csv = (struct csv *)sink;
    fputs("\r\n", csv->file);
    return ferror(csv->file) ? unwritten(csv->pending.path, sink->fault) : 0;
}

static int csv_end(struct sink *sink, int code)
{
    struct csv *csv = (struct csv *)sink;
    if (!csv->file)
        return code;
    bool bad = ferror(csv->file);
    bad = fclose(csv->file) != 0 || bad;
    csv->file = NULL;
    if (!code && bad)
        code = unwritten(csv->pending.path, sink->fault);
    code = pending_end(&csv->pending, code, sink->fault);
    if (!code) {
        ALWAYS(csv->n_made < TABLES_MOST);
        csv->made[csv->n_made++] = sink->table;
    }
    return code;
}

/* All tables or none: the same command can be given again. */
static void take_away(const struct csv *csv)
{
    for (int i = 0; i < csv->n_made; i++) {
        char name[SINK_PLACE], path[PENDING_PATH + SINK_PLACE];
        snprintf(path, sizeof path, "%s/%s", csv->folder, csv_place(&csv->made[i], LANG_EN, name));
        remove(path);
    }
    if (csv->made_folder)
        remove(csv->folder);
}

static int csv_close(struct sink *sink, int code)
{
    if (code)
        take_away((struct csv *)sink);
    free(sink);
    return code;
}

int sink_folder(struct sink **sink, const char *folder, bool force, struct fault *fault)
{
    static const struct sink_writer writer = {"file",  csv_place, csv_begin, csv_text, csv_real,
                                              csv_day, csv_line,  csv_end,   csv_close};
    *sink = NULL;
    struct csv *csv = calloc(1, sizeof *csv);
    if (!csv)
        return fault_memory(fault, sizeof *csv);
    csv->made_folder = mkdir(folder, 0777) == 0;
    if (!csv->made_folder && errno != EEXIST) {
        free(csv);
        return unwritten(folder, fault);
    }
    csv->sink.writer = &writer;
    csv->sink.fault = fault;
    csv->folder = folder;
    csv->force = force;
    *sink = &csv->sink;
    return 0;
}
