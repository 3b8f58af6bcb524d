/* lesson_run.c - see lesson_run.h. */
#include "cli/lesson_run.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/branches.h"
#include "cli/jobs.h"
#include "cli/stop.h"
#include "models/difference.h"
#include "models/metrics.h"

/* ---- reading the arms ---- */

/* Loading tells of settings as they are typed; these stand in the lesson. */
static void place(const struct lesson *lesson, const struct lesson_arm *arm, node last,
                  struct fault *fault)
{
    node at = arm->scenario_at;
    const bool typed = !strncmp(fault->where, "--set ", 6);
    if (fault->where[0] && !typed)
        return;
    if (typed)
        at = last == NODE_NONE ? arm->at : last;
    for (int i = 0; i < arm->n_set && typed; i++) {
        const char *path = arm->set[i].path;
        const size_t n = strlen(path);
        if (!strncmp(fault->where + 6, path, n) &&
            (fault->where[6 + n] == '=' || !fault->where[6 + n]) && last == NODE_NONE)
            at = arm->set_at[i];
    }
    fault->where[0] = '\0';
    fault_place(fault, lesson->path, lesson->tree.nodes[at].line, lesson->tree.nodes[at].column);
}

/* Does the arm load, with a further setting that stands at `last`? */
static int try_arm(const struct lesson_run *run, int i, const struct setting *further, node last)
{
    const struct ui *ui = run->comparison.ui;
    const struct lesson_arm *arm = &run->lesson->arm[i];
    struct setting settings[LESSON_SETTINGS + 1];
    struct faults *faults = calloc(1, sizeof *faults);
    struct scenario scenario = {0};
    struct ui silent = *ui;
    int n = arm->n_set;
    char path[LESSON_PATH];
    if (!faults)
        return ui_memory(ui);
    memcpy(settings, arm->set, (size_t)n * sizeof *settings);
    if (further)
        settings[n++] = *further;
    silent.quiet = true;
    int status = load_scenario(&scenario, lesson_scenario(run->lesson, arm->scenario, path),
                               settings, n, &silent, faults);
    if (!status)
        scenario_free(&scenario);
    for (int f = 0; f < faults->n && status; f++)
        place(run->lesson, arm, last, &faults->fault[f]);
    faults->n_warnings = 0; /* of arms they are told when they are read to be run */
    status = status ? ui_faults(ui, faults) : 0;
    free(faults);
    return status;
}

/* Every value of a map, in each of its arms. */
static int try_map(const struct lesson_run *run)
{
    const struct lesson_map *map = &run->lesson->map;
    int status = 0;
    for (int a = 0; a < map->n_arms; a++)
        for (int x = 0; x < map->n_axes; x++) {
            const struct lesson_axis *axis = &map->axis[x];
            for (int v = 0; v < axis->n && !status; v++)
                status = try_arm(run, map->arm[a], &(struct setting){axis->path, axis->text[v]},
                                 axis->at[v]);
        }
    return status;
}

static int try_all(const struct lesson_run *run)
{
    const struct lesson *lesson = run->lesson;
    int status = 0;
    for (int i = 0; i < lesson_sides(lesson) && !status; i++)
        status = try_arm(run, i, NULL, NODE_NONE);
    for (int s = 0; s < lesson->n_sliders && !status; s++) {
        const struct lesson_slider *slider = &lesson->slider[s];
        status = try_arm(run, 1, &(struct setting){slider->path, slider->low_text}, slider->low_at);
        if (!status)
            status = try_arm(run, 1, &(struct setting){slider->path, slider->high_text},
                             slider->high_at);
    }
    return status ? status : try_map(run);
}

