/* entry.c - see entry.h. */
#include "cli/entry.h"

#include <stdio.h>
#include <string.h>

#include "cli/shipped.h"
#include "cli/yaml.h"

const struct words entry_kinds[N_ENTRY_KINDS] = {
    [ENTRY_PARAMETER] = {"参数", "parameter"},     [ENTRY_RULE] = {"规则", "rule"},
    [ENTRY_REFORM] = {"改革", "reform"},           [ENTRY_SETTING] = {"改革的参数", "reform's parameter"},
    [ENTRY_METRIC] = {"指标", "metric"},           [ENTRY_SCENARIO] = {"情景", "scenario"},
};

const struct words entry_headings[N_ENTRY_KINDS] = {
    [ENTRY_PARAMETER] = {"参数", "Parameters"},    [ENTRY_RULE] = {"规则", "Rules"},
    [ENTRY_REFORM] = {"改革", "Reforms"},
    [ENTRY_SETTING] = {"改革的参数", "Parameters of reforms"},
    [ENTRY_METRIC] = {"指标", "Metrics"},          [ENTRY_SCENARIO] = {"情景", "Scenarios"},
};

const char *const entry_keys[N_ENTRY_KINDS] = {
    [ENTRY_PARAMETER] = "parameter",    [ENTRY_RULE] = "rule",     [ENTRY_REFORM] = "reform",
    [ENTRY_SETTING] = "reform_parameter", [ENTRY_METRIC] = "metric", [ENTRY_SCENARIO] = "scenario",
};

static void write_preset(struct entry *entry)
{
    struct parameter row = entry->row;
    int64_t value = 0;
    row.at = 0;
    parameter_put(&row, &value, row.preset);
    parameter_write(&row, &value, entry->preset, sizeof entry->preset);
}

static struct entry of_row(enum entry_kind kind, const struct parameter *row)
{
    struct entry entry = {.kind = kind,
                          .label = row->label,
                          .about = row->about,
                          .unit = row->unit,
                          .grade = grade_words[row->grade].en,
                          .source = row->source,
                          .row = *row};
    snprintf(entry.name, sizeof entry.name, "%s", row->name);
    write_preset(&entry);
    return entry;
}

/* A rule's baseline: its own, or that of the parameter it is read from. */
static struct entry of_rule(enum rule rule)
{
    const struct rule_row *from = &rule_rows[rule];
    struct parameters given;
    struct rules base;
    struct entry entry = {.kind = ENTRY_RULE,
                          .label = from->label,
                          .about = from->about,
                          .unit = from->unit,
                          .rule = from,
                          .row = rules_parameter(rule)};
    parameter_presets(&parameters_table, &given);
    rules_baseline(&given, &base);
    if (from->kind == RULE_PROCEDURE)
        rules_write(rule, rules_procedure(&base, rule)->base, entry.preset, sizeof entry.preset);
    else if (from->kind == RULE_FIGURE)
        rules_write(rule, base.figure[rule], entry.preset, sizeof entry.preset);
    for (int i = 0; i < parameters_table.count; i++)
        if (parameters_table.rows[i].at == from->parameter)
            entry.source = parameters_table.rows[i].name;
    snprintf(entry.name, sizeof entry.name, "%s", from->name);
    return entry;
}

static struct entry of_reform(const struct reform *reform)
{
    struct entry entry = {.kind = ENTRY_REFORM,
                          .label = reform->label,
                          .about = reform->about,
                          .source = reform->source,
                          .reform = reform};
    snprintf(entry.name, sizeof entry.name, "%s", reform->name);
    return entry;
}

static struct entry of_setting(const struct reform *reform, const struct parameter *row)
{
    struct entry entry = of_row(ENTRY_SETTING, row);
    entry.reform = reform;
    snprintf(entry.name, sizeof entry.name, "reforms.%s.%s", reform->name, row->name);
    return entry;
}

static struct entry of_metric(const struct metric *metric)
{
    struct entry entry = {.kind = ENTRY_METRIC,
                          .label = metric->label,
                          .about = metric->about,
                          .unit = metric->unit,
                          .metric = metric};
    snprintf(entry.name, sizeof entry.name, "%s", metric->name);
    return entry;
}

/* {zh, en}, or one text for both. */
static struct words words_at(const struct tree *tree, const char *key)
{
    node n = tree_get(tree, 0, key), zh, en;
    struct words words = {"", ""};
    if (n == NODE_NONE)
        return words;
    if (tree_text(tree, n))
        return (struct words){tree_text(tree, n), tree_text(tree, n)};
    zh = tree_get(tree, n, "zh");
    en = tree_get(tree, n, "en");
    if (zh != NODE_NONE && tree_text(tree, zh))
        words.zh = tree_text(tree, zh);
    if (en != NODE_NONE && tree_text(tree, en))
        words.en = tree_text(tree, en);
    return words;
}

