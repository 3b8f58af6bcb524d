/* sweep_run.c - see sweep_run.h. */
#include "cli/sweep_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/branches.h"
#include "cli/bug.h"
#include "cli/keep.h"
#include "cli/seconds.h"
#include "cli/stop.h"
#include "models/difference.h"

#define LONG 20.0 /* seconds: what takes longer is worth checkpoints, and a folder for them */

/* An arm at a point, ready to be run. */
struct sweep_arm {
    struct scenario scenario;
    struct arm arm;
    bool ready;
};

struct running {
    struct sweep_runner *runner;
    struct branches branches;
    day from[1 + SWEEP_VARIANTS];
    bool wanted[1 + SWEEP_VARIANTS];
    int at; /* the arm that runs now */
    uint64_t point;
    uint32_t replicate;
    double begun; /* when, in seconds */
    struct keep keep;
    struct keep_slot slot;
};

int sweep_runner_init(struct sweep_runner *runner, const struct sweep_arms *arms,
                      const struct sweep_plan *plan, const struct sweep_folder *folder,
                      const struct ui *ui, int worker, int threads, struct fault *fault)
{
    const size_t n = (size_t)sweep_arms(plan->sweep);
    *runner = (struct sweep_runner){.arms = arms, .plan = plan, .folder = folder, .ui = ui,
                                    .worker = worker, .threads = threads,
                                    .loaded = calloc(n, sizeof *runner->loaded)};
    return runner->loaded ? 0 : fault_memory(fault, n * sizeof *runner->loaded);
}

static void unload(struct sweep_runner *runner)
{
    for (int a = 0; a < sweep_arms(runner->plan->sweep); a++) {
        struct sweep_arm *it = &runner->loaded[a];
        if (it->ready) {
            arm_free(&it->arm);
            scenario_free(&it->scenario);
        }
        *it = (struct sweep_arm){0};
    }
}

void sweep_runner_free(struct sweep_runner *runner)
{
    if (runner->loaded)
        unload(runner);
    free(runner->loaded);
    runner->loaded = NULL;
}

/* Read, not only looked for: after a loss of power a name may stand over nothing. What the disk does
 * not give back is run again, and whether it can be written tells then. */
static bool is_there(const struct sweep_folder *folder, const uint64_t hash[2], uint32_t replicate)
{
    struct fault none = {0};
    bool found;
    return !sweep_unit_read(NULL, folder, hash, replicate, 0, &found, &none) && found;
}

int sweep_run_wanted(const struct sweep_plan *plan, const struct sweep_folder *folder,
                     uint64_t point, uint32_t replicate, bool *wanted, int *aside)
{
    char path[SWEEP_PATH];
    int n = 0;
    *aside = 0;
    for (int a = 0; a < sweep_arms(plan->sweep); a++) {
        const size_t at = sweep_plan_at(plan, point, a);
        const uint64_t *hash = plan->hash[at];
        wanted[a] = plan->owner[at] && !is_there(folder, hash, replicate);
        if (wanted[a] && !access(sweep_folder_failed(folder, hash, replicate, path), F_OK)) {
            wanted[a] = false;
            ++*aside;
        }
        n += wanted[a];
    }
    return n;
}

/* ---- making ready ---- */

static int load_arm(struct sweep_runner *runner, uint64_t point, int a, struct fault *fault)
{
    struct sweep_arm *it = &runner->loaded[a];
    struct faults *faults;
    uint64_t hash[2];
    if (it->ready)
        return 0;
    if (!(faults = calloc(1, sizeof *faults)))
        return fault_memory(fault, sizeof *faults);
    int status = sweep_arms_load(runner->arms, a, point, &it->scenario, faults);
    if (status)
        *fault = faults->fault[0];
    free(faults);
    if (status)
        return status;
    status = sweep_plan_hash(runner->plan->sweep, &it->scenario, hash, fault);
    if (!status && memcmp(hash, runner->plan->hash[sweep_plan_at(runner->plan, point, a)],
                          sizeof hash) != 0)
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"情景自计划编制以来已改变：--force 即重编计划",
                                          "the scenario has changed since the plan was made: --force makes "
                                          "it anew"});
    if (!status)
        status = arm_init(&it->arm, &it->scenario, fault);
    it->ready = !status;
    if (status)
        scenario_free(&it->scenario);
    return status;
}

static int make_ready(struct running *running, struct fault *fault)
{
    struct sweep_runner *runner = running->runner;
    const struct sweep_arm *loaded = runner->loaded;
    int status = 0;
    if (runner->point != running->point)
        unload(runner);
    runner->point = running->point;
    for (int a = 0; a < sweep_arms(runner->plan->sweep) && !status; a++)
        if (running->wanted[a]) {
            runner->arm = a;
            status = load_arm(runner, running->point, a, fault);
        }
    for (int a = 1; a < sweep_arms(runner->plan->sweep) && !status; a++) {
        struct difference difference;
        struct fault none = {0};
        running->from[a] = BRANCHES_NEVER;
        if (running->wanted[a] && running->wanted[0] &&
            !difference_find(&difference, &loaded[0].scenario, &loaded[a].scenario, &none))
            running->from[a] =
                branches_day(&difference, &loaded[0].arm.layout, &loaded[a].arm.layout);
    }
    return status;
}

