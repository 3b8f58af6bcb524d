/* describe.c - shequ describe: every row, found by path or by words in either language. */
#include <stdio.h>
#include <string.h>

#include "cli/cell.h"
#include "cli/entry.h"
#include "cli/schema.h"
#include "cli/verb.h"
#include "models/json.h"

struct wish {
    const struct ui *ui;
    bool csv, markdown, schema;
    const char *asked; /* NULL: everything */
    int kind;          /* of entries asked for, or -1 */
    /* while looking and writing */
    struct json json;
    int found;
    bool exact; /* only names that are `asked` itself */
    bool cards; /* in full */
    char group[ENTRY_NAME];
    int heading; /* kind of the last main heading, or -1 */
    char nearest[ENTRY_NAME];
    int away;
};

static const char *tell(const struct wish *wish, struct words words)
{
    return words_in(words, wish->ui->lang);
}

static bool has_row(const struct entry *entry)
{
    return entry->kind == ENTRY_PARAMETER || entry->kind == ENTRY_SETTING ||
           (entry->rule && entry->rule->kind != RULE_DATE);
}

static bool has_interval(const struct entry *entry)
{
    return has_row(entry) && entry->row.type != PARAMETER_CHOICE;
}

static bool is_named(const struct entry *entry, const char *name)
{
    if (!strncmp(name, "parameters.", 11))
        name += 11;
    return !strcmp(entry->name, name) || !strcmp(entry->label.zh, name) ||
           (entry->kind == ENTRY_RULE && !strcmp(entry->name + 6, name)) ||
           (entry->kind == ENTRY_REFORM && !strncmp(name, "reforms.", 8) &&
            !strcmp(entry->name, name + 8));
}

/* A parameter of the reform that is asked for by name. */
static bool goes_with_it(const struct entry *entry, const char *name)
{
    if (!strncmp(name, "reforms.", 8))
        name += 8;
    return entry->kind == ENTRY_SETTING && !is_named(entry, name) &&
           (!strcmp(entry->reform->name, name) || !strcmp(entry->reform->label.zh, name));
}

/* A reform's parameters go with it. */
static bool is_wanted(const struct wish *wish, const struct entry *entry)
{
    if (wish->kind >= 0)
        return (int)entry->kind == wish->kind ||
               (wish->kind == ENTRY_REFORM && entry->kind == ENTRY_SETTING);
    if (!wish->asked)
        return true;
    if (!wish->exact)
        return entry_says(entry, wish->asked);
    return is_named(entry, wish->asked) || goes_with_it(entry, wish->asked);
}

static int count(const struct entry *entry, void *with)
{
    struct wish *wish = with;
    wish->found += is_wanted(wish, entry);
    return 0;
}

static int nearest(const struct entry *entry, void *with)
{
    struct wish *wish = with;
    const char *last = strrchr(entry->name, '.');
    int away = parameter_near(wish->asked, entry->name);
    int short_away = last ? parameter_near(wish->asked, last + 1) : -1;
    if (short_away >= 0 && (away < 0 || short_away < away))
        away = short_away;
    if (away >= 0 && (!wish->nearest[0] || away < wish->away)) {
        snprintf(wish->nearest, sizeof wish->nearest, "%s", entry->name);
        wish->away = away;
    }
    return 0;
}

/* ---- for people ------------------------------------------------------------------------ */

static const char *unit_of(const struct entry *entry)
{
    return entry->unit && strcmp(entry->unit, "1") != 0 ? entry->unit : "";
}

static const char *unit_or_kind(const struct wish *wish, const struct entry *entry)
{
    if (has_row(entry) && entry->row.type == PARAMETER_SHARE)
        return tell(wish, (struct words){"份额", "share"});
    return unit_of(entry);
}

static const char *preset_unit(const struct entry *entry)
{
    return has_row(entry) && entry->row.type == PARAMETER_DURATION ? "" : unit_of(entry);
}

static void choices_text(const struct parameter *row, enum lang lang, char *text, size_t size)
{
    size_t at = 0;
    text[0] = 0;
    for (int i = 0; row->choices[i].name && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, lang == LANG_ZH ? "%s%s（%s）" : "%s%s (%s)",
                               i ? ", " : "", row->choices[i].name,
                               words_in(row->choices[i].label, lang));
}

