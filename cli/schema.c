/* schema.c - see schema.h.
 *
 * It leads editors to the usual spelling and is a little stricter in form than the program
 * (a length may also be written `1461 d`); what depends on several values the program says
 * when it reads the file.
 */
#include "cli/schema.h"

#include <string.h>

#include "cli/entry.h"
#include "cli/schema_say.h"

#define DURATION "^[0-9]*\\.?[0-9]+ *(years?|months?|d|days?|wd|h|min|s)$"
#define MONTHS   "^[0-9]*\\.?[0-9]+ *(years?|months?)$"
#define DATE     "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

static void pattern(struct json *json, const char *key, const char *regex)
{
    json_open(json, key, '{');
    json_text(json, "type", "string");
    json_text(json, "pattern", regex);
    json_close(json, '}');
}

static void choice(struct json *json, const char *key, const char *const *list, int n)
{
    json_open(json, key, '{');
    texts(json, "enum", list, n);
    json_close(json, '}');
}

static void number(struct json *json, const struct parameter *row)
{
    json_open(json, NULL, '{');
    json_text(json, "type", row->type == PARAMETER_COUNT ? "integer" : "number");
    json_real(json, "minimum",
              (row->flags & PARAMETER_UNBOUNDED) && row->limit_low > 0 ? 0 : row->limit_low);
    json_real(json, "maximum", row->limit_high);
    json_close(json, '}');
}

/* The ways in which the value itself may be written. */
static void value_forms(struct json *json, const struct parameter *row)
{
    if (row->type == PARAMETER_CHOICE) {
        bool switches = false;
        json_open(json, NULL, '{');
        json_open(json, "enum", '[');
        for (int i = 0; row->choices[i].name; i++) {
            json_text(json, NULL, row->choices[i].name);
            switches = switches || !strcmp(row->choices[i].name, "off");
        }
        if (switches) { /* what a reader of YAML 1.1 makes of off and on */
            json_bool(json, NULL, false);
            json_bool(json, NULL, true);
        }
        json_close(json, ']');
        json_close(json, '}');
        return;
    }
    number(json, row);
    if (row->type == PARAMETER_SHARE)
        pattern(json, NULL, "^[0-9]*\\.?[0-9]+ *%$");
    if (row->type == PARAMETER_DURATION)
        pattern(json, NULL, DURATION);
}

/* `x`, or {value: x, source: ...}, or nothing, which forgets what a base says. */
static void value(struct json *json, void (*forms)(struct json *json, const struct parameter *row),
                  const struct parameter *row)
{
    json_open(json, "anyOf", '[');
    forms(json, row);
    json_open(json, NULL, '{');
    json_text(json, "type", "object");
    json_open(json, "properties", '{');
    json_open(json, "value", '{');
    json_open(json, "anyOf", '[');
    forms(json, row);
    json_close(json, ']');
    json_close(json, '}');
    ref(json, "source", "source");
    json_close(json, '}');
    texts(json, "required", (const char *const[]){"value"}, 1);
    json_bool(json, "additionalProperties", false);
    json_close(json, '}');
    any(json, NULL, "null");
    json_close(json, ']');
}

static void default_of(struct json *json, const struct entry *entry)
{
    if (entry->row.type == PARAMETER_CHOICE || entry->row.type == PARAMETER_DURATION)
        json_text(json, "default", entry->preset);
    else
        json_real(json, "default", entry->row.preset);
}

static void interval(struct json *json, const char *key, double low, double high)
{
    json_open(json, key, '[');
    json_real(json, NULL, low);
    json_real(json, NULL, high);
    json_close(json, ']');
}

static bool is_plain_share(const struct parameter *row)
{
    return row->limit_low <= 0 && row->limit_high >= 1 && row->limit_high <= 1;
}

