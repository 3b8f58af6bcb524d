/* checkpoint.c - see checkpoint.h. */
#include "models/checkpoint.h"

#include <stdlib.h>

#include "models/recorder.h"

enum { MARK = 0x71656873 }; /* "sheq" */

/* What grows must be kept. Who adds a member to one of these looks whether it changes while a
 * run goes on and is no column of a table; if so it is archived below. Then its size is written
 * here. (On other machines pointers may have another width.) */
#if defined __x86_64__
#define SIZE(what, bytes) _Static_assert(sizeof(struct what) == (bytes), "kept? see above")
SIZE(world, 10496);
SIZE(community, 7296);
SIZE(lp, 2000);
SIZE(street, 424);
SIZE(record, 152);
#endif

static void each_table(void *archive, struct table *table)
{
    table_archive(table, archive);
}

static void walk(struct world *world, struct archive *archive)
{
    archive_same(archive, MARK);
    archive_same(archive, CHECKPOINT_LAYOUT);
    ARCHIVE(archive, world->window.today);
    archive_same(archive, world->n_communities);
    archive_same(archive, world->n_streets);
    archive_same(archive, world->record != NULL);
    for (uint32_t p = 0; p < world->n_communities && !archive->status; p++)
        archive_same(archive, world->layout->places[p].identity);
    ARCHIVE(archive, world->period);
    for (uint32_t p = 0; p < world->n_places && !archive->status; p++)
        lp_archive(&world->lps[p], archive);
    for (uint32_t p = 0; p < world->n_communities && !archive->status; p++)
        ARCHIVE(archive, world->communities[p].staff.reached);
    world_tables(world, each_table, archive);
    recorder_archive(world, archive);
    if (world->record)
        record_archive(world->record, archive);
}

int checkpoint_take(struct checkpoint *checkpoint, struct world *world, struct fault *fault)
{
    struct archive measure = {.way = ARCHIVE_MEASURE, .fault = fault};
    walk(world, &measure);
    if (archive_end(&measure))
        return measure.status;
    if (measure.at > checkpoint->capacity) {
        checkpoint_free(checkpoint);
        if (!(checkpoint->bytes = malloc(measure.at)))
            return fault_memory(fault, measure.at);
        checkpoint->capacity = measure.at;
    }
    checkpoint->size = measure.at;
    struct archive write = {.way = ARCHIVE_WRITE, .bytes = checkpoint->bytes,
                            .size = checkpoint->size, .fault = fault};
    walk(world, &write);
    return archive_end(&write);
}

void checkpoint_free(struct checkpoint *checkpoint)
{
    free(checkpoint->bytes);
    *checkpoint = (struct checkpoint){0};
}

int checkpoint_resume(const struct checkpoint *checkpoint, struct world *world,
                      struct fault *fault)
{
    struct archive read = {.way = ARCHIVE_READ, .bytes = checkpoint->bytes,
                           .size = checkpoint->size, .fault = fault};
    walk(world, &read);
    int status = archive_end(&read);
    if (!status && (world->window.today < world->periods->begin ||
                    world->window.today > world->periods->end ||
                    world->period < -1 || world->period > world->periods->n)) {
        archive_unfit(&read);
        status = read.status;
    }
    return status ? status : world_fold(world, world->window.today, true, fault);
}

day checkpoint_day(unsigned char *bytes, size_t size)
{
    struct archive read = {.way = ARCHIVE_READ, .bytes = bytes, .size = size};
    day today = 0;
    archive_same(&read, MARK);
    archive_same(&read, CHECKPOINT_LAYOUT);
    ARCHIVE(&read, today);
    return read.status ? 0 : today;
}