static struct words better_words(enum metric_better better)
{
    switch (better) {
    case METRIC_MORE: return (struct words){"越多越好", "more is better"};
    case METRIC_LESS: return (struct words){"越少越好", "less is better"};
    default: return (struct words){"多少无所谓好坏", "neither more nor less is better"};
    }
}

/* The metrics in which something shows. */
static void print_shows(const char *what, const char *const metrics[SHOWS_MOST])
{
    printf("  %s", what);
    for (int i = 0; i < SHOWS_MOST && metrics[i]; i++)
        printf(" %s", metrics[i]);
    putchar('\n');
}

static void print_card(const struct wish *wish, const struct entry *entry)
{
    char text[512];
    printf("%s  %s  [%s]\n", entry->name, tell(wish, entry->label),
           tell(wish, entry_kinds[entry->kind]));
    if (*tell(wish, entry->about))
        printf("  %s\n", tell(wish, entry->about));
    if (entry->preset[0])
        printf("  %s %s%s%s\n",
               entry->rule ? tell(wish, (struct words){"现状", "baseline"})
                           : tell(wish, (struct words){"默认", "default"}),
               entry->preset, *preset_unit(entry) ? " " : "", preset_unit(entry));
    else if (*unit_of(entry))
        printf("  %s %s\n", tell(wish, (struct words){"单位", "unit"}), unit_of(entry));
    if (has_row(entry) && entry->row.type == PARAMETER_CHOICE) {
        choices_text(&entry->row, wish->ui->lang, text, sizeof text);
        printf("  %s %s\n", tell(wish, (struct words){"可选", "one of"}), text);
    }
    if (has_interval(entry) && entry->kind != ENTRY_RULE)
        printf("  %s %.10g … %.10g\n", tell(wish, (struct words){"合理范围", "plausible"}),
               entry->row.low, entry->row.high);
    if (has_interval(entry))
        printf("  %s [%.10g, %.10g]%s\n", tell(wish, (struct words){"允许", "limits"}),
               entry->row.limit_low, entry->row.limit_high,
               entry->row.flags & PARAMETER_UNBOUNDED
                   ? tell(wish, (struct words){"；0 表示没有限制", "; 0 is without bound"})
                   : "");
    if (entry->grade)
        printf("  %s %s\n", tell(wish, (struct words){"证据", "evidence"}),
               tell(wish, grade_words[entry->row.grade]));
    if (entry_law(entry))
        printf("  %s %s\n", tell(wish, (struct words){"抽取假设时", "when assumptions are drawn:"}),
               tell(wish, *entry_law(entry)));
    if (entry->source)
        printf("  %s %s\n",
               entry->rule ? tell(wish, (struct words){"现状取自", "baseline from"})
                           : tell(wish, (struct words){"来源", "source"}),
               entry_source(entry, wish->ui->lang, text));
    if (entry->metric)
        printf("  %s\n", tell(wish, better_words(entry->metric->better)));
    if (entry->kind == ENTRY_REFORM) {
        printf("  %s", tell(wish, (struct words){"改变的规则", "changes"}));
        for (int t = 0; t < entry->reform->n_touches; t++)
            printf(" %s", rule_rows[entry->reform->touches[t].rule].name);
        printf("\n  %s %s\n", tell(wish, (struct words){"代价与副作用", "costs and side effects"}),
               tell(wish, entry->reform->cost));
        print_shows(tell(wish, (struct words){"看效果", "shows in"}), entry->reform->channel);
        print_shows(tell(wish, (struct words){"看代价", "costs show in"}), entry->reform->side);
    }
    if (entry->rule)
        printf("  %s %s\n", tell(wish, (struct words){"途径", "channel"}),
               tell(wish, *channel_words(entry->rule->channel)));
}

static void print_line(struct wish *wish, const struct entry *entry)
{
    char value[160];
    snprintf(value, sizeof value, "%s%s%s", entry->preset, entry->preset[0] ? " " : "",
             entry->preset[0] ? preset_unit(entry) : unit_of(entry));
    printf("%-48s %-26s %s\n", entry->name, value, tell(wish, entry->label));
}

