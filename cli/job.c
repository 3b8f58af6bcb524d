/* job.c - see job.h. */
#include "cli/job.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/utsname.h>
#include <time.h>

#include "cli/bug.h"
#include "cli/head.h"
#include "cli/json.h"
#include "cli/keep.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "sim/durable.h"
#include "sim/ensemble.h"
#include "sim/store.h"

/* All replicates so far, and of those on their way what each needs. */
struct batches {
    struct job *job;
    struct arm arm;
    struct store *store; /* where records go; or else they wait in */
    struct keep keep;    /* where they go in any case, if there is an output */
    uint32_t done;       /* replicates taken */
    struct record *records;      /* [of this batch], each only while it waits to be taken */
    struct progress_part *parts; /* [of this batch] */
    struct arm_facts *facts;     /* [of this batch] */
    struct digest digest, state_digest;
};

struct slot { /* one replicate on its way */
    const struct job *job;
    struct progress_part *part;
    uint64_t seed;
    uint32_t replicate;
    struct keep_slot kept;
};

static void told(void *of, day ended, uint64_t events)
{
    struct slot *slot = of;
    bug_spot(slot->seed, slot->replicate, ended + 1);
    progress_told(slot->part, ended, events);
}

/* On to where it was kept. */
static int begun(void *of, struct world *world, struct fault *fault)
{
    struct slot *slot = of;
    char date[DATE_TEXT];
    int status = keep_resume(&slot->kept, world, fault);
    if (status || !slot->kept.from)
        return status;
    progress_skip(slot->part, slot->kept.from - world->periods->begin,
                  window_events(&world->window));
    ui_note(slot->job->ui,
            (struct words){"第 %u 次重复从 %s 续起", "replicate %u goes on from %s"},
            slot->replicate, day_text(slot->kept.from, date));
    return 0;
}

static int rests(void *of, struct world *world, struct fault *fault)
{
    struct slot *slot = of;
    return keep_rest(&slot->kept, world, fault);
}

/* Slots are counted from 0 in a batch, replicates from 1 over all. */
struct batch {
    struct batches *all;
    uint32_t first; /* replicates there were before it */
};

static int run_slot(void *context, int slot, int threads, struct fault *fault)
{
    const struct batch *batch = context;
    struct batches *all = batch->all;
    struct slot at = {.job = all->job, .part = &all->parts[slot],
                      .seed = all->job->scenario->run.seed,
                      .replicate = batch->first + (uint32_t)slot + 1};
    struct arm_listener listener = {.told = told, .listener = &at};
    if (stop_asked())
        return FAULT_STOPPED;
    if (all->keep.folder) {
        at.kept = (struct keep_slot){.keep = &all->keep, .replicate = at.replicate};
        listener.begin = begun;
        listener.rest = rests;
    }
    bug_spot(at.seed, at.replicate, all->arm.periods.begin);
    int status = arm_run(&all->arm, at.replicate, threads, &listener, &all->records[slot],
                         &all->facts[slot], fault);
    bug_spot(0, 0, 0);
    keep_slot_free(&at.kept);
    if (status)
        record_free(&all->records[slot]);
    return status;
}

/* The next in order, new or kept. */
static int take_record(struct batches *all, struct record *record, struct fault *fault)
{
    int status = 0;
    record_digest(record, &all->digest);
    record_state_digest(record, &all->state_digest);
    if (all->job->watch)
        all->job->watch(all->job->watcher, &all->arm, record);
    if (all->store)
        status = store_put(all->store, record, fault);
    all->done++;
    return status;
}

static int take_slot(void *context, int slot, struct fault *fault)
{
    const struct batch *batch = context;
    struct batches *all = batch->all;
    struct record *record = &all->records[slot];
    int status = all->keep.folder ? keep_put(&all->keep, record, fault) : 0;
    if (!status)
        status = take_record(all, record, fault);
    all->job->facts.events += record->events;
    record_free(record);
    return status;
}

/* Replicates that an earlier attempt has done. */
static int take_kept(struct batches *all, struct fault *fault)
{
    struct job *job = all->job;
    bool found = true;
    int status = 0;
    while (!status && found && all->keep.folder) {
        struct record record;
        status = keep_next(&all->keep, arm_shape(&all->arm), &record, &found, fault);
        if (status || !found)
            break;
        status = take_record(all, &record, fault);
        record_free(&record);
    }
    job->kept = all->done;
    if (!status && job->kept)
        ui_note(job->ui, (struct words){"%s：已有 %u 次重复，接着运行",
                                        "%s: %u replicates are there; going on"},
                words_in(job->what, job->ui->lang), job->kept);
    return status;
}

