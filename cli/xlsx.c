/* xlsx.c - the sink that is a workbook, by libxlsxwriter, which nobody else sees.
 *
 * Sheets are written line by line into temporary files (constant_memory): a million lines
 * need no more memory than one. The library does not look whether those files take what it
 * writes into them: on a full disk it makes a broken workbook and says nothing. What was
 * written is therefore read back (whole.h) before the file gets its name.
 */
#include "cli/sink_writer.h"

bool sink_has_workbook(void)
{
#ifdef XLSXWRITER
    return true;
#else
    return false;
#endif
}

#ifndef XLSXWRITER

int sink_workbook(struct sink **sink, const char *path, size_t lines, enum lang lang, bool force,
                  struct fault *fault)
{
    (void)path, (void)lines, (void)lang, (void)force;
    *sink = NULL;
    return fault_set(fault, FAULT_IO,
                     (struct words){"编译时没有 libxlsxwriter", "built without libxlsxwriter"});
}

#else

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "cli/pending.h"
#include "cli/unwritten.h"
#include "cli/whole.h"
#include "models/characters.h"

enum {
    COLUMNS = 16384,    /* of a sheet, in Excel */
    CHARACTERS = 32767, /* of a cell, in UTF-16 */
    DAY_ZERO = 25569,   /* 1970-01-01 in Excel's days */
    DAY_FIRST = 61,     /* 1900-03-01: Excel's 1900 is a leap year, and wrong before */
    DAY_LAST = 2958465, /* 9999-12-31 */
    MEASURED = 500,     /* lines that a column's width is taken from */
    NARROW = 8, WIDE = 48, NUMBER = 11, ARROW = 3, /* characters; of the filter's arrow */
};

/* Of a sheet's XML: an archive without extensions, which not every reader knows, holds 4 GB. */
#define SHEET_BYTES ((size_t)4000000000)

struct xlsx {
    struct sink sink;
    struct pending pending;
    size_t lines; /* most on a sheet */
    lxw_workbook *workbook;
    lxw_worksheet *sheet; /* that is open */
    lxw_format *bold, *date;
    size_t part, row;     /* which sheet of the table, from 1; its next row */
    size_t bytes;         /* of its XML, at most */
    char *head[COLUMNS];  /* texts of the first line */
    size_t n_head;
    int width[COLUMNS];
    size_t *cells, n_sheets, room; /* [n_sheets], written on each */
    int code;                      /* of what went wrong on this table's line */
};

/* --- faults ------------------------------------------------------------------------- */

static void wrong(struct xlsx *xlsx, int code)
{
    if (!xlsx->code)
        xlsx->code = code;
}

/* What a workbook cannot hold. `why` has one %s, for the table. */
static void beyond(struct xlsx *xlsx, struct words why)
{
    fault_set(xlsx->sink.fault, FAULT_INPUT, why,
              words_in(xlsx->sink.table.title, xlsx->sink.lang));
    fault_place(xlsx->sink.fault, xlsx->pending.path, 0, 0);
    wrong(xlsx, FAULT_INPUT);
}

static void told(struct xlsx *xlsx, lxw_error error)
{
    if (error == LXW_NO_ERROR)
        return;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) {
        wrong(xlsx, fault_memory(xlsx->sink.fault, 0));
        return;
    }
    if (errno) {
        wrong(xlsx, unwritten(xlsx->pending.path, xlsx->sink.fault));
        return;
    }
    fault_set(xlsx->sink.fault, FAULT_IO, (struct words){"写不了：%s", "cannot be written: %s"},
              lxw_strerror(error));
    fault_place(xlsx->sink.fault, xlsx->pending.path, 0, 0);
    wrong(xlsx, FAULT_IO);
}

/* --- sheets --------------------------------------------------------------------------- */

static const char *title(const struct sink_table *table, enum lang lang, char text[SINK_PLACE])
{
    snprintf(text, SINK_PLACE, "%s", words_in(table->title, lang));
    return text;
}

/* With `length` bytes of text, of which the library makes up to seven each. */
static void sheet_cell(struct xlsx *xlsx, lxw_error error, size_t length)
{
    told(xlsx, error);
    xlsx->cells[xlsx->n_sheets - 1]++;
    xlsx->bytes += 7 * length + 100; /* tags of a cell and a line, and a number, have 95 */
}

