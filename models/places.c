/* places.c - see places.h. */
#include "models/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/csv.h"
#include "models/text.h"
#include "models/types.h"

enum column { CODE, NAME, STREET, TYPE, HOUSEHOLDS, RETIRED, STUDENTS, MIDDLE, LOCAL, STAFF, BUDGET,
              FLOOR_AREA, LON, LAT, N_COLUMNS };

enum { N_TEXTS = 4, HEADERS_MAX = 1000 };

static const struct column_row {
    const char *aliases; /* between bars; the first is the header itself */
    size_t at;           /* of the member */
    size_t room;         /* of texts: bytes with the end */
    struct parameter row; /* of numbers; `high` is the value of a missing one */
} columns[N_COLUMNS] = {
#define TEXT(member, bytes, names) {names, offsetof(struct scenario_place, member), bytes, {0}}
#define NUMBER(member, kind, from, to, gap, names)                                                 \
    {                                                                                              \
        names, offsetof(struct scenario_place, member), 0,                                         \
        {                                                                                          \
            .type = PARAMETER_##kind, .unit = "1", .limit_low = (from), .limit_high = (to),        \
            .high = (gap)                                                                          \
        }                                                                                          \
    }
    [CODE] = TEXT(code, 48, "|code|编码|代码|编号|社区编码|社区代码|社区编号|"),
    [NAME] = TEXT(name, 96, "|name|名称|社区|社区名称|社区名|"),
    [STREET] = TEXT(street, 48, "|street|街道|街道办|街道办事处|街道名称|所属街道|"),
    [TYPE] = TEXT(type, 32, "|type|类型|社区类型|"),
    [HOUSEHOLDS] = NUMBER(households, COUNT, 1, 1e6, -1, "|households|户数|总户数|家庭户数|"),
    [RETIRED] = NUMBER(retired, COUNT, 0, 1e7, -1,
                       "|retired|退休|老年|退休人数|老年人|老年人数|老年人口|退休人员|"),
    [STUDENTS] = NUMBER(students, COUNT, 0, 1e7, -1, "|students|学生|学生数|学生人数|"),
    [MIDDLE] = NUMBER(middle, COUNT, 0, 1e7, -1, "|middle|中青年|中青年人数|其他居民|"),
    [LOCAL] = NUMBER(local, COUNT, 0, 1e7, -1, "|local|户籍|户籍人口|户籍人数|本地户籍|"),
    [STAFF] = NUMBER(staff, REAL, 0, 1000, -1, "|staff|工作人员|人员|工作人员数|专职人员|"),
    [BUDGET] = NUMBER(budget, REAL, 0, 1e9, -1, "|budget|经费|预算|年度经费|工作经费|"),
    [FLOOR_AREA] = NUMBER(floor_area, REAL, 0, 1e7, -1, "|floor_area|面积|用房面积|建筑面积|"),
    [LON] = NUMBER(lon, REAL, -180, 180, PLACES_NO_DEGREE, "|lon|经度|"),
    [LAT] = NUMBER(lat, REAL, -90, 90, PLACES_NO_DEGREE, "|lat|纬度|"),
};

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

static bool has_alias(const char *aliases, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = aliases; n && (at = strchr(at, '|')) != NULL; at++)
        if (!strncmp(at + 1, name, n) && at[1 + n] == '|')
            return true;
    return false;
}

/* The column a header means, or -1. What stands in brackets is a unit. */
static int find_column(const char *header, char unit[32])
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
    for (int c = 0; c < N_COLUMNS; c++)
        if (has_alias(columns[c].aliases, name))
            return c;
    return -1;
}

static void short_name(int column, char out[24])
{
    size_t n = strcspn(columns[column].aliases + 1, "|");
    snprintf(out, 24, "%.*s", (int)n, columns[column].aliases + 1);
}

static int no_code(struct csv *csv, const char *header)
{
    struct fault fault = {0};
    if (strchr(header, ';') || strchr(header, '\t') || strstr(header, "，"))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"表头没有 code（编码）列；各列须用半角逗号分隔",
                                 "no column `code`; columns are separated by commas"});
    else
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"表头没有 code（编码）列；第一行应是列名，如 编码,名称,街道,户数",
                                 "no column `code`; the first line names the columns, like "
                                 "code,name,street,households"});
    csv_tell(csv, 1, 1, &fault);
    return FAULT_INPUT;
}

