/* table.h - typed integer columns: the only place where state lives.
 *
 * A table is a set of columns of equal length, described by constant rows. The owner
 * is an ordinary struct whose members are the column pointers, so that model code
 * reads `people->trust[i]` at full speed; the table allocates, grows, hashes, counts
 * bytes of them from the rows. Floating point has no column type.
 *
 * Slot 0..n-1 are in use or free; a table with a `live` column (8 bits, 0 = free)
 * hashes live slots only. Columns start on cache lines. One table belongs to one
 * logical process; nothing here is shared between threads.
 */
#ifndef SIM_TABLE_H
#define SIM_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/archive.h"
#include "sim/digest.h"
#include "sim/fault.h"

enum column_type {
    COLUMN_U8, COLUMN_I8, COLUMN_U16, COLUMN_I16, COLUMN_U32, COLUMN_I32, COLUMN_U64, COLUMN_I64,
};

struct column {
    const char *name;
    size_t at; /* offset of the column's pointer in the owner */
    enum column_type type;
    unsigned char observer; /* counted for observers only: not in digests */
};

/* A column's row, from the member itself: a misspelt or unfit one does not compile. */
#define COLUMN(owner, member)                                                       \
    {                                                                               \
        .name = #member, .at = offsetof(struct owner, member),                      \
        .type = _Generic(((struct owner *)0)->member, uint8_t *: COLUMN_U8,         \
                         int8_t *: COLUMN_I8, uint16_t *: COLUMN_U16,               \
                         int16_t *: COLUMN_I16, uint32_t *: COLUMN_U32,             \
                         int32_t *: COLUMN_I32, uint64_t *: COLUMN_U64,             \
                         int64_t *: COLUMN_I64)                                     \
    }

/* The rows and how many they are: for table_init(), so that no count is written by hand. */
#define TABLE_COLUMNS(rows) (rows), (int)(sizeof(rows) / sizeof(rows)[0])

struct table {
    const struct column *columns; /* [n_columns] */
    int n_columns;
    int live; /* index of the 8-bit column that says which slots are in use; -1: all */
    void *owner;
    void *memory; /* one block for all columns */
    size_t bytes;
    uint32_t n, capacity;
    bool silent; /* not in digests */
};

/* Columns of `capacity` zeroed slots; n starts at 0. Faults: FAULT_MEMORY. */
int table_init(struct table *table, const struct column *columns, int n_columns, int live,
               void *owner, uint32_t capacity, struct fault *fault);
void table_free(struct table *table);

/* At least `capacity` slots; contents stay, column pointers in the owner change.
 * Faults: FAULT_MEMORY, and then nothing has changed. */
int table_reserve(struct table *table, uint32_t capacity, struct fault *fault);

/* A function that only prefetches. Inlined by force: gcc takes a call of one for pure, and drops
 * it, since nobody uses what it returns. */
#define FORESEE static inline __attribute__((always_inline)) void

/* Bring the rows in use near, all columns, before they are needed. For tables that most
 * days go through from end to end. */
void table_foresee(const struct table *table);

/* One column: bytes of a slot, and of all there is room for. Over the columns the latter come to
 * table->bytes. */
int table_width(const struct table *table, int column);
size_t table_bytes(const struct table *table, int column);

/* Add every live slot's integers, little-endian, column by column, to a digest. */
void table_digest(const struct table *table, struct digest *digest);

/* All slots, free ones too, of all columns. Read into a table of the same columns, which grows
 * as the other had; rows behind the last are zeroed. */
void table_archive(struct table *table, struct archive *archive);

#endif
