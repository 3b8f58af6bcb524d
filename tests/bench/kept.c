/* kept.c - what it costs to be safe: a checkpoint of the whole city, beside the same bytes
 * written and pushed to the same disk by hand; into memory alone; and back.
 */
#include <fcntl.h>
#include <unistd.h>

#include "cli/load.h"
#include "models/arm.h"
#include "models/checkpoint.h"
#include "sim/sealed.h"
#include "tests/bench/measure.h"

struct town {
    struct scenario scenario;
    struct arm arm;
    struct record record;
    struct world world;
    struct checkpoint checkpoint;
    char path[128], raw[128];
};

static void town_init(struct town *town, const char *folder)
{
    static const struct setting settings[] = {
        {"city.sample", "all"}, {"run.length", "12 months"}, {"run.burn_in", "0"}};
    const struct ui silent = {.lang = LANG_EN, .quiet = true, .threads = 1};
    struct faults faults = {0};
    ALWAYS(load_scenario(&town->scenario, "hefei-2009", settings, 3, &silent, &faults) == 0);
    ALWAYS(arm_init(&town->arm, &town->scenario, NULL) == 0);
    ALWAYS(record_init(&town->record, arm_shape(&town->arm), 1, NULL) == 0);
    ALWAYS(world_init(&town->world, &town->scenario, &town->arm.layout, &town->arm.periods,
                      &town->arm.calendar, 1, &town->record, NULL) == 0);
    ALWAYS(window_run(&town->world.window, town->arm.periods.begin + 40, 2, NULL) == 0);
    ALWAYS(checkpoint_take(&town->checkpoint, &town->world, NULL) == 0);
    snprintf(town->path, sizeof town->path, "%s/shequ-bench-%ld.kept", folder, (long)getpid());
    snprintf(town->raw, sizeof town->raw, "%s/shequ-bench-%ld.raw", folder, (long)getpid());
}

static void town_free(struct town *town)
{
    unlink(town->path);
    unlink(town->raw);
    checkpoint_free(&town->checkpoint);
    world_free(&town->world);
    record_free(&town->record);
    arm_free(&town->arm);
    scenario_free(&town->scenario);
}

static const struct seal seal = {2, {1, 1}, 1};

static double to_memory(void *context, struct watch *watch)
{
    struct town *town = context;
    watch_start(watch);
    ALWAYS(checkpoint_take(&town->checkpoint, &town->world, NULL) == 0);
    watch_stop(watch);
    return (double)town->checkpoint.size;
}

static double copied(void *context, struct watch *watch)
{
    struct town *town = context;
    char *copy = malloc(town->checkpoint.size);
    ALWAYS(copy);
    memset(copy, 1, town->checkpoint.size); /* its pages are there, as the checkpoint's are */
    watch_start(watch);
    memcpy(copy, town->checkpoint.bytes, town->checkpoint.size);
    __asm__ volatile("" : : "r"(copy) : "memory");
    watch_stop(watch);
    free(copy);
    return (double)town->checkpoint.size;
}

static double to_disk(void *context, struct watch *watch)
{
    struct town *town = context;
    struct sealed sealed;
    watch_start(watch);
    ALWAYS(checkpoint_take(&town->checkpoint, &town->world, NULL) == 0);
    ALWAYS(sealed_begin(&sealed, town->path, &seal, NULL) == 0);
    ALWAYS(sealed_add(&sealed, town->checkpoint.bytes, town->checkpoint.size, NULL) == 0);
    ALWAYS(sealed_publish(&sealed, NULL) == 0);
    watch_stop(watch);
    return (double)town->checkpoint.size;
}

static double by_hand(void *context, struct watch *watch)
{
    struct town *town = context;
    watch_start(watch);
    const int file = open(town->raw, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ALWAYS(file >= 0);
    for (size_t at = 0; at < town->checkpoint.size;) {
        const ssize_t n = write(file, town->checkpoint.bytes + at, town->checkpoint.size - at);
        ALWAYS(n > 0);
        at += (size_t)n;
    }
    ALWAYS(fsync(file) == 0 && close(file) == 0);
    watch_stop(watch);
    return (double)town->checkpoint.size;
}

static double back(void *context, struct watch *watch)
{
    struct town *town = context;
    struct sealed_read read;
    struct world world;
    struct record record;
    ALWAYS(record_init(&record, arm_shape(&town->arm), 1, NULL) == 0);
    ALWAYS(world_init(&world, &town->scenario, &town->arm.layout, &town->arm.periods,
                      &town->arm.calendar, 1, &record, NULL) == 0);
    watch_start(watch);
    ALWAYS(sealed_read(&read, town->path, &seal, NULL) == 0 && read.state == SEALED_GOOD);
    const struct checkpoint kept = {.bytes = read.bytes, .size = read.size};
    ALWAYS(checkpoint_resume(&kept, &world, NULL) == 0);
    watch_stop(watch);
    free(read.memory);
    world_free(&world);
    record_free(&record);
    return (double)town->checkpoint.size;
}

int main(int argc, char **argv)
{
    static struct report report;
    static struct town town;
    const char *folder = getenv("SCRATCH") ? getenv("SCRATCH") : ".";
    int status = report_begin(&report, argc, argv);
    if (status)
        return status;
    town_init(&town, folder);
    report_head(&report, "ns a byte");
    const struct row rows[] = {
        {.what = "state of the city into memory", .reference = "copying the same bytes",
         .ours = to_memory, .theirs = copied, .context = &town, .their_context = &town},
        {.what = "a checkpoint on the disk", .reference = "the same bytes by write() and fsync()",
         .ours = to_disk, .theirs = by_hand, .context = &town, .their_context = &town,
         .wall = true},
        {.what = "and back into a new world", .ours = back, .context = &town, .wall = true},
    };
    double took = 0;
    for (int i = 0; i < 3; i++) {
        const double ns = report_row(&report, &rows[i]);
        if (i == 1)
            took = 1e-9 * ns * (double)town.checkpoint.size;
    }
    double residents = 0;
    for (uint32_t p = 0; p < town.world.n_communities; p++)
        residents += town.arm.layout.places[p].residents;
    report_line(&report, "\n%.2f million residents, %.0f MB: %.2f s a checkpoint.\n",
                1e-6 * residents, 1e-6 * (double)town.checkpoint.size, took);
    town_free(&town);
    return report_end(&report, "kept");
}
