/* lookup.c - see lookup.h. */
#include "models/lookup.h"

#include <stdlib.h>

#include "sim/fault.h"

enum { FIRST_ROOM = 256 };

void lookup_free(struct lookup *lookup)
{
    free(lookup->identity);
    free(lookup->row);
    *lookup = (struct lookup){0};
}

/* Where an identity stands, or would stand. */
static uint32_t slot_of(const struct lookup *lookup, uint64_t identity)
{
    uint32_t slot = (uint32_t)identity & (lookup->capacity - 1);
    while (lookup->identity[slot] && lookup->identity[slot] != identity)
        slot = (slot + 1) & (lookup->capacity - 1);
    return slot;
}

uint32_t lookup_row(const struct lookup *lookup, uint64_t identity)
{
    if (!lookup->n)
        return UINT32_MAX;
    uint32_t slot = slot_of(lookup, identity);
    return lookup->identity[slot] ? lookup->row[slot] : UINT32_MAX;
}

static int grow(struct lookup *lookup)
{
    uint32_t capacity = lookup->capacity ? 2 * lookup->capacity : FIRST_ROOM;
    struct lookup larger = {.identity = calloc(capacity, sizeof *larger.identity),
                            .row = calloc(capacity, sizeof *larger.row),
                            .n = lookup->n,
                            .capacity = capacity};
    if (!larger.identity || !larger.row) {
        lookup_free(&larger);
        return FAULT_MEMORY;
    }
    for (uint32_t i = 0; i < lookup->capacity; i++)
        if (lookup->identity[i]) {
            uint32_t slot = slot_of(&larger, lookup->identity[i]);
            larger.identity[slot] = lookup->identity[i];
            larger.row[slot] = lookup->row[i];
        }
    lookup_free(lookup);
    *lookup = larger;
    return 0;
}

int lookup_put(struct lookup *lookup, uint64_t identity, uint32_t row)
{
    if (2 * lookup->n >= lookup->capacity && grow(lookup))
        return FAULT_MEMORY;
    uint32_t slot = slot_of(lookup, identity);
    lookup->n += !lookup->identity[slot];
    lookup->identity[slot] = identity;
    lookup->row[slot] = row;
    return 0;
}
