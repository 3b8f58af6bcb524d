/* sheet.c - see sheet.h. */
#include "models/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/text.h"
#include "models/tree.h"

enum { HEADERS_MAX = 1000, ROWS_MAX = 100000, COLUMNS_MAX = 32 };

/* ---- what must not come in --------------------------------------------------------- */

static bool is_identity_card(const char *digits)
{
    static const int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++)
        sum += (digits[i] - '0') * weights[i];
    return "10X98765432"[sum % 11] == digits[17]; /* GB 11643-1999 */
}

/* Digits in one run, single blanks and hyphens between them left out. */
static bool is_personal(const char *text)
{
    char run[24];
    size_t n = 0;
    for (const char *c = text;; c++) {
        bool digit = *c >= '0' && *c <= '9', x = n == 17 && (*c == 'x' || *c == 'X');
        if ((*c == '-' || *c == ' ') && n && c[1] >= '0' && c[1] <= '9')
            continue;
        if (digit || x) {
            if (n < sizeof run - 1)
                run[n] = x ? 'X' : *c;
            n++;
            if (digit)
                continue;
        }
        if (n == 18 && is_identity_card(run))
            return true;
        if ((n == 11 && run[0] == '1' && run[1] >= '3') ||
            (n == 13 && run[0] == '8' && run[1] == '6' && run[2] == '1' && run[3] >= '3'))
            return true;
        n = 0;
        if (!*c)
            return false;
    }
}

/* ---- headers ----------------------------------------------------------------------- */

/* The column a header means, or -1. What stands in brackets is a unit. */
static int find_column(const struct sheet *sheet, const char *header, char unit[32])
{
    char name[64];
    size_t n = 0, open = strcspn(header, "(");
    const char *wide = strstr(header, "（");
    if (wide && (size_t)(wide - header) < open)
        open = (size_t)(wide - header);
    snprintf(unit, 32, "%.31s", header + open);
    for (; n < open && n < sizeof name - 1; n++)
        name[n] = (char)(header[n] >= 'A' && header[n] <= 'Z' ? header[n] + 32 : header[n]);
    while (n && name[n - 1] == ' ')
        n--;
    name[n] = 0;
    if (strchr(name, '|'))
        return -1;
    for (int c = 0; c < sheet->n_columns; c++)
        if (text_among(sheet->columns[c].aliases, name))
            return c;
    return -1;
}

static void short_name(const struct sheet *sheet, int column, char out[SHEET_NAME])
{
    const char *name = sheet->columns[column].aliases + 1;
    snprintf(out, SHEET_NAME, "%.*s", (int)strcspn(name, "|"), name);
}

static int no_key(const struct sheet *sheet, struct csv *csv, const char *header)
{
    struct fault fault = {0};
    bool commas = !strchr(header, ';') && !strchr(header, '\t') && !strstr(header, "，");
    fault_set(&fault, FAULT_INPUT, commas ? sheet->no_key : sheet->no_commas);
    csv_tell(csv, 1, 1, &fault);
    return FAULT_INPUT;
}

/* Fill of[] with the column of each field. Returns their number, or a fault's code. */
static int read_header(const struct sheet *sheet, struct csv *csv, int of[HEADERS_MAX],
                       int *n_skipped)
{
    bool seen[COLUMNS_MAX] = {false}, last = false;
    struct csv_cell cell = {0};
    const char *begin = csv->at;
    int n = 0, found = csv->faults->n;
    while (!last && csv_cell(csv, &cell, &last)) {
        struct fault fault = {0};
        char unit[32], name[SHEET_NAME];
        int column = find_column(sheet, cell.text, unit);
        if (n == HEADERS_MAX) {
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"列数过多：最多 %d 列", "too many columns: at most %d"},
                      (int)HEADERS_MAX);
            csv_tell(csv, cell.line, cell.column, &fault);
            break;
        }
        of[n++] = column;
        if (column < 0) {
            *n_skipped += cell.n > 0;
            continue;
        }
        short_name(sheet, column, name);
        if (seen[column])
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"有两列都是 %s；请留一列", "two columns are %s; keep one"}, name);
        else if (sheet->columns[column].no_unit && strstr(unit, sheet->columns[column].no_unit))
            fault_set(&fault, FAULT_INPUT, sheet->columns[column].unit, name);
        seen[column] = true;
        csv_tell(csv, cell.line, cell.column, &fault);
    }
    free(cell.text);
    if (csv->memory)
        return FAULT_MEMORY;
    if (csv->faults->n > found)
        return FAULT_INPUT;
    return seen[0] ? n : no_key(sheet, csv, begin);
}

