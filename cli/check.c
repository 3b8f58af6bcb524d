/* check.c - `shequ check SCENARIO`: is it in order, and what does it say in full. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/load.h"
#include "cli/verb.h"

enum { SETTINGS_MAX = 256 };

struct asked {
    const char *scenario;
    struct setting settings[SETTINGS_MAX];
    int n_settings;
    bool resolved;
};

/* `PATH=VALUE`, cut in two where the `=` stands. */
static int add_setting(struct asked *asked, char *text, const struct ui *ui)
{
    char *equals = strchr(text, '=');
    if (!equals || equals == text)
        return ui_usage(
            ui,
            (struct words){"--set 应写 路径=值，不能是“%s”", "--set takes PATH=VALUE, not '%s'"},
            text);
    if (asked->n_settings == SETTINGS_MAX)
        return ui_usage(ui, (struct words){"--set 最多 %d 个", "at most %d times --set"},
                        (int)SETTINGS_MAX);
    *equals = 0;
    asked->settings[asked->n_settings++] = (struct setting){text, equals + 1};
    return 0;
}

static int read_arguments(struct asked *asked, int argc, char **argv, const struct ui *ui)
{
    bool words_only = false;
    for (int i = 1; i < argc; i++) {
        char *arg = argv[i];
        int status = 0;
        if (!words_only && !strcmp(arg, "--"))
            words_only = true;
        else if (!words_only && !strcmp(arg, "--resolved"))
            asked->resolved = true;
        else if (!words_only && !strcmp(arg, "--set")) {
            if (i + 1 == argc)
                return ui_usage(ui, (struct words){"--set 后面缺少 路径=值", "--set wants PATH=VALUE"});
            status = add_setting(asked, argv[++i], ui);
        } else if (!words_only && !strncmp(arg, "--set=", 6))
            status = add_setting(asked, arg + 6, ui);
        else if (!words_only && arg[0] == '-' && arg[1])
            return ui_usage(ui, (struct words){"check 没有选项 %s", "check has no option %s"}, arg);
        else if (asked->scenario)
            return ui_usage(ui, (struct words){"一次只检查一个情景", "one scenario at a time"});
        else
            asked->scenario = arg;
        if (status)
            return status;
    }
    if (!asked->scenario)
        return ui_usage(
            ui, (struct words){"缺少情景：文件或自带情景的名称",
                               "a scenario is wanted: a file or the name of a shipped one"});
    return 0;
}

static void print_json_text(const char *text)
{
    putchar('"');
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\')
            printf("\\%c", *c);
        else if (*c < 0x20)
            printf("\\u%04x", (unsigned)*c);
        else
            putchar(*c);
    }
    putchar('"');
}

static void print_json_faults(const char *key, const struct fault *fault, int n)
{
    printf(",\"%s\":[", key);
    for (int i = 0; i < n; i++) {
        fputs(i ? ",{\"file\":" : "{\"file\":", stdout);
        print_json_text(fault[i].where);
        printf(",\"line\":%d,\"column\":%d,\"zh\":", fault[i].line, fault[i].column);
        print_json_text(fault[i].zh);
        fputs(",\"en\":", stdout);
        print_json_text(fault[i].en);
        putchar('}');
    }
    putchar(']');
}

static void print_json(const struct scenario *scenario, const struct faults *faults, int status)
{
    printf("{\"ok\":%s", status ? "false" : "true");
    if (!status) {
        fputs(",\"inputs_digest\":", stdout);
        print_json_text(scenario->inputs_digest);
    }
    print_json_faults("errors", faults->fault, faults->n);
    print_json_faults("warnings", faults->warning, faults->n_warnings);
    puts("}");
}

static void print_summary(const struct ui *ui, const char *name, const struct scenario *scenario)
{
    const struct parameters *given = &scenario->parameters;
    const char *title = ui->lang == LANG_ZH ? scenario->title_zh : scenario->title_en;
    struct date start = date_of_day(scenario->run.start);
    if (!title)
        title = scenario->title_zh ? scenario->title_zh : scenario->title_en;
    ui_print(ui, (struct words){"%s：没有错误\n", "%s: in order\n"}, name);
    if (title)
        ui_print(ui, (struct words){"  标题    %s\n", "  title    %s\n"}, title);
    ui_print(
        ui,
        (struct words){"  时间    %04d-%02d-%02d 起 %d 个月，预热 %d 个月，%u 次重复\n",
                       "  time     %04d-%02d-%02d, %d months after %d of burn-in, %u replicates\n"},
        start.year, start.month, start.day, scenario->run.length, scenario->run.burn_in,
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
    for (int i = 0; i < scenario->n_orders; i++) {
        const struct scenario_order *order = &scenario->orders[i];
        struct date begin = date_of_day(order->begin);
        ui_print(ui,
                 (struct words){"  改革    %s，%04d-%02d-%02d 起\n",
                                "  reform   %s from %04d-%02d-%02d\n"},
                 order->name, begin.year, begin.month, begin.day);
    }
    ui_print(ui, (struct words){"  输入摘要 %s\n", "  inputs   %s\n"}, scenario->inputs_digest);
}

int verb_check(int argc, char **argv, struct ui *ui)
{
    struct asked *asked = calloc(1, sizeof *asked);
    struct faults *faults = calloc(1, sizeof *faults);
    struct scenario *scenario = calloc(1, sizeof *scenario);
    int status = EXIT_MEMORY;
    if (asked && faults && scenario && !(status = read_arguments(asked, argc, argv, ui))) {
        int code = load_scenario(scenario, asked->scenario, asked->settings, asked->n_settings, ui,
                                 faults);
        status = ui_status(code);
        if (ui->json)
            print_json(scenario, faults, status);
        else
            ui_faults(ui, faults);
        if (!status && !ui->json && asked->resolved)
            fputs(scenario->resolved, stdout);
        else if (!status && !ui->json)
            print_summary(ui, asked->scenario, scenario);
        if (!status)
            scenario_free(scenario);
    }
    free(asked);
    free(faults);
    free(scenario);
    return status;
}