static int read_arms(struct lesson_run *run, const char *replicates, const char *seed)
{
    const struct lesson *lesson = run->lesson;
    const char *asked[LESSON_ARMS + 1];
    struct options shared = {.n_settings = 0};
    int status = try_all(run);
    if (status)
        return status;
    if (!(run->own = calloc(LESSON_ARMS + 1, sizeof *run->own)))
        return ui_memory(run->comparison.ui);
    for (int i = 0; i < lesson_sides(lesson); i++) {
        const struct lesson_arm *arm = &lesson->arm[i];
        struct options *own = &run->own[i];
        asked[i] = lesson_scenario(lesson, arm->scenario, run->path[i]);
        memcpy(own->settings, arm->set, (size_t)arm->n_set * sizeof *own->settings);
        own->n_settings = arm->n_set;
        own->settings[own->n_settings++] = (struct setting){"run.replicates", replicates};
        own->settings[own->n_settings++] = (struct setting){"run.assumptions", "fixed"};
        if (seed)
            own->settings[own->n_settings++] = (struct setting){"run.seed", seed};
    }
    /* One community is no plausible city, and a lesson is about the implausible, too: what would be
     * warned of is left to `shequ check`; what is wrong was told above. */
    struct ui *ui = run->comparison.ui, silent = *ui;
    silent.quiet = true;
    run->comparison.own = run->own;
    run->comparison.ui = &silent;
    status = comparison_init(&run->comparison, asked, lesson_sides(lesson), &shared);
    run->comparison.ui = ui;
    return status;
}

/* ---- running ---- */

static void watch_metric(struct lesson_run *run, const struct metric *metric)
{
    struct lesson_watch *seen = run->seen;
    const int row = metric ? (int)(metric - metrics_rows) : -1;
    bool known = row < 0;
    for (int w = 0; w < seen[0].n; w++)
        known = known || seen[0].watch[w].metric == row;
    for (int a = 0; a < lesson_sides(run->lesson) && !known; a++)
        seen[a].watch[seen[a].n++].metric = row;
}

static void watch_all(struct lesson_run *run)
{
    const struct lesson *lesson = run->lesson;
    for (int i = 0; i < lesson->n_charts; i++)
        watch_metric(run, lesson->chart[i]);
    for (int i = 0; i < lesson->n_notices; i++)
        watch_metric(run, lesson->notice[i].test.metric);
    for (int i = 0; i < lesson->n_choices; i++)
        watch_metric(run, lesson->choice[i].test.metric);
    watch_metric(run, lesson->challenge.test.metric);
    for (int i = 0; i < lesson->n_keeps; i++)
        watch_metric(run, lesson->keep[i].metric);
}

static void see(void *watcher, const struct arm *arm, const struct record *record)
{
    struct lesson_watch *seen = watcher;
    for (int w = 0; w < seen->n; w++)
        watch_record(&seen->watch[w], arm, record);
}

static int run_arms(struct lesson_run *run, struct fault *fault)
{
    struct comparison *comparison = &run->comparison;
    struct job *job[LESSON_ARMS + 1];
    day from[LESSON_ARMS + 1];
    int status = 0;
    for (int a = 0; a < comparison->n && !status; a++) {
        struct side *side = &comparison->side[a];
        job[a] = &side->job[BATCH_FIXED];
        *job[a] = (struct job){.scenario = &side->contender.scenario, .ui = comparison->ui,
                               .watch = see, .watcher = &run->seen[a]};
        from[a] = a && side->orders_only ? side->from : BRANCHES_NEVER;
        status = job_open(job[a], fault);
    }
    if (!status)
        status = jobs_more(job, from, comparison->n, run->n, run->lesson->title, fault);
    for (int a = 0; a < comparison->n && !status; a++) {
        comparison->seconds += job[a]->seconds;
        comparison->events += job[a]->facts.events;
        for (int w = 0; w < run->seen[a].n && !status; w++)
            if (run->seen[a].watch[w].memory)
                status = fault_memory(fault, run->n * sizeof(double));
    }
    stop_release();
    return status;
}

