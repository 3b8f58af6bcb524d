/* rerun.c - see rerun.h. */
#include "cli/rerun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/event.h"
#include "cli/load.h"
#include "models/coherence.h"
#include "models/json.h"
#include "sim/ensemble.h"

static int load_one(struct rerun *rerun, struct result *result, const struct ui *ui, bool *able,
                    struct fault *fault)
{
    char *version = NULL, *text = NULL, *name = NULL;
    struct faults *faults = calloc(1, sizeof *faults);
    struct ui silent = *ui;
    int code = faults ? 0 : fault_memory(fault, sizeof *faults);
    silent.quiet = true;
    if (!code && !(code = result_text(result, "/", "shequ_version", &version, fault)) &&
        !(code = result_text(result, "/", "scenario_name", &name, fault)))
        code = result_text(result, "/", "scenario", &text, fault);
    if (code) {
        *able = false;
    } else if (!version || strcmp(version, SHEQU_VERSION)) {
        ui_note(ui,
                (struct words){"%s 由 %s 版写成，本程序是 %s 版：不能重算事件",
                               "%s was written by version %s, this is %s: its events cannot "
                               "be run again"},
                result_path(result), version ? version : "?", SHEQU_VERSION);
        *able = false;
    } else if (!text ||
               load_scenario_text(&rerun->scenario[rerun->n], name ? name : result_path(result),
                                  text, strlen(text), NULL, 0, &silent, faults)) {
        ui_note(ui,
                (struct words){"%s 里的情景不能重算", "the scenario inside %s cannot be run again"},
                result_path(result));
        *able = false;
    } else {
        rerun->n++;
    }
    free(version);
    free(text);
    free(name);
    free(faults);
    return code;
}

int rerun_open(struct rerun *rerun, struct result *a, struct result *b, const struct ui *ui,
               bool *able, struct fault *fault)
{
    *rerun = (struct rerun){0};
    *able = true;
    int code = load_one(rerun, a, ui, able, fault);
    if (!code && *able)
        code = load_one(rerun, b, ui, able, fault);
    return code;
}

void rerun_close(struct rerun *rerun)
{
    for (int i = 0; i < rerun->n; i++)
        scenario_free(&rerun->scenario[i]);
    *rerun = (struct rerun){0};
}

static int threads_of(const struct ui *ui)
{
    return ui->threads > 0 ? ui->threads : ensemble_threads();
}

/* A letter or an event of the queue parted them: what it first came to for anybody. */
static int tell_history(struct twins *twins, day until, uint32_t replicate, const struct ui *ui,
                        struct fault *fault)
{
    struct parting parting;
    bool parted = twins_part(twins, TWINS_HISTORIES, &parting);
    int status = parted ? 0 : twins_first(twins, TWINS_HISTORIES, until, &parted, &parting, fault);
    if (!status && parted) {
        ui_print(ui, (struct words){"最先改变的经历：", "first for anybody: "});
        event_parting(ui, &parting, &twins->twin[0].arm.layout, replicate);
    }
    return status;
}

int rerun_first(const struct rerun *rerun, uint32_t replicate, day until, const struct ui *ui,
                struct fault *fault)
{
    struct twins twins = {0};
    struct parting parting;
    bool parted = false;
    char date[DATE_TEXT];
    int status = twins_init(&twins, &rerun->scenario[0], &rerun->scenario[1], replicate,
                            threads_of(ui), fault);
    if (!status)
        status = twins_first(&twins, TWINS_WHOLE, until, &parted, &parting, fault);
    if (!status && parted) {
        ui_print(ui, (struct words){"最先不同的事件：", "first event: "});
        event_parting(ui, &parting, &twins.twin[0].arm.layout, replicate);
        if (witnessed_of(&parting.what[!parting.saw[0]]) == OF_PLACE)
            status = tell_history(&twins, until, replicate, ui, fault);
    } else if (!status)
        ui_print(ui,
                 (struct words){"到 %s 为止，第 %u 次重复中各社区的全部事件都相同\n",
                                "until %s all that was witnessed in communities is the same "
                                "in replicate %u\n"},
                 day_text(twins.today, date), replicate);
    twins_free(&twins);
    return status;
}

static double share(struct coherence_share of)
{
    return of.all ? (double)of.same / (double)of.all : 1;
}

/* The month that ends before `next`, as its first day. */
static void tell_month(const struct ui *ui, struct json *json, day next,
                       struct coherence_share residents, struct coherence_share tasks)
{
    char month[DATE_TEXT];
    day_text(next - 1, month);
    month[strlen(month) - 3] = '\0';
    if (ui->json) {
        json_open(json, NULL, '{');
        json_text(json, "month", month);
        json_real(json, "residents_same", (double)residents.same);
        json_real(json, "residents", (double)residents.all);
        json_real(json, "tasks_same", (double)tasks.same);
        json_real(json, "tasks", (double)tasks.all);
        json_close(json, '}');
        return;
    }
    ui_print(ui, (struct words){"%s  %6.2f %%  %6.2f %%\n", "%s  %6.2f %%  %6.2f %%\n"}, month,
             100 * share(residents), 100 * share(tasks));
}

int rerun_coherence(const struct rerun *rerun, uint32_t replicate, const struct ui *ui,
                    struct fault *fault)
{
    struct twins twins = {0};
    struct coherence coherence = {0};
    struct json json = {0};
    int status = twins_init(&twins, &rerun->scenario[0], &rerun->scenario[1], replicate,
                            threads_of(ui), fault);
    if (!status)
        status = coherence_init(&coherence, &twins, fault);
    if (!status && ui->json)
        json_open(&json, NULL, '[');
    else if (!status)
        ui_print(ui,
                 (struct words){"历史仍完全相同的比例，第 %u 次重复\n月份       居民      事项\n",
                                "share whose history is still the same, replicate %u\n"
                                "month    residents  tasks\n"},
                 replicate);
    while (!status && twins.today < twins.end) {
        struct coherence_share residents, tasks;
        if ((status = twins_day(&twins, fault)) ||
            (status = coherence_day(&coherence, &twins, fault)))
            break;
        if (date_of_day(twins.today).day != 1 && twins.today < twins.end)
            continue;
        coherence_month(&coherence, &residents, &tasks);
        if (twins.today > rerun->scenario[0].run.start) /* the burn-in is not recorded either */
            tell_month(ui, &json, twins.today, residents, tasks);
    }
    if (!status && ui->json) {
        json_close(&json, ']');
        status = ui_json(ui, &json, fault);
    } else
        free(json.text.text);
    coherence_free(&coherence);
    twins_free(&twins);
    return status;
}
