/* job.c - see job.h. */
#include "cli/job.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/utsname.h>
#include <time.h>

#include "cli/follow.h"
#include "cli/head.h"
#include "cli/job_state.h"
#include "cli/jobs.h"
#include "models/json.h"
#include "sim/durable.h"
#include "sim/ensemble.h"

int job_take(struct job_state *state, struct record *record, bool fresh, struct fault *fault)
{
    int status = fresh && state->keep.folder ? keep_put(&state->keep, record, fault) : 0;
    record_digest(record, &state->digest);
    record_state_digest(record, &state->state_digest);
    if (state->job->watch)
        state->job->watch(state->job->watcher, &state->arm, record);
    if (!status && state->store)
        status = store_put(state->store, record, fault);
    state->done++;
    return status;
}

/* Replicates that an earlier attempt has done. */
static int take_kept(struct job_state *state, struct fault *fault)
{
    struct job *job = state->job;
    bool found = true;
    int status = 0;
    while (!status && found && state->keep.folder) {
        struct record record;
        status = keep_next(&state->keep, arm_shape(&state->arm), &record, &found, fault);
        if (status || !found)
            break;
        status = job_take(state, &record, false, fault);
        record_free(&record);
    }
    job->kept = state->done;
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
    struct json json = {.line = true};
    uname(&host);
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    json_open(&json, NULL, '{');
    json_text(&json, "time", stamp);
    json_text(&json, "version", SHEQU_VERSION);
    json_text(&json, "command", job->command ? job->command : "");
    json_text(&json, "precedence", "command line > scenario > its base > row default");
    json_text(&json, "host", host.nodename);
    json_text(&json, "machine", host.machine);
    json_text(&json, "compiler", __VERSION__);
    json_real(&json, "threads", threads);
    if (job->spread) {
        json_real(&json, "ranks", job->state->spread.ranks);
        json_real(&json, "letters_between_ranks", (double)job->facts.crossed);
    }
    json_real(&json, "seconds", job->seconds);
    json_real(&json, "events", (double)job->facts.events);
    json_real(&json, "replicates_kept", job->kept);
    json_text(&json, "digest", job->digest);
    json_text(&json, "state_digest", job->state_digest);
    json_close(&json, '}');
    snprintf(path, sizeof path, "%s.log", job->output);
    FILE *out = json.text.memory ? NULL : fopen(path, "a");
    const bool put = out && fputs(json.text.text, out) >= 0;
    free(json.text.text);
    if ((out && fclose(out)) || !put)
        ui_note(job->ui, (struct words){"日志 %s 写不了", "the log %s cannot be written"}, path);
}

static int threads_of(const struct job *job)
{
    return job->ui->threads > 0 ? job->ui->threads : ensemble_threads();
}

int job_more(struct job *job, uint32_t replicates, struct fault *fault)
{
    struct job *const jobs[] = {job};
    return jobs_more(jobs, NULL, 1, replicates, job->what, fault);
}

static int begin_arm(struct job *job, struct fault *fault)
{
    struct job_state *state = job->state;
    if (!job->spread)
        return arm_init(&state->arm, job->scenario, fault);
    ALWAYS(job->output); /* who rests at midnight is who keeps */
    follow_say(FOLLOW_BEGIN, 0);
    return follow_begin(&state->spread, &state->arm,
                        arm_init(&state->arm, job->scenario, fault), fault);
}

static int begin(struct job *job, struct fault *fault)
{
    struct job_state *state = job->state = calloc(1, sizeof *state);
    int status;
    if (!state)
        return fault_memory(fault, sizeof *state);
    state->job = job;
    job->seconds = 0;
    job->kept = 0;
    job->facts = (struct arm_facts){0};
    if ((status = begin_arm(job, fault)) ||
        (status = digest_init(&state->digest, fault)) ||
        (status = digest_init(&state->state_digest, fault)))
        return status;
    job->communities = state->arm.layout.n_places;
    job->streets = state->arm.layout.n_streets;
    job->whole_communities = state->arm.layout.whole_places;
    job->whole_streets = state->arm.layout.whole_streets;
    for (uint32_t p = 0; p < state->arm.layout.n_places; p++)
        job->facts.residents += state->arm.layout.places[p].residents;
    return 0;
}