/* Excel reads _x0041_ in a text as the character of that number. */
static bool is_escape(const char *text)
{
    return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789ABCDEFabcdef") >= 4 &&
           text[6] == '_';
}

/* With the first character of what would be so read written as such a number itself. NULL
 * without memory. */
static char *escaped(const char *text)
{
    static const char line[] = "_x005F_";
    char *copy = malloc(strlen(text) * (sizeof line - 1) + 1), *to = copy;
    if (!copy)
        return NULL;
    for (; *text; text++)
        if (is_escape(text))
            to = (char *)memcpy(to, line, sizeof line - 1) + sizeof line - 1;
        else
            *to++ = *text;
    *to = '\0';
    return copy;
}

static void sheet_text(struct xlsx *xlsx, size_t column, const char *text, lxw_format *format)
{
    errno = 0;
    if (!*text) /* the library would write a blank cell for nothing but its format */
        return;
    char *copy = strstr(text, "_x") ? escaped(text) : NULL;
    if (!copy && strstr(text, "_x")) {
        wrong(xlsx, fault_memory(xlsx->sink.fault, strlen(text)));
        return;
    }
    sheet_cell(xlsx, worksheet_write_string(xlsx->sheet, (lxw_row_t)xlsx->row, (lxw_col_t)column,
                                            copy ? copy : text, format),
               strlen(copy ? copy : text));
    free(copy);
}

static void sheet_number(struct xlsx *xlsx, double value, lxw_format *format)
{
    errno = 0;
    sheet_cell(xlsx, worksheet_write_number(xlsx->sheet, (lxw_row_t)xlsx->row,
                                            (lxw_col_t)xlsx->sink.column, value, format),
               0);
}

static void sheet_begin(struct xlsx *xlsx)
{
    char name[SINK_PLACE];
    if (xlsx->n_sheets == xlsx->room) {
        const size_t room = 2 * xlsx->room + 8;
        size_t *cells = realloc(xlsx->cells, room * sizeof *cells);
        if (!cells) {
            wrong(xlsx, fault_memory(xlsx->sink.fault, room * sizeof *cells));
            return;
        }
        xlsx->cells = cells;
        xlsx->room = room;
    }
    title(&xlsx->sink.table, xlsx->sink.lang, name);
    if (xlsx->part > 1)
        snprintf(name + strlen(name), SINK_PLACE - strlen(name), " %zu", xlsx->part);
    errno = 0;
    xlsx->sheet = workbook_add_worksheet(xlsx->workbook, name);
    if (!xlsx->sheet) {
        told(xlsx, LXW_ERROR_CREATING_TMPFILE);
        return;
    }
    xlsx->cells[xlsx->n_sheets++] = 0;
    xlsx->row = xlsx->bytes = 0;
    worksheet_freeze_panes(xlsx->sheet, 1, 0);
}

static void sheet_end(struct xlsx *xlsx)
{
    for (size_t c = 0; c < xlsx->n_head; c++)
        told(xlsx, worksheet_set_column(xlsx->sheet, (lxw_col_t)c, (lxw_col_t)c,
                                        xlsx->width[c] < NARROW ? NARROW
                                        : xlsx->width[c] > WIDE ? WIDE
                                                                : xlsx->width[c],
                                        NULL));
    if (xlsx->n_head && xlsx->row)
        told(xlsx, worksheet_autofilter(xlsx->sheet, 0, 0, (lxw_row_t)(xlsx->row - 1),
                                        (lxw_col_t)(xlsx->n_head - 1)));
}

/* The table goes on under the same head. */
static void sheet_next(struct xlsx *xlsx)
{
    sheet_end(xlsx);
    xlsx->part++;
    sheet_begin(xlsx);
    for (size_t c = 0; !xlsx->code && c < xlsx->n_head; c++)
        sheet_text(xlsx, c, xlsx->head[c], xlsx->bold);
    xlsx->row++;
}

/* --- cells ------------------------------------------------------------------------------ */