/* ---- values ------------------------------------------------------------------------ */

static bool is_missing(const char *text)
{
    static const char *const marks[] = {"", "NA", "N/A", "#N/A", "-", "—"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (!strcmp(text, marks[i]))
            return true;
    return false;
}

/* 2009/3/1, 2009-03-01, Mar-12, 12-Mar, 3月12日: what Excel makes of 3-12. */
static bool is_date(const char *text)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int digits = 0, marks = 0;
    if (strstr(text, "月"))
        return true;
    for (int m = 0; m < 12; m++) {
        char month[4];
        snprintf(month, sizeof month, "%.3s", months + 3 * m);
        if (strstr(text, month))
            return true;
    }
    for (const char *c = text; *c; c++) {
        if (*c >= '0' && *c <= '9')
            digits++;
        else if (digits && strchr("-/", *c))
            marks++;
        else if (*c != '.' && *c != ':' && *c != ' ')
            return false;
    }
    return digits && marks;
}

static void read_number(const struct sheet *sheet, struct csv *csv, const struct csv_cell *cell,
                        int column, double *out)
{
    struct parameter row = sheet->columns[column].row;
    struct fault fault = {0}, story = {0};
    int64_t value[1] = {0}; /* a double or an integer, as the row says */
    char name[SHEET_NAME], shown[TREE_SHOWN];
    short_name(sheet, column, name);
    row.at = 0;
    if (row.type != PARAMETER_CHOICE && is_date(cell->text)) {
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"%s：“%s”像是 Excel 把数字改成了日期；请把此列设为“数值”后重新输入",
                           "%s: '%s' looks like a number that Excel turned into a date; format "
                           "the column as number and enter it again"},
            name, tree_shown(cell->text, shown));
        csv_tell(csv, cell->line, cell->column, &fault);
        return;
    }
    if (parameter_read(&row, value, cell->text, NULL, &story)) {
        fault_about(&fault, name, &story);
        csv_tell(csv, cell->line, cell->column, &fault);
        return;
    }
    *out = parameter_value(&row, value);
}

char *sheet_copy(struct csv *csv, const char *text)
{
    return text_copy(text, &csv->memory);
}

static char *read_text(const struct sheet *sheet, struct csv *csv, const struct csv_cell *cell,
                       int column)
{
    const size_t room = sheet->columns[column].room;
    struct fault fault = {0};
    char name[SHEET_NAME], shown[TREE_SHOWN];
    short_name(sheet, column, name);
    if (strpbrk(cell->text, "\r\n\t"))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s：单元格内不能换行或有制表符",
                                 "%s: no line breaks or tabs inside a cell"},
                  name);
    else if (cell->n >= room)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s：“%s”过长：%zu 字节，最多 %zu",
                                 "%s: '%s' is too long: %zu bytes, at most %zu"},
                  name, tree_shown(cell->text, shown), cell->n, room - 1);
    else if (column == 0 && strspn(cell->text, "0123456789.E+") == cell->n &&
             strstr(cell->text, "E+"))
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"%s：“%s”像是 Excel 把编码改成了科学计数；请把此列设为“文本”后重新输入",
                           "%s: '%s' looks like a code that Excel turned into a number; format the "
                           "column as text and enter it again"},
            name, tree_shown(cell->text, shown));
    else if (sheet->columns[column].fit)
        sheet->columns[column].fit(cell->text, &fault);
    if (fault.code) {
        csv_tell(csv, cell->line, cell->column, &fault);
        return NULL;
    }
    return sheet_copy(csv, cell->text);
}

static void read_value(const struct sheet *sheet, struct csv *csv, const struct csv_cell *cell,
                       int column, void *row)
{
    void *member = (char *)row + sheet->columns[column].at;
    struct fault fault = {0};
    if (is_personal(cell->text)) {
        fault_set(&fault, FAULT_INPUT, sheet->personal);
        csv_tell(csv, cell->line, cell->column, &fault);
    } else if (is_missing(cell->text))
        return;
    else if (column < sheet->n_texts) {
        char *text = read_text(sheet, csv, cell, column);
        memcpy(member, &text, sizeof text);
    } else {
        double value = sheet->columns[column].row.high;
        read_number(sheet, csv, cell, column, &value);
        memcpy(member, &value, sizeof value);
    }
}

/* ---- rows -------------------------------------------------------------------------- */

static char *text_of(const struct sheet *sheet, const void *row, int column)
{
    char *text;
    memcpy(&text, (const char *)row + sheet->columns[column].at, sizeof text);
    return text;
}

