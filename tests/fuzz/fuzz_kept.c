/* fuzz_kept.c - any bytes as what is kept of a run, behind a hash that is good.
 *
 * The first byte says as what: the state of a replicate, or a segment of records; and whether
 * the rest is all of it, or what is changed in one that was written by ourselves, so that the
 * corpus does not age with the layout: three bytes where, one how many (0: all after is cut
 * off), and these.
 */
#include "cli/keep.h"
#include "tests/fuzz/owed.h"
#include "tests/promises/restart.h"

enum { AS_SEGMENT = 1, AS_CHANGES = 2, KIND_SEGMENT = 1, CHANGE_MOST = 16 };

static struct scenario scenario;
static struct arm arm;
static struct checkpoint state, records; /* ours, and good */
static struct keep keep;

static void make_ours(void)
{
    struct restarted run;
    struct fault fault = {0};
    scenario = small_city(5);
    scenario.run.burn_in = 0;
    scenario.run.length = 2;
    scenario.run.replicates = 4;
    scenario.parameters.city.streets = 1;
    scenario.parameters.city.communities = 1;
    scenario.parameters.community.households = 30;
    strcpy(scenario.inputs_digest, "0123456789abcdef0123456789abcdef");
    ALWAYS(!arm_init(&arm, &scenario, &fault));
    restarted_begin(&run, &scenario, 1);
    restarted_until(&run, run.arm.periods.begin + 40, 1);
    ALWAYS(!checkpoint_take(&state, &run.world, &fault));
    struct archive measure = {.way = ARCHIVE_MEASURE};
    record_archive(&run.record, &measure);
    records.size = 2 * measure.at;
    ALWAYS(records.bytes = malloc(records.size));
    for (uint32_t i = 0; i < 2; i++) {
        run.record.replicate = i + 1;
        struct archive write = {.way = ARCHIVE_WRITE, .bytes = records.bytes + i * measure.at,
                                .size = measure.at};
        record_archive(&run.record, &write);
    }
    restarted_end(&run);
}

static void open_folder(void)
{
    char path[256];
    struct fault fault = {0};
    snprintf(path, sizeof path, "%s/a.h5", owe_folder_make());
    if (keep_open(&keep, path, &scenario, &silent, &fault)) {
        fprintf(stderr, "%s: %s\n", fault.where, fault.en);
        abort();
    }
}

static struct checkpoint changed(const struct checkpoint *good, const unsigned char *bytes, size_t n)
{
    struct checkpoint made = {.bytes = malloc(good->size + 1), .size = good->size};
    memcpy(made.bytes, good->bytes, good->size);
    for (size_t at = 0; at + 4 <= n;) {
        const size_t where = (bytes[at] | (size_t)bytes[at + 1] << 8 | (size_t)bytes[at + 2] << 16) %
                             good->size;
        const size_t many = bytes[at + 3] % (CHANGE_MOST + 1);
        at += 4;
        if (!many)
            made.size = where;
        for (size_t i = 0; i < many && at < n; i++, at++)
            if (where + i < good->size)
                made.bytes[where + i] = bytes[at];
    }
    return made;
}

static struct checkpoint as_given(const unsigned char *bytes, size_t n)
{
    struct checkpoint made = {.bytes = malloc(n + 1), .size = n};
    memcpy(made.bytes, bytes, n);
    return made;
}

/* What was taken in can be given out again, as many bytes. (Room that a new world has is not taken
 * from it, whatever the bytes say.) */
static void resume(struct checkpoint *given)
{
    struct world world;
    struct record record;
    struct fault fault = {0};
    struct checkpoint again = {0};
    checkpoint_day(given->bytes, given->size);
    ALWAYS(!record_init(&record, arm_shape(&arm), 1, &fault));
    ALWAYS(!world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar, 1, &record,
                       &fault));
    if (checkpoint_resume(given, &world, &fault))
        owe_fault(&fault);
    else {
        ALWAYS(!checkpoint_take(&again, &world, &fault));
        ALWAYS(again.size == given->size);
        checkpoint_free(&again);
    }
    world_free(&world);
    record_free(&record);
}

static void read_segment(const struct checkpoint *given)
{
    char path[300];
    struct sealed sealed = {0};
    struct fault fault = {0};
    const struct seal seal = {KIND_SEGMENT, {keep.owner[0], keep.owner[1]}, 1};
    const struct keep before = keep;
    bool found = true;
    snprintf(path, sizeof path, "%s/segment-000001", keep.folder);
    ALWAYS(!sealed_begin(&sealed, path, &seal, &fault));
    ALWAYS(!sealed_add(&sealed, given->bytes, given->size, &fault));
    ALWAYS(!sealed_publish(&sealed, &fault));
    for (uint32_t n = 0; found; n++) {
        struct record record;
        ALWAYS(n <= given->size);
        if (keep_next(&keep, arm_shape(&arm), &record, &found, &fault)) {
            owe_fault(&fault);
            break;
        }
        if (found)
            record_free(&record);
    }
    keep_rewind(&keep);
    keep = before;
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    if (!n)
        return 0;
    if (!keep.folder) {
        make_ours();
        open_folder();
    }
    const int as = bytes[0];
    struct checkpoint given = as & AS_CHANGES
                                  ? changed(as & AS_SEGMENT ? &records : &state, bytes + 1, n - 1)
                                  : as_given(bytes + 1, n - 1);
    if (as & AS_SEGMENT)
        read_segment(&given);
    else
        resume(&given);
    free(given.bytes);
    return 0;
}