/* The log is an aid: that it cannot be written is told, and stops nothing. */
static void write_log(const struct job *job, int threads)
{
    char path[4096], stamp[32];
    struct utsname host = {0};
    time_t now = time(NULL);
    struct tm utc;
    snprintf(path, sizeof path, "%s.log", job->output);
    FILE *out = fopen(path, "a");
    if (!out) {
        ui_note(job->ui, (struct words){"日志 %s 写不了", "the log %s cannot be written"}, path);
        return;
    }
    uname(&host);
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    struct json json = {.out = out, .line = true};
    json_open(&json, NULL, '{');
    json_text(&json, "time", stamp);
    json_text(&json, "version", SHEQU_VERSION);
    json_text(&json, "command", job->command ? job->command : "");
    json_text(&json, "precedence", "command line > scenario > its base > row default");
    json_text(&json, "host", host.nodename);
    json_text(&json, "machine", host.machine);
    json_text(&json, "compiler", __VERSION__);
    json_real(&json, "threads", threads);
    json_real(&json, "seconds", job->seconds);
    json_real(&json, "events", (double)job->facts.events);
    json_real(&json, "replicates_kept", job->kept);
    json_text(&json, "digest", job->digest);
    json_text(&json, "state_digest", job->state_digest);
    json_close(&json, '}');
    if (fclose(out))
        ui_note(job->ui, (struct words){"日志 %s 写不了", "the log %s cannot be written"}, path);
}

static int threads_of(const struct job *job)
{
    return job->ui->threads > 0 ? job->ui->threads : ensemble_threads();
}

static int make_room(struct batches *all, uint32_t n, struct progress *progress,
                     struct fault *fault)
{
    all->records = calloc(n, sizeof *all->records);
    all->parts = calloc(n, sizeof *all->parts);
    all->facts = calloc(n, sizeof *all->facts);
    if (!all->records || !all->parts || !all->facts)
        return fault_memory(fault, n * sizeof *all->records);
    for (uint32_t r = 0; r < n; r++)
        all->parts[r].progress = progress;
    return 0;
}

static void clear_room(struct batches *all, uint32_t n)
{
    for (uint32_t r = 0; all->records && r < n; r++)
        record_free(&all->records[r]);
    free(all->records);
    free(all->parts);
    free(all->facts);
    all->records = NULL;
    all->parts = NULL;
    all->facts = NULL;
}

/* Stopped: what was taken is made safe, and the words say how to go on. */
static int stop(struct job *job, struct fault *fault)
{
    struct batches *all = job->batches;
    if (!all->keep.folder)
        return fault_set(fault, FAULT_STOPPED, (struct words){"收到 %s，已停止", "stopped by %s"},
                         stop_name(stop_asked()));
    *fault = (struct fault){0};
    int status = keep_safe(&all->keep, fault);
    return status ? status
                  : fault_set(fault, FAULT_STOPPED,
                              (struct words){"收到 %s：%u 次重复已完成，都已存好；再用同样的命令即可续完：%s%s",
                                             "stopped by %s: %u replicates are done, all is kept; "
                                             "the same command goes on: %s%s"},
                              stop_name(stop_asked()), all->done,
                              job->command ? job->command : "",
                              job->ui->force ? " --force" : "");
}

int job_more(struct job *job, uint32_t replicates, struct fault *fault)
{
    struct batches *all = job->batches;
    struct progress progress = {0};
    struct batch batch = {all, all->done};
    if (replicates <= all->done)
        return 0; /* kept */
    const uint32_t n = replicates - all->done;
    int status = make_room(all, n, &progress, fault);
    if (!status) {
        struct ensemble ensemble = {.n_slots = (int)n, .threads = threads_of(job),
                                    .reversed = job->reversed, .context = &batch,
                                    .run = run_slot, .take = take_slot};
        progress_begin(&progress, job->ui, job->what,
                       (int64_t)n * (all->arm.periods.end - all->arm.periods.begin));
        status = ensemble_run(&ensemble, fault);
        job->seconds += progress_end(&progress);
    }
    if (!status && !job->facts.bytes)
        job->facts.bytes = all->facts[0].bytes;
    if (!status && !job->facts.touches)
        job->facts.touches = all->facts[0].touches;
    clear_room(all, n);
    return status == FAULT_STOPPED ? stop(job, fault) : status;
}

