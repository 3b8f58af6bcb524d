/* targets.c - see targets.h. */
#include "models/targets.h"

#include <stdlib.h>
#include <string.h>

#include "models/metrics.h"
#include "models/sheet.h"
#include "models/text.h"
#include "models/tree.h"

enum { METRIC, WHERE, FROM, TO, VALUE, ERROR, SOURCE, USE, N_COLUMNS };

/* ---- what a cell may hold ---- */

static void fit_metric(const char *text, struct fault *fault)
{
    struct nearest near = {0};
    char shown[TREE_SHOWN];
    if (metrics_find(text))
        return;
    for (int m = 0; m < metrics_count; m++)
        nearest_offer(&near, text, metrics_rows[m].name);
    tree_shown(text, shown);
    if (near.name)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"没有指标“%s”；是否指 %s？", "no metric '%s'; do you mean %s?"},
                  shown, near.name);
    else
        fault_set(fault, FAULT_INPUT,
                  (struct words){"没有指标“%s”；shequ describe metrics 列出全部指标",
                                 "no metric '%s'; shequ describe metrics lists them"},
                  shown);
}

/* The first day of `2009`, `2009-03` or `2009-03-01`, and the last; false when it is none. */
static bool read_days(const char *text, day *first, day *last)
{
    char whole[] = "0000-01-01";
    const size_t n = strlen(text);
    struct date date;
    if (n != 4 && n != 7 && n != 10)
        return false;
    memcpy(whole, text, n);
    if (!date_read(whole, &date) || !date_exists(date))
        return false;
    *first = day_of_date(date);
    *last = n == 10 ? *first : date_add_months(*first, n == 7 ? 1 : 12) - 1;
    return true;
}

static void fit_day(const char *text, struct fault *fault)
{
    day first, last;
    char shown[TREE_SHOWN];
    if (!read_days(text, &first, &last))
        fault_set(fault, FAULT_INPUT,
                  (struct words){"“%s”不是日期；请写作 2009-03-01、2009-03 或 2009",
                                 "'%s' is no date; write 2009-03-01, 2009-03 or 2009"},
                  tree_shown(text, shown));
}

/* A number in a unit; of shares also in percent. */
static int read_number(const char *text, const char *unit, double least, double *value,
                       struct fault *fault)
{
    const struct parameter row = {.type = strcmp(unit, "1") ? PARAMETER_REAL : PARAMETER_SHARE,
                                  .unit = unit,
                                  .limit_low = least,
                                  .limit_high = 1e15,
                                  .low = least,
                                  .high = 1e15};
    return parameter_read(&row, value, text, NULL, fault);
}

/* Whether it is a number at all; which metric it is of, and so its unit, the row will say. */
static void fit_number(const char *text, double least, struct fault *fault)
{
    double value;
    struct fault story = {0};
    if (read_number(text, "1", least, &value, &story))
        read_number(text, "", least, &value, fault);
}

static void fit_value(const char *text, struct fault *fault)
{
    fit_number(text, -1e15, fault);
}

static void fit_error(const char *text, struct fault *fault)
{
    fit_number(text, 1e-12, fault);
}

static const char uses[2][40] = {"|fit|拟合|", "|check|检验|"};

static void fit_use(const char *text, struct fault *fault)
{
    char shown[TREE_SHOWN];
    if (strchr(text, '|') || (!text_among(uses[0], text) && !text_among(uses[1], text)))
        fault_set(fault, FAULT_INPUT,
                  (struct words){"“%s”不是用途；有 fit（拟合）、check（检验）",
                                 "'%s' is no use; there are fit and check"},
                  tree_shown(text, shown));
}

static const struct sheet_column columns[N_COLUMNS] = {
#define TEXT(member, bytes, check, names) \
    {.aliases = names, .at = offsetof(struct target, member), .room = bytes, .fit = check}
    [METRIC] = TEXT(name, 64, fit_metric, "|metric|指标|指标名称|"),
    [WHERE] = TEXT(where, 96, NULL, "|where|地点|范围|街道或社区|社区|街道|"),
    [FROM] = TEXT(from_text, 16, fit_day, "|from|起|开始|起始|起始日期|开始日期|"),
    [TO] = TEXT(to_text, 16, fit_day, "|to|止|结束|截止|截止日期|结束日期|"),
    [VALUE] = TEXT(value_text, 40, fit_value, "|value|值|观测值|数值|"),
    [ERROR] = TEXT(error_text, 40, fit_error, "|error|误差|标准误|误差标准差|"),
    [SOURCE] = TEXT(source, 400, NULL, "|source|来源|出处|数据来源|"),
    [USE] = TEXT(use, 16, fit_use, "|use|用途|用于|"),
};

/* ---- a row ---- */

static void open_days(struct target *target)
{
    day first, last;
    target->from = TARGET_FIRST;
    target->to = TARGET_LAST;
    if (target->from_text && read_days(target->from_text, &first, &last))
        target->from = first;
    if (target->to_text && read_days(target->to_text, &first, &last))
        target->to = last;
}

