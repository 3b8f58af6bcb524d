/* sweep_unit.c - see sweep_unit.h. */
#include "cli/sweep_unit.h"

#include <math.h>
#include <stdlib.h>

#include "models/metrics.h"
#include "sim/archive.h"
#include "sim/sealed.h"

enum { UNIT_KIND = 0x74696e75, TIMES_MOST = 1000000 }; /* "unit" */

static int make_room(struct sweep_unit *unit, struct fault *fault)
{
    const size_t cells = (size_t)unit->n_outcomes * unit->n_times;
    const size_t bytes = cells * 2 * sizeof(int64_t) + unit->n_times * sizeof(day);
    if (!(unit->memory = calloc(1, bytes + 1)))
        return fault_memory(fault, bytes);
    unit->numerator = unit->memory;
    unit->denominator = unit->numerator + cells;
    unit->starts = (day *)(unit->denominator + cells);
    return 0;
}

void sweep_unit_free(struct sweep_unit *unit)
{
    free(unit->memory);
    *unit = (struct sweep_unit){0};
}

/* The city's sum of one row and period. */
static bool add_up(const struct record *record, const int64_t *values, int row, int time,
                   int64_t *sum)
{
    *sum = 0;
    for (uint32_t p = 0; p < record->shape.n_places; p++)
        if (__builtin_add_overflow(*sum, values[record_at(record, row, time, p)], sum))
            return false;
    return true;
}

static int too_large(const struct metric *metric, struct fault *fault)
{
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s 的合计超出 64 位", "the sum of %s exceeds 64 bits"},
                     metric->name);
}

static int take_outcome(struct sweep_unit *unit, int outcome, int row, const struct record *record,
                        struct fault *fault)
{
    for (int t = 0; t < record->shape.n_times; t++) {
        const size_t at = (size_t)outcome * unit->n_times + (size_t)t;
        if (!add_up(record, record->numerator, row, t, &unit->numerator[at]) ||
            !add_up(record, record->denominator, row, t, &unit->denominator[at]))
            return too_large(&metrics_rows[row], fault);
    }
    return 0;
}

/* The places of a target: all, a street with its communities, one community. */
static bool belongs(const struct target *target, const struct layout *layout, uint32_t place)
{
    const uint32_t n = layout->n_places;
    switch (target->at) {
    case TARGET_STREET:
        return place < n ? layout->places[place].street == target->place
                         : place == n + target->place;
    case TARGET_COMMUNITY: return place == target->place;
    default: return true;
    }
}

/* Over the periods that begin within its days. */
static int take_target(struct sweep_unit *unit, int i, const struct target *target,
                       const struct arm *arm, const struct record *record, struct fault *fault)
{
    const int row = (int)(target->metric - metrics_rows);
    bool fits = true;
    for (int t = 0; t < record->shape.n_times; t++) {
        if (arm->periods.starts[t] < target->from || arm->periods.starts[t] > target->to)
            continue;
        for (uint32_t p = 0; p < record->shape.n_places; p++) {
            if (!belongs(target, &arm->layout, p))
                continue;
            const size_t at = record_at(record, row, t, p);
            fits = fits && !__builtin_add_overflow(unit->numerator[i], record->numerator[at],
                                                   &unit->numerator[i]) &&
                   !__builtin_add_overflow(unit->denominator[i], record->denominator[at],
                                           &unit->denominator[i]);
        }
    }
    return fits ? 0 : too_large(target->metric, fault);
}

int sweep_unit_take(struct sweep_unit *unit, const struct sweep *sweep, const struct arm *arm,
                    const struct record *record, struct fault *fault)
{
    struct digest digest;
    const bool targets = sweep->targets.n > 0;
    *unit = (struct sweep_unit){.n_outcomes = sweep_unit_outcomes(sweep),
                                .n_times = targets ? 1 : (uint32_t)record->shape.n_times,
                                .events = record->events};
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    record_digest(record, &digest);
    digest_halves(&digest, unit->digest);
    digest_free(&digest);
    if ((status = make_room(unit, fault)))
        return status;
    for (uint32_t t = 0; t < unit->n_times; t++)
        unit->starts[t] = arm->periods.starts[t];
    for (int i = 0; i < sweep->targets.n && !status; i++)
        status = take_target(unit, i, &sweep->targets.rows[i], arm, record, fault);
    for (int i = 0; i < sweep->n_outcomes && !status; i++)
        status = take_outcome(unit, i, (int)(sweep->outcome[i] - metrics_rows), record, fault);
    return status;
}