static int begin(struct job *job, struct fault *fault)
{
    struct batches *all = job->batches = calloc(1, sizeof *all);
    int status;
    if (!all)
        return fault_memory(fault, sizeof *all);
    all->job = job;
    job->seconds = 0;
    job->kept = 0;
    job->facts = (struct arm_facts){0};
    if ((status = arm_init(&all->arm, job->scenario, fault)) ||
        (status = digest_init(&all->digest, fault)) ||
        (status = digest_init(&all->state_digest, fault)))
        return status;
    job->communities = all->arm.layout.n_places;
    job->streets = all->arm.layout.n_streets;
    job->whole_communities = all->arm.layout.whole_places;
    job->whole_streets = all->arm.layout.whole_streets;
    for (uint32_t p = 0; p < all->arm.layout.n_places; p++)
        job->facts.residents += all->arm.layout.places[p].residents;
    return 0;
}

int job_begin(struct job *job, struct fault *fault)
{
    int status = begin(job, fault);
    if (!status && job->output)
        status = keep_open(&job->batches->keep, job->output, job->scenario, job->ui, fault);
    return status ? status : take_kept(job->batches, fault);
}

static void take_digests(struct job *job)
{
    digest_text(&job->batches->digest, job->digest);
    digest_text(&job->batches->state_digest, job->state_digest);
}

/* Name and log. */
static int publish(struct job *job, const struct scenario *scenario, struct fault *fault)
{
    int status = store_publish(job->batches->store, job->digest, job->state_digest,
                               scenario->inputs_digest, fault);
    if (!status)
        write_log(job, threads_of(job));
    return status;
}

/* What waited goes to the store. */
static int put_kept(struct batches *all, struct fault *fault)
{
    bool found = true;
    int status = keep_safe(&all->keep, fault);
    keep_rewind(&all->keep);
    for (uint32_t r = 1; r <= all->done && !status; r++) {
        struct record record;
        status = keep_next(&all->keep, arm_shape(&all->arm), &record, &found, fault);
        if (!status && !found) {
            fault_set(fault, FAULT_IO,
                      (struct words){"存下的重复读不回来；再用同样的命令，它们会重新运行",
                                     "replicates that were kept cannot be read back; the same "
                                     "command runs them again"});
            fault_place(fault, all->keep.folder, 0, 0);
            status = FAULT_IO;
        }
        if (status)
            break;
        status = store_put(all->store, &record, fault);
        record_free(&record);
    }
    return status;
}

int job_end(struct job *job, const struct scenario *scenario, struct fault *fault)
{
    struct batches *all = job->batches;
    struct head head = {0};
    int status = 0;
    ALWAYS(scenario->run.replicates == all->done);
    take_digests(job);
    all->arm.scenario = scenario;
    if (job->output && !(status = head_init(&head, &all->arm, fault)) &&
        !(status = store_create(&all->store, job->output, job->force, &head.store, fault)) &&
        !(status = put_kept(all, fault)))
        status = publish(job, scenario, fault);
    store_free(all->store);
    all->store = NULL;
    head_free(&head);
    return status;
}

int job_clear(struct job *job, struct fault *fault)
{
    struct keep *keep = &job->batches->keep;
    return keep->folder ? keep_clear(keep, fault) : 0;
}

int job_sweep(const struct job *job, struct fault *fault)
{
    struct keep keep = {0};
    if (!keep_exists(job->output))
        return 0;
    int status = keep_open(&keep, job->output, job->scenario, job->ui, fault);
    if (!status)
        status = keep_clear(&keep, fault);
    keep_free(&keep);
    return status;
}

void job_drop(struct job *job)
{
    struct batches *all = job->batches;
    if (!all)
        return;
    store_free(all->store);
    keep_free(&all->keep);
    digest_free(&all->digest);
    digest_free(&all->state_digest);
    arm_free(&all->arm);
    free(all);
    job->batches = NULL;
}

int job_run(struct job *job, struct fault *fault)
{
    struct head head = {0};
    int status = begin(job, fault);
    /* The lock before the file: nobody writes into what another writes. */
    if (!status && job->output && !(status = durable_may(job->output, job->force, fault)) &&
        !(status = head_init(&head, &job->batches->arm, fault)) &&
        !(status = keep_open(&job->batches->keep, job->output, job->scenario, job->ui, fault)) &&
        !(status = store_create(&job->batches->store, job->output, job->force, &head.store,
                                fault)))
        status = take_kept(job->batches, fault);
    if (!status && !(status = job_more(job, job->scenario->run.replicates, fault))) {
        take_digests(job);
        if (job->output && !(status = publish(job, job->scenario, fault)))
            status = job_clear(job, fault);
    }
    job_drop(job);
    head_free(&head);
    return status;
}
