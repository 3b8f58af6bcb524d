/* sensitivity_verb.c - `shequ sensitivity DIR`: which factor of a sweep decides. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/amount.h"
#include "cli/entry.h"
#include "cli/options.h"
#include "cli/page.h"
#include "cli/sensitivity_files.h"
#include "cli/sensitivity_say.h"
#include "cli/verb.h"
#include "models/json.h"
#include "sim/durable.h"

struct asked {
    const char *folder, *output, *outcome, *variant;
    bool partial;
    struct sensitivity_ask of;
    char csv[SWEEP_PATH], json[SWEEP_PATH], html[SWEEP_PATH];
};

static int read_arguments(struct asked *asked, struct options *options, int argc, char **argv,
                          const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->output},
        {.name = "--outcome", .valued = true, .text = &asked->outcome},
        {.name = "--variant", .valued = true, .text = &asked->variant},
        {.name = "--partial", .flag = &asked->partial},
    };
    int status = options_read(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    asked->folder = options->scenario;
    if (!status && (!asked->folder || options->n_settings))
        status = ui_usage(ui, (struct words){"sensitivity 需要扫描的文件夹",
                                             "sensitivity takes a sweep's folder"});
    if (!status && asked->output && ui->json)
        status = ui_usage(ui, (struct words){"--json 只写到标准输出，不能与 -o 同用",
                                             "--json writes to standard output only, not with -o"});
    if (status)
        return status;
    const char *folder = asked->output ? asked->output : asked->folder;
    snprintf(asked->csv, sizeof asked->csv, "%.1300s/sensitivity.csv", folder);
    snprintf(asked->json, sizeof asked->json, "%.1300s/sensitivity.json", folder);
    snprintf(asked->html, sizeof asked->html, "%.1300s/sensitivity.html", folder);
    return 0;
}

/* The one of that name; or none, told with the nearest. */
static int find_name(const char *option, const char *name, const char *const *names, int n,
                     int *found, const struct ui *ui)
{
    struct nearest near = {0};
    for (int i = 0; i < n; i++) {
        if (!strcmp(name, names[i])) {
            *found = i;
            return 0;
        }
        nearest_offer(&near, name, names[i]);
    }
    if (near.name)
        return ui_usage(ui,
                        (struct words){"%s：这次扫描里没有“%s”；是否指 %s？",
                                       "%s: the sweep has no '%s'; do you mean %s?"},
                        option, name, near.name);
    return ui_usage(ui, (struct words){"%s：这次扫描里没有“%s”", "%s: the sweep has no '%s'"},
                    option, name);
}

static int find_asked(struct asked *asked, const struct sweep *sweep, const struct ui *ui)
{
    const char *outcomes[SWEEP_OUTCOMES], *variants[SWEEP_VARIANTS];
    int status = 0;
    asked->of = (struct sensitivity_ask){-1, -1};
    for (int m = 0; m < sweep->n_outcomes; m++)
        outcomes[m] = sweep->outcome[m]->name;
    for (int v = 0; v < sweep->n_variants; v++)
        variants[v] = sweep_arm_name(sweep, v + 1);
    if (asked->outcome)
        status = find_name("--outcome", asked->outcome, outcomes, sweep->n_outcomes,
                           &asked->of.outcome, ui);
    if (asked->variant && !status)
        status = find_name("--variant", asked->variant, variants, sweep->n_variants,
                           &asked->of.variant, ui);
    return status;
}

/* Runs that failed are told with every number; runs that nobody has made yet are another matter. */
static int refuse_holes(const struct sweep_table *table, const struct asked *asked,
                        struct fault *fault)
{
    if (!table->missing || asked->partial)
        return 0;
    fault_set(
        fault, FAULT_INPUT,
        (struct words){"还缺 %llu 次运行：先用 shequ sweep 补齐（shequ status %s），或加 --partial",
                       "%llu runs are missing: shequ sweep makes them (shequ status %s); or add "
                       "--partial"},
        (unsigned long long)table->missing, asked->folder);
    fault_place(fault, asked->folder, 0, 0);
    return FAULT_INPUT;
}

