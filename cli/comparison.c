/* comparison.c - see comparison.h. */
#include "cli/comparison.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/branches.h"
#include "cli/difference.h"
#include "cli/finished.h"
#include "cli/jobs.h"
#include "cli/seal.h"
#include "cli/stop.h"
#include "models/assumptions.h"
#include "models/metrics.h"

static bool is_read(const struct side *side) { return side->contender.kind == CONTENDER_RESULT; }

/* ---- reading what was asked for ---- */

static bool is_taken(const struct comparison *comparison, int i, const char *name)
{
    if (!strcmp(name, "effects")) /* effects.h5 is the table of effects */
        return true;
    for (int other = 0; other < i; other++)
        if (!strcmp(comparison->side[other].contender.name, name))
            return true;
    return false;
}

/* Two sides that were typed alike get two names. */
static void part_names(struct comparison *comparison, int i)
{
    char *name = comparison->side[i].contender.name;
    size_t n = strlen(name);
    while (n > CONTENDER_NAME - 5 || (n == CONTENDER_NAME - 5 && (name[n] & 0xc0) == 0x80))
        n--; /* room for the number, and no half of a character */
    for (unsigned char k = 2; is_taken(comparison, i, name); k++)
        snprintf(name + n, 5, "-%u", k);
}

/* A result of a reform has the title of what it was ordered in: two sides of one title are
 * told with their names. */
static int part_titles(struct comparison *comparison, int i)
{
    struct contender *contender = &comparison->side[i].contender;
    for (int l = 0; l < 2; l++)
        for (int other = 0; other < i; other++) {
            if (strcmp(comparison->side[other].contender.title[l], contender->title[l]) != 0)
                continue;
            const size_t size = strlen(contender->title[l]) + strlen(contender->name) + 8;
            char *title = malloc(size);
            if (!title) {
                struct fault fault = {0};
                fault_memory(&fault, size);
                return ui_fault(comparison->ui, &fault);
            }
            snprintf(title, size, l == LANG_ZH ? "%s（%s）" : "%s (%s)", contender->title[l],
                     contender->name);
            free(contender->title[l]);
            contender->title[l] = title;
            break;
        }
    return 0;
}

/* When the sides begin to differ. */
static int find_difference(const struct comparison *comparison, struct side *side)
{
    struct difference difference;
    struct fault fault = {0};
    if (difference_find(&difference, &comparison->side[0].contender.scenario,
                        &side->contender.scenario, &fault)) {
        fault_place(&fault, side->contender.asked, 0, 0);
        return ui_fault(comparison->ui, &fault);
    }
    side->from = difference.from;
    side->orders_only = difference.orders_only;
    return 0;
}

static bool asks(const struct options *shared)
{
    for (int i = 0; i < shared->n_settings; i++)
        if (!strncmp(shared->settings[i].path, "question.", 9))
            return true;
    return false;
}

/* What is asked on the command line, or by the first variant that asks, or by the baseline. */
static void take_question(struct comparison *comparison, const struct options *shared)
{
    const struct scenario_question *found = NULL;
    for (int i = asks(shared) ? 0 : 1; i < comparison->n && !found; i++)
        if (comparison->side[i].contender.scenario.question.primary)
            found = &comparison->side[i].contender.scenario.question;
    if (!found && comparison->side[0].contender.scenario.question.primary)
        found = &comparison->side[0].contender.scenario.question;
    comparison->question = (struct question){.primary = "service_failure"};
    if (found)
        comparison->question = (struct question){
            .primary = found->primary, .matters_if = found->matters_if,
            .relative = found->relative, .points = found->points, .asked = true,
            .outcomes = found->outcomes, .n_outcomes = found->n_outcomes};
}

/* Replicates of what was read bind the others. */
static int count_replicates(struct comparison *comparison)
{
    uint32_t least = 0;
    for (int i = 0; i < comparison->n; i++) {
        const uint32_t n = comparison->side[i].contender.scenario.run.replicates;
        if (is_read(&comparison->side[i]) && (!least || n < least))
            least = n;
    }
    if (least && comparison->automatic)
        return ui_usage(comparison->ui,
                        (struct words){"-n auto 要重新运行：不能用结果文件",
                                       "-n auto runs on: it cannot take a result file"});
    if (least && comparison->drawn) {
        ui_note(comparison->ui,
                (struct words){"有结果文件，其中的假设是固定的：只给出运气的区间",
                               "a result file holds its assumptions fixed: intervals are of chance "
                               "alone"});
        comparison->drawn = false;
    }
    if (least)
        comparison->replicates = least;
    else if (!comparison->replicates)
        comparison->replicates = comparison->side[0].contender.scenario.run.replicates;
    if (comparison->replicates < 2)
        return ui_usage(comparison->ui,
                        (struct words){"比较至少要两次重复：-n 2 或更多（结果文件也是）",
                                       "a comparison takes two replicates or more: -n 2 (a result "
                                       "file, too)"});
    return 0;
}