static int show(const struct entry *entry, void *with)
{
    struct wish *wish = with;
    if (!is_wanted(wish, entry))
        return 0;
    if (wish->cards && wish->exact && goes_with_it(entry, wish->asked)) {
        if (!strcmp(wish->group, "card"))
            putchar('\n');
        snprintf(wish->group, sizeof wish->group, "line");
        print_line(wish, entry);
    } else if (wish->cards) {
        if (wish->group[0])
            putchar('\n');
        snprintf(wish->group, sizeof wish->group, "card");
        print_card(wish, entry);
    } else {
        const char *heading = tell(wish, entry_headings[entry->kind == ENTRY_SETTING
                                                            ? ENTRY_REFORM : entry->kind]);
        if (strcmp(wish->group, heading) != 0) {
            printf("%s%s\n", wish->group[0] ? "\n" : "", heading);
            snprintf(wish->group, sizeof wish->group, "%s", heading);
        }
        print_line(wish, entry);
    }
    return 0;
}

/* ---- for programs ---------------------------------------------------------------------- */

static void json_pair(struct json *json, const char *key, double low, double high)
{
    json_open(json, key, '[');
    json_real(json, NULL, low);
    json_real(json, NULL, high);
    json_close(json, ']');
}

static void json_shows(struct json *json, const char *key, const char *const metrics[SHOWS_MOST])
{
    json_open(json, key, '[');
    for (int i = 0; i < SHOWS_MOST && metrics[i]; i++)
        json_text(json, NULL, metrics[i]);
    json_close(json, ']');
}

static int put_json(const struct entry *entry, void *with)
{
    struct wish *wish = with;
    struct json *json = &wish->json;
    if (!is_wanted(wish, entry))
        return 0;
    json_open(json, NULL, '{');
    json_text(json, "kind", entry_keys[entry->kind]);
    json_text(json, "name", entry->name);
    json_words(json, "label", entry->label);
    json_words(json, "about", entry->about);
    if (has_row(entry))
        json_text(json, "type", parameter_types[entry->row.type]);
    if (entry->unit)
        json_text(json, "unit", entry->unit);
    if (entry->preset[0])
        json_text(json, "default", entry->preset);
    if (has_row(entry) && entry->row.type == PARAMETER_CHOICE) {
        json_open(json, "choices", '{');
        for (int i = 0; entry->row.choices[i].name; i++)
            json_words(json, entry->row.choices[i].name, entry->row.choices[i].label);
        json_close(json, '}');
    }
    if (has_interval(entry)) {
        if (entry->kind != ENTRY_RULE)
            json_pair(json, "range", entry->row.low, entry->row.high);
        json_pair(json, "limits", entry->row.limit_low, entry->row.limit_high);
    }
    if (entry->grade)
        json_text(json, "grade", entry->grade);
    if (entry_law(entry))
        json_text(json, "when_drawn", assumption_law_key(assumption_law(&entry->row)));
    if (entry->source)
        json_text(json, entry->rule ? "baseline_from" : "source", entry->source);
    if (entry->metric)
        json_text(json, "better", better_words(entry->metric->better).en);
    if (entry->rule)
        json_text(json, "channel", channel_words(entry->rule->channel)->en);
    if (entry->kind == ENTRY_REFORM) {
        json_open(json, "touches", '[');
        for (int t = 0; t < entry->reform->n_touches; t++)
            json_text(json, NULL, rule_rows[entry->reform->touches[t].rule].name);
        json_close(json, ']');
        json_text(json, "code", entry->reform->code);
        json_text(json, "cost_zh", entry->reform->cost.zh);
        json_text(json, "cost_en", entry->reform->cost.en);
        json_shows(json, "channel_metrics", entry->reform->channel);
        json_shows(json, "side_metrics", entry->reform->side);
    }
    json_close(json, '}');
    return 0;
}

static void cell(const char *text, char after)
{
    cell_write(stdout, text);
    putchar(after);
}

static void number_cell(bool given, double value)
{
    char text[40] = "";
    if (given)
        snprintf(text, sizeof text, "%.10g", value);
    cell(text, ',');
}

