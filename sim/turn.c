/* turn.c - see turn.h. */
#include "sim/turn.h"

#include <stdlib.h>

void turns_init(struct turn *turns, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        turns[i] = (struct turn){.place = i};
}

static int costlier(const void *one, const void *other)
{
    const struct turn *a = one, *b = other;
    return (a->spent < b->spent) - (a->spent > b->spent);
}

void turns_order(struct turn *turns, uint32_t n)
{
    qsort(turns, n, sizeof *turns, costlier);
    for (uint32_t i = 0; i < n; i++)
        turns[i].spent /= 2;
}
