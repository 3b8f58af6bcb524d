/* placement.c - see placement.h. */
#include "models/placement.h"

#include <stdlib.h>

struct heap { /* what a street office brings, or what a rank has */
    uint64_t residents;
    uint32_t number;
};

/* The largest first, then by number. */
static int larger(const void *one, const void *other)
{
    const struct heap *a = one, *b = other;
    if (a->residents != b->residents)
        return a->residents > b->residents ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static uint32_t least_of(const struct heap *ranks, uint32_t n)
{
    uint32_t least = 0;
    for (uint32_t r = 1; r < n; r++)
        if (ranks[r].residents < ranks[least].residents)
            least = r;
    return least;
}

int placement_by_street(const struct layout *layout, uint32_t ranks, uint32_t *rank_of,
                        struct fault *fault)
{
    const uint32_t n = layout->n_streets;
    struct heap *streets = calloc((size_t)n + ranks, sizeof *streets), *has = streets + n;
    uint32_t *of_street = rank_of + layout->n_places;
    if (!streets)
        return fault_memory(fault, ((size_t)n + ranks) * sizeof *streets);
    for (uint32_t s = 0; s < n; s++)
        streets[s].number = s;
    for (uint32_t p = 0; p < layout->n_places; p++)
        streets[layout->places[p].street].residents += layout->places[p].residents;
    qsort(streets, n, sizeof *streets, larger);
    for (uint32_t s = 0; s < n; s++) {
        const uint32_t rank = least_of(has, ranks);
        has[rank].residents += streets[s].residents;
        of_street[streets[s].number] = rank;
    }
    for (uint32_t p = 0; p < layout->n_places; p++)
        rank_of[p] = of_street[layout->places[p].street];
    of_street[n] = 0;
    free(streets);
    return 0;
}
