/* society.c - the whole: a year of the sample, a month of the city, results to disk, scenarios.
 *
 * The world has no reference by hand; its events are set beside the M/M/1 by hand, the
 * cheapest event there is. A store is set beside writing the same bytes to a file.
 */
#include <unistd.h>

#include "cli/head.h"
#include "cli/load.h"
#include "models/arm.h"
#include "tests/bench/byhand.h"
#include "tests/bench/measure.h"

enum { STORE_REPLICATES = 8 };

struct town {
    struct scenario scenario;
    struct arm arm;
    int threads;
    double residents, bytes, events, ended, years; /* ended: tasks, however */
};

static const struct ui silent = {.lang = LANG_EN, .quiet = true, .threads = 1};

static void town_load(struct scenario *scenario, const char *name, const struct setting *settings,
                      int n)
{
    struct faults faults = {0};
    ALWAYS(load_scenario(scenario, name, settings, n, &silent, &faults) == 0);
}

static void town_init(struct town *town, const char *sample, const char *length)
{
    const struct setting settings[] = {
        {"city.sample", sample}, {"run.length", length}, {"run.burn_in", "0"}};
    town_load(&town->scenario, "hefei-2009", settings, 3);
    ALWAYS(arm_init(&town->arm, &town->scenario, NULL) == 0);
}

static void town_free(struct town *town)
{
    arm_free(&town->arm);
    scenario_free(&town->scenario);
}

/* The days alone: building the town is measured by itself. */
static double town_run(void *context, struct watch *watch)
{
    struct town *town = context;
    struct record record = {0};
    struct world world = {0};
    ALWAYS(record_init(&record, arm_shape(&town->arm), 1, NULL) == 0);
    ALWAYS(world_init(&world, &town->scenario, &town->arm.layout, &town->arm.periods,
                      &town->arm.calendar, 1, &record, NULL) == 0);
    watch_start(watch);
    ALWAYS(world_run(&world, town->threads, NULL) == 0);
    watch_stop(watch);
    town->events = (double)window_events(&world.window);
    town->bytes = (double)world_bytes(&world);
    town->residents = town->ended = 0;
    town->years = (town->arm.periods.end - town->arm.periods.begin) / 365.25;
    for (uint32_t p = 0; p < world.n_communities; p++) {
        town->residents += town->arm.layout.places[p].residents;
        for (int account = ACCOUNT_DONE; account < N_TASK_ACCOUNTS; account++)
            town->ended += (double)world.communities[p].tasks.balance[account];
    }
    world_free(&world);
    record_free(&record);
    return town->events;
}

static double town_build(void *context, struct watch *watch)
{
    struct town *town = context;
    struct record record = {0};
    struct world world = {0};
    ALWAYS(record_init(&record, arm_shape(&town->arm), 1, NULL) == 0);
    watch_start(watch);
    ALWAYS(world_init(&world, &town->scenario, &town->arm.layout, &town->arm.periods,
                      &town->arm.calendar, 1, &record, NULL) == 0);
    watch_stop(watch);
    world_free(&world);
    record_free(&record);
    return town->residents;
}

/* The cheapest event: one server, a heap of two, Philox and a ziggurat. */
static double cheapest(void *context, struct watch *watch)
{
    struct ziggurat *z = context;
    struct entry room[8];
    struct heap heap = {room, 0};
    struct stream_byhand stream = {.key = 7};
    uint64_t waiting = 0, events = 2000000;
    heap_put(&heap, (struct entry){1, 0});
    watch_start(watch);
    for (uint64_t n = 0; n < events; n++) {
        const struct entry e = heap_get(&heap);
        const bool arrival = e.word % 2 == 0, first = arrival ? !waiting++ : --waiting > 0;
        if (first)
            heap_put(&heap, (struct entry){
                e.time + (uint64_t)(1e6 * ziggurat_exponential(z, PHILOX, &stream)), 2 * n + 1});
        if (arrival)
            heap_put(&heap, (struct entry){
                e.time + (uint64_t)(1.2e6 * ziggurat_exponential(z, PHILOX, &stream)), 2 * n + 2});
    }
    watch_stop(watch);
    return (double)events;
}

/* ---- results ---- */

struct shelf {
    struct town town;
    struct head head;
    struct record record;
    char path[64];
    size_t bytes; /* of a record */
};

static void shelf_init(struct shelf *shelf)
{
    struct stream_byhand stream = {.key = 13};
    town_init(&shelf->town, "all", "60 months");
    shelf->town.scenario.run.replicates = STORE_REPLICATES;
    ALWAYS(head_init(&shelf->head, &shelf->town.arm, NULL) == 0);
    const struct record_shape shape = arm_shape(&shelf->town.arm);
    ALWAYS(record_init(&shelf->record, shape, 1, NULL) == 0);
    const size_t cells = (size_t)shape.n_times * shape.n_places;
    for (size_t i = 0; i < cells * (size_t)shape.n_metrics; i++) {
        shelf->record.numerator[i] = (int64_t)(byhand_bits(&stream) % 100000);
        shelf->record.denominator[i] = (int64_t)(byhand_bits(&stream) % 1000);
    }
    for (size_t i = 0; i < cells * (size_t)shape.n_lines; i++)
        shelf->record.line[i] = (int64_t)(byhand_bits(&stream) % 1000000);
    shelf->bytes = 8 * cells * (2 * (size_t)shape.n_metrics + (size_t)shape.n_lines);
    snprintf(shelf->path, sizeof shelf->path, "/tmp/shequ-bench-%ld.h5", (long)getpid());
}

