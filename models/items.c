/* items.c - see items.h. */
#include "models/items.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "models/fold.h"
#include "models/item_book.h"
#include "models/parameters.h"
#include "models/sheet.h"
#include "sim/maths.h"

enum { NAME, DEPARTMENT, CLASS, PER_YEAR, HOURS, PAPER_SHARE, DEADLINE, ACCESS, PUBLIC_VALUE,
       N_COLUMNS };

enum { N_TEXTS = 2 };

static const struct parameter_choice classes[] = {
    {"admin", {"行政", "admin"}}, {"行政", {"行政", "admin"}}, {0}};
static const struct parameter_choice answers[] = {{"no", {"否", "no"}}, {"yes", {"是", "yes"}},
                                                  {"否", {"否", "no"}}, {"是", {"是", "yes"}}, {0}};

static const struct sheet_column columns[N_COLUMNS] = {
#define TEXT(member, names) \
    {.aliases = names, .at = offsetof(struct listed_item, member), .room = 96}
#define NUMBER(member, kind, of, from, to, names)                                              \
    {                                                                                          \
        .aliases = names, .at = offsetof(struct listed_item, member),                          \
        .row = {.type = PARAMETER_##kind, .unit = (of), .limit_low = (from),                   \
                .limit_high = (to), .high = -1}                                                \
    }
#define CHOICE(member, list, names)                                                            \
    {                                                                                          \
        .aliases = names, .at = offsetof(struct listed_item, member),                          \
        .row = {.type = PARAMETER_CHOICE, .unit = "1", .choices = (list), .high = -1}          \
    }
    [NAME] = TEXT(name, "|name|名称|事项|事项名称|任务|任务名称|"),
    [DEPARTMENT] = TEXT(department_name, "|department|部门|职能部门|所属部门|主管部门|"),
    [CLASS] = CHOICE(class, classes, "|class|类别|分类|"),
    [PER_YEAR] = NUMBER(per_year, REAL, "1/community/year", 0, 1e5,
                        "|per_year|每年次数|年次数|次数|每年件数|件数|"),
    [HOURS] = NUMBER(hours, REAL, "h", 0.01, 1e4, "|hours|工时|每次工时|每件工时|小时|"),
    [PAPER_SHARE] = NUMBER(paper_share, SHARE, "1", 0, 1,
                           "|paper_share|台账比重|台账占比|纸面比重|"),
    [DEADLINE] = NUMBER(deadline, DURATION, "d", 0.04, 3660, "|deadline|期限|时限|办理期限|"),
    [ACCESS] = CHOICE(access, answers, "|access_list|准入|准入清单|是否准入|是否在准入清单|"),
    [PUBLIC_VALUE] = NUMBER(public_value, REAL, "1", 0, 1e4, "|public_value|公共价值|价值|"),
};

/* What stands in an empty cell: the rows' defaults of a city without a list. */
static double preset(const char *name)
{
    const struct parameter *row = parameter_find(&parameters_table, name);
    ALWAYS(row);
    return row->preset;
}

static void check_row(struct csv *csv, void *row, bool told)
{
    struct listed_item *item = row;
    struct fault fault = {0};
    if (!item->name && !told)
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"此行没有事项名称（name）", "this row has no name"});
    else if (item->name && !strcmp(item->name, ITEM_OTHER))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"事项不能叫 %s：结果中它指清单之外的一切",
                                 "no item can be called %s: in results that is all beyond the list"},
                  ITEM_OTHER);
    csv_tell(csv, item->line, 1, &fault);
    if (!item->department_name)
        item->department_name = sheet_copy(csv, "1");
    item->class = 0;
    item->access = item->access > 0 ? (double)((int)item->access % 2) : 0;
}

static const struct sheet sheet = {
    .columns = columns,
    .n_columns = N_COLUMNS,
    .n_texts = N_TEXTS,
    .size = sizeof(struct listed_item),
    .line = offsetof(struct listed_item, line),
    .empty = {"事项表是空的", "the table of tasks is empty"},
    .no_rows = {"事项表只有表头，没有事项", "the table has a header and no items"},
    .no_key = {"表头没有 name（事项名称）列；第一行应是列名，如 事项名称,部门,每年次数,工时",
               "no column `name`; the first line names the columns, like "
               "name,department,per_year,hours"},
    .no_commas = {"表头没有 name（事项名称）列；各列须用半角逗号分隔",
                  "no column `name`; columns are separated by commas"},
    .personal = {"此单元格像是身份证号或手机号（内容不显示）；个人信息不得放进事项表，请删去",
                 "this cell looks like an identity card or phone number (not shown); "
                 "personal data do not belong into the table, delete it"},
    .again = {"事项“%s”重复；第 %d 行已有", "item '%s' again; it stands in line %d"},
    .check = check_row,
};

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Departments in order of name, and each one's share of the items. */
static bool number_departments(struct items *items)
{
    const size_t n = (size_t)items->n;
    items->departments = malloc(n * sizeof *items->departments);
    items->share = calloc(n, sizeof *items->share);
    items->load = calloc(n, sizeof *items->load);
    if (!items->departments || !items->share || !items->load)
        return false;
    for (size_t i = 0; i < n; i++)
        items->departments[i] = items->list[i].department_name;
    qsort(items->departments, n, sizeof *items->departments, by_text);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || strcmp(items->departments[items->n_departments - 1],
                             items->departments[i]) != 0)
            items->departments[items->n_departments++] = items->departments[i];
    for (size_t i = 0; i < n; i++) {
        char **at = bsearch(&items->list[i].department_name, items->departments,
                            (size_t)items->n_departments, sizeof *items->departments, by_text);
        items->list[i].department = (uint16_t)(at - items->departments);
        items->share[at - items->departments] += 1.0 / (double)n;
    }
    return true;
}