int job_begin(struct job *job, struct fault *fault)
{
    int status = begin(job, fault);
    if (!status && job->output)
        status = keep_open(&job->state->keep, job->output, job->scenario, job->ui, fault);
    return status ? status : take_kept(job->state, fault);
}

static void take_digests(struct job *job)
{
    digest_text(&job->state->digest, job->digest);
    digest_text(&job->state->state_digest, job->state_digest);
}

/* Name and log. */
static int publish(struct job *job, const struct scenario *scenario, struct fault *fault)
{
    int status = store_publish(job->state->store, job->digest, job->state_digest,
                               scenario->inputs_digest, fault);
    if (!status)
        write_log(job, threads_of(job));
    return status;
}

/* What waited goes to the store. */
static int put_kept(struct job_state *state, struct fault *fault)
{
    bool found = true;
    int status = keep_safe(&state->keep, fault);
    keep_rewind(&state->keep);
    for (uint32_t r = 1; r <= state->done && !status; r++) {
        struct record record;
        status = keep_next(&state->keep, arm_shape(&state->arm), &record, &found, fault);
        if (!status && !found) {
            fault_set(fault, FAULT_IO,
                      (struct words){"存下的重复读不回来；再用同样的命令，它们会重新运行",
                                     "replicates that were kept cannot be read back; the same "
                                     "command runs them again"});
            fault_place(fault, state->keep.folder, 0, 0);
            status = FAULT_IO;
        }
        if (status)
            break;
        status = store_put(state->store, &record, fault);
        record_free(&record);
    }
    return status;
}

int job_end(struct job *job, const struct scenario *scenario, struct fault *fault)
{
    struct job_state *state = job->state;
    int status = 0;
    ALWAYS(scenario->run.replicates == state->done);
    take_digests(job);
    state->arm.scenario = scenario;
    if (job->output && !(status = head_init(&state->head, &state->arm, fault)) &&
        !(status = store_create(&state->store, job->output, job->force, &state->head.store, fault)) &&
        !(status = put_kept(state, fault)))
        status = publish(job, scenario, fault);
    store_free(state->store);
    state->store = NULL;
    head_free(&state->head);
    return status;
}

int job_clear(struct job *job, struct fault *fault)
{
    struct keep *keep = &job->state->keep;
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
    struct job_state *state = job->state;
    if (!state)
        return;
    store_free(state->store);
    head_free(&state->head);
    keep_free(&state->keep);
    digest_free(&state->digest);
    digest_free(&state->state_digest);
    arm_free(&state->arm);
    spread_free(&state->spread);
    free(state);
    job->state = NULL;
}

int job_open(struct job *job, struct fault *fault)
{
    int status = begin(job, fault);
    struct job_state *state = job->state;
    /* The lock before the file: nobody writes into what another writes. */
    if (!status && job->output && !(status = durable_may(job->output, job->force, fault)) &&
        !(status = head_init(&state->head, &state->arm, fault)) &&
        !(status = keep_open(&state->keep, job->output, job->scenario, job->ui, fault)) &&
        !(status = store_create(&state->store, job->output, job->force, &state->head.store, fault)))
        status = take_kept(state, fault);
    return status;
}

int job_close(struct job *job, struct fault *fault)
{
    int status = 0;
    take_digests(job);
    if (job->output && !(status = publish(job, job->scenario, fault)))
        status = job_clear(job, fault);
    return status;
}

int job_run(struct job *job, struct fault *fault)
{
    int status = job_open(job, fault);
    if (!status && !(status = job_more(job, job->scenario->run.replicates, fault)))
        status = job_close(job, fault);
    job_drop(job);
    return status;
}