/* All but the sizes, which stand before it. */
static void walk(struct sweep_unit *unit, struct archive *archive)
{
    const size_t cells = (size_t)unit->n_outcomes * unit->n_times;
    archive_integers(archive, unit->digest, 2, 8);
    ARCHIVE(archive, unit->events);
    archive_integers(archive, unit->starts, unit->n_times, (int)sizeof *unit->starts);
    archive_integers(archive, unit->numerator, cells, 8);
    archive_integers(archive, unit->denominator, cells, 8);
}

static struct seal seal_of(const uint64_t hash[2], uint32_t replicate)
{
    return (struct seal){UNIT_KIND, {hash[0], hash[1]}, replicate};
}

static int pack(struct sweep_unit *unit, unsigned char **bytes, size_t *n, struct fault *fault)
{
    struct archive measure = {.way = ARCHIVE_MEASURE, .fault = fault};
    ARCHIVE(&measure, unit->n_outcomes);
    ARCHIVE(&measure, unit->n_times);
    walk(unit, &measure);
    *n = measure.at;
    if (!(*bytes = malloc(*n)))
        return fault_memory(fault, *n);
    struct archive archive = {.way = ARCHIVE_WRITE, .bytes = *bytes, .size = *n, .fault = fault};
    ARCHIVE(&archive, unit->n_outcomes);
    ARCHIVE(&archive, unit->n_times);
    walk(unit, &archive);
    return 0;
}

int sweep_unit_write(struct sweep_unit *unit, const struct sweep_folder *folder,
                     const uint64_t hash[2], uint32_t replicate, const char *temporary,
                     struct fault *fault)
{
    const struct seal seal = seal_of(hash, replicate);
    struct sealed sealed;
    unsigned char *bytes;
    size_t n;
    char path[SWEEP_PATH];
    int status = pack(unit, &bytes, &n, fault);
    if (status)
        return status;
    status = sealed_begin_light(&sealed, sweep_folder_unit(folder, hash, replicate, path), temporary,
                                &seal, fault);
    if (!status && (status = sealed_add(&sealed, bytes, n, fault)))
        sealed_drop(&sealed);
    free(bytes);
    return status ? status : sealed_publish(&sealed, fault);
}

static int unpack(struct sweep_unit *unit, const struct sealed_read *read, uint32_t n_outcomes,
                  bool *found, struct fault *fault)
{
    struct archive archive = {.way = ARCHIVE_READ, .bytes = read->bytes, .size = read->size};
    *unit = (struct sweep_unit){0};
    ARCHIVE(&archive, unit->n_outcomes);
    ARCHIVE(&archive, unit->n_times);
    *found = !archive.status && unit->n_outcomes == n_outcomes && unit->n_times <= TIMES_MOST;
    if (!*found)
        return 0;
    int status = make_room(unit, fault);
    if (status)
        return status;
    walk(unit, &archive);
    *found = !archive.status && archive.at == archive.size;
    if (!*found)
        sweep_unit_free(unit);
    return 0;
}

int sweep_unit_read(struct sweep_unit *unit, const struct sweep_folder *folder,
                    const uint64_t hash[2], uint32_t replicate, uint32_t n_outcomes, bool *found,
                    struct fault *fault)
{
    const struct seal seal = seal_of(hash, replicate);
    struct sealed_read read;
    char path[SWEEP_PATH];
    int status = sealed_read(&read, sweep_folder_unit(folder, hash, replicate, path), &seal, fault);
    *found = !status && read.state == SEALED_GOOD;
    if (*found && unit)
        status = unpack(unit, &read, n_outcomes, found, fault);
    free(read.memory);
    return status;
}

double sweep_unit_target(const struct sweep_unit *unit, const struct sweep *sweep, int target)
{
    const double n = (double)unit->denominator[target];
    return n > 0 ? sweep->targets.rows[target].metric->scale * (double)unit->numerator[target] / n
                 : NAN;
}

double sweep_unit_mean(const struct sweep_unit *unit, const struct sweep *sweep, int outcome,
                       day from)
{
    double numerator = 0, denominator = 0;
    for (uint32_t t = 0; t < unit->n_times; t++) {
        const size_t at = (size_t)outcome * unit->n_times + t;
        if (unit->starts[t] < from)
            continue;
        numerator += (double)unit->numerator[at];
        denominator += (double)unit->denominator[at];
    }
    return denominator > 0 ? sweep->outcome[outcome]->scale * numerator / denominator : NAN;
}