static int write_csv(const struct entry *entry, void *with)
{
    const struct wish *wish = with;
    const bool plausible = has_interval(entry) && entry->kind != ENTRY_RULE;
    if (!is_wanted(wish, entry))
        return 0;
    cell(entry_keys[entry->kind], ',');
    cell(entry->name, ',');
    cell(has_row(entry) ? parameter_types[entry->row.type] : "", ',');
    cell(entry->unit ? entry->unit : "", ',');
    cell(entry->preset, ',');
    number_cell(plausible, entry->row.low);
    number_cell(plausible, entry->row.high);
    number_cell(has_interval(entry), entry->row.limit_low);
    number_cell(has_interval(entry), entry->row.limit_high);
    cell(entry->grade ? entry->grade : "", ',');
    cell(entry->source ? entry->source : "", ',');
    cell(entry->label.zh, ',');
    cell(entry->label.en, ',');
    cell(entry->about.zh, ',');
    cell(entry->about.en, '\n');
    return 0;
}

/* ---- the reference page ---------------------------------------------------------------- */

static void markdown_cell(const char *text)
{
    putchar(' ');
    for (; *text; text++) {
        if (*text == '|')
            putchar('\\');
        putchar(*text == '\n' ? ' ' : *text);
    }
    fputs(" |", stdout);
}

static void markdown_heading(struct wish *wish, const struct entry *entry)
{
    char heading[ENTRY_NAME];
    const size_t group = strcspn(entry->name, ".");
    const int main_heading = entry->kind == ENTRY_SETTING ? ENTRY_REFORM : (int)entry->kind;
    if (main_heading != wish->heading)
        printf("\n## %s\n", tell(wish, entry_headings[main_heading]));
    wish->heading = main_heading;
    snprintf(heading, sizeof heading, "%s %.*s", entry_keys[entry->kind],
             entry->kind == ENTRY_PARAMETER ? (int)group : 64,
             entry->reform                     ? entry->reform->name
             : entry->kind == ENTRY_PARAMETER ? entry->name
                                              : "");
    if (!strcmp(heading, wish->group))
        return;
    snprintf(wish->group, sizeof wish->group, "%s", heading);
    if (entry->kind == ENTRY_PARAMETER)
        printf("\n### `%.*s`\n", (int)group, entry->name);
    if (entry->kind == ENTRY_REFORM)
        return;
    if (entry->kind == ENTRY_PARAMETER || entry->kind == ENTRY_SETTING)
        printf("\n%s\n| --- | --- | --- | --- | --- | --- | --- |\n",
               tell(wish, (struct words){"| 名称 | 默认 | 单位 | 合理范围 | 允许 | 证据与来源 | 含义 |",
                                         "| name | default | unit | plausible | limits | "
                                         "evidence, source | meaning |"}));
    if (entry->kind == ENTRY_RULE)
        printf("\n%s\n| --- | --- | --- | --- | --- | --- | --- |\n",
               tell(wish, (struct words){"| 名称 | 现状 | 单位 | 允许 | 途径 | 现状取自 | 含义 |",
                                         "| name | baseline | unit | limits | channel | "
                                         "baseline from | meaning |"}));
    if (entry->kind == ENTRY_METRIC)
        printf("\n%s\n| --- | --- | --- |\n",
               tell(wish, (struct words){"| 名称 | 单位 | 含义 |", "| name | unit | meaning |"}));
    if (entry->kind == ENTRY_SCENARIO)
        printf("\n%s\n| --- | --- |\n",
               tell(wish, (struct words){"| 名称 | 内容 |", "| name | content |"}));
}

static void markdown_meaning(const struct wish *wish, const struct entry *entry)
{
    char text[2048];
    snprintf(text, sizeof text, "**%s**%s%s", tell(wish, entry->label),
             *tell(wish, entry->about) ? wish->ui->lang == LANG_ZH ? "：" : ". " : "",
             tell(wish, entry->about));
    markdown_cell(text);
}

static void markdown_shows(const char *what, const char *const metrics[SHOWS_MOST])
{
    printf("\n\n%s", what);
    for (int i = 0; i < SHOWS_MOST && metrics[i]; i++)
        printf("%s `%s`", i ? "," : "", metrics[i]);
}