/* ---- for people ---- */

static void tell_design(const struct sensitivity *s, const struct ui *ui)
{
    const struct sweep *sweep = s->sweep;
    ui_print(ui,
             (struct words){
                 "%s 设计，%u 个因子，%llu 个点，每点 %u 次重复；搁置 %llu 次运行，缺少 %llu 次\n",
                 "a %s design of %u factors, %llu points, %u replicates each; %llu runs set "
                 "aside, %llu missing\n"},
             sweep_kinds[sweep->design.kind], sweep->k, (unsigned long long)sweep->n_points,
             sweep->replicates, (unsigned long long)s->table->failed,
             (unsigned long long)s->table->missing);
}

/* Numbers and paths line up; words, of which a letter may be two wide, come last. */
static void tell_factors(const struct sensitivity *s, const struct sensitivity_subject *subject,
                         const struct ui *ui)
{
    enum { SHOWN = 20 };
    const char *const *measures = sensitivity_measures[s->way];
    const char *unit = s->sweep->outcome[subject->outcome]->unit;
    const uint32_t most = s->sweep->k < SHOWN ? s->sweep->k : SHOWN;
    char figure[SENSITIVITY_TEXT], source[ENTRY_NAME], words[AMOUNT];
    if (s->way == SENSITIVITY_SCREEN)
        ui_print(ui,
                 (struct words){"  单位：%s，跨过因子的整个范围\n",
                                "  in %s, over a factor's whole range\n"},
                 amount_unit(words, unit, ui->lang));
    printf("  %-32s", "");
    for (int m = 0; measures[m]; m++)
        printf("  %-24s", measures[m]);
    putchar('\n');
    for (uint32_t i = 0; i < most; i++) {
        const uint32_t j = subject->order[i];
        const struct sweep_factor *factor = &s->sweep->factor[j];
        const struct entry entry = {.source = factor->source};
        printf("  %-32s", factor->path);
        if (subject->factor[j].unknown)
            printf("  %s", words_in(unknown_words(subject->factor[j].unknown), ui->lang));
        for (int m = 0; measures[m] && !subject->factor[j].unknown; m++)
            printf("  %-24s", sensitivity_figure(s, subject, j, m, LANG_EN, figure));
        printf("  %s  %s\n", words_in(sensitivity_grade(factor), ui->lang),
               entry_source(&entry, ui->lang, source));
    }
    if (most < s->sweep->k)
        ui_print(ui,
                 (struct words){"  另有 %u 个因子，见 sensitivity.csv\n",
                                "  and %u more factors, in sensitivity.csv\n"},
                 s->sweep->k - most);
}

static void tell_subject(const struct sensitivity *s, const struct sensitivity_subject *subject,
                         const struct ui *ui)
{
    char text[SENSITIVITY_TEXT];
    ui_print(ui,
             (struct words){"\n%s（%llu 个点，%llu 个没有结果，%llu 个缺几次重复）\n",
                            "\n%s (%llu points; %llu have no value, %llu lack some replicates)\n"},
             sensitivity_title(s, subject, ui->lang, text), (unsigned long long)s->table->n,
             (unsigned long long)subject->missing, (unsigned long long)subject->thin);
    tell_factors(s, subject, ui);
    for (int i = 0; i < N_SAYS; i++)
        if (*sensitivity_say(s, subject, (enum sensitivity_sentence)i, ui->lang, text))
            printf("%s\n", text);
}

/* What decides most of the others, a line each. */
static void tell_others(const struct sensitivity *s, const struct ui *ui)
{
    char title[SENSITIVITY_TEXT], text[SENSITIVITY_TEXT];
    for (size_t i = 1; i < s->n; i++)
        printf("%s%s\n  %s\n", i == 1 ? "\n" : "",
               sensitivity_title(s, &s->subject[i], ui->lang, title),
               sensitivity_say(s, &s->subject[i], SAYS_DECIDES, ui->lang, text));
}