static int line_of(const struct sheet *sheet, const void *row)
{
    int line;
    memcpy(&line, (const char *)row + sheet->line, sizeof line);
    return line;
}

static void row_free(const struct sheet *sheet, void *row)
{
    for (int c = 0; c < sheet->n_texts; c++)
        free(text_of(sheet, row, c));
}

/* One row. Returns false when reading cannot go on. *blank when no cell holds anything. */
static bool read_row(const struct sheet *sheet, struct csv *csv, const int *of, int n_fields,
                     struct csv_cell *cell, void *row, bool *blank)
{
    const int line = csv->line, found = csv->faults->n + csv->faults->n_more;
    bool last = false;
    int n = 0;
    *blank = true;
    memset(row, 0, sheet->size);
    memcpy((char *)row + sheet->line, &line, sizeof line);
    for (int c = sheet->n_texts; c < sheet->n_columns; c++)
        memcpy((char *)row + sheet->columns[c].at, &sheet->columns[c].row.high, sizeof(double));
    while (!last) {
        if (!csv_cell(csv, cell, &last))
            return false;
        *blank = *blank && cell->n == 0;
        if (n < n_fields && of[n] >= 0)
            read_value(sheet, csv, cell, of[n], row);
        n++;
    }
    if (*blank)
        return true;
    if (n != n_fields) {
        struct fault fault = {0};
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"此行有 %d 格，表头有 %d 列",
                                 "%d cells in this row, %d columns in the header"},
                  n, n_fields);
        csv_tell(csv, line, 1, &fault);
    }
    sheet->check(csv, row, csv->faults->n + csv->faults->n_more > found);
    return !csv->memory;
}

/* A row beside its key and its line, for sorting. */
struct rank {
    const char *key;
    int line, row;
};

static int by_key(const void *a, const void *b)
{
    const struct rank *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

static void sort_rows(const struct sheet *sheet, struct csv *csv, struct sheet_rows *rows)
{
    const size_t n = (size_t)rows->n, size = sheet->size;
    struct rank *ranks = malloc((n + 1) * sizeof *ranks);
    char *sorted = malloc((n + 1) * size), *as_read = rows->rows;
    if (!ranks || !sorted) {
        free(ranks);
        free(sorted);
        csv->memory = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const void *row = as_read + i * size;
        const char *key = text_of(sheet, row, 0);
        ranks[i] = (struct rank){key ? key : "", line_of(sheet, row), (int)i};
    }
    qsort(ranks, n, sizeof *ranks, by_key);
    for (size_t i = 0; i < n; i++) {
        struct fault fault = {0};
        char shown[TREE_SHOWN];
        memcpy(sorted + i * size, as_read + (size_t)ranks[i].row * size, size);
        if (i == 0 || !sheet->again.en || !*ranks[i].key ||
            strcmp(ranks[i - 1].key, ranks[i].key) != 0)
            continue;
        fault_set(&fault, FAULT_INPUT, sheet->again, tree_shown(ranks[i].key, shown),
                  ranks[i - 1].line);
        csv_tell(csv, ranks[i].line, 1, &fault);
    }
    free(as_read);
    rows->rows = sorted;
    free(ranks);
}

static void read_rows(const struct sheet *sheet, struct csv *csv, const int *of, int n_fields,
                      struct csv_cell *cell, struct sheet_rows *rows)
{
    size_t cap = 0;
    while (*csv->at && !csv->memory) {
        bool blank, more;
        void *row;
        if (rows->n == ROWS_MAX) {
            struct fault fault = {0};
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"行数过多：最多 %d 行", "too many rows: at most %d"}, (int)ROWS_MAX);
            csv_tell(csv, csv->line, csv->column, &fault);
            return;
        }
        if ((size_t)rows->n == cap) {
            size_t wanted = cap ? 2 * cap : 256;
            void *grown = realloc(rows->rows, wanted * sheet->size);
            if (!grown) {
                csv->memory = true;
                return;
            }
            rows->rows = grown;
            cap = wanted;
        }
        row = (char *)rows->rows + (size_t)rows->n * sheet->size;
        more = read_row(sheet, csv, of, n_fields, cell, row, &blank);
        if (!more || blank)
            row_free(sheet, row);
        else
            rows->n++;
        if (!more)
            return;
    }
}