static int each_scenario(int (*each)(const struct entry *entry, void *with), void *with)
{
    int code = 0;
    for (int i = 0; i < shipped_count && !code; i++) {
        const struct shipped *shipped = &shipped_scenarios[i];
        const size_t length = strlen(shipped->name);
        struct entry entry = {.kind = ENTRY_SCENARIO};
        struct tree tree = {0};
        struct faults faults = {0};
        if (length > 4 && !strcmp(shipped->name + length - 4, ".csv"))
            continue;
        snprintf(entry.name, sizeof entry.name, "%s", shipped->name);
        if (!yaml_tree(shipped->text, shipped->size, shipped->name, &tree, &faults)) {
            entry.label = words_at(&tree, "title");
            entry.about = words_at(&tree, "about");
            code = each(&entry, with);
        }
        tree_free(&tree);
    }
    return code;
}

int entry_each(int (*each)(const struct entry *entry, void *with), void *with)
{
    struct entry entry;
    int code = 0;
    for (int i = 0; i < parameters_table.count && !code; i++) {
        entry = of_row(ENTRY_PARAMETER, &parameters_table.rows[i]);
        code = each(&entry, with);
    }
    for (int r = 0; r < N_RULES && !code; r++) {
        entry = of_rule((enum rule)r);
        code = each(&entry, with);
    }
    for (int i = 0; i < reform_count && !code; i++) {
        const struct reform *reform = reform_catalogue[i];
        entry = of_reform(reform);
        code = each(&entry, with);
        for (int p = 0; p < reform->parameters.count && !code; p++) {
            entry = of_setting(reform, &reform->parameters.rows[p]);
            code = each(&entry, with);
        }
    }
    for (int i = 0; i < metrics_count && !code; i++) {
        entry = of_metric(&metrics_rows[i]);
        code = each(&entry, with);
    }
    return code ? code : each_scenario(each, with);
}

/* Sources are written once, in English; what is not a name or a row id is listed here. */
const struct words *entry_law(const struct entry *entry)
{
    static const struct words held = {"不抽", "held"};
    static const struct words lever = {"不抽：由人决定", "held: somebody decides it"};
    static const struct words laws[] = {
        [ASSUMPTION_UNIFORM] = {"在合理范围内均匀抽取", "uniform on its plausible range"},
        [ASSUMPTION_LOG_UNIFORM] = {"在合理范围内按对数均匀抽取",
                                    "log-uniform on its plausible range"}};
    const enum assumption_law law = assumption_law(&entry->row);
    if ((entry->kind != ENTRY_PARAMETER && entry->kind != ENTRY_SETTING) ||
        entry->row.grade != GRADE_ASSUMED)
        return NULL;
    return law != ASSUMPTION_HELD                 ? &laws[law]
           : entry->row.flags & PARAMETER_LEVER ? &lever
                                                  : &held;
}

const char *entry_source(const struct entry *entry, enum lang lang, char *text)
{
    static const struct words phrases[] = {
        {"未找到出处", "no source found"},
        {"模型的开关", "a switch of the model"},
        {"政策选择", "a lever of policy"},
        {"国务院令第 514 号（2007）", "State Council Order 514 (2007)"},
    };
    static const char assumed[] = "assumed: ", tuned[] = "tuned to ";
    const char *source = entry->source ? entry->source : "", *before = "", *after = "";
    if (lang == LANG_ZH && !strncmp(source, assumed, sizeof assumed - 1)) {
        source += sizeof assumed - 1;
        before = "假定：";
    } else if (lang == LANG_ZH && !strncmp(source, tuned, sizeof tuned - 1)) {
        source += sizeof tuned - 1;
        before = "按 ";
        after = " 校准";
    }
    for (size_t i = 0; lang == LANG_ZH && i < sizeof phrases / sizeof phrases[0]; i++)
        if (!strcmp(source, phrases[i].en))
            source = phrases[i].zh;
    snprintf(text, ENTRY_NAME, "%s%s%s", before, source, after);
    return text;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool contains(const char *text, const char *part)
{
    for (; text && *text; text++) {
        size_t i = 0;
        while (part[i] && lower(text[i]) == lower(part[i]))
            i++;
        if (!part[i])
            return true;
    }
    return false;
}

bool entry_says(const struct entry *entry, const char *text)
{
    return contains(entry->name, text) || contains(entry->label.zh, text) ||
           contains(entry->label.en, text) || contains(entry->about.zh, text) ||
           contains(entry->about.en, text) || contains(entry->source, text);
}
