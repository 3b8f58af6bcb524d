/* sweep.c - `shequ sweep FILE`: a design of many runs, on one machine or as one shard of many. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/stop.h"
#include "cli/sweep_cost.h"
#include "cli/sweep_farm.h"
#include "cli/sweep_shard.h"
#include "cli/verb.h"
#include "sim/ranks.h"

enum { UNITS, FOUND, DONE, FAILED, EVENTS, N_COUNTS };

struct asked {
    const char *file, *folder, *shard, *only;
    bool dry, retry;
    char made[SWEEP_PATH]; /* the folder where none is asked for */
    uint32_t i, n; /* shard i of n */
};

static int read_arguments(struct asked *asked, struct options *options, int argc, char **argv,
                          const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->folder},
        {.name = "--shard", .valued = true, .text = &asked->shard},
        {.name = "--only", .valued = true, .text = &asked->only},
        {.name = "--dry-run", .flag = &asked->dry},
        {.name = "--retry-failed", .flag = &asked->retry},
    };
    int status = options_read(options, own, sizeof own / sizeof own[0], argc, argv, ui);
    asked->file = options->scenario;
    if (!status && !asked->file)
        status = ui_usage(ui, (struct words){"sweep 需要一个扫描文件", "sweep takes a sweep file"});
    if (!status && options->n_settings)
        status = ui_usage(ui, (struct words){"sweep 没有 --set：写在文件的 set 里",
                                             "sweep has no --set: it goes under set in the file"});
    return status;
}

/* ---- running ---- */

/* What was set aside is missing again: of this shard, for others may have tried again already. */
static void forget_failures(const struct sweep_plan *plan, const struct sweep_folder *folder)
{
    char path[SWEEP_PATH];
    uint64_t ordinal = 0;
    for (uint64_t item = 0; item < sweep_plan_items(plan); item++) {
        if (!sweep_plan_is_of(plan, item, folder, &ordinal))
            continue;
        for (int a = 0; a < sweep_arms(plan->sweep); a++) {
            const size_t at = sweep_plan_at(plan, item / plan->sweep->replicates, a);
            if (plan->owner[at])
                unlink(sweep_folder_failed(folder, plan->hash[at],
                                           (uint32_t)(item % plan->sweep->replicates) + 1, path));
        }
    }
}

/* What came of it, of all ranks at the first. */
static void tell_end(const struct asked *asked, const int64_t count[N_COUNTS], double seconds,
                     const struct ui *ui)
{
    ui_print(ui,
             (struct words){"%lld 个单元：原有 %lld，本次 %lld（%.1f 秒，%.2f 百万事件），搁置 %lld\n",
                            "%lld units: %lld were there, %lld made now (%.1f s, %.2f million events), "
                            "%lld set aside\n"},
             (long long)count[UNITS], (long long)count[FOUND], (long long)count[DONE], seconds,
             (double)count[EVENTS] / 1e6, (long long)count[FAILED]);
    if (asked->n > 1 && ranks_size() == 1)
        return;
    if (count[FAILED])
        ui_print(ui, (struct words){"接着：shequ status %s\n", "next: shequ status %s\n"},
                 asked->folder);
    else
        ui_print(ui, (struct words){"接着：shequ merge %s\n", "next: shequ merge %s\n"}, asked->folder);
}