static bool other_places(const struct scenario *a, const struct scenario *b)
{
    if (!a->table_text != !b->table_text || a->sample != b->sample)
        return true;
    if (a->table_text)
        return strcmp(a->table_text, b->table_text) != 0;
    return a->parameters.city.streets != b->parameters.city.streets ||
           a->parameters.city.communities != b->parameters.city.communities;
}

/* Another city's people: where a shipped scenario has a reform's name, that may have been meant. */
static int refuse_places(const struct comparison *comparison, int i)
{
    const struct contender *contender = &comparison->side[i].contender;
    const bool both = contender_is_both(contender);
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"社区与基线 %s 的不同：没有可以配对的%s%s",
                             "its communities are not those of the baseline %s: nothing could be "
                             "paired%s%s"},
              comparison->side[0].contender.asked,
              !both ? "" : words_in((struct words){"；要在基线中施行同名的改革，请写 +",
                                                   "; the reform of that name, ordered in the "
                                                   "baseline, is +"}, comparison->ui->lang),
              both ? contender->asked : "");
    fault_place(&fault, contender->asked, 0, 0);
    return ui_fault(comparison->ui, &fault);
}

static bool same_posterior(const struct scenario *a, const struct scenario *b)
{
    const char *one = a->posterior.text, *two = b->posterior.text;
    return !one == !two && (!one || !strcmp(one, two));
}

/* All sides meet the same people and luck, or there is nothing to compare. */
static int check_alike(const struct comparison *comparison, int i)
{
    const struct scenario *a = &comparison->side[0].contender.scenario;
    const struct scenario *b = &comparison->side[i].contender.scenario;
    const struct words what = a->run.seed != b->run.seed         ? (struct words){"种子", "seed"}
                              : a->run.start != b->run.start     ? (struct words){"起始日", "start"}
                              : a->run.length != b->run.length   ? (struct words){"时长", "length"}
                              : a->run.burn_in != b->run.burn_in ? (struct words){"预热期", "burn-in"}
                              : a->run.record != b->run.record   ? (struct words){"记录间隔", "record"}
                              : a->run.calendar != b->run.calendar
                                  ? (struct words){"日历", "calendar"}
                              : !same_posterior(a, b) ? (struct words){"后验", "posterior"}
                                                      : (struct words){0};
    struct fault fault = {0};
    if (is_read(&comparison->side[i]) && assumptions_any(b)) {
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"其中的假设或后验的点是逐次抽取的：请用 run.assumptions 为 fixed、run.point 为 "
                                 "centre 的结果文件",
                                 "its numbers were drawn: compare reads results whose "
                                 "run.assumptions are fixed, and run.point, of a posterior, centre"});
        fault_place(&fault, comparison->side[i].contender.asked, 0, 0);
        return ui_fault(comparison->ui, &fault);
    }
    if (!what.en)
        return other_places(a, b) ? refuse_places(comparison, i) : 0;
    fault_set(&fault, FAULT_INPUT,
              (struct words){"%s与基线 %s 不同：没有可以配对的（可用 --set 统一）",
                             "its %s is not that of the baseline %s: nothing could be paired (--set "
                             "gives both the same)"},
              words_in(what, comparison->ui->lang), comparison->side[0].contender.asked);
    fault_place(&fault, comparison->side[i].contender.asked, 0, 0);
    return ui_fault(comparison->ui, &fault);
}

int comparison_init(struct comparison *comparison, const char *const *asked, int n,
                    const struct options *shared)
{
    int status;
    comparison->side = calloc((size_t)n, sizeof *comparison->side);
    if (!comparison->side)
        return ui_memory(comparison->ui);
    for (int i = 0; i < n; i++) {
        struct side *side = &comparison->side[i];
        comparison->n = i + 1;
        if ((status = contender_init(&side->contender, asked[i],
                                     i ? &comparison->side[0].contender : NULL,
                                     comparison->own ? &comparison->own[i] : shared,
                                     comparison->begin, comparison->ui)) ||
            (status = check_alike(comparison, i)) || (status = find_difference(comparison, side)))
            return status;
        part_names(comparison, i);
        if ((status = part_titles(comparison, i)))
            return status;
    }
    if (comparison->held && !comparison->side[0].contender.scenario.posterior.points.n)
        return ui_usage(comparison->ui, (struct words){"--assumptions posterior 要有 --posterior",
                                                       "--assumptions posterior wants --posterior"});
    take_question(comparison, shared);
    return count_replicates(comparison);
}

