/* store.c - see store.h. Records in, and the arithmetic of their values. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "sim/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/store_hdf5.h"

/* --- birth -------------------------------------------------------------------------- */

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

static void *array(size_t n, size_t size, struct fault *fault)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory)
        fault_memory(fault, n * size);
    return memory;
}

/* A call of HDF5 costs some 10 microseconds whatever it writes, and there are two thousand series: so
 * replicates wait until there is enough to write. How many is the shape's affair alone, so that
 * equal inputs give equal bytes. */
enum { BATCH_BYTES = 32 << 20 };
/* What is larger before it is compressed is not kept in memory. */
enum { IN_MEMORY_BYTES = 512 << 20 };

static uint32_t batch_of(const struct store_head *head)
{
    const size_t bytes = record_bytes(&head->shape);
    const size_t batch = bytes ? BATCH_BYTES / bytes : 1;
    return batch < 1 ? 1 : batch < head->n_replicates ? (uint32_t)batch : head->n_replicates;
}

static int store_reserve(struct store *store, struct fault *fault)
{
    const struct store_head *head = store->head;
    const struct record_shape *shape = &head->shape;
    size_t n_orders = (size_t)head->n_orders;
    size_t n_across = most(most(shape->n_places, (size_t)shape->n_works),
                           most((size_t)shape->n_groups, (size_t)shape->n_items));
    size_t n_drawn = (size_t)head->n_drawn;
    size_t n_column = most(most(n_across, n_drawn), most(head->n_replicates, n_orders));
    size_t n_cells = most((size_t)shape->n_times * n_across, most(n_orders, n_drawn));
    store->cap_series = (size_t)(6 * shape->n_metrics + 2 * shape->n_group_metrics +
                                 2 * shape->n_lines + shape->n_item_lines + shape->n_flow_lines + 1);
    store->series = array(store->cap_series, sizeof *store->series, fault);
    store->batch = batch_of(head);
    store->waiting = array(store->batch, sizeof *store->waiting, fault);
    store->values = array(store->batch * n_cells, sizeof *store->values, fault);
    store->counts = array(store->batch * n_cells, sizeof *store->counts, fault);
    store->texts = array(n_column, sizeof *store->texts, fault);
    store->numbers = array(n_column, sizeof *store->numbers, fault);
    store->sums = array(2 * (size_t)head->n_streets, sizeof *store->sums, fault);
    store->days = array(n_column, sizeof *store->days, fault);
    return store->series && store->waiting && store->values && store->counts && store->texts &&
                   store->numbers && store->days && store->sums
               ? 0
               : FAULT_MEMORY;
}

int store_create(struct store **out, const char *path, bool force, const struct store_head *head,
                 struct fault *fault)
{
    const struct record_shape *shape = &head->shape;
    ALWAYS(shape->n_times > 0 && shape->n_communities > 0 && head->n_replicates > 0);
    ALWAYS(shape->n_communities + (uint64_t)head->n_streets <= shape->n_places);
    *out = NULL;
    struct store *store = array(1, sizeof *store, fault);
    if (!store)
        return FAULT_MEMORY;
    store->head = head;
    store->in_memory =
        !head->piecemeal && record_bytes(shape) <= IN_MEMORY_BYTES / head->n_replicates;
    int code = store_file_init(store, path, force, fault);
    if (!code)
        code = store_reserve(store, fault);
    if (!code) {
        struct store_quiet quiet;
        store_quiet_begin(&quiet);
        store_file_ask(store);
        if (!store->broken)
            store_file_begin(store);
        if (!store->broken)
            store_layout(store);
        store_quiet_end(&quiet);
        code = store_outcome(store);
    }
    if (code)
        store_free(store);
    else
        *out = store;
    return code;
}

/* --- values ------------------------------------------------------------------------- */

/* Fill cell `cell` of store->values and store->counts. */
static void figure(struct store *store, size_t cell, double scale, store_sum numerator,
                   store_sum denominator)
{
    store->values[store->from + cell] =
        denominator ? scale * (double)numerator / (double)denominator : store_missing();
    store->counts[store->from + cell] = (double)denominator;
}