/* One row: its words first, since that is what an editor shows. */
static void row_schema(struct json *json, const char *key, const struct entry *entry)
{
    char text[512];
    json_open(json, key, '{');
    snprintf(text, sizeof text, "%s %s", entry->label.zh, entry->label.en);
    json_text(json, "title", text);
    said(json, entry->about.zh, entry->about.en);
    if (entry->kind != ENTRY_RULE)
        default_of(json, entry);
    json_text(json, "x-type", parameter_types[entry->row.type]);
    json_text(json, "x-unit", entry->unit);
    if (entry->row.type != PARAMETER_CHOICE && entry->kind != ENTRY_RULE)
        interval(json, "x-range", entry->row.low, entry->row.high);
    if (entry->grade) {
        json_text(json, "x-grade", entry->grade);
        json_text(json, "x-source", entry->source);
    }
    if (entry->rule && entry->rule->kind == RULE_DATE)
        json_text(json, "$ref", "#/$defs/date");
    else if (entry->row.type == PARAMETER_SHARE && is_plain_share(&entry->row))
        json_text(json, "$ref", "#/$defs/share");
    else
        value(json, value_forms, &entry->row);
    json_close(json, '}');
}

struct writing {
    struct json *json;
    enum entry_kind kind;
    const char *group; /* "work", or a reform's name; NULL: any */
};

static bool in_group(const char *name, const char *group)
{
    size_t n = strlen(group);
    return !strncmp(name, group, n) && name[n] == '.';
}

/* Under its path, as $defs name it. */
static int define(const struct entry *entry, void *with)
{
    struct writing *writing = with;
    if (entry->kind == ENTRY_PARAMETER || entry->kind == ENTRY_RULE || entry->kind == ENTRY_SETTING)
        row_schema(writing->json, entry->name, entry);
    return 0;
}

/* Properties of one group, by reference to its definitions. */
static int mention(const struct entry *entry, void *with)
{
    struct writing *writing = with;
    const char *last = strrchr(entry->name, '.');
    if (entry->kind != writing->kind || !last)
        return 0;
    if (entry->kind == ENTRY_RULE) {
        ref(writing->json, entry->name, entry->name);
        ref(writing->json, last + 1, entry->name);
    } else if (entry->kind == ENTRY_SETTING
                   ? !strcmp(entry->reform->name, writing->group)
                   : in_group(entry->name, writing->group))
        ref(writing->json, last + 1, entry->name);
    return 0;
}

static void open_map(struct json *json, const char *key)
{
    json_open(json, key, '{');
    json_text(json, "type", "object");
    json_bool(json, "additionalProperties", false);
}

/* Calls `each` once for every group of parameters, in order. */
static void each_group(struct json *json, void (*each)(struct json *json, const char *group))
{
    char last[ENTRY_NAME] = "";
    for (int i = 0; i < parameters_table.count; i++) {
        const char *name = parameters_table.rows[i].name;
        size_t n = strcspn(name, ".");
        if (strlen(last) == n && !strncmp(last, name, n))
            continue;
        snprintf(last, sizeof last, "%.*s", (int)n, name);
        each(json, last);
    }
}

static void group_reference(struct json *json, const char *group)
{
    char name[ENTRY_NAME + 8];
    snprintf(name, sizeof name, "group.%s", group);
    ref(json, group, name);
}

static void group_definition(struct json *json, const char *group)
{
    char name[ENTRY_NAME + 8];
    snprintf(name, sizeof name, "group.%s", group);
    open_map(json, name);
    json_open(json, "properties", '{');
    entry_each(mention, &(struct writing){json, ENTRY_PARAMETER, group});
    json_close(json, '}');
    json_close(json, '}');
}

static void date_form(struct json *json, const struct parameter *row)
{
    (void)row;
    ref(json, NULL, "date");
}

static void months_form(struct json *json, const struct parameter *row)
{
    number(json, row);
    pattern(json, NULL, MONTHS);
}

static void sample_form(struct json *json, const struct parameter *row)
{
    number(json, row);
    choice(json, NULL, (const char *const[]){"all"}, 1);
}

static void text_form(struct json *json, const struct parameter *row)
{
    (void)row;
    any(json, NULL, "string");
}

/* A value of `run` or `city` that is no parameter. */
struct plain {
    const char *key;
    struct words about;
    void (*forms)(struct json *json, const struct parameter *row);
    struct parameter row;
};

#define WHOLE(from, to) {.type = PARAMETER_COUNT, .limit_low = (from), .limit_high = (to)}
#define ONE_OF(...)                                                                             \
    {.type = PARAMETER_CHOICE, .choices = (const struct parameter_choice[]){__VA_ARGS__, {0}}}