/* Is there a place for the cell? */
static bool room(struct xlsx *xlsx)
{
    if (!xlsx->code && xlsx->sink.column >= COLUMNS)
        beyond(xlsx, (struct words){"表“%s”超过 16384 列，工作簿放不下；请用 --csv",
                                    "table '%s' has more than 16,384 columns, which a workbook "
                                    "cannot hold; use --csv"});
    if (!xlsx->code && xlsx->sink.column == 0 &&
        (xlsx->row == xlsx->lines || xlsx->bytes > SHEET_BYTES))
        sheet_next(xlsx);
    return !xlsx->code;
}

static void measure(struct xlsx *xlsx, int width)
{
    int *widest = &xlsx->width[xlsx->sink.column];
    if (xlsx->row < MEASURED && *widest < width)
        *widest = width;
}

/* Units of UTF-16, and places on the screen, where characters of three bytes and more are
 * mostly Chinese and take two. */
static void sizes(const char *text, size_t *units, int *places)
{
    *units = 0;
    *places = 0;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c < 0x80 || *c >= 0xC0) {
            *units += *c >= 0xF0 ? 2 : 1;
            if (*places <= WIDE)
                *places += *c >= 0xE0 ? 2 : 1;
        }
}

static void head_keep(struct xlsx *xlsx, const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    if (!copy) {
        wrong(xlsx, fault_memory(xlsx->sink.fault, strlen(text) + 1));
        return;
    }
    xlsx->head[xlsx->n_head++] = strcpy(copy, text);
}

/* What XML has no way to write. */
static bool is_unwritable(const char *text)
{
    return !characters_utf8(text, strlen(text)) || strstr(text, "\xEF\xBF\xBE") ||
           strstr(text, "\xEF\xBF\xBF");
}

static void xlsx_text(struct sink *sink, const char *text)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    const bool head = sink->line == 0;
    size_t units;
    int places;
    if (!room(xlsx))
        return;
    sizes(text, &units, &places);
    if (units > CHARACTERS)
        beyond(xlsx, (struct words){"表“%s”中有超过 32767 个字符的文字，工作簿放不下；请用 --csv",
                                    "table '%s' has a text of more than 32,767 characters, which "
                                    "a cell cannot hold; use --csv"});
    else if (is_unwritable(text))
        beyond(xlsx, (struct words){"表“%s”中有不是 UTF-8 的文字", "table '%s' has a text that is not UTF-8"});
    if (head && !xlsx->code)
        head_keep(xlsx, text);
    if (xlsx->code)
        return;
    measure(xlsx, places + (head ? ARROW : 1));
    sheet_text(xlsx, sink->column, text, head ? xlsx->bold : NULL);
}

static void xlsx_real(struct sink *sink, double value)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    if (!room(xlsx))
        return;
    measure(xlsx, NUMBER);
    sheet_number(xlsx, value, NULL);
}

static void xlsx_day(struct sink *sink, day at)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    char text[DATE_TEXT];
    if (at < DAY_FIRST - DAY_ZERO || at > DAY_LAST - DAY_ZERO) { /* no date for Excel */
        xlsx_text(sink, day_text(at, text));
        return;
    }
    if (!room(xlsx))
        return;
    measure(xlsx, NUMBER);
    sheet_number(xlsx, (double)at + DAY_ZERO, xlsx->date);
}

static int xlsx_line(struct sink *sink)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    xlsx->row++;
    return xlsx->code;
}

/* --- tables and the workbook ---------------------------------------------------------- */

static void head_forget(struct xlsx *xlsx)
{
    while (xlsx->n_head)
        free(xlsx->head[--xlsx->n_head]);
}

static int xlsx_begin(struct sink *sink)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    head_forget(xlsx);
    memset(xlsx->width, 0, sizeof xlsx->width);
    xlsx->part = 1;
    sheet_begin(xlsx);
    return xlsx->code;
}

static int xlsx_end(struct sink *sink, int code)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    if (!code)
        sheet_end(xlsx);
    return code ? code : xlsx->code;
}