/* One item, here and now, whatever came of it before. */
static int run_only(const struct sweep_farm *farm, const struct asked *asked, const struct ui *ui)
{
    const struct sweep *sweep = farm->plan->sweep;
    struct sweep_runner runner;
    struct fault fault = {0};
    const char *end;
    uint64_t point, replicate, events;
    char path[SWEEP_PATH];
    if (!sweep_whole_number(asked->only, &end, &point) || *end != ':' ||
        !sweep_whole_number(end + 1, &end, &replicate) || *end || !point || point > sweep->n_points ||
        !replicate || replicate > sweep->replicates)
        return ui_usage(ui, (struct words){"--only 写作 点:重复，点 1 至 %llu，重复 1 至 %u",
                                           "--only is POINT:REPLICATE, 1 to %llu and 1 to %u"},
                        (unsigned long long)sweep->n_points, sweep->replicates);
    bool owns = false;
    for (int a = 0; a < sweep_arms(sweep); a++)
        owns = owns || farm->plan->owner[sweep_plan_at(farm->plan, point - 1, a)];
    if (!owns) {
        ui_print(ui, (struct words){"第 %llu 点的运行都与前面的点相同：没有自己的可做\n",
                                    "all runs of point %llu are those of earlier points: it has none of its "
                                    "own\n"}, (unsigned long long)point);
        return 0;
    }
    for (int a = 0; a < sweep_arms(sweep); a++)
        unlink(sweep_folder_failed(farm->folder,
                                   farm->plan->hash[sweep_plan_at(farm->plan, point - 1, a)],
                                   (uint32_t)replicate, path));
    int status = sweep_runner_init(&runner, farm->arms, farm->plan, farm->folder, ui, 0, 1, &fault);
    if (!status)
        status = sweep_run(&runner, point - 1, (uint32_t)replicate, &events, &fault);
    sweep_runner_free(&runner);
    if (status)
        return ui_fault(ui, &fault);
    ui_print(ui, (struct words){"第 %llu 点第 %llu 次重复已在\n", "point %llu, replicate %llu is there\n"},
             (unsigned long long)point, (unsigned long long)replicate);
    return 0;
}

static int run(const struct asked *asked, const struct sweep *sweep, const struct sweep_arms *arms,
               const char *command, int64_t count[N_COUNTS], double *seconds, const struct ui *ui)
{
    struct sweep_folder folder;
    struct sweep_plan plan = {0};
    struct fault fault = {0};
    int status = sweep_folder_open(&folder, asked->folder, sweep, asked->i, asked->n, ui->force,
                                   &fault);
    if (!status)
        stop_listen();
    if (!status)
        status = sweep_plan_init(&plan, sweep, arms, &folder, ui, &fault);
    struct sweep_farm farm = {.arms = arms, .plan = &plan, .folder = &folder, .ui = ui,
                              .command = command};
    if (!status && asked->retry && !asked->only)
        forget_failures(&plan, &folder);
    if (!status && asked->only)
        status = run_only(&farm, asked, ui);
    else if (!status && !(status = sweep_farm_run(&farm, &fault)))
        status = farm.failed ? EXIT_NO : 0;
    count[UNITS] = (int64_t)farm.units;
    count[FOUND] = (int64_t)farm.found;
    count[DONE] = (int64_t)farm.done;
    count[FAILED] = (int64_t)farm.failed;
    count[EVENTS] = (int64_t)farm.events;
    *seconds = farm.seconds;
    if (fault.code)
        status = ui_fault(ui, &fault);
    sweep_plan_free(&plan);
    sweep_folder_close(&folder);
    return status;
}

int verb_sweep(int argc, char **argv, struct ui *ui)
{
    struct options *options = calloc(1, sizeof *options);
    struct faults *faults = calloc(1, sizeof *faults);
    struct asked asked = {0};
    struct sweep sweep = {0};
    struct sweep_arms arms = {0};
    char command[COMMAND_LINE];
    int64_t count[N_COUNTS] = {0};
    double seconds = 0;
    int status = options && faults ? 0 : ui_memory(ui);
    command_line(command, sizeof command, argc, argv);
    if (!status && !(status = read_arguments(&asked, options, argc, argv, ui)) &&
        !(status = sweep_shard(asked.shard, &asked.i, &asked.n, ui))) {
        if (!asked.folder)
            asked.folder = sweep_folder_named(asked.file, "sweep", asked.made);
        sweep_read(&sweep, asked.file, ui, faults);
        status = ui_faults(ui, faults);
    }
    if (!status && sweep.design.kind == SWEEP_ABC)
        status = ui_usage(ui, (struct words){"%s 是校准：用 shequ calibrate",
                                             "%s is a calibration: shequ calibrate takes it"},
                          asked.file);
    if (!status && !(status = sweep_arms_init(&arms, &sweep, ui)))
        status = asked.dry ? sweep_cost_tell(&arms, asked.folder, ui)
                           : run(&asked, &sweep, &arms, command, count, &seconds, ui);
    status = sweep_shard_agree(status);
    ranks_sum_first(count, N_COUNTS);
    if ((!status || status == EXIT_NO) && !asked.dry && !asked.only)
        tell_end(&asked, count, seconds, ui);
    sweep_arms_free(&arms);
    sweep_free(&sweep);
    free(faults);
    free(options);
    return status;
}
