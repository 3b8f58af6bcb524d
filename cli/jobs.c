/* jobs.c - see jobs.h. */
#include "cli/jobs.h"

#include <stdlib.h>

#include "cli/branches.h"
#include "cli/bug.h"
#include "cli/follow.h"
#include "cli/job_state.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "sim/ensemble.h"

/* One replicate of one job. */
struct cell {
    struct progress_part part;
    struct arm_facts facts;
    struct record record; /* only while it waits to be taken */
    bool ran;
};

/* Slots are replicates, from the first that some job lacks. */
struct group {
    struct job *const *jobs; /* [n] */
    day *from; /* [n] where they branch off; BRANCHES_NEVER */
    int n;
    uint32_t *had;  /* [n] replicates there were when it began */
    uint32_t first; /* that all had */
    struct cell *cells; /* [slots][n] */
};

/* One replicate of all jobs, on its way. */
struct slot {
    const struct group *group;
    struct cell *cells; /* [n] */
    uint32_t replicate;
    struct branches branches;
    bool *wanted; /* [n] jobs that lack this replicate */
    int at;                      /* the job that runs now */
    struct keep_slot kept;
};

static struct job_state *state_of(const struct group *group, int k)
{
    return group->jobs[k]->state;
}

static void told(void *of, day ended, uint64_t events)
{
    struct slot *slot = of;
    bug_spot(slot->group->jobs[slot->at]->scenario->run.seed, slot->replicate, ended + 1);
    progress_told(&slot->cells[slot->at].part, ended, events);
}

/* On to where it was kept, or to where it branches off. */
static int begun(void *of, struct world *world, struct fault *fault)
{
    struct slot *slot = of;
    const struct job *job = slot->group->jobs[slot->at];
    const struct checkpoint *branch = branches_of(&slot->branches, slot->at);
    char date[DATE_TEXT];
    int status = slot->kept.keep ? keep_resume(&slot->kept, world, fault) : 0;
    if (!status && slot->kept.from)
        ui_note(job->ui, (struct words){"第 %u 次重复从 %s 续起", "replicate %u goes on from %s"},
                slot->replicate, day_text(slot->kept.from, date));
    else if (!status && branch)
        status = checkpoint_resume(branch, world, fault);
    if (!status)
        progress_skip(&slot->cells[slot->at].part, world->window.today - world->periods->begin,
                      window_events(&world->window));
    return status;
}

static int rests(void *of, struct world *world, struct fault *fault)
{
    struct slot *slot = of;
    int status = slot->at ? 0 : branches_take(&slot->branches, slot->wanted, world, fault);
    return status || !slot->kept.keep ? status : keep_rest(&slot->kept, world, fault);
}

static int run_one(struct slot *slot, int k, int threads, struct fault *fault)
{
    const struct job *job = slot->group->jobs[k];
    struct job_state *state = job->state;
    struct cell *cell = &slot->cells[k];
    const struct arm_listener listener = {
        .told = told, .begin = begun, .rest = rests, .listener = slot};
    if (stop_asked())
        return FAULT_STOPPED;
    slot->at = k;
    slot->kept = (struct keep_slot){.keep = state->keep.folder ? &state->keep : NULL,
                                    .replicate = slot->replicate};
    bug_spot(job->scenario->run.seed, slot->replicate, state->arm.periods.begin);
    if (job->spread)
        follow_say(FOLLOW_REPLICATE, slot->replicate);
    int status = arm_run(&state->arm, slot->replicate, threads, &listener, &cell->record,
                         &cell->facts, fault);
    bug_spot(0, 0, 0);
    keep_slot_free(&slot->kept);
    cell->ran = !status;
    if (status)
        record_free(&cell->record);
    return status;
}

static int run_slot(void *context, int i, int threads, struct fault *fault)
{
    const struct group *group = context;
    struct slot slot = {.group = group, .cells = &group->cells[(size_t)i * (size_t)group->n],
                        .replicate = group->first + (uint32_t)i + 1,
                        .wanted = calloc((size_t)group->n, sizeof *slot.wanted)};
    int status = branches_init(&slot.branches, group->from, group->n, fault);
    if (!status && !slot.wanted)
        status = fault_memory(fault, sizeof *slot.wanted);
    for (int k = 0; k < group->n && !status; k++)
        slot.wanted[k] = group->had[k] < slot.replicate;
    for (int k = 0; k < group->n && !status; k++)
        if (slot.wanted[k])
            status = run_one(&slot, k, threads, fault);
    branches_free(&slot.branches);
    free(slot.wanted);
    return status;
}