/* Fill of[] with the column of each field. Returns their number, or a fault's code. */
static int read_header(struct csv *csv, int of[HEADERS_MAX], int *n_skipped)
{
    bool seen[N_COLUMNS] = {false}, last = false;
    struct csv_cell cell = {0};
    const char *begin = csv->at;
    int n = 0, found = csv->faults->n;
    while (!last && csv_cell(csv, &cell, &last)) {
        struct fault fault = {0};
        char unit[32], name[24];
        int column = find_column(cell.text, unit);
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
        short_name(column, name);
        if (seen[column])
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"有两列都是 %s；请留一列", "two columns are %s; keep one"}, name);
        else if (column == BUDGET && strstr(unit, "万"))
            fault_set(
                &fault, FAULT_INPUT,
                (struct words){"%s 以元计；请把万元换算成元，并改列名",
                               "%s is in yuan; turn 10,000 yuan into yuan and rename the column"},
                name);
        seen[column] = true;
        csv_tell(csv, cell.line, cell.column, &fault);
    }
    free(cell.text);
    if (csv->memory)
        return FAULT_MEMORY;
    if (csv->faults->n > found)
        return FAULT_INPUT;
    return seen[CODE] ? n : no_code(csv, begin);
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

static void read_number(struct csv *csv, const struct csv_cell *cell, int column, double *out)
{
    const struct parameter *row = &columns[column].row;
    struct fault fault = {0}, story = {0};
    int64_t integer = 0;
    double real = 0;
    char name[24], shown[TREE_SHOWN];
    short_name(column, name);
    if (is_date(cell->text)) {
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"%s：“%s”像是 Excel 把数字改成了日期；请把此列设为“数值”后重新输入",
                           "%s: '%s' looks like a number that Excel turned into a date; format "
                           "the column as number and enter it again"},
            name, tree_shown(cell->text, shown));
        csv_tell(csv, cell->line, cell->column, &fault);
        return;
    }
    if (parameter_read(row, row->type == PARAMETER_COUNT ? (void *)&integer : (void *)&real,
                       cell->text, NULL, &story)) {
        fault.code = FAULT_INPUT;
        snprintf(fault.zh, sizeof fault.zh, "%s：%.560s", name, story.zh);
        snprintf(fault.en, sizeof fault.en, "%s: %.560s", name, story.en);
        csv_tell(csv, cell->line, cell->column, &fault);
        return;
    }
    *out = row->type == PARAMETER_COUNT ? (double)integer : real;
}

static void no_type(const char *text, struct fault *fault)
{
    const char *near = types_nearest(text);
    char shown[TREE_SHOWN];
    tree_shown(text, shown);
    if (near)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"没有社区类型“%s”；是否指 %s？",
                                 "no type of community '%s'; do you mean %s?"},
                  shown, near);
    else
        fault_set(fault, FAULT_INPUT,
                  (struct words){"没有社区类型“%s”；有 compound（小区型）、block（板块型）、unit（单位型）、"
                                 "functional（功能型）、transitional（过渡型）",
                                 "no type of community '%s'; there are compound, block, unit, "
                                 "functional, transitional"},
                  shown);
}

static char *read_text(struct csv *csv, const struct csv_cell *cell, int column)
{
    struct fault fault = {0};
    char name[24], shown[TREE_SHOWN];
    char *copy;
    short_name(column, name);
    if (strpbrk(cell->text, "\r\n\t"))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s：单元格内不能换行或有制表符",
                                 "%s: no line breaks or tabs inside a cell"},
                  name);
    else if (cell->n >= columns[column].room)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%s：“%s”过长：%zu 字节，最多 %zu",
                                 "%s: '%s' is too long: %zu bytes, at most %zu"},
                  name, tree_shown(cell->text, shown), cell->n, columns[column].room - 1);
    else if (column == CODE && strspn(cell->text, "0123456789.E+") == cell->n &&
             strstr(cell->text, "E+"))
        fault_set(
            &fault, FAULT_INPUT,
            (struct words){"%s：“%s”像是 Excel 把编码改成了科学计数；请把此列设为“文本”后重新输入",
                           "%s: '%s' looks like a code that Excel turned into a number; format the "
                           "column as text and enter it again"},
            name, tree_shown(cell->text, shown));
    else if (column == TYPE && types_find(cell->text) < 0)
        no_type(cell->text, &fault);
    if (fault.code) {
        csv_tell(csv, cell->line, cell->column, &fault);
        return NULL;
    }
    copy = malloc(cell->n + 1);
    if (copy)
        memcpy(copy, cell->text, cell->n + 1);
    else
        csv->memory = true;
    return copy;
}

