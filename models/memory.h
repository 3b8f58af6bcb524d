/* memory.h - what a world takes, column by column.
 *
 * One line for each column of each sort of table, summed over all places; then what is no
 * column: events that wait, and the places themselves. The sum is world_bytes().
 */
#ifndef MODELS_MEMORY_H
#define MODELS_MEMORY_H

#include "models/world.h"

struct memory_line {
    struct words owner; /* whose table: of one noun, all together */
    const struct column *column; /* NULL: no column */
    int width;                   /* bytes each; 0: it varies */
    uint64_t rows;               /* there is room for, free ones too */
    size_t bytes;
};

struct memory {
    struct memory_line *lines; /* [n] those of one owner stand together */
    int n, capacity;
    size_t bytes; /* of all */
};

/* Faults: FAULT_MEMORY. */
int memory_take(struct memory *memory, struct world *world, struct fault *fault);
void memory_free(struct memory *memory);

#endif
