/* checkpoint.c - see checkpoint.h. */
#include "models/checkpoint.h"

#include <stdlib.h>

#include "models/recorder.h"
#include "sim/ranks.h"

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

/* A checkpoint is what is of the whole; how many bytes each place takes; the places, one after
 * another; the city's sums, and the record. */
static void walk_head(struct world *world, uint64_t *sizes, struct archive *archive)
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
    archive_integers(archive, sizes, world->n_places, (int)sizeof *sizes);
}

static void walk_place(struct world *world, uint32_t p, struct archive *archive)
{
    lp_archive(&world->lps[p], archive);
    if (p < world->n_communities)
        ARCHIVE(archive, world->communities[p].staff.reached);
    world_place_tables(world, p, each_table, archive);
    recorder_archive_place(world, p, archive);
}

static void walk_tail(struct world *world, struct archive *archive)
{
    recorder_archive_sums(world, archive);
    if (world->record)
        record_archive(world->record, archive);
}

/* Where all lies in the bytes; on other ranks these are of their own places only. */
struct extent {
    uint64_t *sizes;   /* [n_places] */
    size_t head, tail; /* before the places, and behind them */
    bool first;        /* rank 0, or alone */
};

static int extent_init(struct extent *extent, const struct world *world, struct fault *fault)
{
    const struct spread *spread = world->window.spread;
    *extent = (struct extent){.sizes = calloc(world->n_places, sizeof *extent->sizes),
                              .first = !spread || !spread->rank};
    return extent->sizes ? 0 : fault_memory(fault, world->n_places * sizeof *extent->sizes);
}

static struct archive part_of(enum archive_way way, unsigned char *bytes, size_t size,
                              struct fault *fault)
{
    return (struct archive){.way = way, .bytes = bytes, .size = size, .fault = fault};
}

/* ---- out ---- */

static int measure(struct extent *extent, struct world *world, struct fault *fault)
{
    struct archive head = {.way = ARCHIVE_MEASURE, .fault = fault}, tail = head;
    int status = 0;
    for (uint32_t p = 0; p < world->n_places && !status; p++) {
        struct archive place = {.way = ARCHIVE_MEASURE, .fault = fault};
        if (!world_here(world, p))
            continue;
        walk_place(world, p, &place);
        status = archive_end(&place);
        extent->sizes[p] = place.at;
    }
    walk_head(world, extent->sizes, &head);
    walk_tail(world, &tail);
    extent->head = head.at;
    extent->tail = tail.at;
    if (!status)
        status = archive_end(&head);
    return status ? status : archive_end(&tail);
}

static int make_room(struct checkpoint *checkpoint, const struct extent *extent,
                     const struct world *world, struct fault *fault)
{
    size_t size = extent->first ? extent->head + extent->tail : 0;
    for (uint32_t p = 0; p < world->n_places; p++)
        if (extent->first || world_here(world, p))
            size += extent->sizes[p];
    if (size > checkpoint->capacity) {
        checkpoint_free(checkpoint);
        if (!(checkpoint->bytes = malloc(size)))
            return fault_memory(fault, size);
        checkpoint->capacity = size;
    }
    checkpoint->size = size;
    return 0;
}

/* It was measured: nothing can go wrong but a send, which ends the job. */
static void write_all(struct checkpoint *checkpoint, struct extent *extent, struct world *world)
{
    unsigned char *at = checkpoint->bytes;
    struct archive part = part_of(ARCHIVE_WRITE, at, extent->head, NULL);
    if (extent->first) {
        walk_head(world, extent->sizes, &part);
        ALWAYS(!archive_end(&part));
        at += extent->head;
    }
    for (uint32_t p = 0; p < world->n_places; p++) {
        const size_t size = extent->sizes[p];
        const bool here = world_here(world, p);
        part = part_of(ARCHIVE_WRITE, at, size, NULL);
        if (here) {
            walk_place(world, p, &part);
            ALWAYS(!archive_end(&part));
        }
        if (here && !extent->first)
            ranks_send(at, size, 0);
        else if (!here && extent->first)
            ranks_receive(at, size, (int)world->window.spread->rank_of[p]);
        at += here || extent->first ? size : 0;
    }
    part = part_of(ARCHIVE_WRITE, at, extent->tail, NULL);
    if (extent->first) {
        walk_tail(world, &part);
        ALWAYS(!archive_end(&part));
    }
}

