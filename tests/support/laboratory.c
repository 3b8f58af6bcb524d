/* laboratory.c - see laboratory.h. */
#include "tests/support/laboratory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/load.h"
#include "models/arm.h"
#include "models/metrics.h"
#include "sim/ensemble.h"

struct trial {
    const struct closed_form *form;
    struct arm arm;
    struct queue_counts counts[LABORATORY_REPLICATES];
    uint64_t events[LABORATORY_REPLICATES];
};

enum { SETTINGS_MOST = 10, PERSONS = 2000 }; /* lab/queue: 1000 households of 2 */

struct settings {
    struct setting at[SETTINGS_MOST];
    char path[SETTINGS_MOST][32], value[SETTINGS_MOST][40];
    int n;
};

static void set(struct settings *settings, const char *path, double value, const char *unit)
{
    int i = settings->n++;
    snprintf(settings->path[i], sizeof settings->path[i], "%s", path);
    snprintf(settings->value[i], sizeof settings->value[i], "%.12g%s", value, unit);
    settings->at[i] = (struct setting){settings->path[i], settings->value[i]};
}

static void translate(const struct closed_form *form, double share, double wrong, uint64_t seed,
                      struct settings *settings)
{
    const struct queue_law *law = &form->law;
    const double a_year = 24 * 365.25 / PERSONS, month = 28 * 24;
    int needs = law->rate[1] > 0 ? 1 : 0;
    settings->n = 0;
    set(settings, "work.need_rate", law->rate[needs] * a_year, "");
    set(settings, "work.need_hours", law->service[needs] * wrong, "");
    if (needs) {
        set(settings, "work.counter_rate", law->rate[0] * a_year, "");
        set(settings, "work.counter_hours", law->service[0] * wrong, "");
    }
    set(settings, "community.staff", law->servers, "");
    set(settings, "work.patience", law->patience / 24, " d");
    set(settings, "run.burn_in", ceil(closed_form_warm_up(form) / month), " months");
    set(settings, "run.length", ceil(share * form->hours / LABORATORY_REPLICATES / month),
        " months");
    set(settings, "run.seed", (double)seed, "");
}

static void add(const struct record *record, const char *metric, int64_t *a, int64_t *b)
{
    int m = 0;
    while (strcmp(metrics_rows[m].name, metric))
        m++;
    for (int time = 0; time < record->shape.n_times; time++) {
        *a += record->numerator[record_at(record, m, time, 0)];
        *b += record->denominator[record_at(record, m, time, 0)];
    }
}

/* The record tells of needs only: what the counter's cases waited is read off the
 * community, at the end of the burn-in and at the end. */
struct counter_cases {
    const struct world *world;
    int64_t wait, left;
};

static void look(void *listener, day ended, uint64_t events)
{
    struct counter_cases *cases = listener;
    const int64_t *sum = cases->world->communities[0].tally.sum;
    (void)events;
    if (ended + 1 == cases->world->periods->starts[0]) {
        cases->wait = sum[TALLY_COUNTER_WAIT];
        cases->left = sum[TALLY_COUNTER_LEFT];
    }
}

static int run_two_classes(const struct arm *arm, uint32_t replicate, struct record *record,
                           struct queue_counts *counts, uint64_t *events, struct fault *fault)
{
    struct world world;
    struct counter_cases cases = {.world = &world};
    int status = record_init(record, arm_shape(arm), replicate, fault);
    if (status)
        return status;
    status = world_init(&world, arm->scenario, &arm->layout, &arm->periods, &arm->calendar,
                        replicate, record, fault);
    world.told = look;
    world.listener = &cases;
    if (!status)
        status = world_run(&world, 1, fault);
    if (!status) {
        const int64_t *sum = world.communities[0].tally.sum;
        counts->wait[0] = sum[TALLY_COUNTER_WAIT] - cases.wait;
        counts->left[0] = sum[TALLY_COUNTER_LEFT] - cases.left;
        *events = window_events(&world.window);
    }
    world_free(&world);
    return status;
}

static int run(void *context, int slot, int threads, struct fault *fault)
{
    struct trial *trial = context;
    struct queue_counts *counts = &trial->counts[slot];
    struct record record = {0};
    struct arm_facts facts = {0};
    const int needs = trial->form->law.rate[1] > 0 ? 1 : 0;
    const uint32_t replicate = (uint32_t)slot + 1;
    int64_t left = 0;
    int status = needs ? run_two_classes(&trial->arm, replicate, &record, counts,
                                         &facts.events, fault)
                       : arm_run(&trial->arm, replicate, threads, NULL, &record, &facts, fault);
    if (!status) {
        add(&record, "need_wait", &counts->wait[needs], &counts->left[needs]);
        add(&record, "need_abandoned", &counts->abandoned, &left);
        add(&record, "utilisation", &counts->busy, &counts->there);
        trial->events[slot] = facts.events;
    }
    record_free(&record);
    return status;
}

static int take(void *context, int slot, struct fault *fault)
{
    (void)context, (void)slot, (void)fault;
    return 0;
}

int laboratory_run(const struct closed_form *form, double share, double wrong, uint64_t seed,
                   struct figure figures[FIGURES_MOST], uint64_t *events, struct faults *faults)
{
    struct ui quiet = {.quiet = true};
    struct trial trial = {.form = form};
    struct ensemble ensemble = {.n_slots = LABORATORY_REPLICATES, .threads = ensemble_threads(),
                                .context = &trial, .run = run, .take = take};
    struct settings settings;
    struct scenario scenario;
    struct fault fault = {0};
    const char *name = form->law.rate[1] > 0 ? "lab/priority"
                       : form->law.cv != 1   ? "lab/mg1"
                                             : "lab/queue";
    translate(form, share, wrong, seed, &settings);
    int status = load_scenario(&scenario, name, settings.at, settings.n, &quiet, faults);
    if (status)
        return status;
    status = arm_init(&trial.arm, &scenario, &fault);
    if (!status)
        status = ensemble_run(&ensemble, &fault);
    arm_free(&trial.arm);
    scenario_free(&scenario);
    if (status)
        return status;
    for (int i = 0; i < LABORATORY_REPLICATES; i++)
        *events += trial.events[i];
    return closed_form_figures(form, trial.counts, LABORATORY_REPLICATES, figures);
}