static void markdown_reform(const struct wish *wish, const struct entry *entry)
{
    printf("\n### `%s` %s %s\n\n%s\n\n%s %s\n\n%s", entry->name, entry->reform->code,
           tell(wish, entry->label), tell(wish, entry->about), tell(wish, (struct words){"来源：", "Source:"}), entry->source,
           tell(wish, (struct words){"改变的规则：", "Changes:"}));
    for (int t = 0; t < entry->reform->n_touches; t++)
        printf("%s `%s`%s", t ? "," : "", rule_rows[entry->reform->touches[t].rule].name,
               entry->reform->touches[t].cost
                   ? tell(wish, (struct words){"（代价）", " (a cost)"}) : "");
    printf("\n\n%s %s", tell(wish, (struct words){"代价与副作用：", "Costs and side effects:"}),
           tell(wish, entry->reform->cost));
    markdown_shows(tell(wish, (struct words){"看效果：", "Shows in:"}), entry->reform->channel);
    markdown_shows(tell(wish, (struct words){"看代价：", "Costs show in:"}), entry->reform->side);
    putchar('\n');
}

/* The grade, unless the source begins by saying it. */
static void evidence_text(const struct wish *wish, const struct entry *entry, char *text,
                          size_t size)
{
    char source[ENTRY_NAME];
    const char *grade = tell(wish, grade_words[entry->row.grade]);
    entry_source(entry, wish->ui->lang, source);
    if (entry->row.grade == GRADE_ASSUMED || entry->row.grade == GRADE_CALIBRATED)
        snprintf(text, size, "%s", source);
    else
        snprintf(text, size, wish->ui->lang == LANG_ZH ? "%s：%s" : "%s: %s", grade, source);
}

static int write_markdown(const struct entry *entry, void *with)
{
    struct wish *wish = with;
    char text[512];
    const char *last = strrchr(entry->name, '.');
    if (!is_wanted(wish, entry))
        return 0;
    markdown_heading(wish, entry);
    if (entry->kind == ENTRY_REFORM) {
        markdown_reform(wish, entry);
        return 0;
    }
    printf("| `%s` |", entry->kind == ENTRY_SETTING ? last + 1 : entry->name);
    if (has_row(entry) || entry->kind == ENTRY_RULE) {
        markdown_cell(entry->preset);
        markdown_cell(unit_or_kind(wish, entry));
        if (has_row(entry) && entry->row.type == PARAMETER_CHOICE)
            choices_text(&entry->row, wish->ui->lang, text, sizeof text);
        else
            snprintf(text, sizeof text, "%.10g … %.10g", entry->row.low, entry->row.high);
        if (entry->kind != ENTRY_RULE)
            markdown_cell(text);
        if (has_interval(entry))
            snprintf(text, sizeof text, "%.10g … %.10g", entry->row.limit_low,
                     entry->row.limit_high);
        else if (entry->kind != ENTRY_RULE || entry->rule->kind == RULE_DATE)
            text[0] = 0;
        markdown_cell(text);
        if (entry->rule) {
            markdown_cell(tell(wish, *channel_words(entry->rule->channel)));
            snprintf(text, sizeof text, entry->source ? "`%s`" : "%s",
                     entry->source ? entry->source : "");
        } else
            evidence_text(wish, entry, text, sizeof text);
        markdown_cell(text);
    } else if (entry->kind == ENTRY_METRIC)
        markdown_cell(unit_of(entry));
    markdown_meaning(wish, entry);
    putchar('\n');
    return 0;
}

static void markdown_page(struct wish *wish)
{
    printf("# %s\n\n%s\n",
           tell(wish, (struct words){"参数、规则、改革、指标、情景",
                                     "Parameters, rules, reforms, metrics, scenarios"}),
           tell(wish, (struct words){
                          "由程序自身的数据行生成（`make reference`），请勿手改。“合理范围”用于敏感性分析，"
                          "范围之外只是警告；“允许”之外则拒绝。时长写作 `5 years`、`3 months`、`10 d`、`5 wd`、"
                          "`8 h`、`30 min`（`5 wd` 即一周），份额写作 `0.8` 或 `80 %`，金额以元计。",
                          "Generated from the program's own rows (`make reference`); not to be "
                          "edited. The plausible range serves sensitivity analysis, outside it "
                          "there is a warning; outside the limits a value is refused. Durations "
                          "are written `5 years`, `3 months`, `10 d`, `5 wd`, `8 h`, `30 min` "
                          "(`5 wd` is a week), shares `0.8` or `80 %`, money in yuan."}));
    entry_each(write_markdown, wish);
}

