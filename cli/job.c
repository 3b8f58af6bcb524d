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
#include "cli/progress.h"
#include "sim/ensemble.h"
#include "sim/store.h"

struct work {
    struct job *job;
    const struct arm *arm;
    struct store *store; /* NULL when nothing is written */
    struct record *records;       /* [replicates], each only while it waits to be taken */
    struct progress_part *parts;  /* [replicates] */
    struct arm_facts *facts;      /* [replicates] */
    struct digest digest, state_digest;
};

struct slot { /* one replicate on its way */
    struct progress_part *part;
    uint64_t seed;
    uint32_t replicate;
};

static void told(void *of, day ended, uint64_t events)
{
    struct slot *slot = of;
    bug_spot(slot->seed, slot->replicate, ended + 1);
    progress_told(slot->part, ended, events);
}

static int run_slot(void *context, int slot, int threads, struct fault *fault)
{
    struct work *work = context;
    struct slot at = {&work->parts[slot], work->job->scenario->run.seed, (uint32_t)slot + 1};
    struct arm_listener listener = {.told = told, .listener = &at};
    bug_spot(at.seed, at.replicate, work->arm->periods.begin);
    int status = arm_run(work->arm, (uint32_t)slot + 1, threads, &listener, &work->records[slot],
                         &work->facts[slot], fault);
    bug_spot(0, 0, 0);
    if (status)
        record_free(&work->records[slot]);
    return status;
}

static int take_slot(void *context, int slot, struct fault *fault)
{
    struct work *work = context;
    struct record *record = &work->records[slot];
    int status = 0;
    record_digest(record, &work->digest);
    record_state_digest(record, &work->state_digest);
    if (work->store)
        status = store_put(work->store, record, fault);
    record_free(record);
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
    json_text(&json, "digest", job->digest);
    json_text(&json, "state_digest", job->state_digest);
    json_close(&json, '}');
    if (fclose(out))
        ui_note(job->ui, (struct words){"日志 %s 写不了", "the log %s cannot be written"}, path);
}

static int allocate(struct work *work, uint32_t n, struct progress *progress,
                    struct fault *fault)
{
    int status;
    work->records = calloc(n, sizeof *work->records);
    work->parts = calloc(n, sizeof *work->parts);
    work->facts = calloc(n, sizeof *work->facts);
    if (!work->records || !work->parts || !work->facts)
        return fault_memory(fault, n * sizeof *work->records);
    for (uint32_t r = 0; r < n; r++)
        work->parts[r].progress = progress;
    if ((status = digest_init(&work->digest, fault)) ||
        (status = digest_init(&work->state_digest, fault)))
        return status;
    return 0;
}

static void conclude(struct work *work)
{
    struct job *job = work->job;
    job->facts = work->facts[0];
    job->facts.events = 0;
    for (uint32_t r = 0; r < job->scenario->run.replicates; r++)
        job->facts.events += work->facts[r].events;
    job->communities = work->arm->layout.n_places;
    job->streets = work->arm->layout.n_streets;
    job->whole_communities = work->arm->layout.whole_places;
    job->whole_streets = work->arm->layout.whole_streets;
    digest_text(&work->digest, job->digest);
    digest_text(&work->state_digest, job->state_digest);
}

int job_run(struct job *job, struct fault *fault)
{
    const uint32_t n = job->scenario->run.replicates;
    const int threads = job->ui->threads > 0 ? job->ui->threads : ensemble_threads();
    struct progress progress = {0};
    struct head head = {0};
    struct arm arm = {0};
    struct work work = {.job = job, .arm = &arm};
    int status;
    if ((status = arm_init(&arm, job->scenario, fault)) ||
        (status = head_init(&head, &arm, fault)) ||
        (status = allocate(&work, n, &progress, fault)))
        goto out;
    if (job->output &&
        (status = store_create(&work.store, job->output, job->force, &head.store, fault)))
        goto out;
    progress_begin(&progress, job->ui, job->what,
                   (int64_t)n * (arm.periods.end - arm.periods.begin));
    struct ensemble ensemble = {.n_slots = (int)n, .threads = threads,
                                .reversed = job->reversed, .context = &work,
                                .run = run_slot, .take = take_slot};
    status = ensemble_run(&ensemble, fault);
    job->seconds = progress_end(&progress);
    if (status)
        goto out;
    conclude(&work);
    if (work.store) {
        status = store_publish(work.store, job->digest, job->state_digest,
                               job->scenario->inputs_digest, fault);
        if (!status)
            write_log(job, threads);
    }
out:
    store_free(work.store);
    for (uint32_t r = 0; work.records && r < n; r++)
        record_free(&work.records[r]);
    free(work.records);
    free(work.parts);
    free(work.facts);
    digest_free(&work.digest);
    digest_free(&work.state_digest);
    head_free(&head);
    arm_free(&arm);
    return status;
}