void comparison_free(struct comparison *comparison)
{
    for (int i = 0; i < comparison->n; i++) {
        struct side *side = &comparison->side[i];
        for (int b = 0; b < N_BATCHES; b++) {
            job_drop(&side->job[b]);
            result_close(side->result[b]);
            watch_free(&side->watch[b]);
            scenario_free(&side->run[b]);
        }
        contender_free(&side->contender);
    }
    free(comparison->side);
    comparison->side = NULL;
    comparison->n = 0;
}

/* ---- running ---- */

/* The scenario of a batch with so many replicates. */
static int batch_scenario(const struct comparison *comparison, int i, int batch,
                          uint32_t replicates, struct scenario *scenario)
{
    char n[16];
    snprintf(n, sizeof n, "%u", (unsigned)replicates);
    const struct contender *contender = &comparison->side[i].contender;
    const bool drawn = batch == BATCH_DRAWN;
    const struct setting further[] = {{"run.replicates", n},
                                      {"run.assumptions",
                                       drawn && !comparison->held ? "drawn" : "fixed"},
                                      {"run.point", drawn ? "drawn" : "centre"}};
    const int n_further = contender->scenario.posterior.points.n ? 3 : 2;
    return contender_again(contender, further, n_further, scenario, comparison->ui);
}

static void set_up(struct comparison *comparison, int i, int batch)
{
    struct side *side = &comparison->side[i];
    const char *ending = batch == BATCH_DRAWN ? ".drawn" : "";
    int length = snprintf(side->path[batch], COMPARISON_PATH, "%s/%s%s.h5", comparison->folder,
                          side->contender.name, ending);
    ALWAYS(length > 0 && length < COMPARISON_PATH);
    side->watch[batch].metric = (int)(metrics_find(comparison->question.primary) - metrics_rows);
    side->job[batch] = (struct job){
        .scenario = &side->run[batch], .ui = comparison->ui,
        .what = {side->contender.title[LANG_ZH], side->contender.title[LANG_EN]},
        .output = side->path[batch], .force = comparison->ui->force || comparison->goes_on,
        .command = comparison->command};
    if (comparison->automatic) {
        side->job[batch].watch = watch_record;
        side->job[batch].watcher = &side->watch[batch];
    }
}

static bool runs(const struct comparison *comparison, int i, int batch)
{
    return !is_read(&comparison->side[i]) && (batch == BATCH_FIXED || comparison->drawn);
}

/* Every run of every side: `act` once for each. Returns its first fault, told. */
static int each_run(struct comparison *comparison,
                    int (*act)(struct comparison *comparison, int i, int batch,
                               struct fault *fault))
{
    for (int i = 0; i < comparison->n; i++)
        for (int b = 0; b < N_BATCHES; b++) {
            struct fault fault = {0};
            if (runs(comparison, i, b) && act(comparison, i, b, &fault))
                return ui_fault(comparison->ui, &fault);
        }
    return 0;
}

/* The open jobs of a batch, the baseline's first. */
struct batch_jobs {
    struct job *job[SIDES_MOST];
    day from[SIDES_MOST];
    int n;
};

/* A side may branch off the baseline with the first order that differs, where all else is the
 * same and the baseline runs, too. */
static void add_job(struct comparison *comparison, int i, int batch, struct batch_jobs *jobs)
{
    const struct side *side = &comparison->side[i];
    jobs->job[jobs->n] = &comparison->side[i].job[batch];
    const bool base_runs = jobs->job[0] == &comparison->side[0].job[batch];
    jobs->from[jobs->n++] = base_runs && side->orders_only ? side->from : BRANCHES_NEVER;
}

static int run_jobs(struct comparison *comparison, int batch, struct batch_jobs *jobs)
{
    struct fault fault = {0};
    const struct words what = batch == BATCH_DRAWN
                                  ? (struct words){"各方（另抽假设）", "all sides, assumptions drawn"}
                                  : (struct words){"各方", "all sides"};
    if (jobs->n && jobs_more(jobs->job, jobs->from, jobs->n, comparison->done, what, &fault))
        return ui_fault(comparison->ui, &fault);
    return 0;
}

/* One batch of all sides: what is not there yet. */
static int run_batch(struct comparison *comparison, int batch)
{
    struct batch_jobs jobs = {.n = 0};
    struct fault fault = {0};
    int status = 0;
    for (int i = 0; i < comparison->n && !status; i++) {
        struct job *job = &comparison->side[i].job[batch];
        struct finished finished;
        if (!runs(comparison, i, batch))
            continue;
        if (comparison->goes_on && finished_find(&finished, job->output, job->scenario)) {
            status = job_sweep(job, &fault);
            continue;
        }
        if (!(status = job_open(job, &fault)))
            add_job(comparison, i, batch, &jobs);
    }
    if (status)
        return ui_fault(comparison->ui, &fault);
    status = run_jobs(comparison, batch, &jobs);
    for (int k = 0; k < jobs.n && !status; k++) {
        if (job_close(jobs.job[k], &fault))
            status = ui_fault(comparison->ui, &fault);
        job_drop(jobs.job[k]);
    }
    return status;
}

