/* run.c - `shequ run SCENARIO`: simulate all replicates, write the time series. */
#include <stdio.h>
#include <string.h>

#include "cli/bug.h"
#include "cli/command.h"
#include "cli/cost.h"
#include "cli/finished.h"
#include "cli/follow.h"
#include "cli/job.h"
#include "cli/keep.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "models/json.h"

struct asked {
    struct options options;
    const char *output;
    bool dry;
};

static int read_arguments(struct asked *asked, int argc, char **argv, const struct ui *ui)
{
    const struct option_row own[] = {
        {.name = "-o", .valued = true, .text = &asked->output},
        {.name = "--replicates", .valued = true, .path = "run.replicates"},
        {.name = "--seed", .valued = true, .path = "run.seed"},
        {.name = "--length", .valued = true, .path = "run.length"},
        {.name = "--posterior", .valued = true, .path = "run.posterior"},
        {.name = "--whole", .path = "city.sample", .fixed = "all"},
        {.name = "--dry-run", .flag = &asked->dry},
    };
    return options_read(&asked->options, own, sizeof own / sizeof own[0], argc, argv, ui);
}

/* `scenarios/x.yaml` and `lab/queue` give x.h5 and queue.h5 here. */
static void name_output(const char *scenario, char *path, size_t size)
{
    const char *name = strrchr(scenario, '/') ? strrchr(scenario, '/') + 1 : scenario;
    size_t n = strlen(name);
    if (n > 5 && !strcmp(name + n - 5, ".yaml"))
        n -= 5;
    snprintf(path, size, "%.*s.h5", (int)n, name);
}

/* Killed between the naming of its result and the sweeping of what was kept: what is left is
 * swept, and the job is told as done. */
static int run_or_end(struct job *job, struct fault *fault)
{
    struct finished finished;
    if (job->force || !keep_exists(job->output) ||
        !finished_find(&finished, job->output, job->scenario))
        return job_run(job, fault);
    memcpy(job->digest, finished.digest, sizeof job->digest);
    memcpy(job->state_digest, finished.state_digest, sizeof job->state_digest);
    job->kept = job->scenario->run.replicates;
    return job_sweep(job, fault);
}

/* What was simulated in this attempt; nothing, where all was there. */
static void tell_cost_of(const struct job *job, const struct scenario *scenario,
                         const struct ui *ui)
{
    if (job->kept == scenario->run.replicates)
        return;
    ui_note(ui, (struct words){"%u 次重复，%.2f 百万事件，%.1f 秒（%.2f 百万事件/秒），"
                               "每位居民 %.0f 字节",
                               "%u replicates, %.2f million events in %.1f s (%.2f M events/s), "
                               "%.0f bytes per resident"},
            scenario->run.replicates - job->kept, (double)job->facts.events / 1e6, job->seconds,
            (double)job->facts.events / 1e6 / job->seconds,
            (double)job->facts.bytes / (double)job->facts.residents);
}

static int print_json(const struct job *job, const struct scenario *scenario, const struct ui *ui,
                      struct fault *fault)
{
    struct json json = {0};
    json_open(&json, NULL, '{');
    json_text(&json, "output", job->output);
    json_text(&json, "digest", job->digest);
    json_text(&json, "state_digest", job->state_digest);
    json_text(&json, "inputs_digest", scenario->inputs_digest);
    json_real(&json, "replicates", scenario->run.replicates);
    json_real(&json, "communities", job->communities);
    json_real(&json, "residents", (double)job->facts.residents);
    json_real(&json, "events", (double)job->facts.events);
    json_real(&json, "seconds", job->seconds);
    json_close(&json, '}');
    return ui_json(ui, &json, fault);
}

static int tell_result(const struct job *job, const struct scenario *scenario, const struct ui *ui,
                       struct fault *fault)
{
    if (job->communities < job->whole_communities)
        ui_note(ui, (struct words){"样本：%u/%u 个街道、%u/%u 个社区；--whole 模拟全市",
                                   "a sample: %u of %u street offices, %u of %u communities; "
                                   "--whole does the whole city"},
                job->streets, job->whole_streets, job->communities, job->whole_communities);
    tell_cost_of(job, scenario, ui);
    ui_note(ui, (struct words){"结果：%s（日志 %s.log）", "result: %s (log %s.log)"}, job->output,
            job->output);
    if (ui->json)
        return print_json(job, scenario, ui, fault);
    ui_print(ui, (struct words){"digest %s\nstate_digest %s\ninputs_digest %s\n",
                                "digest %s\nstate_digest %s\ninputs_digest %s\n"},
             job->digest, job->state_digest, scenario->inputs_digest);
    return 0;
}

int verb_run(int argc, char **argv, struct ui *ui)
{
    struct asked asked = {0};
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct fault fault = {0};
    char output[COMMAND_LINE], line[COMMAND_LINE];
    command_line(line, sizeof line, argc, argv);
    int status = read_arguments(&asked, argc, argv, ui);
    if (status)
        return status;
    load_scenario(&scenario, asked.options.scenario, asked.options.settings,
                  asked.options.n_settings, ui, &faults);
    status = ui_faults(ui, &faults);
    if (follow_asked())
        status = follow_ready(&scenario, &faults, status, ui);
    if (status) {
        scenario_free(&scenario);
        return status;
    }
    if (follow_others()) {
        status = asked.dry ? 0 : follow(&scenario, ui);
        scenario_free(&scenario);
        return status;
    }
    name_output(asked.options.scenario, output, sizeof output);
    struct job job = {.scenario = &scenario, .ui = ui,
                      .what = {"模拟", "simulating"},
                      .output = asked.output ? asked.output : output, .force = ui->force,
                      .spread = follow_asked(),
                      .command = line};
    bug_replay(line);
    if (asked.dry)
        status = cost_tell(&scenario, ui, &fault);
    else if (!(status = run_or_end(&job, &fault)))
        status = tell_result(&job, &scenario, ui, &fault);
    bug_replay(NULL);
    scenario_free(&scenario);
    status = status ? ui_fault(ui, &fault) : 0;
    if (follow_asked() && !asked.dry)
        follow_say(FOLLOW_END, (uint32_t)status);
    return status;
}