/* ---- the verb -------------------------------------------------------------------------- */

static int read_arguments(int argc, char **argv, const struct ui *ui, struct wish *wish)
{
    static const struct {
        const char *name;
        int kind;
    } sections[] = {{"parameters", ENTRY_PARAMETER}, {"参数", ENTRY_PARAMETER},
                    {"rules", ENTRY_RULE},           {"规则", ENTRY_RULE},
                    {"reforms", ENTRY_REFORM},       {"改革", ENTRY_REFORM},
                    {"metrics", ENTRY_METRIC},       {"指标", ENTRY_METRIC},
                    {"scenarios", ENTRY_SCENARIO},   {"情景", ENTRY_SCENARIO}};
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--csv"))
            wish->csv = true;
        else if (!strcmp(argv[i], "--schema"))
            wish->schema = true;
        else if (!strcmp(argv[i], "--markdown"))
            wish->markdown = true;
        else if (argv[i][0] == '-' && argv[i][1] && strcmp(argv[i], "--") != 0)
            return ui_usage(
                ui, (struct words){"describe 没有选项 %s", "describe has no option %s"}, argv[i]);
        else if (strcmp(argv[i], "--") != 0) {
            if (wish->asked)
                return ui_usage(ui, (struct words){"describe 一次只查一项；多个词请加引号：\"%s %s\"",
                                                   "describe takes one name; put several "
                                                   "words in quotes: \"%s %s\""},
                                wish->asked, argv[i]);
            wish->asked = argv[i];
        }
    }
    if (wish->csv + wish->schema + wish->markdown + ui->json > 1 && !(wish->schema && ui->json))
        return ui_usage(ui, (struct words){"--csv、--json、--schema、--markdown 只能选一个",
                                           "--csv, --json, --schema and --markdown exclude one "
                                           "another"});
    for (size_t s = 0; wish->asked && s < sizeof sections / sizeof sections[0]; s++)
        if (!strcmp(wish->asked, sections[s].name))
            wish->kind = sections[s].kind;
    return 0;
}

/* Names that are meant exactly come first; else all that says so anywhere. */
static int look(const struct ui *ui, struct wish *wish)
{
    if (!wish->asked || wish->kind >= 0)
        return 0;
    wish->exact = true;
    entry_each(count, wish);
    if (!wish->found) {
        wish->exact = false;
        entry_each(count, wish);
    }
    wish->cards = wish->exact || wish->found == 1;
    if (wish->found)
        return 0;
    entry_each(nearest, wish);
    if (wish->nearest[0])
        return ui_usage(ui, (struct words){"没有与“%s”有关的条目；是否指 %s？",
                                           "nothing is called or says '%s'; do you mean %s?"},
                        wish->asked, wish->nearest);
    return ui_usage(ui,
                    (struct words){"没有与“%s”有关的条目", "nothing is called or says '%s'"},
                    wish->asked);
}

static int print_json(struct wish *wish)
{
    struct fault fault = {0};
    return ui_json(wish->ui, &wish->json, &fault) ? ui_fault(wish->ui, &fault) : EXIT_OK;
}

int verb_describe(int argc, char **argv, struct ui *ui)
{
    struct wish wish = {.ui = ui, .kind = -1, .heading = -1};
    int status = read_arguments(argc, argv, ui, &wish);
    if (status)
        return status;
    if (wish.schema) {
        schema_put(&wish.json);
        return print_json(&wish);
    }
    status = look(ui, &wish);
    if (status)
        return status;
    if (wish.markdown)
        markdown_page(&wish);
    else if (wish.csv) {
        puts("kind,name,type,unit,default,range_low,range_high,limit_low,limit_high,grade,source,"
             "label_zh,label_en,about_zh,about_en");
        entry_each(write_csv, &wish);
    } else if (ui->json) {
        json_open(&wish.json, NULL, '[');
        entry_each(put_json, &wish);
        json_close(&wish.json, ']');
        return print_json(&wish);
    } else
        entry_each(show, &wish);
    return EXIT_OK;
}
