/* lookup.h - from an identity to a row: a table of open addresses that only grows. */
#ifndef MODELS_LOOKUP_H
#define MODELS_LOOKUP_H

#include <stdint.h>

/* All zero is an empty one. */
struct lookup {
    uint64_t *identity; /* [capacity], 0: free; identities are well mixed and never 0 */
    uint32_t *row;
    uint32_t n, capacity; /* a power of two */
};

void lookup_free(struct lookup *lookup);

/* The row of an identity, or UINT32_MAX. */
uint32_t lookup_row(const struct lookup *lookup, uint64_t identity);

/* Name the row of an identity, in place of what was named before. Returns 0, or FAULT_MEMORY. */
int lookup_put(struct lookup *lookup, uint64_t identity, uint32_t row);

#endif