static void read_value(struct csv *csv, const struct csv_cell *cell, int column,
                       struct scenario_place *place)
{
    void *member = (char *)place + columns[column].at;
    struct fault fault = {0};
    if (is_personal(cell->text)) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){
                      "此单元格像是身份证号或手机号（内容不显示）；个人信息不得放进社区表，请删去",
                      "this cell looks like an identity card or phone number (not shown); "
                      "personal data do not belong into the table, delete it"});
        csv_tell(csv, cell->line, cell->column, &fault);
    } else if (is_missing(cell->text))
        return;
    else if (column < N_TEXTS) {
        char *text = read_text(csv, cell, column);
        memcpy(member, &text, sizeof text);
    } else {
        double value = columns[column].row.high;
        read_number(csv, cell, column, &value);
        memcpy(member, &value, sizeof value);
    }
}

/* ---- rows -------------------------------------------------------------------------- */

static void place_free(struct scenario_place *place)
{
    free(place->code);
    free(place->name);
    free(place->street);
    free(place->type);
}

static char *copy_of(struct csv *csv, const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = malloc(n);
    if (copy)
        memcpy(copy, text, n);
    else
        csv->memory = true;
    return copy;
}

static void check_row(struct csv *csv, struct scenario_place *place, bool told)
{
    struct fault fault = {0};
    const bool counted = place->retired >= 0 && place->students >= 0 && place->middle >= 0;
    const double residents = place->retired + place->students + place->middle;
    if (!place->code && !told)
        fault_set(&fault, FAULT_INPUT, (struct words){"此行没有编码（code）", "this row has no code"});
    else if (counted && residents < 1)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"此社区没有居民：退休、学生、中青年都是 0",
                                 "nobody lives here: retired, students and middle are all 0"});
    else if (counted && place->local > residents)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"户籍人数 %.0f 多于居民总数 %.0f",
                                 "local %.0f is more than all residents, %.0f"},
                  place->local, residents);
    csv_tell(csv, place->line, 1, &fault);
    if (!place->name && place->code)
        place->name = copy_of(csv, place->code);
    if (!place->street)
        place->street = copy_of(csv, "1");
    if (!place->type)
        place->type = copy_of(csv, "");
}

/* One row. Returns false when reading cannot go on. *blank when no cell holds anything. */
static bool read_row(struct csv *csv, const int *of, int n_fields, struct csv_cell *cell,
                     struct scenario_place *place, bool *blank)
{
    const int line = csv->line, found = csv->faults->n + csv->faults->n_more;
    bool last = false;
    int n = 0;
    *blank = true;
    *place = (struct scenario_place){.line = line};
    for (int c = N_TEXTS; c < N_COLUMNS; c++)
        memcpy((char *)place + columns[c].at, &columns[c].row.high, sizeof(double));
    while (!last) {
        if (!csv_cell(csv, cell, &last))
            return false;
        *blank = *blank && cell->n == 0;
        if (n < n_fields && of[n] >= 0)
            read_value(csv, cell, of[n], place);
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
    check_row(csv, place, csv->faults->n + csv->faults->n_more > found);
    return !csv->memory;
}

static int by_code(const void *a, const void *b)
{
    const struct scenario_place *left = a, *right = b;
    int order = strcmp(left->code ? left->code : "", right->code ? right->code : "");
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

static void check_codes(struct csv *csv, const struct places *places)
{
    for (int i = 1; i < places->n; i++) {
        const struct scenario_place *one = &places->rows[i - 1], *two = &places->rows[i];
        struct fault fault = {0};
        char shown[TREE_SHOWN];
        if (!one->code || !two->code || strcmp(one->code, two->code) != 0)
            continue;
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"编码“%s”重复；第 %d 行已有", "code '%s' again; it stands in line %d"},
                  tree_shown(two->code, shown), one->line);
        csv_tell(csv, two->line, 1, &fault);
    }
}

static bool holds(const struct scenario_place *place, int column)
{
    const void *member = (const char *)place + columns[column].at;
    double value;
    char *text;
    if (column < N_TEXTS) {
        memcpy(&text, member, sizeof text);
        return *text;
    }
    memcpy(&value, member, sizeof value);
    return value < columns[column].row.high || value > columns[column].row.high;
}