int sheet_read(const struct sheet *sheet, struct sheet_rows *rows, const char *text,
               const char *name, struct faults *faults)
{
    struct csv csv = {text, name, 1, 1, faults, false};
    struct csv_cell cell = {0};
    struct fault fault = {0};
    int *of = malloc(HEADERS_MAX * sizeof *of);
    const int found = faults->n;
    int n_fields;
    ALWAYS(sheet->n_columns <= COLUMNS_MAX);
    *rows = (struct sheet_rows){0};
    if (!of)
        csv.memory = true;
    else if (!text[strspn(text, " \t\r\n,")]) {
        fault_set(&fault, FAULT_INPUT, sheet->empty);
        csv_tell(&csv, 1, 1, &fault);
    } else if ((n_fields = read_header(sheet, &csv, of, &rows->n_skipped)) >= 0) {
        read_rows(sheet, &csv, of, n_fields, &cell, rows);
        if (!csv.memory && rows->n == 0 && faults->n == found) {
            fault_set(&fault, FAULT_INPUT, sheet->no_rows);
            csv_tell(&csv, 1, 1, &fault);
        }
        if (!csv.memory)
            sort_rows(sheet, &csv, rows);
    }
    free(of);
    free(cell.text);
    if (csv.memory) {
        fault = (struct fault){0};
        fault_memory(&fault, strlen(text));
        faults_add(faults, &fault);
    }
    if (!csv.memory && faults->n == found)
        return 0;
    sheet_free(sheet, rows);
    return csv.memory ? FAULT_MEMORY : FAULT_INPUT;
}

void sheet_free(const struct sheet *sheet, struct sheet_rows *rows)
{
    for (int i = 0; i < rows->n; i++)
        row_free(sheet, (char *)rows->rows + (size_t)i * sheet->size);
    free(rows->rows);
    *rows = (struct sheet_rows){0};
}

/* ---- writing ----------------------------------------------------------------------- */

static double number_of(const struct sheet *sheet, const void *row, int column)
{
    double value;
    memcpy(&value, (const char *)row + sheet->columns[column].at, sizeof value);
    return value;
}

static bool holds(const struct sheet *sheet, const void *row, int column)
{
    if (column < sheet->n_texts)
        return *text_of(sheet, row, column);
    double value = number_of(sheet, row, column), missing = sheet->columns[column].row.high;
    return value < missing || value > missing;
}

static const void *nth(const struct sheet *sheet, const struct sheet_rows *rows, int i)
{
    return (const char *)rows->rows + (size_t)i * sheet->size;
}

int sheet_missing(const struct sheet *sheet, const struct sheet_rows *rows, int from, int to)
{
    int missing = 0;
    for (int c = from; c <= to; c++) {
        int held = 0;
        for (int i = 0; i < rows->n; i++)
            held += holds(sheet, nth(sheet, rows, i), c);
        missing += held ? rows->n - held : 0;
    }
    return missing;
}

static void put_text(struct text *writing, const char *text)
{
    if (!strpbrk(text, ",\"")) {
        text_puts(writing, text);
        return;
    }
    text_put(writing, "\"", 1);
    for (; *text; text++)
        text_put(writing, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    text_put(writing, "\"", 1);
}

static void put_value(const struct sheet *sheet, struct text *writing, const void *row, int column)
{
    struct parameter of = sheet->columns[column].row;
    int64_t value[1] = {0};
    char number[96];
    int n;
    if (!holds(sheet, row, column))
        return;
    if (column < sheet->n_texts) {
        put_text(writing, text_of(sheet, row, column));
        return;
    }
    of.at = 0;
    parameter_put(&of, value, number_of(sheet, row, column));
    n = parameter_write(&of, value, number, sizeof number);
    ALWAYS(n > 0 && (size_t)n < sizeof number);
    text_put(writing, number, (size_t)n);
}

int sheet_write(const struct sheet *sheet, const struct sheet_rows *rows, char **text,
                struct fault *fault)
{
    struct text writing = {0};
    bool held[COLUMNS_MAX] = {false};
    for (int c = 0; c < sheet->n_columns; c++)
        for (int i = 0; i < rows->n && !held[c]; i++)
            held[c] = holds(sheet, nth(sheet, rows, i), c);
    for (int i = -1; i < rows->n; i++) {
        for (int c = 0; c < sheet->n_columns; c++) {
            char name[SHEET_NAME];
            short_name(sheet, c, name);
            if (c && held[c])
                text_put(&writing, ",", 1);
            if (held[c] && i < 0)
                text_puts(&writing, name);
            else if (held[c])
                put_value(sheet, &writing, nth(sheet, rows, i), c);
        }
        text_put(&writing, "\n", 1);
    }
    if (writing.memory) {
        free(writing.text);
        return fault_memory(fault, writing.cap);
    }
    *text = writing.text;
    return 0;
}