static double store_ours(void *context, struct watch *watch)
{
    struct shelf *shelf = context;
    struct store *store = NULL;
    const char *digest = "00000000000000000000000000000000";
    watch_start(watch);
    ALWAYS(store_create(&store, shelf->path, true, &shelf->head.store, NULL) == 0);
    for (uint32_t r = 1; r <= STORE_REPLICATES; r++) {
        shelf->record.replicate = r;
        ALWAYS(store_put(store, &shelf->record, NULL) == 0);
    }
    ALWAYS(store_publish(store, digest, digest, digest, NULL) == 0);
    watch_stop(watch);
    store_free(store);
    unlink(shelf->path);
    return 1e-6 * (double)shelf->bytes * STORE_REPLICATES;
}

static double store_byhand(void *context, struct watch *watch)
{
    struct shelf *shelf = context;
    const struct record_shape *shape = &shelf->record.shape;
    const size_t cells = (size_t)shape->n_times * shape->n_places;
    watch_start(watch);
    FILE *file = fopen(shelf->path, "w");
    ALWAYS(file);
    for (int r = 0; r < STORE_REPLICATES; r++) {
        size_t metrics = cells * (size_t)shape->n_metrics, lines = cells * (size_t)shape->n_lines;
        ALWAYS(fwrite(shelf->record.numerator, 8, metrics, file) == metrics);
        ALWAYS(fwrite(shelf->record.denominator, 8, metrics, file) == metrics);
        ALWAYS(fwrite(shelf->record.line, 8, lines, file) == lines);
    }
    ALWAYS(fflush(file) == 0 && fsync(fileno(file)) == 0 && fclose(file) == 0);
    watch_stop(watch);
    unlink(shelf->path);
    return 1e-6 * (double)shelf->bytes * STORE_REPLICATES;
}

static double loading(void *context, struct watch *watch)
{
    struct scenario scenario = {0};
    watch_start(watch);
    town_load(&scenario, context, NULL, 0);
    watch_stop(watch);
    scenario_free(&scenario);
    return 1e6; /* told in milliseconds */
}

/* What a year of a resident costs, and what a task does, with all that goes on around them. */
static void tell_society(struct report *report, const char *which, double ns, const struct town *town)
{
    char line[256];
    snprintf(line, sizeof line,
             "\n%s: %.2f us a resident and year, %.2f us a task that ends, %.1f events a task, %.1f "
             "events a resident and year.\n", which,
             1e-3 * ns * town->events / (town->residents * town->years),
             1e-3 * ns * town->events / town->ended, town->events / town->ended,
             town->events / (town->residents * town->years));
    report_say(report, line);
}

int main(int argc, char **argv)
{
    static struct report report;
    static struct ziggurat ziggurat;
    static struct town sample, city, pair;
    static struct shelf shelf;
    static char hefei[] = "hefei-2009", example[] = "example-city";
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    ziggurat_init(&ziggurat);
    town_init(&sample, "3", "1 year");
    town_init(&city, "all", "1 month");
    town_init(&pair, "all", "1 month");
    shelf_init(&shelf);
    sample.threads = city.threads = 1;
    pair.threads = 2;
    report_head(&report, "ns (store: ns a MB; loading: ms)");
    double event = report_row(&report, &(struct row){
        "an event of hefei-2009, sample, one year", "an event of M/M/1 by hand", town_run, cheapest,
        &sample, &ziggurat, false, 5});
    double whole = report_row(&report, &(struct row){
        "an event of hefei-2009, whole city, one month", "an event of M/M/1 by hand", town_run,
        cheapest, &city, &ziggurat, false, 3});
    double one = report_row(&report, &(struct row){
        "the same in the time of the wall, 2 threads", "1 thread", town_run, town_run, &pair,
        &city, true, 3});
    report_row(&report, &(struct row){"settling a resident of the whole city", NULL, town_build,
                                      NULL, &city, NULL, false, 3});
    double megabyte = report_row(&report, &(struct row){
        "a result of 60 months, whole city, 8 replicates, read back and synced (wall)",
        "the same bytes written and synced", store_ours, store_byhand, &shelf, &shelf, true, 3});
    report_row(&report, &(struct row){"loading hefei-2009 (no reference: nobody else has its checks)", NULL, loading, NULL, hefei, NULL,
                                      false, 0});
    report_row(&report, &(struct row){"loading example-city and its table", NULL, loading, NULL,
                                      example, NULL, false, 0});
    report_line(&report, "\n%.2f million events a second and %.0f bytes a resident in the sample "
                         "(%.2f million events in its year);", 1e3 / event,
                sample.bytes / sample.residents, 1e-6 * sample.events);
    report_line(&report, " %.2f million events a second and %.0f bytes a resident in the whole "
                         "city,", 1e3 / whole, city.bytes / city.residents);
    report_line(&report, " %.2f million by the wall on two threads. A result holds %.0f MB of "
                         "integers a replicate and is written at %.0f MB/s.\n", 1e3 / one,
                1e-6 * (double)shelf.bytes, 1e9 / megabyte);
    tell_society(&report, "sample", event, &sample);
    tell_society(&report, "whole city", whole, &city);
    head_free(&shelf.head);
    record_free(&shelf.record);
    town_free(&shelf.town);
    town_free(&sample);
    town_free(&city);
    town_free(&pair);
    return report_end(&report, "society");
}
