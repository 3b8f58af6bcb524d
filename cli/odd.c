/* odd.c - see odd.h. */
#include "cli/odd.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/entry.h"
#include "models/flat.h"

/* What is looked up while it is written. */
struct telling_odd {
    struct paper paper;
    const struct inventory *inventory;
    const struct flat *flat; /* of the run whose orders are told */
    const struct scenario *scenario;
};

static const char *in(const struct telling_odd *odd, struct words words)
{
    return words_in(words, odd->paper.lang);
}

static void heading(const struct telling_odd *odd, struct words words)
{
    paper_heading(&odd->paper, in(odd, words));
}

static void say(const struct telling_odd *odd, struct words words)
{
    paper_text(&odd->paper, in(odd, words));
}

/* ---- runs and question ---- */

static void tell_runs(struct telling_odd *odd)
{
    static const struct paper_column columns[] = {
        {{"运行", "run"}, 20}, {{"假设", "assumptions"}, 10}, {{"种子", "seed"}, 14},
        {{"重复", "replicates"}, 9}, {{"首日", "first day"}, 10},
        {{"预热（月）", "burn-in, months"}, 9}, {{"时长（月）", "length, months"}, 9},
        {{"街道（0：全部）", "street offices (0: all)"}, 10}, {{"摘要", "digest"}, 32}};
    struct paper *paper = &odd->paper;
    heading(odd, (struct words){"运行", "Runs"});
    paper_table(paper, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < odd->inventory->n; i++) {
        const struct inventory_run *run = &odd->inventory->run[i];
        const struct scenario_run *how = &run->scenario.run;
        char text[32], date[DATE_TEXT];
        paper_code(paper, run->name);
        paper_cell(paper, in(odd, how->drawn ? (struct words){"逐次抽取", "drawn"}
                                             : (struct words){"固定", "fixed"}));
        snprintf(text, sizeof text, "%" PRIu64, how->seed);
        paper_cell(paper, text);
        snprintf(text, sizeof text, "%llu",
                 odd->inventory->kind == INVENTORY_SWEEP
                     ? (unsigned long long)odd->inventory->sweep.replicates
                     : (unsigned long long)how->replicates);
        paper_cell(paper, text);
        paper_cell(paper, day_text(how->start, date));
        snprintf(text, sizeof text, "%d", how->burn_in);
        paper_cell(paper, text);
        snprintf(text, sizeof text, "%d", how->length);
        paper_cell(paper, text);
        snprintf(text, sizeof text, "%" PRId64, run->scenario.sample);
        paper_cell(paper, text);
        paper_code(paper, run->digest);
    }
    paper_table_end(paper);
}

static void tell_metric(struct telling_odd *odd, const char *role, const char *name)
{
    const struct metric *metric = metrics_find(name);
    struct paper *paper = &odd->paper;
    paper_code(paper, metric->name);
    paper_cell(paper, role);
    paper_cell(paper, in(odd, metric->label));
    paper_cell(paper, metric->unit);
    paper_cell(paper, in(odd, metric->about));
}

/* What was asked; a run alone may ask, too, or asks for nothing. */
static struct question question_of(const struct inventory *inventory)
{
    const struct scenario_question *own = &inventory->run[0].scenario.question;
    if (inventory->kind != INVENTORY_RUN)
        return inventory->question;
    return (struct question){.primary = own->primary, .matters_if = own->matters_if,
                             .relative = own->relative, .points = own->points,
                             .outcomes = own->outcomes, .n_outcomes = own->n_outcomes};
}