/* The library tells its own faults on stderr, in English; ours are told by the command. */
static lxw_error close_quietly(lxw_workbook *workbook)
{
    fflush(stderr);
    const int saved = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
    if (saved >= 0 && nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    errno = 0;
    const lxw_error error = workbook_close(workbook);
    const int why = errno;
    fflush(stderr);
    if (saved >= 0)
        dup2(saved, STDERR_FILENO);
    if (saved >= 0)
        close(saved);
    if (nowhere >= 0)
        close(nowhere);
    errno = why;
    return error;
}

static void publish(struct xlsx *xlsx)
{
    /* Equal tables, equal bytes: not the hour at which they were written. */
    lxw_doc_properties properties = {.created = 946684800}; /* 2000-01-01 */
    told(xlsx, workbook_set_properties(xlsx->workbook, &properties));
    told(xlsx, close_quietly(xlsx->workbook));
    xlsx->workbook = NULL;
    if (xlsx->code || whole(xlsx->pending.temporary, xlsx->cells, xlsx->n_sheets))
        return;
    fault_set(xlsx->sink.fault, FAULT_IO,
              (struct words){"写出的工作簿不完整：磁盘或 TMPDIR 满了，或超过 4 GB？",
                             "the workbook did not come out whole: is the disk, or TMPDIR, full, or "
                             "has it more than 4 GB?"});
    fault_place(xlsx->sink.fault, xlsx->pending.path, 0, 0);
    wrong(xlsx, FAULT_IO);
}

static int xlsx_close(struct sink *sink, int code)
{
    struct xlsx *xlsx = (struct xlsx *)sink;
    wrong(xlsx, code);
    if (!xlsx->code)
        publish(xlsx);
    lxw_workbook_free(xlsx->workbook);
    code = pending_end(&xlsx->pending, xlsx->code, sink->fault);
    head_forget(xlsx);
    free(xlsx->cells);
    free(xlsx);
    return code;
}

/* A folder for the library's own files: TMPDIR, else beside the workbook. */
static const char *beside(const char *path, char folder[PENDING_PATH])
{
    const char *asked = getenv("TMPDIR"), *slash = strrchr(path, '/');
    if (asked && *asked)
        return asked;
    if (!slash)
        return ".";
    snprintf(folder, PENDING_PATH, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    return folder;
}

static int workbook_open(struct xlsx *xlsx)
{
    char folder[PENDING_PATH], *tmpdir = (char *)beside(xlsx->pending.path, folder);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = tmpdir};
    FILE *file = fopen(xlsx->pending.temporary, "wb"); /* which the library opens at the end only */
    if (!file || fclose(file) != 0)
        return unwritten(xlsx->pending.path, xlsx->sink.fault);
    xlsx->workbook = workbook_new_opt(xlsx->pending.temporary, &options);
    if (xlsx->workbook) {
        xlsx->bold = workbook_add_format(xlsx->workbook);
        xlsx->date = workbook_add_format(xlsx->workbook);
    }
    if (!xlsx->bold || !xlsx->date)
        return fault_memory(xlsx->sink.fault, 0);
    format_set_bold(xlsx->bold);
    format_set_num_format(xlsx->date, "yyyy-mm-dd");
    format_set_align(xlsx->date, LXW_ALIGN_LEFT);
    return 0;
}

int sink_workbook(struct sink **sink, const char *path, size_t lines, enum lang lang, bool force,
                  struct fault *fault)
{
    static const struct sink_writer writer = {"sheet",  title,     xlsx_begin, xlsx_text, xlsx_real,
                                              xlsx_day, xlsx_line, xlsx_end,   xlsx_close};
    ALWAYS(lines > 1 && lines <= LXW_ROW_MAX);
    *sink = NULL;
    struct xlsx *xlsx = calloc(1, sizeof *xlsx);
    if (!xlsx)
        return fault_memory(fault, sizeof *xlsx);
    xlsx->sink = (struct sink){.writer = &writer, .fault = fault, .lang = lang};
    xlsx->lines = lines;
    int code = pending_begin(&xlsx->pending, path, force, fault);
    if (code) {
        free(xlsx);
        return code;
    }
    code = workbook_open(xlsx);
    if (code)
        return xlsx_close(&xlsx->sink, code);
    *sink = &xlsx->sink;
    return 0;
}

#endif