int lesson_run(struct lesson_run *run, const struct lesson *lesson, uint32_t replicates,
               const char *seed, struct ui *ui)
{
    struct fault fault = {0};
    char text[16];
    *run = (struct lesson_run){.lesson = lesson, .n = replicates,
                               .comparison = {.ui = ui, .replicates = replicates}};
    snprintf(text, sizeof text, "%u", (unsigned)replicates);
    int status = read_arms(run, text, seed);
    if (status)
        return status;
    watch_all(run);
    run->value[0] = calloc(3 * (size_t)replicates, sizeof(double));
    if (!run->value[0])
        return ui_memory(ui);
    run->value[1] = run->value[0] + replicates;
    run->differences = run->value[1] + replicates;
    return run_arms(run, &fault) ? ui_fault(ui, &fault) : 0;
}

void lesson_run_free(struct lesson_run *run)
{
    comparison_free(&run->comparison);
    for (int a = 0; a <= LESSON_ARMS; a++)
        for (int w = 0; w < run->seen[a].n; w++)
            watch_free(&run->seen[a].watch[w]);
    resample_plan_free(&run->plan);
    free(run->value[0]);
    free(run->own);
    *run = (struct lesson_run){0};
}

/* ---- what came of it ---- */

static const struct watch *watch_of(const struct lesson_run *run, int arm,
                                    const struct metric *metric)
{
    const struct lesson_watch *seen = &run->seen[arm];
    for (int w = 0; w < seen->n; w++)
        if (&metrics_rows[seen->watch[w].metric] == metric)
            return &seen->watch[w];
    bug(__FILE__, __LINE__, "a metric that is not watched");
}

/* Both arms' values [n]: of the pair's own days. */
static int read_pair(struct lesson_run *run, const struct metric *metric, struct lesson_pair pair,
                     struct fault *fault)
{
    const struct side *side = run->comparison.side;
    const struct watch *watch = watch_of(run, pair.arm, metric);
    struct difference difference;
    int status = difference_find(&difference, &side[pair.against].contender.scenario,
                                 &side[pair.arm].contender.scenario, fault);
    if (!status && (!watch->n_times || watch->starts[watch->n_times - 1] < difference.from)) {
        char date[DATE_TEXT];
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"%s 自 %s 起才与 %s 不同，此后没有完整的记录时段",
                                          "%s, from %s on, differs from %s, and no period recorded "
                                          "begins after that"},
                           run->lesson->arm[pair.arm].name, day_text(difference.from, date),
                           run->lesson->arm[pair.against].name);
    }
    if (status)
        return status;
    watch_means(watch_of(run, pair.against, metric), difference.from, run->n, run->value[0]);
    watch_means(watch, difference.from, run->n, run->value[1]);
    return 0;
}

int lesson_paired(struct lesson_run *run, const struct metric *metric, struct lesson_pair pair,
                  struct paired *paired, struct fault *fault)
{
    const int status = read_pair(run, metric, pair, fault);
    return status ? status
                  : paired_compare(run->value[0], run->value[1], run->n, 0.95, &run->plan, paired,
                                   fault);
}

int lesson_claim(struct lesson_run *run, const struct lesson_test *test, struct claim *claim,
                 struct fault *fault)
{
    double *base = run->value[0], *d = run->differences;
    size_t n = 0;
    for (uint32_t r = 0; r < run->n; r++)
        d[r] = 0;
    int status = test->than.arm < 0 ? 0 : read_pair(run, test->metric, test->than, fault);
    for (uint32_t r = 0; r < run->n && !status && test->than.arm >= 0; r++)
        d[r] = run->value[1][r] - run->value[0][r];
    if (status || (status = read_pair(run, test->metric, test->pair, fault)))
        return status;
    for (uint32_t r = 0; r < run->n; r++) {
        const double difference = run->value[1][r] - run->value[0][r] - d[r];
        if (isnan(difference))
            continue;
        base[n] = base[r];
        d[n++] = difference;
    }
    *claim = claim_test(&test->said, d, base, n, LESSON_ALPHA);
    return 0;
}