/* ---- running ---- */

static const uint64_t *hash_of(const struct running *running)
{
    const struct sweep_plan *plan = running->runner->plan;
    return plan->hash[sweep_plan_at(plan, running->point, running->at)];
}

/* A folder for checkpoints beside the unit to be. */
static int open_keep(struct running *running, const char *path, struct fault *fault)
{
    const struct sweep_runner *runner = running->runner;
    running->slot.keep = &running->keep;
    return keep_open(&running->keep, path, &runner->loaded[running->at].scenario, runner->ui, fault);
}

static void told(void *of, day ended, uint64_t events)
{
    const struct running *running = of;
    (void)events;
    bug_spot(running->runner->loaded[running->at].scenario.run.seed, running->replicate, ended + 1);
}

/* One that was stopped in its midst goes on from there. */
static int begins(void *of, struct world *world, struct fault *fault)
{
    struct running *running = of;
    const struct checkpoint *branch = branches_of(&running->branches, running->at);
    char path[SWEEP_PATH];
    int status = 0;
    sweep_folder_unit(running->runner->folder, hash_of(running), running->replicate, path);
    if (running->runner->ui->checkpoint || keep_exists(path))
        status = open_keep(running, path, fault);
    if (!status && running->slot.keep)
        status = keep_resume(&running->slot, world, fault);
    if (!status && !running->slot.from && branch)
        status = checkpoint_resume(branch, world, fault);
    return status;
}

static int rests(void *of, struct world *world, struct fault *fault)
{
    struct running *running = of;
    int status = running->at ? 0
                             : branches_take(&running->branches, running->wanted, world, fault);
    char path[SWEEP_PATH];
    if (!status && !running->slot.keep && seconds_now() - running->begun > LONG)
        status = open_keep(running,
                           sweep_folder_unit(running->runner->folder, hash_of(running),
                                             running->replicate, path), fault);
    if (status)
        return status;
    if (running->slot.keep)
        return keep_rest(&running->slot, world, fault);
    return stop_asked() ? fault_set(fault, FAULT_STOPPED,
                                    (struct words){"收到 %s，已停止", "stopped by %s"},
                                    stop_name(stop_asked()))
                        : 0;
}

static int write_unit(const struct running *running, const uint64_t hash[2],
                      const struct record *record, struct fault *fault)
{
    const struct sweep_runner *runner = running->runner;
    struct sweep_unit unit;
    char own[64], temporary[SWEEP_PATH];
    snprintf(own, sizeof own, "tmp/%u-%d", (unsigned)runner->folder->shard, runner->worker);
    int status = sweep_unit_take(&unit, runner->plan->sweep, &runner->loaded[running->at].arm,
                                 record, fault);
    if (!status)
        status = sweep_unit_write(&unit, runner->folder, hash, running->replicate,
                                  sweep_folder_in(runner->folder, own, temporary), fault);
    sweep_unit_free(&unit);
    return status;
}

static int run_arm(struct running *running, uint64_t *events, struct fault *fault)
{
    struct sweep_runner *runner = running->runner;
    const struct arm *arm = &runner->loaded[running->at].arm;
    const struct arm_listener listener = {
        .told = told, .begin = begins, .rest = rests, .listener = running};
    struct record record = {0};
    struct arm_facts facts;
    if (stop_asked())
        return FAULT_STOPPED;
    runner->arm = running->at;
    sweep_folder_at(runner->folder, runner->worker, hash_of(running), running->replicate);
    running->begun = seconds_now();
    running->keep = (struct keep){.lock = -1};
    running->slot = (struct keep_slot){.replicate = running->replicate};
    bug_spot(arm->scenario->run.seed, running->replicate, arm->periods.begin);
    int status =
        arm_run(arm, running->replicate, runner->threads, &listener, &record, &facts, fault);
    bug_spot(0, 0, 0);
    if (!status)
        status = write_unit(running, hash_of(running), &record, fault);
    *events += status ? 0 : facts.events;
    record_free(&record);
    keep_slot_free(&running->slot);
    if (!status && running->keep.folder)
        status = keep_clear(&running->keep, fault);
    keep_free(&running->keep);
    return status;
}

int sweep_run(struct sweep_runner *runner, uint64_t point, uint32_t replicate, uint64_t *events,
              struct fault *fault)
{
    struct running running = {.runner = runner, .point = point, .replicate = replicate};
    const int n = sweep_arms(runner->plan->sweep);
    int aside;
    *events = 0;
    if (!sweep_run_wanted(runner->plan, runner->folder, point, replicate, running.wanted, &aside))
        return 0;
    int status = make_ready(&running, fault);
    if (!status)
        status = branches_init(&running.branches, running.from, n, fault);
    for (int a = 0; a < n && !status; a++)
        if (running.wanted[a]) {
            running.at = a;
            status = run_arm(&running, events, fault);
        }
    branches_free(&running.branches);
    return status;
}