static void settle(struct items *items)
{
    for (int i = 0; i < items->n; i++) {
        struct listed_item *item = &items->list[i];
        if (item->per_year < 0)
            item->per_year = preset("work.admin_tasks") / preset("work.items");
        if (item->hours < 0)
            item->hours = preset("work.admin_hours") / preset("work.admin_tasks");
        item->identity = fold_identity(item->name);
        item->work = maths_round(item->hours * (double)HOUR);
        item->until = item->deadline < 0 ? 0 : maths_round(item->deadline * (double)DAY);
        item->listed = item->access > 0;
        items->tasks += item->per_year;
        items->hours += item->per_year * item->hours;
    }
    for (int i = 0; i < items->n; i++) {
        const struct listed_item *item = &items->list[i];
        items->load[item->department] += items->tasks > 0 ? item->per_year / items->tasks : 0;
    }
}

/* Totals that the rows of the parameters can hold. */
static void check_totals(const struct items *items, const char *name, struct faults *faults)
{
    static const struct {
        const char *path;
        struct words story;
    } totals[] = {
        {"work.departments", {"部门共 %.10g 个，最多 %.10g 个", "%.10g departments, at most %.10g"}},
        {"work.admin_tasks",
         {"每年次数（per_year）合计 %.10g，最多 %.10g", "per_year: %.10g in all, at most %.10g"}},
        {"work.admin_hours",
         {"每年工时合计 %.10g，最多 %.10g", "hours a year: %.10g in all, at most %.10g"}},
    };
    const double found[] = {items->n_departments, items->tasks, items->hours};
    struct csv csv = {"", name, 1, 1, faults, false};
    struct fault many = {0};
    for (int i = 0; i < 3; i++) {
        const struct parameter *row = parameter_find(&parameters_table, totals[i].path);
        struct fault fault = {0};
        if (found[i] > row->limit_high)
            fault_set(&fault, FAULT_INPUT, totals[i].story, found[i], row->limit_high);
        csv_tell(&csv, 1, 1, &fault);
    }
    if (items->n > ITEMS_MAX)
        fault_set(&many, FAULT_INPUT,
                  (struct words){"事项过多：%d 项，最多 %d 项", "too many items: %d, at most %d"},
                  items->n, (int)ITEMS_MAX);
    csv_tell(&csv, 1, 1, &many);
}

int items_read(struct items *items, const char *text, const char *name, struct faults *faults)
{
    struct sheet_rows rows;
    const int found = faults->n;
    int status = sheet_read(&sheet, &rows, text, name, faults);
    *items = (struct items){0};
    if (status)
        return status;
    *items = (struct items){.list = rows.rows, .n = rows.n, .n_skipped = rows.n_skipped,
                            .n_missing = sheet_missing(&sheet, &rows, PER_YEAR, HOURS)};
    if (!number_departments(items)) {
        struct fault fault = {0};
        status = fault_memory(&fault, (size_t)items->n * sizeof *items->departments);
        faults_add(faults, &fault);
    } else {
        settle(items);
        check_totals(items, name, faults);
        status = faults->n > found ? FAULT_INPUT : 0;
    }
    if (status)
        items_free(items);
    return status;
}

void items_free(struct items *items)
{
    struct sheet_rows rows = {items->list, items->n, 0};
    sheet_free(&sheet, &rows);
    free(items->departments);
    free(items->share);
    free(items->load);
    *items = (struct items){0};
}

int items_write(const struct items *items, char **text, struct fault *fault)
{
    const struct sheet_rows rows = {items->list, items->n, 0};
    return sheet_write(&sheet, &rows, text, fault);
}

double work_part(const struct parameters *given, const struct items *list, uint32_t d, uint32_t n)
{
    if (list)
        return list->load[d];
    if (n == 1)
        return 1;
    return d == 0 ? given->work.dominance : (1 - given->work.dominance) / (n - 1);
}

int items_find(const struct items *items, const char *name)
{
    int low = 0, high = items->n - 1;
    while (low <= high) {
        int middle = low + (high - low) / 2, order = strcmp(name, items->list[middle].name);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

const char *items_nearest(const struct items *items, const char *name)
{
    struct nearest near = {0};
    for (int i = 0; i < items->n; i++)
        nearest_offer(&near, name, items->list[i].name);
    return near.name;
}
