/* keep.c - see keep.h. The folder's own affairs (run.txt, lock) are in keep_folder.c. */
#include "cli/keep.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/keep_folder.h"
#include "cli/seconds.h"
#include "cli/stop.h"
#include "sim/durable.h"

enum kind { KIND_SEGMENT = 1, KIND_CHECKPOINT };

#define SECONDS_LEAST 60.0 /* between two checkpoints */
#define COST_MOST     100.0 /* times what the last one took */
#define SEGMENT_BYTES ((uint64_t)64 << 20) /* a larger one is published at once */

static void segment_path(const struct keep *keep, uint32_t k, char path[KEEP_PATH])
{
    snprintf(path, KEEP_PATH, "%s/segment-%06" PRIu32, keep->folder, k);
}

static struct seal segment_seal(const struct keep *keep, uint32_t k)
{
    return (struct seal){KIND_SEGMENT, {keep->owner[0], keep->owner[1]}, k};
}

int keep_open(struct keep *keep, const char *path, const struct scenario *scenario,
              const struct ui *ui, struct fault *fault)
{
    *keep = (struct keep){.ui = ui, .lock = -1, .every = ui->checkpoint, .begun = seconds_now()};
    int status = keep_folder_open(keep, path, scenario, fault);
    stop_listen(); /* from now on there is something to be kept */
    if (status)
        keep_free(keep);
    return status;
}

void keep_free(struct keep *keep)
{
    sealed_drop(&keep->segment);
    keep_rewind(keep);
    keep_folder_close(keep);
    *keep = (struct keep){0};
}

/* ---- replicates that are done ---- */

/* Segment `from` is damaged, or holds other replicates than should come now: what is in it and
 * in later ones is run again. */
static int forget_segments(struct keep *keep, uint32_t from, struct fault *fault)
{
    char path[KEEP_PATH];
    int status = 0;
    segment_path(keep, from, path);
    ui_note(keep->ui, (struct words){"%s 已损坏：其中的重复重新运行",
                                     "%s is damaged: the replicates in it are run again"},
            path);
    keep->segments = from - 1;
    for (uint32_t k = from; !status; k++) {
        segment_path(keep, k, path);
        if (unlink(path)) {
            if (errno != ENOENT)
                status = durable_fault(fault, path, errno);
            break;
        }
    }
    return status;
}

/* The next segment, into memory; its state says whether there is one. */
static int open_segment(struct keep *keep, struct fault *fault)
{
    struct keep_reading *reading = &keep->reading;
    char path[KEEP_PATH];
    const uint32_t k = reading->segments + 1;
    const struct seal seal = segment_seal(keep, k);
    segment_path(keep, k, path);
    int status = sealed_read(&reading->segment, path, &seal, fault);
    reading->at = 0;
    if (status || reading->segment.state == SEALED_ABSENT)
        return status;
    if (reading->segment.state == SEALED_GOOD) {
        reading->segments = k;
        if (keep->segments < k)
            keep->segments = k;
        return 0;
    }
    return forget_segments(keep, k, fault);
}

int keep_next(struct keep *keep, struct record_shape shape, struct record *record, bool *found,
              struct fault *fault)
{
    struct keep_reading *reading = &keep->reading;
    *found = false;
    while (reading->at == reading->segment.size) {
        free(reading->segment.memory);
        reading->segment = (struct sealed_read){0};
        int status = open_segment(keep, fault);
        if (status || reading->segment.state != SEALED_GOOD)
            return status;
    }
    struct archive archive = {.way = ARCHIVE_READ, .bytes = reading->segment.bytes,
                              .size = reading->segment.size, .at = reading->at};
    int status = record_init(record, shape, reading->records + 1, fault);
    if (status)
        return status;
    record_archive(record, &archive);
    if (archive.status) {
        record_free(record);
        if (!reading->at)
            return forget_segments(keep, reading->segments, fault);
        /* Written whole, and others were taken from it already: no accident of a disk. */
        archive = (struct archive){.fault = fault};
        archive_unfit(&archive);
        fault_place(fault, keep->folder, 0, 0);
        return archive.status;
    }
    reading->at = archive.at;
    if (keep->done < ++reading->records)
        keep->done = keep->safe = reading->records;
    *found = true;
    return 0;
}

void keep_rewind(struct keep *keep)
{
    free(keep->reading.segment.memory);
    keep->reading = (struct keep_reading){0};
}

int keep_put(struct keep *keep, struct record *record, struct fault *fault)
{
    const struct seal seal = segment_seal(keep, keep->segments + 1);
    struct checkpoint bytes = {0};
    char path[KEEP_PATH];
    int status = 0;
    if (!keep->segment.path) {
        segment_path(keep, keep->segments + 1, path);
        status = sealed_begin(&keep->segment, path, &seal, fault);
    }
    struct archive measure = {.way = ARCHIVE_MEASURE};
    record_archive(record, &measure);
    bytes.size = measure.at;
    if (!status && !(bytes.bytes = malloc(bytes.size)))
        status = fault_memory(fault, bytes.size);
    if (!status) {
        struct archive write = {.way = ARCHIVE_WRITE, .bytes = bytes.bytes, .size = bytes.size};
        record_archive(record, &write);
        status = sealed_add(&keep->segment, bytes.bytes, bytes.size, fault);
    }
    free(bytes.bytes);
    keep->done++;
    if (!status && (keep->segment.size > SEGMENT_BYTES || seconds_now() - keep->begun > SECONDS_LEAST ||
                    keep->every))
        status = keep_safe(keep, fault);
    return status;
}

static void checkpoint_path(const struct keep *keep, uint32_t replicate, bool older,
                            char path[KEEP_PATH])
{
    snprintf(path, KEEP_PATH, "%s/%06" PRIu32 ".%c", keep->folder, replicate, older ? 'b' : 'a');
}