static void check_values(struct csv *csv, struct target *target)
{
    static const char *const names[] = {"value", "error"};
    const char *const texts[] = {target->value_text, target->error_text};
    double *const values[] = {&target->value, &target->error};
    for (int i = 0; i < 2; i++) {
        struct fault fault = {0}, story = {0};
        if (!read_number(texts[i], target->metric->unit, i ? 1e-12 : -1e15, values[i], &story))
            continue;
        fault_about(&fault, names[i], &story);
        csv_tell(csv, target->line, 1, &fault);
    }
}

static void check_row(struct csv *csv, void *row, bool told)
{
    struct target *target = row;
    struct fault fault = {0};
    if (!target->name && !told)
        fault_set(&fault, FAULT_INPUT, (struct words){"此行没有指标（metric）", "this row has no metric"});
    else if (!target->value_text && !told)
        fault_set(&fault, FAULT_INPUT, (struct words){"此行没有观测值（value）", "this row has no value"});
    else if (!target->error_text && !told)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"此行没有误差（error）：观测值可能偏离多少（标准差）？",
                                 "this row has no error: by how much may the value be off "
                                 "(standard deviation)?"});
    csv_tell(csv, target->line, 1, &fault);
    if (!told && !fault.code) {
        target->metric = metrics_find(target->name);
        check_values(csv, target);
        open_days(target);
        target->fit = !target->use || text_among(uses[0], target->use);
    }
    char **texts[N_COLUMNS] = {&target->name,      &target->where,      &target->from_text,
                               &target->to_text,   &target->value_text, &target->error_text,
                               &target->source,    &target->use};
    for (int i = 0; i < N_COLUMNS; i++)
        if (!*texts[i])
            *texts[i] = sheet_copy(csv, "");
}

static const struct sheet sheet = {
    .columns = columns,
    .n_columns = N_COLUMNS,
    .n_texts = N_COLUMNS,
    .size = sizeof(struct target),
    .line = offsetof(struct target, line),
    .empty = {"目标表是空的", "the table of targets is empty"},
    .no_rows = {"目标表只有表头，没有目标", "the table has a header and no targets"},
    .no_key = {"表头没有 metric（指标）列；第一行应是列名，如 指标,观测值,误差",
               "no column `metric`; the first line names the columns, like metric,value,error"},
    .no_commas = {"表头没有 metric（指标）列；各列须用半角逗号分隔",
                  "no column `metric`; columns are separated by commas"},
    .personal = {"此单元格像是身份证号或手机号（内容不显示）；个人信息不得放进目标表，请删去",
                 "this cell looks like an identity card or phone number (not shown); "
                 "personal data do not belong into the table, delete it"},
    .check = check_row,
};

/* ---- the table ---- */

static int by_meaning(const void *a, const void *b)
{
    const struct target *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    if (!order)
        order = strcmp(left->where, right->where);
    if (!order)
        order = (left->from > right->from) - (left->from < right->from);
    if (!order)
        order = (left->to > right->to) - (left->to < right->to);
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* One that ends before it begins, and one that stands there twice. */
static void check_all(const struct targets *targets, const char *name, struct faults *faults)
{
    struct csv csv = {"", name, 1, 1, faults, false};
    for (int i = 0; i < targets->n; i++) {
        const struct target *target = &targets->rows[i], *last = i ? target - 1 : NULL;
        struct fault fault = {0};
        if (target->from > target->to)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"止（to）%s 早于起（from）%s", "it ends (%s) before it begins (%s)"},
                      target->to_text, target->from_text);
        else if (last && !strcmp(last->name, target->name) && !strcmp(last->where, target->where) &&
                 last->from == target->from && last->to == target->to)
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"同一指标、地点与时段在第 %d 行已有",
                                     "the same metric, place and time stand in line %d"},
                      last->line);
        csv_tell(&csv, target->line, 1, &fault);
    }
    struct fault many = {0};
    if (targets->n > TARGETS_MOST)
        fault_set(&many, FAULT_INPUT,
                  (struct words){"目标过多：%d 个，最多 %d 个", "too many targets: %d, at most %d"},
                  targets->n, (int)TARGETS_MOST);
    csv_tell(&csv, 1, 1, &many);
}

int targets_read(struct targets *targets, const char *text, const char *name,
                 struct faults *faults)
{
    struct sheet_rows rows;
    const int found = faults->n + faults->n_more;
    int status = sheet_read(&sheet, &rows, text, name, faults);
    *targets = (struct targets){0};
    if (status)
        return status;
    *targets = (struct targets){rows.rows, rows.n, rows.n_skipped};
    qsort(targets->rows, (size_t)targets->n, sizeof *targets->rows, by_meaning);
    check_all(targets, name, faults);
    if (faults->n + faults->n_more == found)
        return 0;
    targets_free(targets);
    return FAULT_INPUT;
}

void targets_free(struct targets *targets)
{
    struct sheet_rows rows = {targets->rows, targets->n, 0};
    sheet_free(&sheet, &rows);
    *targets = (struct targets){0};
}

int targets_write(const struct targets *targets, char **text, struct fault *fault)
{
    const struct sheet_rows rows = {targets->rows, targets->n, 0};
    return sheet_write(&sheet, &rows, text, fault);
}
