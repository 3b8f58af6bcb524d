/* record.c - see record.h. */
#include "sim/record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* a x b, or SIZE_MAX when it does not fit (and then it stays there). */
static size_t times(size_t a, size_t b)
{
    return b && a > SIZE_MAX / b ? SIZE_MAX : a * b;
}

static size_t plus(size_t a, size_t b)
{
    return a > SIZE_MAX - b ? SIZE_MAX : a + b;
}

/* Of each of a record's arrays, in the order in which they lie. */
struct lengths {
    size_t metrics, lines, groups, trace, items, flows, all;
};

static struct lengths lengths_of(const struct record_shape *shape)
{
    const size_t n_times = (size_t)shape->n_times, table = times(n_times, shape->n_places);
    struct lengths n = {
        .metrics = times((size_t)shape->n_metrics, table),
        .lines = times((size_t)shape->n_lines, table),
        .groups = times(times((size_t)shape->n_group_metrics, n_times), (size_t)shape->n_groups),
        .trace = times(n_times, shape->n_communities),
        .items = times(times((size_t)shape->n_item_lines, n_times), (size_t)shape->n_items),
        .flows = times(times((size_t)shape->n_flow_lines, n_times), (size_t)shape->n_works),
    };
    n.all = plus(plus(plus(times(2, n.metrics), n.lines), plus(times(2, n.groups), n.trace)),
                 plus(n.items, n.flows));
    return n;
}

size_t record_bytes(const struct record_shape *shape)
{
    return times(lengths_of(shape).all, sizeof(int64_t));
}

int record_init(struct record *record, struct record_shape shape, uint32_t replicate,
                struct fault *fault)
{
    ALWAYS(shape.n_times >= 0 && shape.n_metrics >= 0 && shape.n_lines >= 0);
    ALWAYS(shape.n_group_metrics >= 0 && shape.n_groups >= 0);
    ALWAYS(shape.n_items >= 0 && shape.n_item_lines >= 0);
    ALWAYS(shape.n_works >= 0 && shape.n_flow_lines >= 0);
    ALWAYS(shape.n_communities <= shape.n_places);
    ALWAYS(replicate >= 1);
    memset(record, 0, sizeof *record);

    const struct lengths n = lengths_of(&shape);
    const size_t bytes = record_bytes(&shape);
    int64_t *cells = bytes < PTRDIFF_MAX ? calloc(n.all ? n.all : 1, sizeof *cells) : NULL;
    if (!cells)
        return fault_memory(fault, bytes);

    record->shape = shape;
    record->replicate = replicate;
    record->memory = cells;
    record->bytes = bytes;
    record->numerator = cells;
    record->denominator = record->numerator + n.metrics;
    record->line = record->denominator + n.metrics;
    record->group_numerator = record->line + n.lines;
    record->group_denominator = record->group_numerator + n.groups;
    record->trace = record->group_denominator + n.groups;
    record->item = record->trace + n.trace;
    record->flow = record->item + n.items;
    return 0;
}

void record_free(struct record *record)
{
    free(record->memory);
    memset(record, 0, sizeof *record);
}

void record_archive(struct record *record, struct archive *archive)
{
    archive_same(archive, record->replicate);
    archive_same(archive, record->bytes);
    archive_integers(archive, record->memory, record->bytes / sizeof(int64_t), (int)sizeof(int64_t));
    ARCHIVE(archive, record->events);
    archive_integers(archive, record->state, 2, (int)sizeof record->state[0]);
}

__extension__ typedef __int128 record_sum; /* sums over places never wrap */

double record_city(const struct record *record, int metric, int time, double scale,
                   double *weight)
{
    record_sum numerator = 0, denominator = 0;
    for (uint32_t p = 0; p < record->shape.n_places; p++) {
        numerator += record->numerator[record_at(record, metric, time, p)];
        denominator += record->denominator[record_at(record, metric, time, p)];
    }
    *weight = (double)denominator;
    return denominator ? scale * (double)numerator / (double)denominator : NAN;
}

double record_weighted(const double *values, const double *weights, size_t stride, size_t first,
                   size_t end)
{
    double sum = 0, all = 0;
    for (size_t t = first; t < end; t++) {
        const size_t at = t * stride;
        if (!(weights[at] > 0))
            continue;
        sum += values[at] * weights[at];
        all += weights[at];
    }
    return all > 0 ? sum / all : NAN;
}

void record_digest(const struct record *record, struct digest *digest)
{
    const struct record_shape *shape = &record->shape;
    size_t table = (size_t)shape->n_times * shape->n_places;
    size_t metrics = (size_t)shape->n_metrics * table;
    size_t groups =
        (size_t)shape->n_group_metrics * (size_t)shape->n_times * (size_t)shape->n_groups;
    digest_integers(digest, record->numerator, metrics, 8);
    digest_integers(digest, record->denominator, metrics, 8);
    digest_integers(digest, record->group_numerator, groups, 8);
    digest_integers(digest, record->group_denominator, groups, 8);
    digest_integers(digest, record->line, (size_t)shape->n_lines * table, 8);
    digest_integers(digest, record->trace, (size_t)shape->n_times * shape->n_communities, 8);
    if (shape->n_items > 1) /* a single one says nothing that the lines do not */
        digest_integers(digest, record->item,
                        (size_t)shape->n_item_lines * (size_t)shape->n_times *
                            (size_t)shape->n_items, 8);
    digest_integers(digest, record->flow,
                    (size_t)shape->n_flow_lines * (size_t)shape->n_times * (size_t)shape->n_works,
                    8);
    digest_integers(digest, record->state, 2, 8);
}

void record_state_digest(const struct record *record, struct digest *digest)
{
    const struct record_shape *shape = &record->shape;
    if (shape->n_times > 0)
        digest_integers(digest,
                        record->trace + (size_t)(shape->n_times - 1) * shape->n_communities,
                        shape->n_communities, 8);
    digest_integers(digest, record->state, 2, 8);
}