static void tell_outcomes(struct telling_odd *odd)
{
    static const struct paper_column columns[] = {
        {{"指标", "metric"}, 20}, {{"地位", "role"}, 8}, {{"含义", "meaning"}, 18},
        {{"单位", "unit"}, 10}, {{"定义", "definition"}, 44}};
    const struct question question = question_of(odd->inventory);
    char size[REAL_TEXT], text[200];
    heading(odd, (struct words){"结果指标", "Outcomes"});
    if (odd->inventory->kind == INVENTORY_RUN && !question.primary) {
        say(odd, (struct words){"这次运行没有申明要看的指标：结果文件里有全部指标。",
                                "No outcome was declared for this run: the result file has them "
                                "all."});
        return;
    }
    if (question.matters_if < 0 || question.matters_if > 0) {
        const bool hundred = question.relative || question.points;
        snprintf(text, sizeof text,
                 in(odd, (struct words){"起码要有这么大才算数：%s%s。",
                                        "The smallest effect that matters: %s%s."}),
                 real_text(question.matters_if, size),
                 !hundred            ? ""
                 : question.relative ? in(odd, (struct words){"（相对基线）", " of the baseline"})
                                     : in(odd, (struct words){"（份额之差）", ", as a share"}));
        paper_text(&odd->paper, text);
    }
    if (odd->inventory->sequential)
        say(odd, (struct words){"重复做到能下结论为止，区间为此放宽。",
                                "Replicates went on until it was decided; intervals allow for "
                                "that."});
    paper_table(&odd->paper, columns, sizeof columns / sizeof *columns);
    if (question.primary)
        tell_metric(odd, in(odd, (struct words){"主要", "primary"}), question.primary);
    for (int i = 0; i < question.n_outcomes; i++)
        if (!question.primary || strcmp(question.outcomes[i], question.primary) != 0)
            tell_metric(odd, in(odd, (struct words){"申明", "declared"}), question.outcomes[i]);
    paper_table_end(&odd->paper);
}

/* ---- numbers ---- */

static const struct paper_column number_columns[] = {
    {{"参数", "parameter"}, 20}, {{"含义", "meaning"}, 20}, {{"单位", "unit"}, 8},
    {{"取值", "value"}, 9}, {{"默认", "default"}, 8}, {{"合理范围", "plausible range"}, 10},
    {{"证据", "grade"}, 8}, {{"来源", "source"}, 17}};
enum { N_NUMBER_COLUMNS = sizeof number_columns / sizeof *number_columns };

static void cells(struct telling_odd *odd, const char *const *cell, int n)
{
    for (int i = 0; i < n; i++)
        paper_cell(&odd->paper, cell[i]);
}

/* What a scenario sets is as good as the source that it gives; the row's grade is its default's. */
static const char *grade_of(const struct telling_odd *odd, const struct parameter *row, bool preset,
                            const char *source)
{
    if (!strncmp(source, "assumed", 7) || (preset && !*source))
        return in(odd, grade_words[*source ? GRADE_ASSUMED : row->grade]);
    return in(odd, *source ? (struct words){"情景所给", "the scenario's"}
                           : (struct words){"情景所定，无来源", "the scenario's, without source"});
}

/* `value` NULL: drawn anew in each replicate. */
static void tell_number(struct telling_odd *odd, const char *name, const struct parameter *row,
                        const char *value, const char *source)
{
    int64_t presets = 0; /* room for one field, whatever its type */
    struct parameter alone = *row;
    struct entry entry = {.source = source && *source ? source : row->source};
    char preset[96], range[2 * REAL_TEXT + 8] = "", low[REAL_TEXT], high[REAL_TEXT];
    char said[ENTRY_NAME];
    const bool lang_zh = odd->paper.lang == LANG_ZH;
    alone.at = 0;
    parameter_put(&alone, &presets, row->preset);
    parameter_write(&alone, &presets, preset, sizeof preset);
    if (row->type != PARAMETER_CHOICE)
        snprintf(range, sizeof range, "%s … %s", real_text(row->low, low),
                 real_text(row->high, high));
    paper_code(&odd->paper, name);
    cells(odd,
          (const char *const[]){
              in(odd, row->label), !strcmp(row->unit, "1") ? "" : row->unit,
              value ? value : in(odd, (struct words){"逐次抽取", "drawn"}), preset, range,
              value ? grade_of(odd, row, !strcmp(value, preset), source ? source : "")
                    : in(odd, grade_words[row->grade]),
              lang_zh ? entry_source(&entry, LANG_ZH, said) : entry.source},
          N_NUMBER_COLUMNS - 1);
}

static bool is_drawn(const struct scenario *scenario, const struct parameter *row, bool written)
{
    return scenario->run.drawn && !written && assumption_law(row) != ASSUMPTION_HELD;
}

