/* comparison.c - see comparison.h. */
#include "cli/comparison.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "models/metrics.h"
#include "sim/digest.h"

static bool is_read(const struct side *side) { return side->contender.kind == CONTENDER_RESULT; }

/* ---- reading what was asked for ---- */

/* Two sides that were typed alike get two names. */
static void part_names(struct comparison *comparison, int i)
{
    char *name = comparison->side[i].contender.name, ending[8];
    const size_t n = strlen(name), most = CONTENDER_NAME - sizeof ending;
    for (int k = 2, other = 0; other < i; other++)
        if (!strcmp(comparison->side[other].contender.name, name)) {
            snprintf(ending, sizeof ending, "-%d", k++ % 100);
            strcpy(name + (n < most ? n : most), ending);
            other = -1; /* the new name is compared with all again */
        }
}

/* When the sides begin to differ: with the first order that only one of them has, or with
 * the run, where parameters do. */
static day first_difference(const struct scenario *base, const struct scenario *variant)
{
    day from = INT32_MAX;
    for (int side = 0; side < 2; side++) {
        const struct scenario *a = side ? variant : base, *b = side ? base : variant;
        for (int i = 0; i < a->n_orders; i++) {
            bool same = false;
            for (int k = 0; k < b->n_orders && !same; k++)
                same = !strcmp(a->orders[i].name, b->orders[k].name) &&
                       a->orders[i].begin == b->orders[k].begin &&
                       a->orders[i].end == b->orders[k].end;
            if (!same && a->orders[i].begin < from)
                from = a->orders[i].begin;
        }
    }
    if (from == INT32_MAX || memcmp(&base->parameters, &variant->parameters, sizeof base->parameters))
        return base->run.start;
    return from < base->run.start ? base->run.start : from;
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
    return 0;
}

/* All sides meet the same people and luck, or there is nothing to compare. */
static int check_alike(const struct comparison *comparison, int i)
{
    const struct scenario *a = &comparison->side[0].contender.scenario;
    const struct scenario *b = &comparison->side[i].contender.scenario;
    const struct words what = a->run.seed != b->run.seed         ? (struct words){"种子", "seed"}
                              : a->run.start != b->run.start     ? (struct words){"起始日", "start"}
                              : a->run.length != b->run.length   ? (struct words){"时长", "length"}
                              : a->run.record != b->run.record   ? (struct words){"记录间隔", "record"}
                              : a->run.calendar != b->run.calendar
                                  ? (struct words){"日历", "calendar"}
                                  : (struct words){0};
    if (!what.en)
        return 0;
    struct fault fault = {0};
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
        return EXIT_MEMORY;
    for (int i = 0; i < n; i++) {
        struct side *side = &comparison->side[i];
        comparison->n = i + 1;
        if ((status = contender_init(&side->contender, asked[i],
                                     i ? &comparison->side[0].contender : NULL, shared,
                                     comparison->begin, comparison->ui)) ||
            (status = check_alike(comparison, i)))
            return status;
        part_names(comparison, i);
        side->from = first_difference(&comparison->side[0].contender.scenario,
                                      &side->contender.scenario);
    }
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

/* ---- the seal ---- */

/* What is asked, of which sides, written down before the first run. */
static int seal(struct comparison *comparison)
{
    struct question *question = &comparison->question;
    struct fault fault = {0};
    struct digest digest = {0};
    char path[COMPARISON_PATH], text[4096];
    int n = snprintf(text, sizeof text, "primary: %s\nmatters_if: %.17g%s\noutcomes:",
                     question->primary, question->matters_if,
                     question->relative ? " relative" : question->points ? " points" : "");
    for (int i = 0; i < question->n_outcomes && n < (int)sizeof text; i++)
        n += snprintf(text + n, sizeof text - (size_t)n, " %s", question->outcomes[i]);
    for (int i = 0; i < comparison->n && n < (int)sizeof text; i++)
        n += snprintf(text + n, sizeof text - (size_t)n, "\nside: %s %s",
                      comparison->side[i].contender.asked,
                      comparison->side[i].contender.scenario.inputs_digest);
    ALWAYS(n < (int)sizeof text);
    if (digest_init(&digest, &fault))
        return ui_fault(comparison->ui, &fault);
    digest_bytes(&digest, text, (size_t)n);
    digest_text(&digest, question->seal);
    digest_free(&digest);
    snprintf(path, sizeof path, "%s/question.txt", comparison->folder);
    FILE *file = fopen(path, "w");
    bool bad = !file || fprintf(file, "%s\nseal: %s\n", text, question->seal) < 0;
    if (file && fclose(file))
        bad = true;
    if (!bad)
        return 0;
    fault_set(&fault, FAULT_IO, (struct words){"写不了：%s", "cannot be written: %s"},
              strerror(errno));
    fault_place(&fault, path, 0, 0);
    return ui_fault(comparison->ui, &fault);
}

/* ---- running ---- */

/* The scenario of a batch with so many replicates. */
static int batch_scenario(const struct comparison *comparison, int i, int batch,
                          uint32_t replicates, struct scenario *scenario)
{
    char n[16];
    snprintf(n, sizeof n, "%u", (unsigned)replicates);
    const struct setting further[] = {
        {"run.replicates", n}, {"run.assumptions", batch == BATCH_DRAWN ? "drawn" : "fixed"}};
    return contender_again(&comparison->side[i].contender, further, 2, scenario, comparison->ui);
}

/* Label of a run for the progress line, kept in the side. */
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
        .output = side->path[batch], .force = true, .command = comparison->command};
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

static int run_whole(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    struct job *job = &comparison->side[i].job[batch];
    return job_run(job, fault);
}

static int run_begin(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    return job_begin(&comparison->side[i].job[batch], fault);
}

static int run_more(struct comparison *comparison, int i, int batch, struct fault *fault)
{
    struct side *side = &comparison->side[i];
    int status = job_more(&side->job[batch], comparison->done, fault);
    return status ? status : side->watch[batch].memory ? fault_memory(fault, 0) : 0;
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

/* Batch after batch of all sides, until it is enough. */
static int run_until_enough(struct comparison *comparison)
{
    int status = each_run(comparison, run_begin);
    comparison->done = comparison->least;
    while (!status && !(status = each_run(comparison, run_more))) {
        if (comparison->done >= comparison->replicates || comparison->enough(comparison))
            break;
        comparison->done += comparison->step;
        if (comparison->done > comparison->replicates)
            comparison->done = comparison->replicates;
    }
    return status ? status : each_run(comparison, run_end);
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
            if (result_open(&side->result[b], side->path[b], &fault))
                return ui_fault(comparison->ui, &fault);
        }
    }
    return 0;
}

int comparison_run(struct comparison *comparison)
{
    const uint32_t at_first = comparison->automatic ? comparison->least : comparison->replicates;
    int status = seal(comparison);
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
        status = each_run(comparison, run_whole);
    }
    return status ? status : open_results(comparison);
}
