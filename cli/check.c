/* check.c - `shequ check SCENARIO`: is it in order, what does it say in full, and is its
 * pairing with the baseline intact. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/audit.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "models/assumptions.h"
#include "models/json.h"

static void print_json_faults(struct json *json, const char *key, const struct fault *fault, int n)
{
    json_open(json, key, '[');
    for (int i = 0; i < n; i++) {
        json_open(json, NULL, '{');
        json_text(json, "file", fault[i].where);
        json_real(json, "line", fault[i].line);
        json_real(json, "column", fault[i].column);
        json_text(json, "zh", fault[i].zh);
        json_text(json, "en", fault[i].en);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void print_json_inputs(struct json *json, const struct scenario *scenario)
{
    const struct assumptions_count n = assumptions_count(scenario);
    json_text(json, "inputs_digest", scenario->inputs_digest);
    json_text(json, "assumptions", scenario->run.drawn ? "drawn" : "fixed");
    if (scenario->posterior.points.n) {
        json_text(json, "posterior", scenario->posterior.held ? "centre" : "drawn");
        json_real(json, "points", (double)scenario->posterior.points.n);
        json_real(json, "effective_size", posterior_size(&scenario->posterior.points));
    }
    json_open(json, "numbers", '{');
    json_real(json, "city", n.city);
    json_real(json, "published", n.published);
    json_real(json, "assumed", n.assumed);
    json_real(json, "drawn", n.drawn);
    json_close(json, '}');
}

static int print_json(const struct scenario *scenario, const struct faults *faults, int status,
                      const struct ui *ui)
{
    struct json json = {.line = true};
    struct fault fault = {0};
    json_open(&json, NULL, '{');
    json_bool(&json, "ok", !status);
    if (!status)
        print_json_inputs(&json, scenario);
    print_json_faults(&json, "errors", faults->fault, faults->n);
    print_json_faults(&json, "warnings", faults->warning, faults->n_warnings);
    json_close(&json, '}');
    return ui_json(ui, &json, &fault) ? ui_fault(ui, &fault) : status;
}

/* How much of it is the city's own, and how much nobody has measured. */
static void print_numbers(const struct ui *ui, const struct scenario *scenario)
{
    const struct assumptions_count n = assumptions_count(scenario);
    ui_print(ui,
             (struct words){"  数字    本市 %d 个，有据 %d 个，假定 %d 个",
                            "  numbers  %d of the city's own, %d published, %d assumed"},
             n.city, n.published, n.assumed);
    if (scenario->run.drawn)
        ui_print(ui, (struct words){"；每次重复抽取其中 %d 个", "; %d of these drawn for each replicate"},
                 n.drawn);
    ui_print(ui, (struct words){"\n", "\n"});
}

static void print_posterior(const struct ui *ui, const struct scenario_posterior *posterior)
{
    if (!posterior->points.n)
        return;
    ui_print(ui,
             (struct words){"  后验    %s：%zu 个参数，%zu 个点，有效 %.0f 个；%s\n",
                            "  posterior %s: %zu parameters, %zu points, effective size %.0f; %s\n"},
             posterior->name, posterior->points.k, posterior->points.n,
             posterior_size(&posterior->points),
             words_in(posterior->held
                          ? (struct words){"都取其中心的点", "all replicates at its centre"}
                          : (struct words){"每次重复各取一个点", "a point for each replicate"},
                      ui->lang));
}

static void print_summary(const struct ui *ui, const char *name, const struct scenario *scenario)
{
    const struct parameters *given = &scenario->parameters;
    const char *title = ui->lang == LANG_ZH ? scenario->title_zh : scenario->title_en;
    char date[DATE_TEXT];
    if (!title)
        title = scenario->title_zh ? scenario->title_zh : scenario->title_en;
    ui_print(ui, (struct words){"%s：没有错误\n", "%s: in order\n"}, name);
    if (title)
        ui_print(ui, (struct words){"  标题    %s\n", "  title    %s\n"}, title);
    ui_print(
        ui,
        (struct words){"  时间    %s 起 %d 个月，预热 %d 个月，%u 次重复\n",
                       "  time     %s, %d months after %d of burn-in, %u replicates\n"},
        day_text(scenario->run.start, date), scenario->run.length, scenario->run.burn_in,
        (unsigned)scenario->run.replicates);
    if (given->city.communities_per_street > 0)
        ui_print(
            ui,
            (struct words){"  城市    %lld 个街道，各约 %.10g 个社区\n",
                           "  city     %lld street offices with about %.10g communities each\n"},
            (long long)given->city.streets, given->city.communities_per_street);
    else
        ui_print(ui, (struct words){"  城市    %lld 个街道，%lld 个社区\n",
                                    "  city     %lld street offices, %lld communities\n"},
                 (long long)given->city.streets, (long long)given->city.communities);
    if (scenario->sample)
        ui_print(ui,
                 (struct words){"  抽样    按种子抽 %lld 个街道\n",
                                "  sample   %lld street offices, drawn by seed\n"},
                 (long long)scenario->sample);
    else
        ui_print(ui, (struct words){"  抽样    全部街道\n", "  sample   all street offices\n"});
    if (scenario->items.n)
        ui_print(ui,
                 (struct words){"  事项    %d 项，%d 个部门\n", "  tasks    %d items of %d departments\n"},
                 scenario->items.n, scenario->items.n_departments);
    for (int i = 0; i < scenario->n_orders; i++) {
        const struct scenario_order *order = &scenario->orders[i];
        ui_print(ui,
                 (struct words){"  改革    %s，%s 起\n", "  reform   %s from %s\n"},
                 order->name, day_text(order->begin, date));
    }
    print_numbers(ui, scenario);
    print_posterior(ui, &scenario->posterior);
    ui_print(ui, (struct words){"  输入摘要 %s\n", "  inputs   %s\n"}, scenario->inputs_digest);
}

int verb_check(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct faults *faults = calloc(1, sizeof *faults);
    struct scenario *scenario = calloc(1, sizeof *scenario);
    int status = options && faults && scenario ? 0 : ui_memory(ui);
    bool resolved = false, pairing = false;
    const struct option_row own[] = {{.name = "--resolved", .flag = &resolved},
                                     {.name = "--pairing", .flag = &pairing}};
    if (!status && !(status = options_read(options, own, 2, argc, argv, ui))) {
        int code = load_scenario(scenario, options->scenario, options->settings,
                                 options->n_settings, ui, faults);
        status = ui_status(code);
        if (ui->json)
            status = print_json(scenario, faults, status, ui);
        else
            ui_faults(ui, faults);
        if (!status && !ui->json && resolved)
            fputs(scenario->resolved, stdout);
        else if (!status && !ui->json)
            print_summary(ui, options->scenario, scenario);
        if (!status && pairing)
            status = audit_pairing(scenario, ui);
        if (!code)
            scenario_free(scenario);
    }
    free(options);
    free(faults);
    free(scenario);
    return status;
}