static void tell_parameters(struct telling_odd *odd)
{
    const struct scenario *scenario = odd->scenario;
    heading(odd, (struct words){"参数", "Parameters"});
    paper_table(&odd->paper, number_columns, N_NUMBER_COLUMNS);
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        char value[96];
        parameter_write(row, &scenario->parameters, value, sizeof value);
        tell_number(odd, row->name, row,
                    is_drawn(scenario, row, scenario->written[i]) ? NULL : value,
                    scenario->source[i]);
    }
    paper_table_end(&odd->paper);
}

/* Reforms have tables of their own, and runs must be alike. */
static bool is_told(const struct flat_line *line)
{
    return strncmp(line->path, "reforms.", 8) != 0 && strncmp(line->path, "run.", 4) != 0;
}

static void count_difference(void *context, const struct flat_line *base,
                             const struct flat_line *variant)
{
    *(int *)context += is_told(variant ? variant : base);
}

static void tell_difference(void *context, const struct flat_line *base,
                            const struct flat_line *variant)
{
    struct telling_odd *odd = context;
    const struct flat_line *any = variant ? variant : base;
    if (!is_told(any))
        return;
    paper_code(&odd->paper, any->path);
    cells(odd, (const char *const[]){base ? base->value : "", variant ? variant->value : "",
                                     variant ? variant->source : ""}, 3);
}

/* What a variant sets otherwise than by reforms. */
static void tell_other(struct telling_odd *odd, const char *name, const struct flat *base)
{
    static const struct paper_column columns[] = {
        {{"参数", "parameter"}, 30}, {{"基线", "baseline"}, 15}, {{"方案", "variant"}, 15},
        {{"来源", "source"}, 40}};
    char text[CONTENDER_NAME + 100];
    int n = 0;
    flat_differ(base, odd->flat, count_difference, &n);
    snprintf(text, sizeof text,
             in(odd, n ? (struct words){"此外 %s 与基线不同之处：", "What else %s sets otherwise:"}
                       : (struct words){"此外 %s 与基线相同。",
                                        "All else of %s is as in the baseline."}),
             name);
    paper_text(&odd->paper, text);
    if (!n)
        return;
    paper_table(&odd->paper, columns, sizeof columns / sizeof *columns);
    flat_differ(base, odd->flat, tell_difference, odd);
    paper_table_end(&odd->paper);
}

/* ---- reforms ---- */

/* What every order has, in words; other lines are parameters of the reform, rules, items. */
static void tell_line(struct telling_odd *odd, const struct scenario_order *order,
                      const struct flat_line *line, const char *key)
{
    const struct parameter *row =
        order->reform ? parameter_find(&order->reform->parameters, key) : NULL;
    const int rule = strncmp(key, "set.", 4) ? -1 : rules_find(key + 4);
    if (row) {
        tell_number(odd, line->path, row, line->value, line->source);
        return;
    }
    paper_code(&odd->paper, line->path);
    cells(odd,
          (const char *const[]){rule < 0 ? "" : in(odd, rule_rows[rule].label),
                                rule < 0 || !strcmp(rule_rows[rule].unit, "1")
                                    ? "" : rule_rows[rule].unit,
                                line->value, "", "", "", line->source},
          N_NUMBER_COLUMNS - 1);
}

static void tell_order(struct telling_odd *odd, const struct scenario_order *order)
{
    char prefix[ENTRY_NAME], path[2 * ENTRY_NAME];
    const struct reform *reform = order->reform;
    snprintf(prefix, sizeof prefix, "reforms.%s.", order->name);
    if (reform) {
        char text[2048];
        snprintf(text, sizeof text, "%s %s: %s. %s [%s]", reform->code, reform->name,
                 in(odd, reform->label), in(odd, reform->about), reform->source);
        paper_text(&odd->paper, text);
    }
    paper_table(&odd->paper, number_columns, N_NUMBER_COLUMNS);
    for (size_t i = 0; i < odd->flat->n; i++)
        if (!strncmp(odd->flat->line[i].path, prefix, strlen(prefix)))
            tell_line(odd, order, &odd->flat->line[i], odd->flat->line[i].path + strlen(prefix));
    for (int p = 0; reform && p < reform->parameters.count; p++) {
        const struct parameter *row = &reform->parameters.rows[p];
        if (!is_drawn(odd->scenario, row, order->given_written[p]))
            continue;
        snprintf(path, sizeof path, "%s%s", prefix, row->name);
        tell_number(odd, path, row, NULL, NULL);
    }
    paper_table_end(&odd->paper);
}