static int take_slot(void *context, int i, struct fault *fault)
{
    const struct group *group = context;
    int status = 0;
    for (int k = 0; k < group->n && !status; k++) {
        struct cell *cell = &group->cells[(size_t)i * (size_t)group->n + (size_t)k];
        struct job *job = group->jobs[k];
        if (!cell->ran)
            continue;
        const uint64_t events = job->facts.events + cell->record.events;
        if (!job->facts.bytes)
            job->facts = cell->facts;
        job->facts.events = events;
        status = job_take(state_of(group, k), &cell->record, true, fault);
        record_free(&cell->record);
    }
    return status;
}

/* Stopped: what was taken is made safe, and the words say how to go on. */
static int stop(const struct group *group, struct fault *fault)
{
    const struct job *job = group->jobs[0];
    int status = 0;
    *fault = (struct fault){0};
    for (int k = 0; k < group->n && !status; k++)
        if (state_of(group, k)->keep.folder)
            status = keep_safe(&state_of(group, k)->keep, fault);
    if (status)
        return status;
    if (!state_of(group, 0)->keep.folder)
        return fault_set(fault, FAULT_STOPPED, (struct words){"收到 %s，已停止", "stopped by %s"},
                         stop_name(stop_asked()));
    return fault_set(fault, FAULT_STOPPED,
                     (struct words){"收到 %s：%u 次重复已完成，都已存好；再用同样的命令即可续完：%s%s",
                                    "stopped by %s: %u replicates are done, all is kept; the same "
                                    "command goes on: %s%s"},
                     stop_name(stop_asked()), state_of(group, 0)->done,
                     job->command ? job->command : "", job->ui->force ? " --force" : "");
}

/* Days that some job still lacks. */
static int64_t days_of(const struct group *group, uint32_t replicates)
{
    int64_t days = 0;
    for (int k = 0; k < group->n; k++) {
        const struct periods *periods = &state_of(group, k)->arm.periods;
        if (group->had[k] < replicates)
            days += (int64_t)(replicates - group->had[k]) * (periods->end - periods->begin);
    }
    return days;
}

static int run_all(struct group *group, uint32_t replicates, struct words what,
                   struct fault *fault)
{
    struct job *base = group->jobs[0];
    const uint32_t slots = replicates - group->first;
    const size_t cells = (size_t)slots * (size_t)group->n;
    struct progress progress = {0};
    group->cells = calloc(cells, sizeof *group->cells);
    if (!group->cells)
        return fault_memory(fault, cells * sizeof *group->cells);
    for (size_t i = 0; i < cells; i++)
        group->cells[i].part.progress = &progress;
    const struct ensemble ensemble = {
        .n_slots = (int)slots, .one_by_one = base->spread, .reversed = base->reversed, .context = group,
        .threads = base->ui->threads > 0 ? base->ui->threads : ensemble_threads(),
        .run = run_slot, .take = take_slot};
    progress_begin(&progress, base->ui, what, days_of(group, replicates));
    int status = ensemble_run(&ensemble, fault);
    base->seconds += progress_end(&progress);
    for (size_t i = 0; i < cells; i++)
        record_free(&group->cells[i].record);
    free(group->cells);
    return status;
}

static int group_init(struct group *group, struct job *const jobs[], const day from[], int n,
                      struct fault *fault)
{
    *group = (struct group){.jobs = jobs, .n = n, .first = UINT32_MAX,
                            .had = calloc((size_t)n, sizeof *group->had),
                            .from = calloc((size_t)n, sizeof *group->from)};
    if (!group->had || !group->from)
        return fault_memory(fault, (size_t)n * sizeof *group->had);
    for (int k = 0; k < n; k++) {
        const struct job_state *state = jobs[k]->state;
        /* An order may bring a street into the sample: then it is another city. */
        group->from[k] = from && layout_same(&jobs[0]->state->arm.layout, &state->arm.layout)
                             ? from[k]
                             : BRANCHES_NEVER;
        group->had[k] = state->done;
        if (state->done < group->first)
            group->first = state->done;
    }
    return 0;
}

int jobs_more(struct job *const jobs[], const day from[], int n, uint32_t replicates,
              struct words what, struct fault *fault)
{
    struct group group;
    int status = group_init(&group, jobs, from, n, fault);
    if (!status && group.first < replicates) /* else all are kept */
        status = run_all(&group, replicates, what, fault);
    free(group.had);
    free(group.from);
    return status == FAULT_STOPPED ? stop(&group, fault) : status;
}
