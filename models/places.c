/* places.c - see places.h. */
#include "models/places.h"

#include "models/sheet.h"
#include "models/types.h"

enum column { CODE, NAME, STREET, TYPE, HOUSEHOLDS, RETIRED, STUDENTS, MIDDLE, LOCAL, STAFF, BUDGET,
              FLOOR_AREA, LON, LAT, COMMERCE, N_COLUMNS };

enum { N_TEXTS = 4 };

static void fit_type(const char *text, struct fault *fault)
{
    const char *near = types_nearest(text);
    char shown[TREE_SHOWN];
    if (types_find(text) >= 0)
        return;
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

static const struct sheet_column columns[N_COLUMNS] = {
#define TEXT(member, bytes, names) \
    {                                                                                              \
        .aliases = names, .at = offsetof(struct scenario_place, member), .room = bytes            \
    }
#define NUMBER(member, kind, from, to, gap, names)                                                 \
    {                                                                                              \
        .aliases = names, .at = offsetof(struct scenario_place, member),                           \
        .row = {.type = PARAMETER_##kind, .unit = "1", .limit_low = (from), .limit_high = (to),    \
                .high = (gap)}                                                                     \
    }
    [CODE] = TEXT(code, 48, "|code|编码|代码|编号|社区编码|社区代码|社区编号|"),
    [NAME] = TEXT(name, 96, "|name|名称|社区|社区名称|社区名|"),
    [STREET] = TEXT(street, 48, "|street|街道|街道办|街道办事处|街道名称|所属街道|"),
    [TYPE] = {.aliases = "|type|类型|社区类型|", .at = offsetof(struct scenario_place, type),
              .room = 32, .fit = fit_type},
    [HOUSEHOLDS] = NUMBER(households, COUNT, 1, 1e6, -1, "|households|户数|总户数|家庭户数|"),
    [RETIRED] = NUMBER(retired, COUNT, 0, 1e7, -1,
                       "|retired|退休|老年|退休人数|老年人|老年人数|老年人口|退休人员|"),
    [STUDENTS] = NUMBER(students, COUNT, 0, 1e7, -1, "|students|学生|学生数|学生人数|"),
    [MIDDLE] = NUMBER(middle, COUNT, 0, 1e7, -1, "|middle|中青年|中青年人数|其他居民|"),
    [LOCAL] = NUMBER(local, COUNT, 0, 1e7, -1, "|local|户籍|户籍人口|户籍人数|本地户籍|"),
    [STAFF] = NUMBER(staff, REAL, 0, 1000, -1, "|staff|工作人员|人员|工作人员数|专职人员|"),
    [BUDGET] = {.aliases = "|budget|经费|预算|年度经费|工作经费|",
                .at = offsetof(struct scenario_place, budget),
                .row = {.type = PARAMETER_REAL, .unit = "1", .limit_high = 1e9, .high = -1},
                .no_unit = "万",
                .unit = {"%s 以元计；请把万元换算成元，并改列名",
                         "%s is in yuan; turn 10,000 yuan into yuan and rename the column"}},
    [FLOOR_AREA] = NUMBER(floor_area, REAL, 0, 1e7, -1, "|floor_area|面积|用房面积|建筑面积|"),
    [LON] = NUMBER(lon, REAL, -180, 180, PLACES_NO_DEGREE, "|lon|经度|"),
    [LAT] = NUMBER(lat, REAL, -90, 90, PLACES_NO_DEGREE, "|lat|纬度|"),
    [COMMERCE] = NUMBER(commerce, REAL, 0, 1e7, -1, "|commerce|商业面积|商业建筑面积|"),
};

static void check_row(struct csv *csv, void *row, bool told)
{
    struct scenario_place *place = row;
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
        place->name = sheet_copy(csv, place->code);
    if (!place->street)
        place->street = sheet_copy(csv, "1");
    if (!place->type)
        place->type = sheet_copy(csv, "");
}

static const struct sheet sheet = {
    .columns = columns,
    .n_columns = N_COLUMNS,
    .n_texts = N_TEXTS,
    .size = sizeof(struct scenario_place),
    .line = offsetof(struct scenario_place, line),
    .empty = {"社区表是空的", "the table of communities is empty"},
    .no_rows = {"社区表只有表头，没有社区", "the table has a header and no communities"},
    .no_key = {"表头没有 code（编码）列；第一行应是列名，如 编码,名称,街道,户数",
               "no column `code`; the first line names the columns, like "
               "code,name,street,households"},
    .no_commas = {"表头没有 code（编码）列；各列须用半角逗号分隔",
                  "no column `code`; columns are separated by commas"},
    .personal = {"此单元格像是身份证号或手机号（内容不显示）；个人信息不得放进社区表，请删去",
                 "this cell looks like an identity card or phone number (not shown); "
                 "personal data do not belong into the table, delete it"},
    .again = {"编码“%s”重复；第 %d 行已有", "code '%s' again; it stands in line %d"},
    .check = check_row,
};

int places_read(struct places *places, const char *text, const char *name, struct faults *faults)
{
    struct sheet_rows rows;
    int status = sheet_read(&sheet, &rows, text, name, faults);
    *places = (struct places){0};
    if (!status)
        *places = (struct places){rows.rows, rows.n,
                                  sheet_missing(&sheet, &rows, HOUSEHOLDS, BUDGET), rows.n_skipped};
    return status;
}

void places_free(struct places *places)
{
    struct sheet_rows rows = {places->rows, places->n, 0};
    sheet_free(&sheet, &rows);
    *places = (struct places){0};
}

int places_write(const struct places *places, char **text, struct fault *fault)
{
    const struct sheet_rows rows = {places->rows, places->n, 0};
    return sheet_write(&sheet, &rows, text, fault);
}