static int run_begin(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    return job_begin(&comparison->side[i].job[batch], fault);
}

/* So many replicates of all sides. */
static int run_more(struct comparison *comparison)
{
    int status = 0;
    for (int b = 0; b < N_BATCHES && !status; b++) {
        struct batch_jobs jobs = {.n = 0};
        for (int i = 0; i < comparison->n; i++)
            if (runs(comparison, i, b))
                add_job(comparison, i, b, &jobs);
        status = run_jobs(comparison, b, &jobs);
        for (int i = 0; i < comparison->n && !status; i++)
            if (comparison->side[i].watch[b].memory)
                status = ui_memory(comparison->ui);
    }
    return status;
}

static int run_end(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    struct side *side = &comparison->side[i];
    struct scenario whole = {0};
    if (batch_scenario(comparison, i, batch, comparison->done, &whole))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"情景读不出第二次", "the scenario cannot be read again"});
    int status = job_end(&side->job[batch], &whole, fault);
    scenario_free(&side->run[batch]);
    side->run[batch] = whole;
    side->job[batch].scenario = &side->run[batch];
    return status;
}

static int run_clear(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    return job_clear(&comparison->side[i].job[batch], fault);
}

static int run_sweep(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    return job_sweep(&comparison->side[i].job[batch], fault);
}

/* Whether an earlier attempt has written what is enough, of all sides; then `done` says how many
 * replicates that is. */
static bool was_enough(struct comparison *comparison)
{
    const struct side *base = &comparison->side[0];
    comparison->done = comparison->goes_on ? finished_replicates(base->path[BATCH_FIXED]) : 0;
    bool all = comparison->done >= comparison->least;
    for (int i = 0; i < comparison->n && all; i++)
        for (int b = 0; b < N_BATCHES && all; b++) {
            struct finished finished;
            struct scenario whole = {0};
            if (!runs(comparison, i, b))
                continue;
            all = !batch_scenario(comparison, i, b, comparison->done, &whole) &&
                  finished_find(&finished, comparison->side[i].path[b], &whole);
            scenario_free(&whole);
        }
    return all;
}

/* Batch after batch of all sides, until it is enough. */
static int run_until_enough(struct comparison *comparison)
{
    if (was_enough(comparison))
        return each_run(comparison, run_sweep);
    int status = each_run(comparison, run_begin);
    comparison->done = comparison->least;
    while (!status && !(status = run_more(comparison))) {
        if (comparison->done >= comparison->replicates || comparison->enough(comparison))
            break;
        comparison->done += comparison->step;
        if (comparison->done > comparison->replicates)
            comparison->done = comparison->replicates;
    }
    if (!status)
        status = each_run(comparison, run_end);
    return status ? status : each_run(comparison, run_clear);
}

static int open_results(struct comparison *comparison)
{
    struct fault fault = {0};
    for (int i = 0; i < comparison->n; i++) {
        struct side *side = &comparison->side[i];
        if (is_read(side))
            snprintf(side->path[BATCH_FIXED], COMPARISON_PATH, "%s", side->contender.asked);
        for (int b = 0; b < N_BATCHES; b++) {
            if (b == BATCH_DRAWN && !runs(comparison, i, b))
                continue;
            comparison->seconds += side->job[b].seconds;
            comparison->events += side->job[b].facts.events;
            /* just written, or asked already when its scenario was read */
            if (result_open_unasked(&side->result[b], side->path[b], &fault))
                return ui_fault(comparison->ui, &fault);
        }
    }
    return 0;
}

int comparison_run(struct comparison *comparison)
{
    const uint32_t at_first = comparison->automatic ? comparison->least : comparison->replicates;
    int status = seal_question(comparison);
    for (int i = 0; i < comparison->n && !status; i++)
        for (int b = 0; b < N_BATCHES && !status; b++) {
            if (!runs(comparison, i, b))
                continue;
            set_up(comparison, i, b);
            status = batch_scenario(comparison, i, b, at_first, &comparison->side[i].run[b]);
        }
    if (status)
        return status;
    if (comparison->automatic)
        status = run_until_enough(comparison);
    else {
        comparison->done = comparison->replicates;
        for (int b = 0; b < N_BATCHES && !status; b++)
            status = run_batch(comparison, b);
    }
    stop_release();
    if (!status && stop_asked()) {
        ui_note(comparison->ui,
                (struct words){"收到 %s：结果都已写好，再用同样的命令即可续完",
                               "stopped by %s: all results are there, the same command goes on"},
                stop_name(stop_asked()));
        status = EXIT_AGAIN;
    }
    return status ? status : open_results(comparison);
}