static void figures_city(struct store *store, const struct record *record, int row)
{
    for (int t = 0; t < record->shape.n_times; t++) {
        const size_t cell = store->from + (size_t)t;
        const double value = record_city(record, row, t, store->head->metrics[row].scale,
                                         &store->counts[cell]);
        store->values[cell] = store->counts[cell] == 0 ? store_missing() : value;
    }
}

static void figures_communities(struct store *store, const struct record *record, int row)
{
    size_t cell = 0;
    for (int t = 0; t < record->shape.n_times; t++)
        for (uint32_t p = 0; p < record->shape.n_communities; p++) {
            size_t from = record_at(record, row, t, p);
            figure(store, cell++, store->head->metrics[row].scale, record->numerator[from],
                   record->denominator[from]);
        }
}

/* A street is its own row and those of its communities. */
static void figures_streets(struct store *store, const struct record *record, int row)
{
    const struct store_head *head = store->head;
    uint32_t n = head->shape.n_communities;
    store_sum *numerator = store->sums, *denominator = store->sums + head->n_streets;
    size_t cell = 0;
    for (int t = 0; t < record->shape.n_times; t++) {
        for (uint32_t s = 0; s < head->n_streets; s++) {
            numerator[s] = record->numerator[record_at(record, row, t, n + s)];
            denominator[s] = record->denominator[record_at(record, row, t, n + s)];
        }
        for (uint32_t p = 0; p < n; p++) {
            uint32_t s = head->places[p].street;
            if (s >= head->n_streets)
                continue;
            numerator[s] += record->numerator[record_at(record, row, t, p)];
            denominator[s] += record->denominator[record_at(record, row, t, p)];
        }
        for (uint32_t s = 0; s < head->n_streets; s++)
            figure(store, cell++, head->metrics[row].scale, numerator[s], denominator[s]);
    }
}

static void figures_groups(struct store *store, const struct record *record, int row)
{
    size_t n = (size_t)record->shape.n_times * (size_t)record->shape.n_groups;
    size_t from = (size_t)row * n;
    for (size_t cell = 0; cell < n; cell++)
        figure(store, cell, store->head->group_metrics[row]->scale,
               record->group_numerator[from + cell], record->group_denominator[from + cell]);
}

/* Places [first, end) of a line. */
static void figures_line(struct store *store, const struct record *record, int row,
                         uint32_t first, uint32_t end)
{
    size_t cell = 0;
    for (int t = 0; t < record->shape.n_times; t++)
        for (uint32_t p = first; p < end; p++)
            store->values[store->from + cell++] =
                store->head->lines[row].scale *
                (double)record->line[record_at(record, row, t, p)];
}

/* One line of the whole city's, by item or by kind of work: `n` cells. */
static void figures_whole(struct store *store, const struct record_line *line,
                          const int64_t *cells, size_t n)
{
    for (size_t cell = 0; cell < n; cell++)
        store->values[store->from + cell] = line->scale * (double)cells[cell];
}

static void series_figures(struct store *store, const struct store_series *series,
                           const struct record *record)
{
    const struct record_shape *shape = &record->shape;
    switch (series->origin) {
    case STORE_CITY: figures_city(store, record, series->item); break;
    case STORE_COMMUNITIES: figures_communities(store, record, series->item); break;
    case STORE_STREETS: figures_streets(store, record, series->item); break;
    case STORE_GROUPS: figures_groups(store, record, series->item); break;
    case STORE_LINE: figures_line(store, record, series->item, 0, shape->n_communities); break;
    case STORE_LINE_ELSEWHERE:
        figures_line(store, record, series->item, shape->n_communities, shape->n_places);
        break;
    case STORE_ITEMS:
        figures_whole(store, &store->head->item_lines[series->item],
                      &record->item[record_at_item(record, series->item, 0, 0)],
                      (size_t)shape->n_times * (size_t)shape->n_items);
        break;
    case STORE_FLOWS:
        figures_whole(store, &store->head->flow_lines[series->item],
                      &record->flow[record_at_flow(record, series->item, 0, 0)],
                      (size_t)shape->n_times * (size_t)shape->n_works);
        break;
    case STORE_TRACE: /* hashes, of the same width */
        memcpy(store->values + store->from, record->trace,
               store_series_cells(series) * sizeof *record->trace);
        break;
    }
}