int checkpoint_take(struct checkpoint *checkpoint, struct world *world, struct fault *fault)
{
    const struct spread *spread = world->window.spread;
    struct extent extent;
    int status = extent_init(&extent, world, fault);
    if (!status)
        status = measure(&extent, world, fault);
    if (!(status = spread_agree(spread, status, fault))) {
        spread_sum(spread, (int64_t *)extent.sizes, world->n_places);
        status = spread_agree(spread, make_room(checkpoint, &extent, world, fault), fault);
    }
    if (!status) {
        recorder_gather_sums(world);
        if (world->record)
            spread_gather(spread, world->record->memory,
                          world->record->bytes / sizeof(int64_t));
        write_all(checkpoint, &extent, world);
    }
    free(extent.sizes);
    return status;
}

void checkpoint_free(struct checkpoint *checkpoint)
{
    free(checkpoint->bytes);
    *checkpoint = (struct checkpoint){0};
}

/* ---- and in ---- */

/* What is of the whole, and whether all the rest can be. */
static int read_head(const struct checkpoint *checkpoint, struct extent *extent,
                     struct world *world, struct fault *fault)
{
    struct archive head =
                       part_of(ARCHIVE_READ, checkpoint->bytes, checkpoint->size, fault),
                   tail = {.way = ARCHIVE_MEASURE, .fault = fault};
    walk_head(world, extent->sizes, &head);
    walk_tail(world, &tail);
    extent->head = head.at;
    extent->tail = tail.at;
    size_t left = checkpoint->size - head.at;
    for (uint32_t p = 0; p < world->n_places && !head.status; p++) {
        if (extent->sizes[p] > left)
            archive_unfit(&head);
        left -= extent->sizes[p];
    }
    if (!head.status &&
        (left != extent->tail || world->window.today < world->periods->begin ||
         world->window.today > world->periods->end || world->period < -1 ||
         world->period > world->periods->n))
        archive_unfit(&head);
    return head.status;
}

/* Room for the largest place that comes from rank 0. */
static int room_for_places(const struct extent *extent, const struct world *world,
                           unsigned char **room, struct fault *fault)
{
    size_t size = 1;
    *room = NULL;
    for (uint32_t p = 0; p < world->n_places && !extent->first; p++)
        if (world_here(world, p) && extent->sizes[p] > size)
            size = extent->sizes[p];
    return extent->first || (*room = malloc(size)) ? 0 : fault_memory(fault, size);
}

/* Whatever goes wrong, each place is sent and received. */
static int read_places(const struct checkpoint *checkpoint, const struct extent *extent,
                       struct world *world, unsigned char *room, struct fault *fault)
{
    unsigned char *at = extent->first ? checkpoint->bytes + extent->head : NULL;
    int status = 0;
    for (uint32_t p = 0; p < world->n_places; p++) {
        const size_t size = extent->sizes[p];
        const bool here = world_here(world, p);
        if (here && !extent->first)
            ranks_receive(room, size, 0);
        else if (!here && extent->first)
            ranks_send(at, size, (int)world->window.spread->rank_of[p]);
        if (here && !status) {
            struct archive part = part_of(ARCHIVE_READ, extent->first ? at : room, size, fault);
            walk_place(world, p, &part);
            status = archive_end(&part);
        }
        at += extent->first ? size : 0;
    }
    if (extent->first && !status) {
        struct archive part = part_of(ARCHIVE_READ, at, extent->tail, fault);
        walk_tail(world, &part);
        status = archive_end(&part);
    }
    return status;
}

static void tell_head(struct extent *extent, struct world *world)
{
    const uint32_t at = world->commons.city; /* it is at home on rank 0 */
    spread_tell(world->window.spread, at, extent->sizes, world->n_places * sizeof *extent->sizes);
    spread_tell(world->window.spread, at, &world->window.today, sizeof world->window.today);
    spread_tell(world->window.spread, at, &world->period, sizeof world->period);
}

int checkpoint_resume(const struct checkpoint *checkpoint, struct world *world,
                      struct fault *fault)
{
    const struct spread *spread = world->window.spread;
    struct extent extent;
    unsigned char *room = NULL;
    int status = extent_init(&extent, world, fault);
    if (!status && extent.first)
        status = read_head(checkpoint, &extent, world, fault);
    if (!(status = spread_agree(spread, status, fault))) {
        tell_head(&extent, world);
        status = spread_agree(spread, room_for_places(&extent, world, &room, fault), fault);
    }
    if (!status)
        status = spread_agree(spread, read_places(checkpoint, &extent, world, room, fault),
                              fault);
    free(room);
    free(extent.sizes);
    if (status)
        return status;
    window_count(&world->window);
    world_tell_pressure(world);
    return world_fold(world, world->window.today, true, fault);
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