static const struct plain city[] = {
    {"sample",
     {"只模拟这么多个街道，由种子抽取；all 为全部。",
      "Simulate so many street offices, drawn by seed; all: every one."},
     sample_form, WHOLE(1, 50000)},
    {"table",
     {"社区表（CSV）的路径，相对于本文件。",
      "Path of the table of communities (CSV), relative to this file."},
     text_form, {0}},
    {"table_text",
     {"社区表的全文，如结果文件中所嵌入的。", "The table itself, as results embed it."},
     text_form, {0}},
};

static const struct plain work[] = {
    {"tasks",
     {"事项表（CSV）的路径，相对于本文件：本市自己的事项清单。",
      "Path of the city's own list of tasks (CSV), relative to this file."},
     text_form, {0}},
    {"tasks_text",
     {"事项表的全文，如结果文件中所嵌入的。", "The list itself, as results embed it."},
     text_form, {0}},
};

static const struct plain run[] = {
    {"start", {"记录的第一天。", "The first recorded day."}, date_form, {0}},
    {"burn_in",
     {"记录之前先运行多久，如 2 years。",
      "How long the model runs before the first record, like 2 years."},
     months_form, WHOLE(0, 1200)},
    {"length",
     {"记录多长时间，如 5 years。", "How long is recorded, like 5 years."},
     months_form, WHOLE(1, 1200)},
    {"record",
     {"每日、每月或每年记录一次。", "One record a day, a month or a year."},
     value_forms, ONE_OF({.name = "day"}, {.name = "month"}, {.name = "year"})},
    {"seed",
     {"随机数种子：同一种子给出同样的结果。", "The same seed gives the same results."},
     value_forms, WHOLE(0, 18446744073709551615.0)},
    {"replicates", {"重复次数。", "How many replicates."}, value_forms, WHOLE(1, 1e6)},
    {"calendar",
     {"civil：有工作日与假日；continuous：不分昼夜，供实验室情景。",
      "civil has working days and holidays; continuous is open day and night, for laboratories."},
     value_forms, ONE_OF({.name = "civil"}, {.name = "continuous"})},
    {"posterior",
     {"后验（CSV，由 shequ calibrate 写出）的路径，相对于本文件：每次重复按权重取其中一个点，各方案相同。",
      "Path of a posterior (CSV, as shequ calibrate writes it), relative to this file: each replicate "
      "has one of its points, picked by weight, the same for all arms."},
     text_form, {0}},
    {"posterior_text",
     {"后验的全文，如结果文件中所嵌入的。", "The posterior itself, as results embed it."},
     text_form, {0}},
    {"point",
     {"drawn：每次重复各取后验的一个点；centre：都取其中心的点。",
      "drawn: each replicate has a point of the posterior of its own; centre: all have the point at "
      "its centre."},
     value_forms, ONE_OF({.name = "drawn"}, {.name = "centre"})},
    {"assumptions",
     {"fixed：假定的参数取定值；drawn：没有写明的，每次重复在合理范围内各抽一次，各方案相同。",
      "fixed: assumed parameters keep their values; drawn: those that are not written are drawn "
      "for each replicate within their plausible ranges, the same for all arms."},
     value_forms, ONE_OF({.name = "fixed"}, {.name = "drawn"})},
};

/* A map of plain values, and of the parameters of `group` (NULL: none). */
static void plain_map(struct json *json, const char *key, const char *group,
                      const struct plain *list, size_t n)
{
    open_map(json, key);
    json_open(json, "properties", '{');
    if (group)
        entry_each(mention, &(struct writing){json, ENTRY_PARAMETER, group});
    for (size_t i = 0; i < n; i++) {
        json_open(json, list[i].key, '{');
        said(json, list[i].about.zh, list[i].about.en);
        value(json, list[i].forms, &list[i].row);
        json_close(json, '}');
    }
    json_close(json, '}');
    json_close(json, '}');
}

static void definition_of_places(struct json *json)
{
    json_open(json, "places", '{');
    said(json, "社区的编号（按代码排序，从 1 起）；引号内为代码或名称。",
         "Communities by number (from 1, in order of code), or in quotes by code or name.");
    json_open(json, "anyOf", '[');
    choice(json, NULL, (const char *const[]){"all"}, 1);
    json_open(json, NULL, '{');
    texts(json, "type", (const char *const[]){"string", "integer"}, 2);
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_text(json, "type", "array");
    json_open(json, "items", '{');
    texts(json, "type", (const char *const[]){"string", "integer"}, 2);
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
}