static void tell_orders(struct telling_odd *odd)
{
    if (!odd->scenario->n_orders)
        say(odd, (struct words){"没有改革。", "No reform is ordered."});
    for (int i = 0; i < odd->scenario->n_orders; i++)
        tell_order(odd, &odd->scenario->orders[i]);
}

/* One side: what it sets otherwise, and its reforms. */
static int tell_side(struct telling_odd *odd, const struct inventory_run *run,
                     const struct flat *base, struct fault *fault)
{
    struct flat flat;
    char text[CONTENDER_NAME + 100];
    int status = flat_init(&flat, &run->scenario, fault);
    if (status)
        return status;
    odd->flat = &flat;
    odd->scenario = &run->scenario;
    snprintf(text, sizeof text, in(odd, (struct words){"改革：%s", "Reforms: %s"}), run->name);
    paper_heading(&odd->paper, text);
    tell_orders(odd);
    if (base)
        tell_other(odd, run->name, base);
    flat_free(&flat);
    return 0;
}

static int tell_sides(struct telling_odd *odd, struct fault *fault)
{
    const struct inventory *inventory = odd->inventory;
    struct flat base;
    int status = flat_init(&base, &inventory->run[0].scenario, fault);
    if (status)
        return status;
    for (int i = 0; i < inventory->n && !status; i++)
        if (!i || inventory->run[i].batch == BATCH_FIXED || inventory->kind == INVENTORY_SWEEP)
            status = tell_side(odd, &inventory->run[i], i ? &base : NULL, fault);
    flat_free(&base);
    return status;
}

/* ---- all of it ---- */

static int tell_all(struct telling_odd *odd, struct fault *fault)
{
    const struct scenario *scenario = &odd->inventory->run[0].scenario;
    const char *about[2] = {scenario->about_zh, scenario->about_en};
    char text[512];
    int status;
    odd->scenario = scenario;
    paper_begin(&odd->paper, in(odd, (struct words){"本次配置（ODD 的表）",
                                                    "This configuration, in tables (ODD)"}));
    snprintf(text, sizeof text,
             in(odd, (struct words){"shequ %s 版。模型本身按 ODD 第二次更新（Grimm 等 2020, JASSS "
                                    "23(2) 7）写在该版的 docs/odd.md 里；这里只有这些运行自己的数值。"
                                    "默认值、合理范围、证据见每一行。",
                                    "shequ, version %s. The model itself is described after ODD, "
                                    "second update (Grimm et al. 2020, JASSS 23(2) 7), in "
                                    "docs/odd.md of that version; here is what these runs have of "
                                    "their own."}),
             odd->inventory->version);
    paper_text(&odd->paper, text);
    if (about[odd->paper.lang])
        paper_text(&odd->paper, about[odd->paper.lang]);
    tell_runs(odd);
    if (odd->inventory->kind == INVENTORY_SWEEP)
        say(odd, (struct words){"这些是扫描的各方，因子未设时的样子；各点上因子另取的值见 sweep.yaml 与 "
                                "outcomes.csv，各次运行的摘要见 units.csv。",
                                "These are the arms of a sweep where no factor is set; which values "
                                "factors take at its points is in sweep.yaml and outcomes.csv, digests "
                                "of the runs are in units.csv."});
    tell_outcomes(odd);
    if ((status = tell_sides(odd, fault)))
        return status;
    odd->scenario = scenario;
    tell_parameters(odd);
    paper_end(&odd->paper);
    return 0;
}

int odd_write(const struct inventory *inventory, enum paper_form form, enum lang lang,
              char **text, struct fault *fault)
{
    size_t n = 0;
    struct telling_odd odd = {.paper = {.form = form, .lang = lang}, .inventory = inventory};
    *text = NULL;
    if (!(odd.paper.out = open_memstream(text, &n)))
        return fault_memory(fault, 1);
    int status = tell_all(&odd, fault);
    const bool bad = ferror(odd.paper.out);
    if ((fclose(odd.paper.out) || bad) && !status)
        status = fault_memory(fault, n);
    if (status) {
        free(*text);
        *text = NULL;
    }
    return status;
}