static int count_missing(const struct places *places)
{
    int missing = 0;
    for (int c = HOUSEHOLDS; c <= BUDGET; c++) {
        int held = 0;
        for (int i = 0; i < places->n; i++)
            held += holds(&places->rows[i], c);
        missing += held ? places->n - held : 0;
    }
    return missing;
}

int places_read(struct places *places, const char *text, const char *name, struct faults *faults)
{
    struct csv csv = {text, name, 1, 1, faults, false};
    struct csv_cell cell = {0};
    struct fault fault = {0};
    size_t cap = 0;
    int *of = malloc(HEADERS_MAX * sizeof *of);
    const int found = faults->n;
    int n_fields;
    *places = (struct places){0};
    if (!of) {
        csv.memory = true;
        goto out;
    }
    if (!text[strspn(text, " \t\r\n,")]) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"社区表是空的", "the table of communities is empty"});
        csv_tell(&csv, 1, 1, &fault);
        goto out;
    }
    if ((n_fields = read_header(&csv, of, &places->n_skipped)) < 0)
        goto out;
    while (*csv.at && !csv.memory) {
        struct scenario_place place;
        bool blank, more;
        more = read_row(&csv, of, n_fields, &cell, &place, &blank);
        if (!more || blank) {
            place_free(&place);
            if (!more)
                break;
            continue;
        }
        if ((size_t)places->n == cap) {
            size_t wanted = cap ? 2 * cap : 256;
            struct scenario_place *rows = realloc(places->rows, wanted * sizeof *rows);
            if (!rows) {
                place_free(&place);
                csv.memory = true;
                break;
            }
            places->rows = rows;
            cap = wanted;
        }
        places->rows[places->n++] = place;
    }
    if (!csv.memory && places->n == 0 && faults->n == found) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"社区表只有表头，没有社区", "the table has a header and no communities"});
        csv_tell(&csv, 1, 1, &fault);
    }
    if (places->n)
        qsort(places->rows, (size_t)places->n, sizeof *places->rows, by_code);
    check_codes(&csv, places);
    if (!csv.memory && faults->n == found)
        places->n_missing = count_missing(places);
out:
    free(of);
    free(cell.text);
    if (csv.memory) {
        fault = (struct fault){0};
        fault_memory(&fault, strlen(text));
        faults_add(faults, &fault);
    }
    if (csv.memory || faults->n > found) {
        places_free(places);
        return csv.memory ? FAULT_MEMORY : FAULT_INPUT;
    }
    return 0;
}

void places_free(struct places *places)
{
    for (int i = 0; i < places->n; i++)
        place_free(&places->rows[i]);
    free(places->rows);
    *places = (struct places){0};
}

/* ---- writing ----------------------------------------------------------------------- */

static void put_text(struct text *writing, const char *text)
{
    if (!strpbrk(text, ",\"")) {
        text_put(writing, text, strlen(text));
        return;
    }
    text_put(writing, "\"", 1);
    for (; *text; text++)
        text_put(writing, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    text_put(writing, "\"", 1);
}

static void put_value(struct text *writing, const struct scenario_place *place, int column)
{
    const void *member = (const char *)place + columns[column].at;
    static const struct parameter real = {.type = PARAMETER_REAL, .unit = "1"};
    char number[48], *text;
    int n;
    if (!holds(place, column))
        return;
    if (column < N_TEXTS) {
        memcpy(&text, member, sizeof text);
        put_text(writing, text);
        return;
    }
    n = parameter_write(&real, member, number, sizeof number);
    text_put(writing, number, (size_t)n);
}

int places_write(const struct places *places, char **text, struct fault *fault)
{
    struct text writing = {0};
    bool held[N_COLUMNS] = {false};
    for (int c = 0; c < N_COLUMNS; c++)
        for (int i = 0; i < places->n && !held[c]; i++)
            held[c] = holds(&places->rows[i], c);
    for (int c = 0; c < N_COLUMNS; c++) {
        char name[24];
        short_name(c, name);
        if (c && held[c])
            text_put(&writing, ",", 1);
        if (held[c])
            text_put(&writing, name, strlen(name));
    }
    text_put(&writing, "\n", 1);
    for (int i = 0; i < places->n; i++) {
        for (int c = 0; c < N_COLUMNS; c++) {
            if (c && held[c])
                text_put(&writing, ",", 1);
            if (held[c])
                put_value(&writing, &places->rows[i], c);
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