static void definition_of_where(struct json *json)
{
    json_open(json, "where", '{');
    said(json, "在哪里、分几批推行。", "Where the reform is carried out, and in how many waves.");
    json_open(json, "anyOf", '[');
    ref(json, NULL, "places");
    open_map(json, NULL);
    json_open(json, "properties", '{');
    ref(json, "places", "places");
    ref(json, "share", "share");
    json_open(json, "waves", '{');
    said(json, "分几批。", "In how many waves.");
    json_text(json, "type", "integer");
    json_real(json, "minimum", 1);
    json_real(json, "maximum", 1000);
    json_close(json, '}');
    pattern(json, "every", MONTHS);
    choice(json, "order", (const char *const[]){"seeded", "listed", "size"}, 3);
    ref(json, "pilot", "places");
    choice(json, "by", (const char *const[]){"community", "street"}, 2);
    json_close(json, '}');
    json_close(json, '}');
    any(json, NULL, "null");
    json_close(json, ']');
    json_close(json, '}');
}

static void definitions(struct json *json)
{
    static const struct parameter share = {.type = PARAMETER_SHARE, .unit = "1", .limit_high = 1};
    json_open(json, "$defs", '{');
    pattern(json, "date", DATE);
    json_open(json, "source", '{');
    said(json, "此值的出处。", "Where this value comes from.");
    json_text(json, "type", "string");
    json_close(json, '}');
    json_open(json, "words", '{');
    said(json, "一段文字，或中英文各一段。", "One text, or one in each language.");
    json_open(json, "anyOf", '[');
    any(json, NULL, "string");
    open_map(json, NULL);
    json_open(json, "properties", '{');
    for (int i = 0; i < 2; i++)
        any(json, i ? "en" : "zh", "string");
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
    json_open(json, "share", '{');
    value(json, value_forms, &share);
    json_close(json, '}');
    definition_of_places(json);
    definition_of_where(json);
    schema_items(json);
    entry_each(define, &(struct writing){.json = json});
    each_group(json, group_definition);
    json_close(json, '}');
}

static void order_properties(struct json *json)
{
    ref(json, "title", "words");
    for (int i = 0; i < 2; i++) {
        json_open(json, i ? "end" : "begin", '{');
        if (i)
            said(json, "改革在此日之前仍有效；可省略。", "The reform is in force before this day; optional.");
        else
            said(json, "改革生效之日。", "The day from which the reform is in force.");
        json_open(json, "anyOf", '[');
        ref(json, NULL, "date");
        any(json, NULL, "null");
        json_close(json, ']');
        json_close(json, '}');
    }
    json_open(json, "intensity", '{');
    said(json, "强度：0 恰为没有改革，1 为全部。", "Intensity: 0 is exactly no reform, 1 all of it.");
    json_text(json, "$ref", "#/$defs/share");
    json_close(json, '}');
    json_open(json, "fidelity", '{');
    said(json, "真正落实的份额；其余只在纸面上。",
         "Share that is truly carried out; the rest is on paper.");
    json_text(json, "$ref", "#/$defs/share");
    json_close(json, '}');
    ref(json, "where", "where");
    schema_item_orders(json);
}

static void open_order(struct json *json, const char *key, struct words label, struct words about)
{
    char text[512];
    json_open(json, key, '{');
    snprintf(text, sizeof text, "%s %s", label.zh, label.en);
    json_text(json, "title", text);
    said(json, about.zh, about.en);
    json_open(json, "anyOf", '[');
    open_map(json, NULL);
    json_open(json, "properties", '{');
    order_properties(json);
}

/* `off` and nothing take a reform of the base away. */
static void close_order(struct json *json, bool sets)
{
    json_close(json, '}');
    if (sets) {
        static const char *const one[] = {"set", "strike", "admit", "item_price"};
        json_open(json, "anyOf", '[');
        for (int i = 0; i < 4; i++) {
            json_open(json, NULL, '{');
            texts(json, "required", &one[i], 1);
            json_close(json, '}');
        }
        json_close(json, ']');
    }
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_open(json, "enum", '[');
    json_text(json, NULL, "off");
    json_bool(json, NULL, false);
    json_close(json, ']');
    json_close(json, '}');
    any(json, NULL, "null");
    json_close(json, ']');
    json_close(json, '}');
}