static void warn_of_luck(const struct sensitivity *s, const struct ui *ui)
{
    char title[SENSITIVITY_TEXT];
    for (size_t i = 0; i < s->n; i++)
        if (sensitivity_is_lucky(&s->subject[i]))
            ui_note(
                ui,
                (struct words){"警告：%s：各点之间的差别多半是运气（%.0f %%），重复次数太少",
                               "warning: %s: what differs between points is mostly luck (%.0f %%); "
                               "replicates are too few"},
                sensitivity_title(s, &s->subject[i], ui->lang, title),
                100 * fmin(1, s->subject[i].luck));
}

/* ---- files ---- */

static int write_document(const struct sensitivity *s, const struct asked *asked,
                          const struct ui *ui, struct fault *fault)
{
    struct json json = {.line = true};
    sensitivity_document(s, ui->lang, &json);
    return page_document(asked->json, &json, fault);
}

static int write_files(const struct sensitivity *s, const struct asked *asked, const struct ui *ui,
                       struct fault *fault)
{
    bool there = false;
    int status =
        sensitivity_table(s, asked->output ? asked->output : asked->folder, ui->force, fault);
    if (!status && !(status = write_document(s, asked, ui, fault)))
        status = page_splice(asked->json, asked->html, &there, fault);
    if (status)
        return status;
    ui_print(ui, (struct words){"\n%s\n", "\n%s\n"}, asked->csv);
    if (there)
        ui_print(ui,
                 (struct words){"%s（一个文件，不联网，可交给别人）\n",
                                "%s (one file, no network, to be handed on)\n"},
                 asked->html);
    else
        ui_note(ui, (struct words){"这个程序编译时没有网页（缺 npm）：见 docs/page.md",
                                   "this program was built without the page (npm was missing): see "
                                   "docs/page.md"});
    return 0;
}

/* Designs that cannot be asked are told with the folder that holds them. */
static int reckon(struct sensitivity *s, const struct sweep_table *table, const struct asked *asked,
                  struct fault *fault)
{
    int status = sensitivity_init(s, table, &asked->of, fault);
    if (status)
        fault_place(fault, asked->folder, 0, 0);
    return status;
}

static int may_write(const struct asked *asked, const struct ui *ui, struct fault *fault)
{
    if (ui->json)
        return 0;
    int status = durable_may(asked->csv, ui->force, fault);
    if (!status)
        status = durable_may(asked->json, ui->force, fault);
    return status ? status : durable_may(asked->html, ui->force, fault);
}

static int tell(const struct sensitivity *s, const struct asked *asked, const struct ui *ui,
                struct fault *fault)
{
    warn_of_luck(s, ui);
    if (ui->json) {
        struct json json = {.line = true};
        sensitivity_document(s, ui->lang, &json);
        return ui_json(ui, &json, fault);
    }
    tell_design(s, ui);
    tell_subject(s, &s->subject[0], ui);
    tell_others(s, ui);
    return write_files(s, asked, ui, fault);
}

int verb_sensitivity(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct asked asked = {0};
    struct sweep_folder folder = {.lock = -1, .state = -1};
    struct sweep sweep = {0};
    struct sweep_plan plan = {0};
    struct sweep_table table = {0};
    struct sensitivity sensitivity = {0};
    struct fault fault = {0};
    int status = options ? read_arguments(&asked, options, argc, argv, ui) : ui_memory(ui);
    if (!status && !(status = sweep_folder_find(&folder, asked.folder, &sweep, ui)) &&
        !(status = find_asked(&asked, &sweep, ui)) &&
        (may_write(&asked, ui, &fault) ||
         sweep_plan_init(&plan, &sweep, NULL, &folder, ui, &fault) ||
         sweep_table_read(&table, &plan, &folder, 0, sweep.n_points, false, &fault) ||
         refuse_holes(&table, &asked, &fault) || reckon(&sensitivity, &table, &asked, &fault) ||
         tell(&sensitivity, &asked, ui, &fault)))
        status = ui_fault(ui, &fault);
    sensitivity_free(&sensitivity);
    sweep_table_free(&table);
    sweep_plan_free(&plan);
    sweep_free(&sweep);
    sweep_folder_close(&folder);
    free(options);
    return status;
}