int keep_safe(struct keep *keep, struct fault *fault)
{
    if (!keep->segment.path)
        return 0;
    int status = sealed_publish(&keep->segment, fault);
    if (status)
        return status;
    keep->segments++;
    keep->begun = seconds_now();
    for (; keep->safe < keep->done; keep->safe++)
        for (int older = 0; older < 2; older++) {
            char path[KEEP_PATH];
            checkpoint_path(keep, keep->safe + 1, older, path);
            if (unlink(path) && errno != ENOENT)
                return durable_fault(fault, path, errno);
        }
    return 0;
}

/* ---- replicates on their way ---- */

static int read_checkpoint(const struct keep_slot *slot, bool older, struct sealed_read *read,
                           struct fault *fault)
{
    const struct keep *keep = slot->keep;
    const struct seal seal = {KIND_CHECKPOINT, {keep->owner[0], keep->owner[1]}, slot->replicate};
    char path[KEEP_PATH];
    checkpoint_path(keep, slot->replicate, older, path);
    int status = sealed_read(read, path, &seal, fault);
    if (!status && read->state == SEALED_DAMAGED)
        ui_note(keep->ui, (struct words){"%s 已损坏，不用它", "%s is damaged and not used"}, path);
    return status;
}

int keep_resume(struct keep_slot *slot, struct world *world, struct fault *fault)
{
    struct sealed_read read[2] = {{0}};
    int status = 0;
    for (int i = 0; i < 2 && !status; i++)
        status = read_checkpoint(slot, i, &read[i], fault);
    int newest = -1;
    day days[2] = {0, 0};
    for (int i = 0; i < 2 && !status; i++)
        if (read[i].state == SEALED_GOOD) {
            days[i] = checkpoint_day(read[i].bytes, read[i].size);
            if (newest < 0 || days[i] > days[newest])
                newest = i;
        }
    bool found = newest >= 0;
    status = spread_agree(world->window.spread, status, fault);
    if (!status)
        spread_tell(world->window.spread, world->commons.city, &found, sizeof found);
    if (!status && found) {
        const struct checkpoint kept = {.bytes = read[newest].bytes, .size = read[newest].size};
        if ((status = checkpoint_resume(&kept, world, fault)))
            fault_place(fault, slot->keep->folder, 0, 0);
        slot->from = days[newest];
        slot->older = newest == 0;
    }
    for (int i = 0; i < 2; i++)
        free(read[i].memory);
    slot->last = seconds_now();
    return status;
}

static int write_checkpoint(struct keep_slot *slot, struct world *world, struct fault *fault)
{
    const struct keep *keep = slot->keep;
    const struct seal seal = {KIND_CHECKPOINT, {keep->owner[0], keep->owner[1]}, slot->replicate};
    struct sealed sealed = {0};
    char path[KEEP_PATH];
    const double began = seconds_now();
    checkpoint_path(keep, slot->replicate, slot->older, path);
    int status = checkpoint_take(&slot->checkpoint, world, fault);
    if (!status)
        status = sealed_begin(&sealed, path, &seal, fault);
    if (!status)
        status = sealed_add(&sealed, slot->checkpoint.bytes, slot->checkpoint.size, fault);
    if (status)
        sealed_drop(&sealed);
    else
        status = sealed_publish(&sealed, fault);
    slot->older = !slot->older;
    slot->last = seconds_now();
    slot->cost = slot->last - began;
    return status;
}

static bool is_time(const struct keep_slot *slot, const struct world *world)
{
    if (slot->keep->every)
        return (world->window.today - world->periods->begin) % slot->keep->every == 0;
    const double gone = seconds_now() - slot->last;
    return gone > SECONDS_LEAST && gone > COST_MOST * slot->cost;
}

struct rest {
    bool due; /* it is time */
    bool last; /* and the run ends there */
};

int keep_rest(struct keep_slot *slot, struct world *world, struct fault *fault)
{
    const struct spread *spread = world->window.spread;
    const int signal = stop_asked();
    struct rest rest = {.due = world->window.today < world->periods->end &&
                               (signal || is_time(slot, world))};
    rest.last = rest.due && signal;
    spread_tell(spread, world->commons.city, &rest, sizeof rest);
    if (!rest.due)
        return 0;
    int status = spread_agree(spread, write_checkpoint(slot, world, fault), fault);
    char date[DATE_TEXT];
    if (status || !rest.last)
        return status;
    return fault_set(fault, FAULT_STOPPED,
                     (struct words){"收到 %s：第 %u 次重复停在 %s，已存好",
                                    "stopped by %s: replicate %u is at %s and is kept"},
                     stop_name(signal), slot->replicate, day_text(world->window.today, date));
}

void keep_slot_free(struct keep_slot *slot) { checkpoint_free(&slot->checkpoint); }

/* ---- the other ranks ---- */

int keep_resume_part(struct world *world, struct fault *fault)
{
    const struct spread *spread = world->window.spread;
    bool found = false;
    int status = spread_agree(spread, 0, fault);
    if (!status)
        spread_tell(spread, world->commons.city, &found, sizeof found);
    return status || !found ? status
                            : checkpoint_resume(&(struct checkpoint){0}, world, fault);
}

int keep_rest_part(struct checkpoint *part, struct world *world, struct fault *fault)
{
    const struct spread *spread = world->window.spread;
    struct rest rest = {0};
    spread_tell(spread, world->commons.city, &rest, sizeof rest);
    if (!rest.due)
        return 0;
    int status = spread_agree(spread, checkpoint_take(part, world, fault), fault);
    return status || !rest.last ? status : FAULT_STOPPED;
}