static void reforms_schema(struct json *json)
{
    json_open(json, "reforms", '{');
    said(json, "按名称列出的改革；自拟名称的改革用 set 直接设定规则，或用 strike 等按名称处理事项。",
         "Reforms by name; one of your own name sets rules with `set`, or acts on items by name.");
    json_text(json, "type", "object");
    json_open(json, "properties", '{');
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        open_order(json, reform->name, reform->label, reform->about);
        entry_each(mention, &(struct writing){json, ENTRY_SETTING, reform->name});
        close_order(json, false);
    }
    json_close(json, '}');
    json_open(json, "propertyNames", '{');
    json_text(json, "pattern", "^[a-z][a-z0-9_]*$");
    json_close(json, '}');
    open_order(json, "additionalProperties",
               (struct words){"自拟的改革", "a reform of one's own"},
               (struct words){"用 set 写出要设定的规则和数值，用 strike、admit、item_price 写出事项。",
                              "`set` names the rules and their values; `strike`, `admit` and "
                              "`item_price` name items."});
    open_map(json, "set");
    json_open(json, "properties", '{');
    entry_each(mention, &(struct writing){json, ENTRY_RULE, NULL});
    json_close(json, '}');
    json_close(json, '}');
    close_order(json, true);
    json_close(json, '}');
}

static void metric_names(struct json *json, const char *key)
{
    json_open(json, key, '{');
    json_open(json, "enum", '[');
    for (int i = 0; i < metrics_count; i++)
        json_text(json, NULL, metrics_rows[i].name);
    json_close(json, ']');
    json_close(json, '}');
}

static void question_schema(struct json *json)
{
    json_open(json, "question", '{');
    said(json, "想知道什么：一个主要指标，多大的变化才算数，还看哪些指标。",
         "What is asked: one primary metric, how large a change matters, which others to see.");
    json_open(json, "anyOf", '[');
    open_map(json, NULL);
    json_open(json, "properties", '{');
    metric_names(json, "primary");
    json_open(json, "matters_if", '{');
    said(json, "-5 % 为相对变化，-5 pp（百分点）为绝对变化，单独的数以该指标的单位计。",
         "-5 % is relative, -5 pp in percentage points, a plain number in the metric's unit.");
    texts(json, "type", (const char *const[]){"number", "string"}, 2);
    json_close(json, '}');
    json_open(json, "outcomes", '{');
    json_text(json, "type", "array");
    metric_names(json, "items");
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, '}');
    any(json, NULL, "null");
    json_close(json, ']');
    json_close(json, '}');
}

void schema_put(struct json *json)
{
    json_open(json, NULL, '{');
    json_text(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_text(json, "title", "shequ 情景文件 scenario file");
    said(json, "由程序自身的参数行生成：shequ describe --schema。",
         "Generated from the program's own rows: shequ describe --schema.");
    json_text(json, "type", "object");
    json_bool(json, "additionalProperties", false);
    texts(json, "required", (const char *const[]){"shequ"}, 1);
    json_open(json, "properties", '{');
    json_open(json, "shequ", '{');
    said(json, "文件格式的版本。", "Version of the file format.");
    json_real(json, "const", 1);
    json_close(json, '}');
    json_open(json, "extends", '{');
    said(json, "以哪个情景为基础：自带情景的名称，或文件路径；以下只写不同之处。",
         "The base: a shipped scenario's name or a path; only differences follow.");
    json_text(json, "type", "string");
    json_close(json, '}');
    ref(json, "title", "words");
    ref(json, "about", "words");
    plain_map(json, "run", NULL, run, sizeof run / sizeof run[0]);
    open_map(json, "parameters");
    json_open(json, "properties", '{');
    each_group(json, group_reference);
    json_close(json, '}');
    json_close(json, '}');
    plain_map(json, "city", "city", city, sizeof city / sizeof city[0]);
    plain_map(json, "work", NULL, work, sizeof work / sizeof work[0]);
    group_reference(json, "structure");
    group_reference(json, "mechanisms");
    reforms_schema(json);
    question_schema(json);
    json_close(json, '}');
    definitions(json);
    json_close(json, '}');
}
