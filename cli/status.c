/* status.c - `shequ status DIR`: how far a sweep is. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/sweep_plan.h"
#include "cli/sweep_unit.h"
#include "cli/verb.h"
#include "models/json.h"

struct standing {
    uint64_t units, done, running, failed, missing;
    uint32_t shards; /* at work */
    char last[4096]; /* of the last failure found: what it says, and how to run it again */
};

static bool runs(const struct sweep_running *running, size_t n, const uint64_t hash[2],
                 uint32_t replicate)
{
    for (size_t i = 0; i < n; i++)
        if (running[i].replicate == replicate && !memcmp(running[i].hash, hash, sizeof running[i].hash))
            return true;
    return false;
}

static void read_failure(const char *path, char text[4096])
{
    FILE *file = fopen(path, "r");
    const size_t n = file ? fread(text, 1, 4095, file) : 0;
    text[n] = '\0';
    if (file)
        fclose(file);
}

/* Done is asked first: what is whole under its name is done, whatever else is said of it. */
static int count(struct standing *standing, const struct sweep_plan *plan,
                 const struct sweep_folder *folder, struct fault *fault)
{
    struct sweep_running *running;
    size_t n;
    int status = sweep_folder_running(folder, &running, &n, &standing->shards, fault);
    const size_t owners = sweep_plan_at(plan, plan->sweep->n_points, 0);
    for (size_t at = 0; at < owners && !status; at++)
        for (uint32_t r = 1; plan->owner[at] && r <= plan->sweep->replicates && !status; r++) {
            const uint64_t *hash = plan->hash[at];
            char path[SWEEP_PATH];
            bool found;
            status = sweep_unit_read(NULL, folder, hash, r, 0, &found, fault);
            standing->units++;
            if (found)
                standing->done++;
            else if (!access(sweep_folder_failed(folder, hash, r, path), F_OK)) {
                standing->failed++;
                read_failure(path, standing->last);
            } else if (runs(running, n, hash, r))
                standing->running++;
            else
                standing->missing++;
        }
    free(running);
    return status;
}

static int print_json(const struct standing *standing, const struct ui *ui, struct fault *fault)
{
    struct json json = {0};
    json_open(&json, NULL, '{');
    json_real(&json, "units", (double)standing->units);
    json_real(&json, "done", (double)standing->done);
    json_real(&json, "running", (double)standing->running);
    json_real(&json, "failed", (double)standing->failed);
    json_real(&json, "missing", (double)standing->missing);
    json_real(&json, "shards_at_work", standing->shards);
    json_text(&json, "last_failure", standing->last);
    json_close(&json, '}');
    return ui_json(ui, &json, fault);
}

/* A failure's lines: the story in Chinese, in English, the command. */
static void tell_failure(const struct standing *standing, const struct ui *ui)
{
    const char *zh = standing->last, *en = strchr(zh, '\n');
    const char *command = en ? strchr(en + 1, '\n') : NULL;
    if (!command)
        return;
    const char *story = ui->lang == LANG_ZH ? zh : en + 1;
    ui_print(ui, (struct words){"最近一次失败：%.*s\n重做它：%s", "the last failure: %.*s\nto run it "
                                                               "again: %s"},
             (int)strcspn(story, "\n"), story, command + 1);
}

int verb_status(int argc, char **argv, struct ui *ui)
{
    struct sweep_folder folder;
    struct sweep sweep;
    struct sweep_plan plan = {0};
    struct standing standing = {0};
    struct fault fault = {0};
    if (argc != 2 || argv[1][0] == '-')
        return ui_usage(ui, (struct words){"status 需要扫描的文件夹", "status takes a sweep's folder"});
    int status = sweep_folder_find(&folder, argv[1], &sweep, ui);
    if (!status && (sweep_plan_init(&plan, &sweep, NULL, &folder, ui, &fault) ||
                    count(&standing, &plan, &folder, &fault)))
        status = ui_fault(ui, &fault);
    if (!status && ui->json)
        status = print_json(&standing, ui, &fault) ? ui_fault(ui, &fault) : 0;
    else if (!status) {
        ui_print(ui, (struct words){"单元 %llu：完成 %llu，运行中 %llu，搁置 %llu，缺少 %llu（%u 份在工作）\n",
                                    "units %llu: done %llu, running %llu, set aside %llu, missing %llu (%u "
                                    "shards at work)\n"},
                 (unsigned long long)standing.units, (unsigned long long)standing.done,
                 (unsigned long long)standing.running, (unsigned long long)standing.failed,
                 (unsigned long long)standing.missing, standing.shards);
        if (standing.failed)
            tell_failure(&standing, ui);
    }
    sweep_plan_free(&plan);
    sweep_free(&sweep);
    sweep_folder_close(&folder);
    return status ? status : standing.failed ? EXIT_NO : 0;
}