/* All that wait. */
static int store_write(struct store *store, struct fault *fault)
{
    const uint32_t n = store->n_put - store->n_written;
    struct store_quiet quiet;
    store_quiet_begin(&quiet);
    store->fault = fault;
    for (size_t i = 0; i < store->n_series && n && !store->broken; i++) {
        struct store_series *series = &store->series[i];
        for (uint32_t k = 0; k < n && !series->denominators; k++) {
            store->from = k * store_series_cells(series);
            series_figures(store, series, &store->waiting[k]);
        }
        store_series_put(store, series, n, series->denominators ? store->counts : store->values);
    }
    store->n_written = store->n_put;
    store_quiet_end(&quiet);
    return store_outcome(store);
}

int store_put(struct store *store, const struct record *record, struct fault *fault)
{
    const struct record_shape *a = &record->shape, *b = &store->head->shape;
    ALWAYS(a->n_times == b->n_times && a->n_metrics == b->n_metrics && a->n_lines == b->n_lines);
    ALWAYS(a->n_group_metrics == b->n_group_metrics && a->n_groups == b->n_groups);
    ALWAYS(a->n_places == b->n_places && a->n_communities == b->n_communities);
    ALWAYS(a->n_items == b->n_items && a->n_item_lines == b->n_item_lines);
    ALWAYS(a->n_works == b->n_works && a->n_flow_lines == b->n_flow_lines);
    ALWAYS(record->replicate == store->n_put + 1 && store->n_put < store->head->n_replicates);
    struct record *copy = &store->waiting[store->n_put - store->n_written];
    if (store->batch == 1) { /* nothing waits: a large record need not be copied */
        *copy = *record;
        store->n_put++;
        const int code = store_write(store, fault);
        *copy = (struct record){0};
        return code;
    }
    if (!copy->memory && record_init(copy, record->shape, record->replicate, fault))
        return FAULT_MEMORY;
    memcpy(copy->memory, record->memory, record->bytes);
    store->n_put++;
    return store->n_put - store->n_written == store->batch ? store_write(store, fault) : 0;
}

/* --- the end ------------------------------------------------------------------------ */

static void store_verify(struct store *store)
{
    hid_t access = store_file_access(store);
    hid_t file;
    do { /* HDF5 does not repeat what a signal interrupted */
        errno = 0;
        file = H5Fopen(store->temporary, H5F_ACC_RDONLY, access);
    } while (file < 0 && errno == EINTR);
    store_good(store, file);
    for (size_t i = 0; i < store->n_series && !store->broken; i++)
        store_series_check(store, &store->series[i], file, store->values);
    store_file_shut(store, file);
    store_good(store, H5Pclose(access));
}

int store_publish(struct store *store, const char *digest, const char *state_digest,
                  const char *inputs_digest, struct fault *fault)
{
    ALWAYS(store->n_put == store->head->n_replicates && store->file >= 0);
    const int code = store_write(store, fault);
    struct store_quiet quiet;
    if (code)
        return code;
    store_quiet_begin(&quiet);
    store->fault = fault;
    hid_t root = store_good(store, H5Gopen2(store->file, "/", H5P_DEFAULT));
    store_attribute_text(store, root, "digest", digest);
    store_attribute_text(store, root, "state_digest", state_digest);
    store_attribute_text(store, root, "inputs_digest", inputs_digest);
    store_attribute_text(store, root, "status", "complete");
    store_good(store, H5Gclose(root));
    store_file_flush(store);
    if (store->broken) {
        store_file_abandon(store);
    } else {
        store_file_close(store);
        if (!store->broken)
            store_verify(store);
        if (store->broken)
            unlink(store->temporary);
        else
            store_file_name(store);
    }
    store_quiet_end(&quiet);
    return store_outcome(store);
}

void store_free(struct store *store)
{
    if (!store)
        return;
    if (store->file >= 0) {
        struct store_quiet quiet;
        store_quiet_begin(&quiet);
        store_file_abandon(store);
        store_quiet_end(&quiet);
    }
    free(store->path);
    free(store->temporary);
    for (uint32_t k = 0; store->waiting && k < store->batch; k++)
        record_free(&store->waiting[k]);
    free(store->waiting);
    store_axes_free(store);
    free(store->series);
    free(store->values);
    free(store->counts);
    free(store->texts);
    free(store->numbers);
    free(store->days);
    free(store->sums);
    free(store);
}
