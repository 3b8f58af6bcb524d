/* table.c - see table.h. */
#include "sim/table.h"

#include <stdlib.h>
#include <string.h>

#define LINE 64 /* bytes of a cache line */

static size_t column_width(enum column_type type)
{
    static const unsigned char width[] = {
        [COLUMN_U8] = 1,  [COLUMN_I8] = 1,  [COLUMN_U16] = 2, [COLUMN_I16] = 2,
        [COLUMN_U32] = 4, [COLUMN_I32] = 4, [COLUMN_U64] = 8, [COLUMN_I64] = 8,
    };
    return width[type];
}

static size_t column_bytes(const struct column *column, uint32_t capacity)
{
    size_t bytes = column_width(column->type) * capacity;
    return (bytes + LINE - 1) / LINE * LINE;
}

/* The column pointer inside the owner; memcpy, since the member's type varies. */
static void *column_data(const struct table *table, const struct column *column)
{
    void *data;
    memcpy(&data, (const char *)table->owner + column->at, sizeof data);
    return data;
}

static int table_move(struct table *table, uint32_t capacity, struct fault *fault)
{
    size_t bytes = 0, at = 0;
    for (int c = 0; c < table->n_columns; c++)
        bytes += column_bytes(&table->columns[c], capacity);
    char *memory = aligned_alloc(LINE, bytes ? bytes : LINE);
    if (!memory)
        return fault_memory(fault, bytes);
    memset(memory, 0, bytes);
    for (int c = 0; c < table->n_columns; c++) {
        const struct column *column = &table->columns[c];
        void *data = memory + at;
        if (table->memory)
            memcpy(data, column_data(table, column), column_width(column->type) * table->n);
        memcpy((char *)table->owner + column->at, &data, sizeof data);
        at += column_bytes(column, capacity);
    }
    free(table->memory);
    table->memory = memory;
    table->bytes = bytes;
    table->capacity = capacity;
    return 0;
}

int table_init(struct table *table, const struct column *columns, int n_columns, int live,
               void *owner, uint32_t capacity, struct fault *fault)
{
    *table = (struct table){
        .columns = columns, .n_columns = n_columns, .live = live, .owner = owner};
    ALWAYS(live < n_columns && (live < 0 || column_width(columns[live].type) == 1));
    return table_move(table, capacity, fault);
}

void table_free(struct table *table)
{
    if (!table->memory)
        return;
    for (int c = 0; c < table->n_columns; c++)
        memset((char *)table->owner + table->columns[c].at, 0, sizeof(void *));
    free(table->memory);
    table->memory = NULL;
    table->n = table->capacity = 0;
    table->bytes = 0;
}

int table_reserve(struct table *table, uint32_t capacity, struct fault *fault)
{
    return capacity <= table->capacity ? 0 : table_move(table, capacity, fault);
}

/* More than the nearest cache holds pushes out what it was to bring in: a city of which the
 * numbers are drawn, where thousands of tasks wait in some places, lost 5 % to that. */
enum { NEAREST = 48 << 10 };

void table_foresee(const struct table *table)
{
    if (table->capacity && table->bytes / table->capacity * table->n > NEAREST)
        return;
    for (int c = 0; c < table->n_columns; c++) {
        const char *data = column_data(table, &table->columns[c]);
        size_t bytes = column_width(table->columns[c].type) * table->n;
        for (size_t at = 0; at < bytes; at += LINE)
            __builtin_prefetch(data + at);
    }
}

int table_width(const struct table *table, int column)
{
    return (int)column_width(table->columns[column].type);
}

size_t table_bytes(const struct table *table, int column)
{
    return column_bytes(&table->columns[column], table->capacity);
}

void table_digest(const struct table *table, struct digest *digest)
{
    const uint8_t *live =
        table->live < 0 ? NULL : column_data(table, &table->columns[table->live]);
    if (table->silent)
        return;
    for (int c = 0; c < table->n_columns; c++) {
        const struct column *column = &table->columns[c];
        const char *data = column_data(table, column);
        size_t width = column_width(column->type);
        if (column->observer)
            continue;
        for (uint32_t i = 0, end; i < table->n; i = end) { /* runs of live slots */
            end = i + 1;
            if (live && !live[i])
                continue;
            while (end < table->n && (!live || live[end]))
                end++;
            digest_integers(digest, data + width * i, end - i, (int)width);
        }
    }
}

void table_archive(struct table *table, struct archive *archive)
{
    uint32_t n = table->n, capacity = table->capacity;
    archive_same(archive, (uint64_t)table->n_columns);
    archive_count(archive, &n, archive->size);
    archive_count(archive, &capacity, (uint64_t)n + archive->size + table->capacity);
    if (archive_reads(archive) && n > capacity)
        archive_unfit(archive);
    if (archive_reads(archive) && capacity > table->capacity) {
        size_t row = 0;
        for (int c = 0; c < table->n_columns; c++)
            row += column_width(table->columns[c].type);
        archive_takes(archive, row * capacity);
    }
    if (archive_reads(archive)) {
        archive->status = table_reserve(table, capacity, archive->fault);
        if (!archive->status)
            table->n = n;
    }
    for (int c = 0; c < table->n_columns && !archive->status; c++) {
        const struct column *column = &table->columns[c];
        const size_t width = column_width(column->type);
        char *data = column_data(table, column);
        archive_integers(archive, data, n, (int)width);
        if (archive_reads(archive))
            memset(data + width * n, 0, width * (table->capacity - n));
    }
}
